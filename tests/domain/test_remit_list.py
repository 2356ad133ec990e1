"""The remits of organs as a file that an office can edit."""

import pytest

from tracker.domain.remit_list import organs_from_toml
from tracker.domain.remits import Organ
from tracker.errors import InputError


def test_an_organ_is_read_with_its_words() -> None:
    text = (
        '[[organ]]\nname = "教育"\nunits = ["教育"]\nexcept = ["集团"]\nown = ["学校"]\nshares = ["青少年"]\n'
        'usual = "县教育局"\n'
    )
    assert organs_from_toml(text, "remits.toml") == (
        Organ("教育", ("教育",), ("学校",), ("青少年",), ("集团",), "县教育局"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[organ]\n", "第1行第"),
        ("", r"应有 \[\[organ\]\] 条目"),
        ("organ = 3\n", r"应有 \[\[organ\]\] 条目"),
        ('[[organ]]\nunits = ["教育"]\n', "第1类机关（无名）缺少 name"),
        ('[[organ]]\nname = "教育"\n', "第1类机关（教育）缺少 units"),
        ('[[organ]]\nname = "教育"\nunits = ["教育"]\nown = "学校"\n', "own 应为文字的数组"),
        ('[[organ]]\nname = "教育"\nunits = ["教育"]\nown = ["学"]\n', "“学”太短"),
        ('[[organ]]\nname = "教育"\nunits = ["教育"]\nowns = []\n', "不认识的字段 owns"),
        ('[[organ]]\nname = "教育"\nunits = ["教育"]\nusual = 3\n', "usual 应为一个名称"),
        ('x = 1\n[[organ]]\nname = "教育"\nunits = ["教育"]\n', "不认识的字段 x"),
    ],
)
def test_each_mistake_is_named_with_its_place(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        organs_from_toml(text, "remits.toml")
