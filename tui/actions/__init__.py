"""The one registry of what a person can do; keys, footer, palette, buttons and help all read it."""

from tui.actions.action import Action, bindings, does
from tui.actions.findings import FINDINGS
from tui.actions.forms import FORM, IN_TURN, PASTE_REPORT, PICK
from tui.actions.general import GENERAL
from tui.actions.inspections import INSPECTION, INSPECTIONS, OF_INSPECTION
from tui.actions.lists import BACK, BATCH, LEDGER, MARKING, MONTH, NARROWING, OPEN, QUEUE, SEARCH, STEPS
from tui.actions.orders import ISSUE, ORDER, ORDERS
from tui.actions.plans import MARK_ALL, PLANS, READ, REVIEW
from tui.actions.projects import FUNDS, PROJECT_NARROWING, PROJECTS
from tui.actions.scores import ON_LINE, SCORE, SCORE_PERIODS, SCORES
from tui.actions.task import BEHIND, OF_ACT, OTHERS, TASK

EVERY = (
    *TASK,
    *OTHERS,
    *BEHIND,
    *REVIEW,
    *PLANS,
    *PICK,
    *MARK_ALL,
    *PASTE_REPORT,
    *READ,
    *STEPS,
    *MONTH,
    *ORDER,
    *ORDERS,
    *ISSUE,
    *INSPECTION,
    *INSPECTIONS,
    *FINDINGS,
    *PROJECTS,
    *PROJECT_NARROWING,
    *FUNDS,
    *SCORES,
    *SCORE,
    *ON_LINE,
    *SCORE_PERIODS,
    *QUEUE,
    *BATCH,
    *OPEN,
    *LEDGER,
    *BACK,
    *GENERAL,
    *FORM,
    *IN_TURN,
)

__all__ = [
    "BACK",
    "BATCH",
    "BEHIND",
    "EVERY",
    "FINDINGS",
    "FORM",
    "FUNDS",
    "GENERAL",
    "INSPECTION",
    "INSPECTIONS",
    "IN_TURN",
    "ISSUE",
    "LEDGER",
    "MARKING",
    "MARK_ALL",
    "MONTH",
    "NARROWING",
    "OF_ACT",
    "OF_INSPECTION",
    "ON_LINE",
    "OPEN",
    "ORDER",
    "ORDERS",
    "OTHERS",
    "PASTE_REPORT",
    "PICK",
    "PLANS",
    "PROJECTS",
    "PROJECT_NARROWING",
    "QUEUE",
    "READ",
    "REVIEW",
    "SCORE",
    "SCORES",
    "SCORE_PERIODS",
    "SEARCH",
    "STEPS",
    "TASK",
    "Action",
    "bindings",
    "does",
]
