"""Lines of Chinese are broken as they are set in print."""

from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tui.words import fit, pad
from tui.wrapping import NOT_FIRST, wrapped

WORDS = st.text(alphabet="县教育局，。（）“”《》abc123% \n第", max_size=120)


def lines(words: str, width: int) -> list[str]:
    return wrapped(Content(words), width).plain.split("\n")


@given(WORDS, st.integers(4, 40))
@example("11。。。。 ", 10)
def test_no_line_is_wider_than_the_width(words: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(words, width))


@given(WORDS, st.integers(4, 40))
def test_no_character_is_lost_or_moved(words: str, width: int) -> None:
    def joined(text: str) -> str:
        return "".join(text.split())

    assert joined("".join(lines(words, width))) == joined(words)


@given(st.text(alphabet="县教育局扶贫，。", min_size=1, max_size=80), st.integers(10, 40))
def test_no_line_begins_with_a_closing_mark(words: str, width: int) -> None:
    assume("，，" not in words.replace("。", "，"))
    assume(words[0] not in NOT_FIRST)
    assert all(line[0] not in NOT_FIRST for line in lines(words, width))


def test_a_latin_word_stays_whole_and_moves_to_the_next_line() -> None:
    assert lines("任务XH2020-011已签收", 11) == ["任务", "XH2020-011", "已签收"]


def test_styles_stay_on_their_words() -> None:
    content = wrapped(Content.assemble("一二三四五", ("六七", "bold")), 10)
    assert content.plain == "一二三四五\n六七"
    assert [(span.start, span.end) for span in content.spans] == [(6, 8)]


@given(WORDS, st.integers(1, 40))
def test_a_padded_cell_is_exactly_as_wide_as_asked(words: str, width: int) -> None:
    assert cell_len(pad(words, width)) == width
    assert cell_len(fit(words, width)) <= width
