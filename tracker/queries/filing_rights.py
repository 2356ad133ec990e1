"""On which tasks of a list the reader's unit may file now, by the rule that refuses a filing."""

from collections.abc import Iterable

from tracker.domain.case import Case, Terms
from tracker.domain.hindrances import hindrance
from tracker.domain.instruction import Asking
from tracker.domain.permissions import Act
from tracker.domain.standing import TaskFacts
from tracker.domain.task import Part, PartRole, Task
from tracker.ledger import tables
from tracker.queries.owed import askings
from tracker.queries.parts import parts_by_task
from tracker.queries.view import View


def may_file(view: View, listed: Iterable[TaskFacts]) -> frozenset[str]:
    """The codes of those tasks. The rule looks at state, parts and askings, so only these are read."""
    if not view.own_unit:
        return frozenset()
    facts = list(listed)
    parts, asked = parts_by_task(view, [each.code for each in facts]), askings(view, view.own_unit)
    cases = (
        Case(
            told(each, parts.get(each.code, ()), asked.get(each.code, ()), view),
            view.actor,
            view.day,
            Terms(),
        )
        for each in facts
    )
    return frozenset(case.task.code for case in cases if not hindrance(case, Act.FILE)[0])


def told(facts: TaskFacts, parts: Iterable[tables.Part], asked: Iterable[tables.Asking], view: View) -> Task:
    """As much of a task as the rule looks at."""
    return Task(
        code=facts.code,
        plan=facts.plan,
        number=facts.number,
        title=facts.title,
        text="",
        assignment="",
        place="",
        drafted_on=view.day,
        state=facts.state,
        parts=tuple(Part(PartRole(each.role), each.name, each.unit, each.group) for each in parts),
        askings=tuple(Asking(each.unit, each.period, each.due, each.on, each.what) for each in asked),
    )
