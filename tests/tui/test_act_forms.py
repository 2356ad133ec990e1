"""The other forms: each act can be done from the screen, from draft to closed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from textual.widgets import Input, TextArea

from tracker.domain import commands as c
from tracker.domain.cycles import Cycle
from tracker.domain.hindrances import WORKFLOW
from tracker.domain.task import FilingState, State
from tracker.services.desk import Desk
from tracker.services.tasks import perform, read_task
from tui.actions import OF_ACT
from tui.forms.acts import FORMS

EDUCATION, VILLAGES = "XH2020-011", "XH2020-022"
Seat = Callable[..., Any]


def put(person: Any, **words: str) -> None:
    for name, value in words.items():
        entry = person.screen.query_one(f"#field-{name}").query("TextArea, Input").first()
        if isinstance(entry, TextArea):
            entry.text = value
        else:
            assert isinstance(entry, Input)
            entry.value = value


def task(desk: Desk, code: str = EDUCATION) -> Any:
    return read_task(desk, code)[0]


async def act(person: Any, key: str | tuple[str, str], code: str = EDUCATION, **words: str) -> None:
    """Open the page of a task, do an act with these words, and go back."""
    person.app.open_task(code)
    await person.settle()
    await person.press(*key)
    put(person, **words)
    await person.press("ctrl+s")
    assert person.screen.__class__.__name__ == "TaskScreen", person.words
    await person.press("escape")


def test_every_act_of_the_workflow_has_an_action_and_a_form() -> None:
    assert set(WORKFLOW) == set(OF_ACT) == set(FORMS)


async def test_a_task_goes_from_draft_to_closed_on_the_screen(
    seat: Seat, imported: Desk, as_unit: Any, tmp_path: Path
) -> None:
    report = tmp_path / "验收报告.pdf"
    report.write_bytes(b"%PDF-1.4 scanned")
    async with seat(imported) as person:
        await act(person, "d")
        person.app.desk = as_unit("jyj")
        await act(person, "s")
        await act(person, "f", progress="完成全年资助任务。", claimed="90")
        person.app.desk = imported
        await act(person, "a", verified="85", note="核减5个百分点。")
        assert (task(imported).claimed, task(imported).verified) == (90, 85)
        person.app.desk = as_unit("jyj")
        await act(person, "c", basis="循教验〔2020〕3号", evidence=str(report))
        [kept] = task(imported).claim_evidence
        assert kept.endswith(" 验收报告.pdf")
        assert [path.suffix for path in imported.home.evidence.iterdir()] == [".pdf"]
        person.app.desk = imported
        await act(person, "x", reason="缺两所学校的验收表。")
        assert task(imported).state is State.ACTIVE
        person.app.desk = as_unit("jyj")
        await act(person, "c", basis="补充验收表")
        person.app.desk = imported
        await act(person, "v", note="现场核验。")
        await act(person, "k")
    assert task(imported).state is State.CLOSED
    assert task(imported).closing_number


async def test_evidence_that_is_not_there_is_said_in_the_form(seat: Seat, active: Desk) -> None:
    async with seat(active, (120, 40)) as unit:
        unit.app.open_task(EDUCATION)
        await unit.settle()
        await unit.press("c")
        put(unit, basis="验收报告", evidence="/nowhere/报告.pdf")
        await unit.press("ctrl+s")
        assert "报告.pdf" in unit.screen.query_one("#problem").said.plain
    assert task(active).state is State.ACTIVE


async def test_a_filing_is_sent_back_with_a_reason(seat: Seat, filed: Desk, imported: Desk) -> None:
    async with seat(imported) as office:
        await act(office, "r", reason="人数与上月不符。")
    assert task(imported).filings[0].state is FilingState.RETURNED
    assert task(imported).filings[0].answer == "人数与上月不符。"


async def test_an_extension_is_asked_for_and_granted_to_another_day(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    async with seat(active) as unit:
        await act(unit, "e", until="2021年3月31日", reason="工期顺延。", progress="40")
    async with seat(imported) as office:
        await act(office, "p", until="2021-02-28", reason="压缩一个月。")
    assert [version.day for version in task(imported).deadlines] == [date(2020, 12, 31), date(2021, 2, 28)]


async def test_refusing_an_extension_needs_a_reason(seat: Seat, active: Desk, imported: Desk) -> None:
    perform(active, c.AskExtension(task=EDUCATION, until=date(2021, 3, 31), reason="工期顺延", progress=40))
    async with seat(imported) as office:
        office.app.open_task(EDUCATION)
        await office.settle()
        await office.press("p")
        await office.press("down", "space")
        await office.press("ctrl+s")
        assert "请写明不同意延期的理由。" in office.words
        put(office, reason="前期已顺延一次。")
        await office.press("ctrl+s")
    assert task(imported).extensions[0].granted is False


async def test_a_dispute_is_upheld_and_the_units_are_set_by_name_initials_and_group(
    seat: Seat, dispatched: Desk, as_unit: Any
) -> None:
    async with seat(as_unit("jyj")) as unit:
        await act(unit, "y", reason="按三定方案由县财政局承担。")
    async with seat(dispatched) as office:
        office.app.open_task(EDUCATION)
        await office.settle()
        await office.press("j")
        assert "按三定方案由县财政局承担。" in office.shown
        await office.press("down", "space")
        put(office, reason="异议成立。", lead="财政局", responsible="各乡镇党委、政府、slj")
        await office.press("ctrl+s")
    parts = task(dispatched).parts
    assert (parts[0].role, parts[0].unit) == ("lead", "czj")
    assert {part.group for part in parts[1:-1]} == {"各乡镇党委、政府"}
    assert parts[-1].unit == "slj"


async def test_a_unit_that_the_registry_does_not_know_is_a_question_not_a_guess(
    seat: Seat, imported: Desk
) -> None:
    async with seat(imported, (120, 40)) as office:
        office.app.open_task(EDUCATION)
        await office.settle()
        await office.press("m", "u")
        put(office, lead="县气候局", reason="调整")
        await office.press("ctrl+s")
        assert "名录中没有「县气候局」" in office.words
    assert task(imported).lead.unit == "jyj"


async def test_work_is_arranged_on_the_screen_and_a_leader_s_instruction_answered(
    seat: Seat, imported: Desk, as_unit: Any
) -> None:
    lead = as_unit("jyj")
    for code in (EDUCATION, VILLAGES):
        perform(imported, c.Dispatch(task=code))
    perform(as_unit("fgj"), c.Sign(task=VILLAGES))
    async with seat(imported) as person:
        person.app.open_task(EDUCATION)
        await person.settle()
        await person.press("m", "q", "down", "space")
        put(person, day="20")
        await person.press("ctrl+s", "escape")
        perform(lead, c.Sign(task=EDUCATION))
        await act(person, ("m", "j"), milestones="2020-06-30 40 上半年资助发放\n2020-11-30 60 全年资助发放")
        await act(person, ("m", "f"), title="控辍劝返", weight="3", deadline="2020-10-31")
        await act(person, ("m", "t"), due="2020-05-22", what="本镇劝返人数")
        await act(person, ("m", "p"), words="请逐校核实", by="县委书记", answer_by="2020-05-20")
        await act(person, ("m", "m"), VILLAGES, shares="积石镇 10\n白庄镇=7", due="2020-05-22")
        person.app.desk = lead
        await act(person, ("m", "h"), words="已逐校核实")
    assert task(imported, VILLAGES).targets[0].shares == (("jishi", 10), ("baizhuang", 7))
    arranged = task(imported)
    assert arranged.cycle == Cycle("quarterly", 20)
    assert arranged.milestones == ((date(2020, 6, 30), 40), (date(2020, 11, 30), 100))
    assert [part.unit for part in task(imported, arranged.children[0]).parts] == ["jyj"]
    assert {asked.due for asked in arranged.askings} == {date(2020, 5, 22)}
    assert [each.answer for each in arranged.instructions] == ["已逐校核实"]


async def test_a_task_is_suspended_resumed_and_cancelled_on_the_screen(
    seat: Seat, imported: Desk, wall: Any
) -> None:
    perform(imported, c.Dispatch(task=EDUCATION))
    async with seat(imported) as person:
        await act(person, ("m", "z"), reason="上级规划调整")
        assert task(imported).state is State.SUSPENDED
        await act(person, ("m", "h"), reason="新规划已印发")
        assert task(imported).state is State.DISPATCHED
        await act(person, ("m", "c"), reason="并入其他任务")
    assert task(imported).state is State.CANCELLED
