"""The tables. `Event` is the log; the computed ones can be rebuilt from it, byte for byte.

Every table carries the office: it is the tenant, the chain and the shard. Every computed row
carries the subject whose events it was computed from. Days are stored as dates, moments as
ISO text in UTC, so that a byte means the same in every database.
"""

from tracker.ledger.tables.base import Computed, Event, Row, Truth, index_by_subject, primary_key
from tracker.ledger.tables.inspections import Draw, Finding, Inspected, Inspection, Inspector, Problem, Tie
from tracker.ledger.tables.mentions import Mention
from tracker.ledger.tables.orders import Order, OrderItem
from tracker.ledger.tables.outgoing import Circular, Credential, Outbox, Reminder, Visit
from tracker.ledger.tables.projects import Allotment, Payment, Project
from tracker.ledger.tables.registry import (
    Account,
    CalendarDay,
    FormerName,
    FormerSeat,
    Office,
    Plan,
    PlanItem,
    Unit,
    UnitAlias,
    UnitGroup,
)
from tracker.ledger.tables.tasks import (
    Asking,
    Deadline,
    Extension,
    Filing,
    Instruction,
    Measurement,
    Part,
    Target,
    Task,
)

COMPUTED: tuple[type[Computed], ...] = (
    Office,
    CalendarDay,
    Unit,
    FormerName,
    UnitAlias,
    UnitGroup,
    Account,
    FormerSeat,
    Plan,
    PlanItem,
    Task,
    Part,
    Deadline,
    Target,
    Filing,
    Measurement,
    Extension,
    Instruction,
    Asking,
    Reminder,
    Order,
    OrderItem,
    Circular,
    Inspection,
    Inspected,
    Inspector,
    Problem,
    Draw,
    Finding,
    Tie,
    Project,
    Payment,
    Allotment,
    Mention,
)

for _table in COMPUTED:
    index_by_subject(_table)

__all__ = [
    "COMPUTED",
    "Account",
    "Allotment",
    "Asking",
    "CalendarDay",
    "Circular",
    "Computed",
    "Credential",
    "Deadline",
    "Draw",
    "Event",
    "Extension",
    "Filing",
    "Finding",
    "FormerName",
    "FormerSeat",
    "Inspected",
    "Inspection",
    "Inspector",
    "Instruction",
    "Measurement",
    "Mention",
    "Office",
    "Order",
    "OrderItem",
    "Outbox",
    "Part",
    "Payment",
    "Plan",
    "PlanItem",
    "Problem",
    "Project",
    "Reminder",
    "Row",
    "Target",
    "Task",
    "Tie",
    "Truth",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "Visit",
    "primary_key",
]
