"""Where the made-up year is set: who acts, by which terms, on which days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from tracker.domain.case import Terms
from tracker.domain.drafting import House
from tracker.domain.events import Event
from tracker.domain.permissions import Actor
from tracker.ledger import log
from tracker.ledger.log import Entry
from tracker.services.scale.days import WorkingDays, some_time, working_days
from tracker.services.scale.scenes import OFFICE, TEAM
from tracker.services.scale.units import Region, liaison
from tracker.services.story.people import BY_ACCOUNT

SEED = 2024
FOUNDED, LAST_DAY = date(2024, 1, 2), date(2024, 12, 31)
LEADER_ACCOUNT, TEAM_ACCOUNT = "leader", "inspector"


@dataclass(frozen=True, slots=True)
class Setting:
    """The office with its key and name, its house, its region; `evidence` is what the log says of a file that was kept."""

    office: Actor
    key: str
    name: str
    house: House
    region: Region
    evidence: str
    terms: Terms = field(default_factory=Terms)
    days: WorkingDays = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", working_days(FOUNDED, LAST_DAY, self.terms.calendar))

    def actor(self, unit: str) -> Actor:
        """Whoever acts for a unit, for the OFFICE, or in the TEAM."""
        if unit == OFFICE:
            return self.office
        return BY_ACCOUNT[TEAM_ACCOUNT] if unit == TEAM else liaison(self.region.registry.unit(unit))

    @property
    def leader(self) -> Actor:
        """Who approves schemes and decides on talks."""
        return BY_ACCOUNT[LEADER_ACCOUNT]

    def luck(self, key: str) -> Random:
        """The luck of one thing: the same each time."""
        return Random(f"{SEED} {key}")  # noqa: S311 chance, not secrets

    def moment(self, day: date, count: int, luck: Random) -> datetime:
        """Some time of the working day `count` after `day`."""
        return some_time(self.days.after(day, count), luck)

    def entries(self, at: datetime, actor: Actor, events: Iterable[Event]) -> Iterator[Entry]:
        """Events as the log takes them."""
        yield from (Entry(log.stamp(at), actor.account, event) for event in events)
