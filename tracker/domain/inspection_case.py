"""One inspection in front of one actor on one day, and what a decision needs to know of the rest of the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.inspection import Inspection
from tracker.domain.permissions import Actor
from tracker.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Booked:
    """Another inspection that takes up its units' time: what it looks at, where, and when; `begun`: people are there."""

    code: str
    title: str
    units: tuple[str, ...]
    scope: tuple[str, ...]
    start: date
    end: date
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Why `account` stands aside where `unit` is inspected."""

    account: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The other inspections, the ties that were stated, the open accounts and the registered units by name."""

    booked: tuple[Booked, ...] = ()
    ties: tuple[Tie, ...] = ()
    accounts: Mapping[str, Actor] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    tasks: frozenset[str] = frozenset()

    def unit_name(self, code: str) -> str:
        """The unit's name, its code where it is not registered."""
        return self.units.get(code, code)

    def stands_aside(self, account: str, units: tuple[str, ...]) -> str:
        """Why `account` cannot inspect these units (回避), in Chinese; empty when it can."""
        actor = self.accounts.get(account)
        if actor is not None and actor.unit in units:
            return f"“{actor.person}”是被督查单位{self.unit_name(actor.unit or '')}的人员"
        for tie in self.ties:
            if tie.account == account and tie.unit in units:
                person = actor.person if actor else account
                return f"“{person}”与{self.unit_name(tie.unit)}有回避关系（{tie.reason}）"
        return ""


@dataclass(frozen=True, slots=True)
class InspectionCase:
    """What a decision looks at."""

    inspection: Inspection
    actor: Actor
    today: date
    around: Surroundings = field(default_factory=Surroundings)

    def refuse_if(self, condition: bool, message: str, remedy: str = "") -> None:
        """Raise RefusedError when `condition` holds."""
        if condition:
            raise RefusedError(message, remedy)

    def needs_words(self, words: str, remedy: str) -> None:
        """Refuse an act whose reason or report was left empty."""
        self.refuse_if(not words.strip(), "必填的内容是空的。", remedy)
