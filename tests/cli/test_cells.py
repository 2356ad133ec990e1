"""Text in cells of a terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.cells import CLOSING, OPENING, cell_width, clean, cut, fitted, on_one_line, wrapped

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Mn", "Me", "Zl", "Zp")))


def test_a_chinese_character_takes_two_cells() -> None:
    assert (cell_width("abc"), cell_width("县教育局"), cell_width("，"), cell_width("")) == (3, 8, 2, 0)


def test_a_text_too_long_ends_in_an_ellipsis_within_its_width() -> None:
    assert cut("县产业园区办公室", 12) == "县产业园区…"
    assert cut("县教育局", 8) == "县教育局"


@given(TEXTS, st.integers(2, 60))
def test_a_fitted_text_takes_exactly_its_width(text: str, width: int) -> None:
    assert cell_width(fitted(text, width)) == cell_width(fitted(text, width, right=True)) == width


@given(TEXTS, st.integers(4, 60))
def test_wrapping_loses_no_character_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    kept = "".join("".join(lines).split())
    assert kept == "".join(text.split())
    unbroken = max((cell_width(word) for word in text.split()), default=0)
    assert all(cell_width(line) <= max(width, unbroken) for line in lines)


@given(
    st.lists(
        st.sampled_from(["督查", "月", "通报，", "（甲）", "《乙》。", "落实：", "XH2020-012", "“丙”、"])
    )
)
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(words: list[str]) -> None:
    lines = wrapped("".join(words), 16)
    assert not any(line and line[0] in CLOSING for line in lines)
    assert not any(line and line[-1] in OPENING for line in lines)


@given(st.text())
def test_nothing_that_controls_a_terminal_is_left(text: str) -> None:
    left = clean(text)
    controls = [each for each in left if unicodedata.category(each) == "Cc"]
    assert set(controls) <= {"\n", "\t"}
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2028\u2029\ufeff") & set(left)


def test_line_breaks_and_tabs_become_single_spaces_in_a_cell() -> None:
    assert on_one_line(" 一\r\n二\t三  四\n") == "一 二 三 四"
