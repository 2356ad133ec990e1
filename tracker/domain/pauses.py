"""Time that counts against nobody: while a task is suspended or disputed its clock stands still."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """From `since` on the clock stands; it runs again from `until` on (None: it still stands)."""

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A task's own clock. Its pauses do not overlap and stand in the order of time."""

    pauses: tuple[Pause, ...] = ()

    @property
    def stands_since(self) -> date | None:
        """The day on which it was stopped, while it stands."""
        return self.pauses[-1].since if self.pauses and self.pauses[-1].until is None else None

    def counted(self, day: date) -> date:
        """The day that it would be had the clock never stood: what lies between two such days counts.

        A pause that lasts cuts out nothing yet: until it is over, a task is looked at as it was on its first day.
        """
        if not self.pauses:
            return day
        over = ((p.since, min(p.until, day)) for p in self.pauses if p.until is not None and p.since < day)
        stood = sum((until - since).days for since, until in over)
        return day - timedelta(stood)

    def days(self, start: date, end: date) -> int:
        """How many days count from `start` to `end`; negative when `end` is earlier."""
        return (self.counted(end) - self.counted(start)).days

    def put_off(self, day: date, since: date = date.min) -> date:
        """A limit as every pause that is over moved it; one that began after the limit moves nothing.

        `since` is the day on which the limit was set, where it was set for days to come: pauses before that day
        were known then.
        """
        for pause in self.pauses:
            if pause.until is not None and since <= pause.since <= day:
                day += pause.until - pause.since
        return day

    def stopped(self, day: date) -> "Clock":
        """The clock stopped on `day`; as it is where it stands already."""
        return self if self.stands_since else Clock((*self.pauses, Pause(day)))

    def started(self, day: date) -> "Clock":
        """The clock running again from `day` on; a pause without a day leaves no trace."""
        since = self.stands_since
        if since is None:
            return self
        earlier = self.pauses[:-1]
        return Clock((*earlier, Pause(since, day)) if since < day else earlier)

    def covers(self, day: date) -> bool:
        """Whether the clock stood on `day`, the days of stopping and starting included."""
        return any(p.since <= day and (p.until is None or day <= p.until) for p in self.pauses)
