"""调度会: the decision that a task needs follows from its facts, and what was decided before is held against them."""

from datetime import date

import pytest
from task_lives import LEAD, LEADER, MONDAY, OFFICE, PACK, active, after, ask, drafted, facts_of, filing

from tracker.domain import commands as c
from tracker.domain.case import Terms
from tracker.domain.events import TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.lights import Colour
from tracker.domain.meeting import MOST, Meeting, MeetingItem, meeting_paper
from tracker.domain.meeting_decisions import Decided, Grounds, decided, needed
from tracker.domain.permissions import Actor
from tracker.domain.standing import standing
from tracker.domain.task import Task
from tracker.domain.workflow import decide

JUNE, JULY = date(2020, 6, 20), date(2020, 7, 10)
MORE_TIME = ask(c.AskExtension, until=date(2020, 8, 31), reason="汛期停工", progress=40)


def grounds(task: Task, on: date = JUNE, *orders: str) -> Grounds:
    return Grounds(task, standing(facts_of(task), on, PACK), orders)


DISPUTED = after(drafted(), (OFFICE, ask(c.Dispatch)), (LEAD, ask(c.DisputeTask, reason="不属本局职责")))
ASKED = after(active(), (LEAD, MORE_TIME), on=JUNE)
CLAIMED = after(active(), (LEAD, filing(100)), (LEAD, ask(c.ClaimCompletion, basis="台账")), on=JUNE)
RETURNED = after(active(), (LEAD, filing(40)), (OFFICE, ask(c.ReturnFiling, reason="没有数字")), on=JUNE)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (grounds(DISPUTED), "裁定县教育局的异议：不属本局职责"),
        (grounds(ASKED), "是否同意延期至2020年8月31日：汛期停工"),
        (grounds(CLAIMED), "核验2020年6月20日的办结申请"),
        (grounds(active(), JULY, "是否向县教育局发出催办单"), "是否向县教育局发出催办单"),
        (grounds(active(), JULY), "已逾期10天，明确完成时间和责任人"),
        (grounds(active()), "督促补报2020年3月等3期进展"),
        (grounds(active(), date(2020, 3, 20)), "研究加快进度的措施"),
    ],
)
def test_the_most_urgent_decision_comes_first(asked: Grounds, first: str) -> None:
    assert needed(asked)[0] == first


def test_one_task_may_need_several_decisions() -> None:
    assert "督促重报被退回的2020年6月进展" in needed(grounds(RETURNED))
    overdue = needed(grounds(ASKED, JULY))
    assert not any("逾期" in words for words in overdue)


def life(*acts: tuple[date, Actor, c.Command]) -> tuple[Task, list[TaskEvent]]:
    task, events = active(), []
    for day, actor, command in acts:
        for event in decide(task, command, actor, day, Terms()):
            task = evolve(task, event)
            events.append(event)
    return task, events


INSTRUCTED = (JUNE, LEADER, ask(c.Instruct, words="抓紧", by="县长", answer_by=date(2020, 6, 25)))
GRANTED = (JUNE, OFFICE, ask(c.DecideExtension, granted=True, until=date(2020, 7, 5)))


@pytest.mark.parametrize(
    ("acts", "what", "outcome"),
    [
        ((INSTRUCTED,), "县长批示：抓紧", "逾期15天没有回复"),
        (
            (INSTRUCTED, (JUNE, LEAD, ask(c.AnswerInstruction, words="已开工"))),
            "县长批示：抓紧",
            "2020年6月20日已回复：已开工",
        ),
        (((JUNE, LEAD, MORE_TIME), GRANTED), "同意延期至2020年7月5日", "逾期5天没有完成"),
        (
            ((JUNE, LEAD, filing(40)), (JUNE, OFFICE, ask(c.ReturnFiling, reason="没有数字"))),
            "退回2020年6月填报：没有数字",
            "没有重报",
        ),
        (
            (
                (JUNE, LEAD, filing(40)),
                (JUNE, OFFICE, ask(c.ReturnFiling, reason="没有数字")),
                (JUNE, LEAD, filing(45)),
            ),
            "退回2020年6月填报：没有数字",
            "已重报",
        ),
    ],
)
def test_what_was_decided_is_held_against_what_happened(
    acts: tuple[tuple[date, Actor, c.Command], ...], what: str, outcome: str
) -> None:
    assert decided(*life(*acts), MONDAY, JULY) == (Decided(JUNE, what, outcome),)


def test_what_was_decided_before_the_last_meeting_is_not_asked_again() -> None:
    assert decided(*life(INSTRUCTED), date(2020, 6, 21), JULY) == ()


def test_the_page_says_how_many_tasks_it_leaves_out() -> None:
    item = MeetingItem("XH2020-001", "控辍保学", ("县教育局",), Colour.RED, "逾期" * 90, ("研究",), ())
    counts = ((Colour.RED, 9), (Colour.ORANGE, 0), (Colour.YELLOW, 3))
    meeting = Meeting("办公室", JULY, JUNE, counts, (item,) * MOST)
    paper = meeting_paper(meeting)
    assert "红灯9项、黄灯3项" in paper.opening
    assert f"其余{12 - MOST}项" in paper.opening
    assert all(len(str(row[3])) < 50 for row in paper.tables[0].rows)
    nothing = Meeting("办公室", JULY, JUNE, ((Colour.RED, 0),), ())
    assert "没有" in meeting_paper(nothing).opening
