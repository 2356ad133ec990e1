"""The three forms of a list."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.cells import cell_width
from tracker.cli.output import Column, as_json_text, fitting_widths, print_rows

COLUMNS = (Column("code", "编号"), Column("title", "任务", grows=True), Column("count", "数", right=True))
ROWS: list[dict[str, Any]] = [
    {"code": "A-1", "title": "一\x1b[31m红\x07", "count": 7},
    {"code": "A-2", "title": ["县教育局", "县财政局"], "count": None},
]


def test_a_table_is_aligned_and_clean(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, COLUMNS, as_json=False, as_table=True)
    assert capsys.readouterr().out == (
        "编号  任务                数\n"
        "────  ──────────────────  ──\n"
        "A-1   一\ufffd[31m红\ufffd           7\n"
        "A-2   县教育局、县财政局\n"
    )


def test_what_would_be_cut_goes_below_its_row_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    columns = (Column("code", "编号"), Column("light", "灯"), Column("reason", "说明", below=True))
    rows = [{"code": "A-1", "light": "红灯", "reason": "进度40%，序时应达75%，红灯"}]
    print_rows(rows, columns, as_json=False, as_table=True)
    assert capsys.readouterr().out == (
        "编号  灯\n────  ────\nA-1   红灯\n      进度40%，序时应达\n      75%，红灯\n"
    )
    monkeypatch.setenv("COLUMNS", "40")
    print_rows(rows, columns, as_json=False, as_table=True)
    assert capsys.readouterr().out.splitlines()[2] == "A-1   红灯  进度40%，序时应达75%，红灯"


def test_lines_for_a_pipe_have_one_row_each(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{"code": "A\t1", "title": "一\n二", "count": True}], COLUMNS, as_json=False, as_table=False)
    assert capsys.readouterr().out == "编号\t任务\t数\nA 1\t一 二\t是\n"


def test_json_keeps_every_character_and_prints_none_that_controls() -> None:
    text = as_json_text([{"a": "一\x1b\x9b\u202e\n", "on": date(2020, 5, 31)}])
    assert "\\u001b\\u009b\\u202e\\n" in text
    assert json.loads(text) == [{"a": "一\x1b\x9b\u202e\n", "on": "2020-05-31"}]


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_json_comes_back_as_it_was(value: object) -> None:
    assert json.loads(as_json_text(value)) == value


@given(
    st.lists(st.tuples(st.text("ab县局"), st.text("ab县局"), st.text("12")), min_size=1, max_size=5),
    st.integers(30, 200),
)
def test_a_table_fits_unless_what_may_not_be_cut_is_wider(
    lines: list[tuple[str, str, str]], room: int
) -> None:
    widths = fitting_widths(COLUMNS, lines, room)
    needed = [
        max(cell_width(column.heading), *(cell_width(line[i]) for line in lines))
        for i, column in enumerate(COLUMNS)
    ]
    assert (widths[0], widths[2]) == (needed[0], needed[2])
    assert sum(widths) + 4 <= room or widths[1] == min(needed[1], 8)
