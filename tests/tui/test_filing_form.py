"""The filing form: it remembers, says what is wrong beside the field, and saves with Ctrl+S."""

from collections.abc import Callable
from typing import Any

from textual.widgets import Input, TextArea

from tracker.domain import commands as c
from tracker.domain.task import FilingState
from tracker.services.desk import Desk
from tracker.services.tasks import perform, read_task

EDUCATION = "XH2020-011"
Seat = Callable[..., Any]


async def open_form(person: Any) -> None:
    person.app.open_task(EDUCATION)
    await person.settle()
    await person.press("f")


def field(person: Any, name: str) -> Any:
    return person.screen.query_one(f"#field-{name}").query("TextArea, Input").first()


def put(person: Any, name: str, words: str) -> None:
    entry = field(person, name)
    if isinstance(entry, TextArea):
        entry.text = words
    else:
        assert isinstance(entry, Input)
        entry.value = words


async def test_the_last_filing_stands_in_the_form_already(seat: Seat, filed: Desk) -> None:
    async with seat(filed) as person:
        await open_form(person)
        assert field(person, "progress").text == "已核对在校名单，[资助]发放到户。"
        assert field(person, "problems").text == "两所学校工期偏慢。"
        assert field(person, "next_steps").text == "五月底前完成封顶。"
        assert field(person, "claimed").value == "45"
        assert field(person, "target-0").value == "95.5"


async def test_what_is_filed_reaches_the_ledger_and_the_page_shows_it(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_form(person)
        put(person, "progress", "春季学期资助已发放。")
        put(person, "claimed", "９０％")
        put(person, "target-0", "９５.５")
        await person.press("ctrl+s")
        assert "自报90%" in person.words
    filing = read_task(active, EDUCATION)[0].filings[-1]
    assert (filing.progress, filing.claimed, filing.period) == ("春季学期资助已发放。", 90, "2020年4月")
    assert filing.values == ((0, 95.5),)


async def test_each_wrong_field_says_so_and_nothing_is_lost_or_saved(seat: Seat, active: Desk) -> None:
    async with seat(active, (120, 40)) as person:
        await open_form(person)
        put(person, "problems", "资金未到位。")
        put(person, "claimed", "一半")
        put(person, "target-0", "约九成")
        await person.press("ctrl+s")
        assert "请填写落实情况。" in person.words
        assert "“一半”不是0到100的整数。" in person.words
        assert "“约九成”不是数字。" in person.words
        assert "有3处要改，没有保存。" in person.words
        assert field(person, "problems").text == "资金未到位。"
        assert field(person, "progress").has_focus
    assert read_task(active, EDUCATION)[0].filings == ()


async def test_a_refusal_of_the_ledger_is_shown_in_the_form(seat: Seat, filed: Desk, imported: Desk) -> None:
    perform(imported, c.AcceptFiling(task=EDUCATION))
    async with seat(filed) as person:
        await open_form(person)
        put(person, "period", "") if person.screen.query("#field-period Input") else None
        await person.press("ctrl+s")
        assert "已被采纳，同一事项不重复填报" in person.shown
        assert field(person, "progress").text == "已核对在校名单，[资助]发放到户。"


async def test_a_filing_that_was_sent_back_is_filed_again_for_its_period(
    seat: Seat, filed: Desk, imported: Desk, wall: Any
) -> None:
    perform(imported, c.ReturnFiling(task=EDUCATION, reason="人数与上月不符。"))
    wall.go_to("2020-05-06")
    async with seat(filed) as person:
        await open_form(person)
        assert "2020年4月的填报被退回：人数与上月不符。" in person.shown
        await person.press("ctrl+s")
    first, second = read_task(filed, EDUCATION)[0].filings
    assert first.state is FilingState.RETURNED
    assert (second.period, second.state) == ("2020年4月", FilingState.PENDING)


async def test_figures_that_do_not_close_are_questioned_once_and_kept_when_saved_again(
    seat: Seat, active: Desk
) -> None:
    async with seat(active, (120, 40)) as person:
        await open_form(person)
        put(person, "progress", "劝返12人，占应劝返15人的90%。")
        put(person, "claimed", "45")
        await person.press("ctrl+s")
        assert "请核对：" in person.shown
        assert "12÷15人＝80.00%" in person.shown
        assert read_task(active, EDUCATION)[0].filings == ()
        await person.press("ctrl+s")
    (filing,) = read_task(active, EDUCATION)[0].filings
    assert filing.progress == "劝返12人，占应劝返15人的90%。"


async def test_the_office_sees_what_is_doubtful_where_it_answers(
    seat: Seat, active: Desk, imported: Desk
) -> None:
    perform(active, c.FileProgress(task=EDUCATION, progress="劝返12人，占应劝返15人的90%。", claimed=45))
    async with seat(imported, (120, 40)) as person:
        person.app.open_task(EDUCATION)
        await person.settle()
        await person.press("a")
        assert "疑点：" in person.shown


async def test_leaving_the_form_saves_nothing(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_form(person)
        put(person, "progress", "还没写完")
        await person.press("escape")
        assert "没有填报" in person.shown or "尚未填报" in person.shown
    assert read_task(active, EDUCATION)[0].filings == ()


REPORT = """县教育局2020年上半年工作总结
一、工作开展情况
一是抓好控辍保学和学生资助。义务教育巩固率达到95.2%，劝返辍学学生12人，占应劝返15人的90%。
二是加强机关党的建设。召开党组会议6次，开展主题党日活动5次。
"""


async def paste(person: Any, words: str) -> None:
    await person.press("f4", "ctrl+t")
    await person.type(words)
    await person.press("ctrl+s")


async def test_a_pasted_report_fills_in_only_what_a_person_says_yes_to(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_form(person)
        put(person, "progress", "上月已报。")
        await paste(person, REPORT)
        assert "12÷15人＝80.00%，所报90%，不符。" in person.shown
        assert "主题党日" not in person.words
        await person.press("ctrl+s")
        text = field(person, "progress").text
        assert text.startswith("上月已报。\n")
        assert "控辍保学" in text
        assert "1处数字对不上" in person.shown
    assert read_task(active, EDUCATION)[0].filings == ()


async def test_a_report_left_without_a_yes_fills_in_nothing(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_form(person)
        await paste(person, REPORT)
        await person.press("escape", "escape")
        assert field(person, "progress").text == ""


async def test_a_report_that_does_not_speak_of_the_task_says_so(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_form(person)
        await paste(person, "县教育局党建工作总结\n召开党组会议6次，开展主题党日活动5次，组织参观2次。\n")
        assert "没有说到这项任务的句子" in person.shown
        await person.press("escape")
        assert field(person, "progress").text == ""


async def test_a_report_that_cannot_be_read_is_said_in_a_sentence(seat: Seat, active: Desk) -> None:
    async with seat(active) as person:
        await open_form(person)
        await person.press("f4", "ctrl+t", "ctrl+s")
        assert "是空的" in person.shown
