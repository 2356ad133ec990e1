"""催办: what is due to be said to whom today.

The days on which something is said are working days. Before the day: 15, 7, 3 and 1 of them for a
deadline, fewer for what comes round every month; then the day itself. Afterwards: on the first day
and on every fifth one, because a unit that is told every day stops reading (基层减负).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from tracker.domain.calendar import Calendar
from tracker.domain.case import chinese
from tracker.domain.codes import in_order
from tracker.domain.task import PartRole


class Kind(StrEnum):
    """What is owed: a signature, a filing, an answer to an instruction, the work itself, a decision of the office.

    AHEAD is work that is not late yet and that an order asks about.
    """

    SIGN = "sign"
    FILING = "filing"
    ANSWER = "answer"
    DEADLINE = "deadline"
    DECISION = "decision"
    AHEAD = "ahead"

    @property
    def word(self) -> str:
        """What there is to do, as the letter says it."""
        return WORDS[self]


WORDS = {
    Kind.SIGN: "签收",
    Kind.FILING: "填报",
    Kind.ANSWER: "回复",
    Kind.DEADLINE: "完成",
    Kind.DECISION: "决定",
    Kind.AHEAD: "推进",
}
SAID_BEFORE = {
    Kind.SIGN: frozenset({1, 0}),
    Kind.FILING: frozenset({3, 1, 0}),
    Kind.ANSWER: frozenset({3, 1, 0}),
    Kind.DEADLINE: frozenset({15, 7, 3, 1, 0}),
    Kind.DECISION: frozenset({0}),
    Kind.AHEAD: frozenset(),
}
SAID_AGAIN_EVERY = 5
MANY = 5  # so many alike become one line
FAR = 90  # calendar days; 15 working days never reach as far, whatever the holidays


def said_at(kind: Kind, left: int) -> bool:
    """Whether something of that kind is said with so many working days left; negative when overdue."""
    return left in SAID_BEFORE[kind] if left >= 0 else (-left - 1) % SAID_AGAIN_EVERY == 0


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that a unit owes by `due` (a day, Asia/Shanghai).

    `role` is None for the office's own decisions; `note` says which filing or decision it is
    (2020年5月进展, 延期申请). What is `finished` is never mentioned again. `stood` are the days since `due` on
    which the task's clock stood.
    """

    task: str
    title: str
    unit: str
    kind: Kind
    due: date
    role: PartRole | None = PartRole.LEAD
    note: str = ""
    finished: bool = False
    stood: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that one unit is told on one day. `key` exists once per office, unit and day."""

    unit: str
    day: date
    key: str
    lines: tuple[str, ...]
    tasks: tuple[str, ...]


def digests_due(
    owed: Iterable[Owed],
    today: date,
    calendar: Calendar,
    office: str,
    told: Mapping[str, date] | None = None,
) -> tuple[Digest, ...]:
    """The digests to send on `today`, at most one a unit, by unit; none on a day off.

    A due day on which nobody works is announced on the last working day before it. `told` is the day on which
    each unit was last told something: what fell on a working day since, on which nothing ran, is made up.
    """
    if not calendar.is_working_day(today):
        return ()
    clock, told = _Clock(today, calendar), told or {}
    said = [each for each in owed if clock.speaks_of(each, told.get(each.unit))]
    said.sort(key=lambda each: (each.unit, each.due, in_order(each.task), each.kind))
    return tuple(
        _digest(office, unit, today, clock, tuple(items))
        for unit, items in groupby(said, key=lambda each: each.unit)
    )


def _digest(office: str, unit: str, today: date, clock: "_Clock", items: tuple[Owed, ...]) -> Digest:
    return Digest(
        unit=unit,
        day=today,
        key=f"{office}/{unit}/{today.isoformat()}",
        lines=tuple(dict.fromkeys(_lines(clock, items))),
        tasks=tuple(dict.fromkeys(each.task for each in items)),
    )


def _lines(clock: "_Clock", items: Sequence[Owed]) -> Iterator[str]:
    """One line a thing; where many say the same, one line for them all, because nobody reads thirty."""
    alike: dict[tuple[date, Kind, str, int], list[Owed]] = {}
    for each in items:
        alike.setdefault((each.due, each.kind, each.note, each.stood), []).append(each)
    for same in alike.values():
        if len(same) >= MANY:
            yield clock.line_for_all(same)
        else:
            yield from map(clock.line, same)


class _Clock:
    """Working days from today to due days, each counted once: a ledger has few distinct due days."""

    def __init__(self, today: date, calendar: Calendar) -> None:
        self.today = today
        self.calendar = calendar
        self.known: dict[date, int] = {}
        self.passed: dict[date, int] = {}

    def left(self, due: date) -> int:
        """Working days from today to the last one that is not after `due`; negative when overdue."""
        if due not in self.known:
            last = self.calendar.last_working_day_until(due)
            self.known[due] = self.calendar.working_days_between(self.today, last)
        return self.known[due]

    def speaks_of(self, each: Owed, told: date | None) -> bool:
        """Whether today, or a working day since the unit was `told`, is one on which this is said."""
        if each.finished or each.role is PartRole.GUIDE or (each.due - self.today).days > FAR:
            return False
        left = self.left(each.due)
        return any(said_at(each.kind, left + missed) for missed in range(self.days_since(told)))

    def days_since(self, told: date | None) -> int:
        """Working days since `told`, today among them; one where nothing was ever told."""
        if told is None or told >= self.today:
            return 1
        if told not in self.passed:
            self.passed[told] = max(1, self.calendar.working_days_between(told, self.today))
        return self.passed[told]

    def line(self, each: Owed) -> str:
        """`XH2020-012 危房改造：请于2020年6月30日前完成，还有7个工作日。`"""
        ask = "应于" if self.left(each.due) < 0 else "请于"
        limit = f"{each.note}{ask}{chinese(each.due)}前{each.kind.word}"
        return f"{each.task} {each.title}：{limit}，{self.when(each)}。"

    def line_for_all(self, same: Sequence[Owed]) -> str:
        """`34项请于2020年3月18日前签收，还有1个工作日：XH2020-001、XH2020-002……`"""
        first = same[0]
        what = f"{first.note}请于" if first.note else "请于"
        codes = "、".join(dict.fromkeys(each.task for each in same))
        return f"{len(same)}项{what}{chinese(first.due)}前{first.kind.word}，{self.when(first)}：{codes}。"

    def when(self, each: Owed) -> str:
        """How far away the due day is, in words; a pause never counts against a unit."""
        due, left = each.due, self.left(each.due)
        if left < 0:
            return f"已逾期{(self.today - due).days - each.stood}天"
        if left > 0:
            return f"还有{left}个工作日"
        return "今天到期" if due == self.today else "今天是到期前最后一个工作日"
