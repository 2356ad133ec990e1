"""The corrections of a review: small values, each one thing that a person decided.

Items are called by their key, units by name (in items) or code (in answers about names).
"""

from datetime import date
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

STEPS: dict[str, type["Correction"]] = {}


class Correction(BaseModel):
    """The base of all corrections; each subclass registers itself under its class name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.kind = cls.__name__
        STEPS[cls.kind] = cls


class Accept(Correction):
    """The item is right as read, its doubts notwithstanding."""

    item: str


class AcceptAll(Correction):
    """All items are right as they stand."""


class SetUnits(Correction):
    """The item's units, role by role; None leaves a role as it is."""

    item: str
    lead: tuple[str, ...] | None = None
    responsible: tuple[str, ...] | None = None
    guide: tuple[str, ...] | None = None


class SetDeadline(Correction):
    """The item's deadline; None says that it has none."""

    item: str
    day: date | None


class SetTitle(Correction):
    """What the task is called."""

    item: str
    title: str


class SetPlanTitle(Correction):
    """What the plan is called."""

    title: str


class FirstLeads(Correction):
    """列第一位的为牵头单位: of every task without a lead, the unit that stands first leads."""


class Split(Correction):
    """A second item begins at the words `at`; both keep the units."""

    item: str
    at: str
    title: str = ""


class Merge(Correction):
    """The item takes in another one; without `other`, the next."""

    item: str
    other: str = ""


class Drop(Correction):
    """The item does not become a task."""

    item: str


class Restore(Correction):
    """A dropped item stands again."""

    item: str


class AddItem(Correction):
    """An item that the reading does not have, written by hand; it stands behind `after`, else at the end."""

    title: str
    text: str = ""
    number: str = ""
    after: str = ""
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    deadline: date | None = None


class NameStep(Correction):
    """What a name that the registry cannot place means, in the whole plan."""

    name: str


class NameMeans(NameStep):
    """These units, by their codes."""

    units: tuple[str, ...]


class NameIsNew(NameStep):
    """A unit that is not in the registry yet; `unit_kind` is a kind of the registry (政府部门, 乡镇, …)."""

    code: str
    unit_kind: str


class NewMember(BaseModel):
    """A unit that is taken into the registry because a group holds it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str
    unit_kind: str


class NameIsGroup(NameStep):
    """Several units, by their codes in order; `new` are those of them that the registry does not have yet."""

    units: tuple[str, ...]
    new: tuple[NewMember, ...] = ()


class NameLeftOpen(NameStep):
    """Nobody yet: the office will say so when it assigns the task."""


class BelongsTo(Correction):
    """The document is a sub-plan of this plan ("1+9"); empty: of none."""

    plan: str


class Revises(Correction):
    """The document takes the place of this plan; empty: of none."""

    plan: str


class Continues(Correction):
    """In a revision: the item goes on with this task; empty: it is a new one."""

    item: str
    task: str = ""


class LeaveTask(Correction):
    """In a revision: the task stays as it is, whatever the new version says."""

    task: str
