"""The lexer of assignments."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.lexer import Kind, split, tokens

WORDS = st.text(alphabet=st.sampled_from("县局、，,；;：:。（）()〔〕[]/ \n\t　牵头ABx1"), max_size=80)


@given(st.one_of(WORDS, st.text()))
def test_no_character_is_ever_skipped(text: str) -> None:
    found = list(tokens(text))

    assert "".join(token.text for token in found) == text
    assert [token.start for token in found] == [text.find(token.text, token.start) for token in found]


def test_a_separator_inside_brackets_does_not_split() -> None:
    parts = [part for part, _ in split("市数据局（一、二）、省厅", frozenset({Kind.DUN}))]

    assert parts == ["市数据局（一、二）", "省厅"]


@given(WORDS)
def test_the_parts_and_their_ends_make_up_the_text(text: str) -> None:
    kinds = frozenset({Kind.DUN, Kind.COMMA})

    lengths = [len(part) + (end is not None) for part, end in split(text, kinds)]

    assert sum(lengths) == len(text)
