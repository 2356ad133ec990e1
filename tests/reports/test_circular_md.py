"""The Markdown circular: plain, whole, and nothing in it is a mark that a title brought along."""

import re

from tracker.domain.circular import Circular
from tracker.reports.circulars import Format, render


def text(circular: Circular) -> str:
    return render(circular, Format.MD).decode()


def test_head_title_sections_annexes_and_check_stand_in_order(circular: Circular) -> None:
    found = re.findall(r"^(?:#+ .*|第\d+期|数据校验值.*)$", text(circular), re.MULTILINE)
    heads = [line for line in found if not line.startswith("#### ")]
    assert heads == [
        "# 督查通报",
        "第3期",
        "## 关于《循化县巩固脱贫成果实施工作方案》落实情况的通报",
        "### 一、总体情况",
        "### 二、进展较好",
        "### 三、存在问题",
        "### 四、下步要求",
        "## 附件1　红灯事项",
        "## 附件2　各单位情况",
        "### 部门和其他单位",
        "### 乡镇",
        "## 附件3　台账",
        f"数据校验值（SM3）：{circular.head}",
    ]


def test_every_paragraph_is_there(circular: Circular) -> None:
    plain = re.sub(r"\\(.)", r"\1", text(circular))
    for section in circular.sections:
        for paragraph in section.paragraphs:
            assert paragraph.text in plain


def test_hostile_words_are_escaped(hostile: Circular) -> None:
    found = text(hostile)
    assert not re.search(r"(?<!\\)[<\[`*_&]", found)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e\ud800]", found)
    rows = [line for line in found.splitlines() if line.startswith("| XH")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7, 10}


def test_the_same_circular_gives_the_same_bytes(circular: Circular) -> None:
    assert render(circular, Format.MD) == render(circular, Format.MD)
