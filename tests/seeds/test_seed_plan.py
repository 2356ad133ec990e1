"""The restated plans: our own words, the counties' own facts."""

import os
import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from seeds import seed_text
from tracker.domain.unit_list import registry_from_toml
from tracker.domain.units import One, Several, Unknown

PLAN = seed_text("xunhua-2020/plan.txt")
ITEMS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("xunhua-2020.toml").read_text(encoding="utf-8")
)["item"]
LONGEST_SHARED_RUN = 12
PROPER_NAMES = (
    "各乡镇党委、政府,县委各部门,县直",
    "中共循化县委办公室循化县人民政府办公室",
    "循化县巩固脱贫成果实施工作方案",
    "循化县时代中学、白庄镇第二中学",
    "清真食品(民族用品)产业园区",
    "撒拉尔故里民俗文化产业园二期",
    "十世班禅大师藏文化扶贫产业园",
    "法库县巩固拓展脱贫攻坚成果同乡村振兴有效衔接五年规划",
)


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def prose(text: str) -> str:
    lines = (line for line in text.splitlines() if not line.startswith(("牵头单位", "责任单位")))
    words = "\n".join(plain(line) for line in lines)
    for name in PROPER_NAMES:
        words = words.replace(name, "\n")
    return words


def shared_runs(ours: str, theirs: str, length: int) -> list[str]:
    starts = range(len(ours) - length + 1)
    return [ours[i : i + length] for i in starts if ours[i : i + length] in theirs]


@pytest.mark.parametrize(
    ("seed", "original"),
    [("xunhua-2020", "xunhua-2020-plan.txt"), ("faku-2021", "faku-2021-2025-plan.txt")],
)
def test_no_sentence_is_taken_from_the_real_plan(seed: str, original: str) -> None:
    corpus = os.environ.get("DUBAN_CORPUS")
    if not corpus:
        pytest.skip("DUBAN_CORPUS is not set: the real plan is not at hand")
    real = (Path(corpus) / "plans" / original).read_text(encoding="utf-8")

    assert shared_runs(prose(seed_text(f"{seed}/plan.txt")), plain(real), LONGEST_SHARED_RUN + 1) == []


def test_the_plan_assigns_37_items() -> None:
    assert len(re.findall(r"^牵头单位：", PLAN, re.MULTILINE)) == len(ITEMS) == 37


def test_every_assigned_unit_is_in_the_seed_list_except_those_nobody_named() -> None:
    registry = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
    names = {name for item in ITEMS for name in (*item["lead"], *item["responsible"])}
    resolved = {name: registry.resolve(name, date(2020, 3, 10)) for name in names}

    assert {name for name, found in resolved.items() if isinstance(found, Unknown)} == {"县直相关部门单位"}
    assert all(found.unit.name == name for name, found in resolved.items() if isinstance(found, One))
    assert {name for name, found in resolved.items() if isinstance(found, Several)} == {
        "各乡镇党委、政府",
        "县扶贫开发工作领导小组各成员单位",
        "东西部扶贫协作各成员单位",
        "县委各部门",
        "县直机关",
        "省市驻县各单位",
    }
