"""What is going to happen: each thing waits for its moment, and may put down what follows from it."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.ledger.log import Entry

Turn = Callable[[datetime], Iterator[Entry]]


@dataclass(slots=True)
class Diary:
    """The turns that wait, each with the key of what it is about; nothing has two that wait for one moment."""

    last: date
    waiting: list[tuple[datetime, str, Turn]] = field(default_factory=list)

    def put(self, moment: datetime, key: str, turn: Turn) -> bool:
        """Let a turn wait for its moment; whether that lies within the year."""
        within = moment.date() <= self.last
        if within:
            heapq.heappush(self.waiting, (moment, key, turn))
        return within

    def before(self, moment: datetime) -> Iterator[Entry]:
        """What happens before that moment, the earliest first."""
        while self.waiting and self.waiting[0][0] < moment:
            at, _, turn = heapq.heappop(self.waiting)
            yield from turn(at)
