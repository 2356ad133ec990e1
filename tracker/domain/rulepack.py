"""Rule packs: when a task gets which light. Every number in them is an office's to argue with."""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """The colours of lights, from the worst to none at all."""

    RED = "red"
    ORANGE = "orange"
    GREY = "grey"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    NONE = "none"

    @property
    def word(self) -> str:
        """The light as people say it."""
        return COLOUR_WORDS[self]


COLOUR_WORDS = {
    Colour.RED: "红灯",
    Colour.ORANGE: "橙灯",
    Colour.GREY: "灰灯",
    Colour.YELLOW: "黄灯",
    Colour.BLUE: "蓝灯",
    Colour.GREEN: "绿灯",
    Colour.NONE: "未亮灯",
}
SEVERITY = {colour: rank for rank, colour in enumerate(reversed(Colour))}
WARNINGS = tuple(colour for colour in Colour if colour not in (Colour.GREEN, Colour.NONE))


@dataclass(frozen=True, slots=True)
class Threshold:
    """Points behind: from `points` on, or (`over`) only when more."""

    colour: Colour
    points: int
    over: bool

    def reached(self, points: int) -> bool:
        """Whether so many points behind earn this colour."""
        return points > self.points if self.over else points >= self.points


Steps = tuple[tuple[int, Colour], ...]


@dataclass(frozen=True, slots=True)
class RulePack:
    """An office's light rules. Each step is (limit, colour), the one that holds first standing first.

    `behind`: percentage points behind 序时进度. `overdue`: days past the deadline. `near`: days left, at
    most. `not_started`: full months since dispatch without progress. `silent`: periods in a row without
    a filing. `returned`: filings sent back and not made good. `slips_missed`: 催办单 whose own limit was
    missed without good reason. Green is what is left when nothing of this holds.
    """

    name: str
    source: str = ""
    behind: tuple[Threshold, ...] = ()
    overdue: Steps = ()
    near: Steps = ()
    not_started: Steps = ()
    silent: Steps = ()
    returned: Steps = ()
    slips_missed: Steps = ()
    done_late: Colour = Colour.YELLOW
