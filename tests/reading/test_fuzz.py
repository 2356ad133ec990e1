"""Mutated plans never end in a traceback, a hang or a silent loss.

DUBAN_FUZZ says how many mutations to try; a few hundred where it is not set.
"""

import os
import random

import pytest

from seeds import seed_text
from tracker.errors import InputError
from tracker.reading.coverage import coverage
from tracker.reading.readers.text import document_of
from tracker.reading.reading import reading_of
from tracker.reading.wire import plan_as_json, plan_from_json

COUNT = int(os.environ.get("DUBAN_FUZZ", "200"))
BATCH = 25
INLINE = (
    "为落实会议精神制定本方案。一、放宽准入（一）清理收费。（财政部牵头，各地区负责）具体措施：1．查清底数，2026年底前完成。"
    "（财政部负责）2．公布目录。（责任单位：省数据局〔列第一位的为牵头单位，下同〕、省经信厅）（二）简化办税。（税务总局指导）"
)
SOURCES = (*(seed_text(f"{name}/plan.txt") for name in ("xunhua-2020", "faku-2021")), INLINE * 3)
SPLICES = (
    *[
        "（",
        "）",
        "(",
        "〔",
        "]",
        "牵头单位：",
        "责任单位:",
        "、",
        "，",
        "一是",
        "二、",
        "（三）",
        "12.",
        "①",
        "第五条",
        "负责",
        "按职责分工负责",
        "下同",
        "等",
        "和",
        "及",
        "2020年",
        "6月底前",
        "5年内",
    ],
    *[
        "100%",
        "—6—",
        "🀄",
        "附件1：",
        "2020年3月10日",
        "|",
        "１．",
        "列第一位的为牵头单位，下同",
        "以下均需各市政府落实，不再列出",
    ],
    *("\n", "\n\n", "　", " ", "\r", "\u202e", "\x1b[2J", "\x00"),
)


def mutated(chance: random.Random) -> str:
    text = chance.choice(SOURCES)
    start = chance.randrange(len(text))
    words = list(text[start : start + chance.randrange(20, 1500)])
    for _ in range(chance.randrange(1, 25)):
        at = chance.randrange(len(words) + 1)
        act = chance.randrange(5)
        if act == 0:
            words[at:at] = chance.choice(SPLICES)
        elif act == 1:
            del words[at : at + chance.randrange(1, 30)]
        elif act == 2:
            other = chance.randrange(len(words) + 1)
            words[at:at] = words[other : other + chance.randrange(1, 60)]
        elif act == 3:
            words[at:at] = chance.choice(SPLICES) * chance.randrange(2, 40)
        else:
            words[at : at + 1] = chr(
                chance.choice((chance.randrange(1, 0xD800), chance.randrange(0xE000, 0x2FFFF)))
            )
    return "".join(words)


@pytest.mark.parametrize("batch", range(max(1, COUNT // BATCH)))
def test_mutated_plans_are_read_or_refused_and_nothing_is_lost(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        text = mutated(random.Random(seed))
        try:
            reading = reading_of(document_of(text, f"{seed}.txt"), f"{seed}.txt")
        except InputError:
            continue
        assert coverage(reading).lost == (), f"seed {seed}"
        assert plan_from_json(plan_as_json(reading.plan)) == reading.plan
        for item in reading.ordered:
            assert item.number
            assert all(name.strip() for name in item.lead + item.responsible + item.guide)
