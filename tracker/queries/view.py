"""What a reader looks at: an office's ledger, on a day, through the eyes of an account."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.domain.lights import RulePack
from tracker.domain.permissions import Actor, Role


@dataclass(frozen=True, slots=True)
class View:
    """A session on the ledger (or on the ledger of an earlier day), the day, who reads, and the rules."""

    session: Session
    office: str
    day: date
    actor: Actor
    pack: RulePack

    @property
    def own_unit(self) -> str | None:
        """The unit whose tasks alone may be seen; None for those who may see all."""
        return self.actor.unit or "" if self.actor.role is Role.UNIT else None
