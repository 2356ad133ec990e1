"""An office's own rule pack: what it may say, and how a mistake in it is named."""

import re

import pytest

from tracker.domain.rulepack import Colour
from tracker.domain.rulepack_toml import pack_from_toml
from tracker.errors import InputError

GOOD = """\
name = "本县"
source = "县政府办"

[behind]
yellow = { from = 5 }
red = { over = 20 }

[overdue]
orange = 1
red = 10

[near]
blue = 7
yellow = 3

[silent]
grey = 2

[done]
late = "blue"
"""


def mistake(text: str) -> str:
    with pytest.raises(InputError) as error:
        pack_from_toml(text, "本县.toml")
    assert "本县.toml" in error.value.message
    assert "原来的规则继续有效" in error.value.remedy
    return error.value.message


def test_a_pack_holds_its_limits_the_worst_first() -> None:
    pack = pack_from_toml(GOOD, "本县.toml")
    assert (pack.name, pack.source, pack.done_late) == ("本县", "县政府办", Colour.BLUE)
    assert pack.overdue == ((10, Colour.RED), (1, Colour.ORANGE))
    assert pack.near == ((3, Colour.YELLOW), (7, Colour.BLUE))
    assert [(each.colour, each.points, each.over) for each in pack.behind] == [
        (Colour.RED, 20, True),
        (Colour.YELLOW, 5, False),
    ]
    assert pack.not_started == pack.returned == pack.slips_missed == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("red = { over = 20 }", "red = { above = 20 }", "第6行：.*over"),
        ("red = { over = 20 }", "red = { over = true }", "第6行：.*over"),
        ("red = { over = 20 }", "red = 20", "第6行：.*over"),
        ("yellow = { from = 5 }", "yellow = { from = 0 }", "第5行：.*1到100"),
        ("yellow = { from = 5 }", "yellow = { from = 50 }", "第4行：.*较重的灯"),
        ("orange = 1", "orange = 0", "第9行：.*不小于1的整数"),
        ("orange = 1", 'orange = "一"', "第9行：.*不小于1的整数"),
        ("orange = 1", "violet = 1", "第9行：.*violet"),
        ("orange = 1", "green = 1", "第9行：.*green"),
        ("yellow = 3", "red = 30", "第12行：.*较重的灯"),
        ("[silent]\ngrey = 2\n", "", r"缺少 \[silent\]"),
        ("grey = 2\n", "", "第16行：.*grey = 2"),
        ("orange = 1\nred = 10\n", "", r"第8行：.*\[overdue\]"),
        ("[near]", "[nearly]", "第12行：没有“nearly”这一项"),
        ('late = "blue"', 'late = "green"', "第20行：.*green"),
        ('late = "blue"', 'late = ["blue"]', "第20行："),
        ('late = "blue"', 'early = "blue"', "第20行：.*early"),
        ('name = "本县"', "name = 3", "第1行：name"),
        ('name = "本县"', "", "name 应写"),
        ('name = "本县"', "name = 本县", "第1行第8列"),
        ("red = 10", "red = ", "第10行第7列"),
        ("[near]\nblue = 7\nyellow = 3\n", "near = 3\n", "第12行：.*near"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_was_expected(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert re.search(expected, mistake(GOOD.replace(old, new, 1)))


def test_all_mistakes_are_named_at_once() -> None:
    message = mistake(GOOD.replace("orange = 1", "violet = 1").replace("grey = 2", "grey = 0"))
    assert "2处" in message
    assert "violet" in message
    assert "grey" in message


def test_an_empty_pack_says_what_every_pack_needs() -> None:
    message = mistake("")
    for word in ("name", "[overdue]", "[silent]"):
        assert word in message
