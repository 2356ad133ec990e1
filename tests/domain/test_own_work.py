"""A lead never verifies itself; where the office leads, what it verifies is marked for everybody to see."""

import pytest
from task_lives import LEAD, MONDAY, OFFICE, active, after, ask

from tracker.domain import commands as c
from tracker.domain.case import Terms
from tracker.domain.evolve import evolve
from tracker.domain.task import Task
from tracker.domain.workflow import decide


def claimed() -> Task:
    return after(active(), (LEAD, ask(c.ClaimCompletion, basis="验收意见")))


@pytest.mark.parametrize(
    ("office", "own"), [("循化县教育局", True), ("县教育局", True), ("循化县督查室", False), ("", False)]
)
def test_what_the_office_leads_itself_is_verified_with_a_mark(office: str, own: bool) -> None:
    task = claimed()
    (event,) = decide(task, ask(c.VerifyCompletion), OFFICE, MONDAY, Terms(office=office))
    assert evolve(task, event).verified_own is own
