"""The escalation ladder: 联络员 → 单位负责人 → 分管领导 → 领导小组, a rung at a time.

How many working days each rung waits and gives is the office's own setting.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rung(StrEnum):
    """To whom an order goes, from the lowest rung to the highest."""

    CONTACT = "contact"
    HEAD = "head"
    LEADER = "leader"
    GROUP = "group"

    @property
    def word(self) -> str:
        """The rung as people say it."""
        return RUNG_WORDS[self]


RUNG_WORDS = {
    Rung.CONTACT: "联络员",
    Rung.HEAD: "单位负责人",
    Rung.LEADER: "分管领导",
    Rung.GROUP: "领导小组",
}


class OrderKind(StrEnum):
    """What an order is. A talk is only ever proposed: people decide whether it is held."""

    LETTER = "letter"
    SLIP = "slip"
    SUPERVISION = "supervision"
    TALK = "talk"

    @property
    def word(self) -> str:
        """The kind as it is printed."""
        return {"letter": "提醒函", "slip": "催办单", "supervision": "督办单", "talk": "约谈建议"}[self.value]

    @property
    def mark(self) -> str:
        """The character that tells the series in a number: XH〔2020〕督3号."""
        return {"letter": "提", "slip": "催", "supervision": "督", "talk": "约"}[self.value]


SLIPS = (OrderKind.SLIP, OrderKind.SUPERVISION)  # what light rules call 催办单


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of an office's ladder, in working days.

    `grace`: waited after the matter's own limit (or the last order's) has passed. `limit`: given by the order.
    """

    rung: Rung
    kind: OrderKind
    grace: int
    limit: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs that an office uses, lowest first, and the kinds that may go out without a person's yes."""

    name: str
    source: str
    steps: tuple[Step, ...]
    automatic: frozenset[OrderKind] = frozenset()

    def first(self) -> Step:
        """The lowest rung."""
        return self.steps[0]

    def after(self, rung: Rung) -> Step | None:
        """The next rung that this office uses; None above the highest."""
        order = list(Rung)
        return next((step for step in self.steps if order.index(step.rung) > order.index(rung)), None)
