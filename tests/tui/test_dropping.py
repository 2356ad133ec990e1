"""Files dropped into the terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracker.services.desk import Desk
from tui.dropping import paths_dropped


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("/data/方案.docx", ("/data/方案.docx",)),
        ("'/data/我的 方案.docx' ", ("/data/我的 方案.docx",)),
        ("/data/我的 方案.docx", ("/data/我的 方案.docx",)),
        ("'/data/一.pdf' '/data/二 稿.pdf'", ("/data/一.pdf", "/data/二 稿.pdf")),
        ("file:///data/方案.docx", ("file:///data/方案.docx",)),
        ("县教育局", ()),
        ("it's /data", ()),
        ("", ()),
    ],
)
def test_dropped_words_are_paths_or_not(words: str, paths: tuple[str, ...]) -> None:
    assert paths_dropped(words) == paths


async def test_a_second_file_takes_the_place_of_the_first_and_of_evidence_stands_below_it(
    seat: Callable[..., Any], active: Desk, imported: Desk, tmp_path: Path
) -> None:
    one, other = tmp_path / "一.pdf", tmp_path / "二 稿.pdf"
    for path in (one, other):
        path.write_bytes(b"%PDF-1.4")
    async with seat(imported) as person:
        await person.press("i")
        await person.type(str(one))
        await person.type(f"'{other}'")
        assert person.screen.query_one("#path").value == f"'{other}'"
        await person.type("x")
        assert person.screen.query_one("#path").value == f"'{other}'x"
        person.app.desk = active
        person.app.open_task("XH2020-011")
        await person.settle()
        await person.press("c", "tab")
        await person.type(str(one))
        await person.type(f"'{other}'")
        assert person.screen.query_one("#field-evidence TextArea").text == f"{one}\n{other}"
