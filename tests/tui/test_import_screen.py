"""导入方案 on the screen: a file chosen or typed, words pasted, refusals in a sentence."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from review_plans import PLAN
from textual.widgets import Input, TextArea

from tracker.services.begun_reviews import reviews
from tracker.services.desk import Desk

Seat = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a plan, a report and a file that no reader knows."""
    path = tmp_path / "来文"
    path.mkdir()
    (path / "道路方案.txt").write_text(PLAN, encoding="utf-8")
    report = "县教育局2020年上半年工作总结\n现将工作情况报告如下：\n截至目前，已完成校舍改造。今年以来，劝返学生12人。\n"
    (path / "上半年总结.txt").write_text(report, encoding="utf-8")
    (path / "涉密.txt").write_text(f"机密★1年\n{PLAN}", encoding="utf-8")
    (path / "照片.jpg").write_bytes(b"\xff\xd8")
    return path


async def open_import(person: Any, folder: Path) -> None:
    person.app.folder = folder
    await person.press("i")


async def test_a_file_is_found_by_a_few_letters_and_read_into_a_review(
    seat: Seat, desk: Desk, folder: Path
) -> None:
    async with seat(desk) as person:
        await open_import(person, folder)
        assert "道路方案.txt" in person.words
        assert "照片.jpg" not in person.words
        await person.type("道路")
        assert "上半年总结.txt" not in person.words
        await person.press("enter")
        assert "《某县道路工作实施方案》" in person.words
    assert [review.file for review in reviews(desk)] == ["道路方案.txt"]


async def test_a_path_dropped_into_the_terminal_is_read(seat: Seat, desk: Desk, folder: Path) -> None:
    async with seat(desk) as person:
        for dropped in ("{}", "'{}'", "file://{}"):
            await person.press("i")
            await person.type(dropped.format(folder / "道路方案.txt"))
            await person.press("enter")
            assert "《某县道路工作实施方案》" in person.words
            await person.press("escape", "escape")


async def test_of_several_plans_in_a_file_one_is_chosen(seat: Seat, desk: Desk, folder: Path) -> None:
    two = PLAN + "\n" + PLAN.replace("某县道路", "某县水利")
    (folder / "汇编.txt").write_text(two, encoding="utf-8")
    async with seat(desk) as person:
        await open_import(person, folder)
        await person.type("汇编")
        await person.press("enter")
        assert "里面有2个方案，导入哪一个" in person.words
        await person.press("down", "enter")
        assert "《某县水利工作实施方案》" in person.words


async def test_folders_are_walked_with_enter_up_and_down(seat: Seat, desk: Desk, folder: Path) -> None:
    async with seat(desk) as person:
        await open_import(person, folder.parent)
        await person.type("来文")
        await person.press("enter")
        assert "道路方案.txt" in person.words
        await person.press("up", "up", "up", "up", "enter")
        assert person.screen.query_one("DocumentChooser").folder == folder.parent


async def test_pasted_words_are_read(seat: Seat, desk: Desk) -> None:
    async with seat(desk) as person:
        await person.press("i", "ctrl+t")
        await person.type(PLAN)
        await person.press("ctrl+s")
        assert "《某县道路工作实施方案》" in person.words
    assert [review.file for review in reviews(desk)] == ["粘贴的文字.txt"]


REFUSED = {
    "上半年总结.txt": "是工作总结或进展报告，不是方案。",
    "涉密.txt": "标有密级“机密”，不得导入本系统。",
    "照片.jpg": "格式“.jpg”不支持。",
    "没有.docx": "找不到文件“没有.docx”。",
}


async def test_what_cannot_be_a_plan_is_refused_in_a_sentence(seat: Seat, desk: Desk, folder: Path) -> None:
    async with seat(desk) as person:
        await person.press("i")
        for name, sentence in REFUSED.items():
            person.screen.query_one("#path", Input).value = str(folder / name)
            await person.press("enter")
            assert sentence in person.shown
            await person.press("escape")
            assert person.screen.query_one("#path", Input).value.endswith(name)
        await person.type("道路方案.txt")
        assert person.screen.query_one("#path", Input).value == "道路方案.txt", (
            "the next name takes its place"
        )
    assert reviews(desk) == ()


async def test_words_pasted_where_a_path_is_asked_for_stand_where_words_belong(
    seat: Seat, desk: Desk
) -> None:
    async with seat(desk) as person:
        await person.press("i")
        person.screen.query_one("#path", Input).value = "很长的名字" * 18
        await person.press("enter")
        assert "读不出来" in person.shown
        await person.press("escape")
        await person.type(PLAN)
        assert person.screen.query_one(TextArea).text == PLAN
        await person.press("ctrl+s")
        assert "将成为任务3项" in person.words


async def test_nothing_pasted_is_refused(seat: Seat, desk: Desk) -> None:
    async with seat(desk) as person:
        await person.press("i", "ctrl+t", "ctrl+s")
        assert "是空的" in person.shown
        assert person.app.screen_stack[-2].query_one(TextArea).text == ""


async def test_only_the_office_imports(seat: Seat, as_unit: Callable[[str], Desk]) -> None:
    async with seat(as_unit("jyj")) as person:
        before = person.screen
        await person.press("i")
        assert person.screen is before
        await person.press("5")
        assert "按 I 导入" not in person.words


async def test_the_import_is_in_the_palette_by_its_initials(seat: Seat, desk: Desk) -> None:
    async with seat(desk) as person:
        await person.press("ctrl+p", *"drfa", "enter")
        assert person.screen.help_title == "导入方案"


async def test_what_is_on_the_import_screen_is_chinese(seat: Seat, desk: Desk, folder: Path) -> None:
    async with seat(desk) as person:
        await open_import(person, folder)
        said = person.words.replace(str(folder), "").replace(".txt", "")
        assert not re.search("[A-Za-z]{2,}", re.sub(r"office|Esc|\^[A-Z]|F1|KB", "", said)), person.words
