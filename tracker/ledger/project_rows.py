"""The rows of a project, and of the funds that projects are paid from."""

from typing import Any

from tracker.domain.project import Money, money_text
from tracker.domain.project_events import FundAllotted
from tracker.domain.task import Task
from tracker.ledger import tables
from tracker.ledger.log import Recorded


def project_rows(own: dict[str, Any], task: Task) -> list[tables.Row]:
    """What a project has beyond its task; nothing for a task that is none."""
    project = task.project
    if project is None:
        return []
    line = tables.Row(
        tables.Project,
        {
            **own,
            "fund": project.fund,
            "leader": project.leader,
            "owner": project.owner,
            "implementer": project.implementer,
            "approved": money_text(project.approved),
            "document": project.document,
            "reimbursed": money_text(project.paid(Money.REIMBURSED)),
            "settled": money_text(project.paid(Money.SETTLED)),
            "finished_on": project.finished_on,
            "accepted_on": project.accepted_on,
            "acceptance": project.acceptance,
        },
    )
    payments = (
        tables.Row(
            tables.Payment,
            {
                **own,
                "position": position,
                "money": each.money.value,
                "amount": money_text(each.amount),
                "on": each.on,
                "note": each.note,
            },
        )
        for position, each in enumerate(project.payments)
    )
    return [line, *payments]


def fund_rows(office: str, subject: str, known: tuple[Recorded, ...]) -> list[tables.Row]:
    """What was allotted of a fund, in order."""
    allotted = [each.event for each in known if isinstance(each.event, FundAllotted)]
    return [
        tables.Row(
            tables.Allotment,
            {"office": office, "subject": subject, "position": position, **each.model_dump()},
        )
        for position, each in enumerate(allotted)
    ]
