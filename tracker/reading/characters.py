"""Characters that would play tricks on a terminal or on the eye: taken out, and said so, or written as usual."""

import re
from dataclasses import replace
from typing import TypeVar

from tracker.domain.plan import Problem
from tracker.reading.blocks import Block, Cell, Document, Line, Table
from tracker.reading.roles import LABEL

_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]|"
    "[\U000e0000-\U000e007f]"
)
_INVISIBLE = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u00ad]")
_LOOK_ALIKE = str.maketrans("∶﹕︰꞉﹔﹐﹑､〖〗﹝﹞﹙﹚", "：：：：；，、、【】〔〕（）")
_SET_WIDE = re.compile(r"(?:[\u4e00-\u9fff][ \t　]+){2,7}[\u4e00-\u9fff](?=[ \t　]*[：:])")
Words = TypeVar("Words", Line, Cell)
_FOUND = "有{}个控制字符或改变文字方向的字符，已去掉"


def neutral(document: Document) -> Document:
    """The document without control and direction characters; each line or cell that had them is a problem."""
    problems: list[Problem] = list(document.problems)
    blocks = tuple(_block(block, problems) for block in document.blocks)
    return replace(document, blocks=blocks, problems=tuple(problems))


def _block(block: Block, problems: list[Problem]) -> Block:
    if isinstance(block, Line):
        return _cleaned(block, problems)
    rows = tuple(tuple(_cleaned(cell, problems) for cell in row) for row in block.rows)
    return replace(block, rows=rows) if isinstance(block, Table) else block


def _cleaned(words: Words, problems: list[Problem]) -> Words:
    text, hostile = _HOSTILE.subn("", words.text)
    text = _INVISIBLE.sub("", text).translate(_LOOK_ALIKE)
    text = _SET_WIDE.sub(_label_set_close, text)
    if hostile:
        problems.append(Problem(words.place, text[:40], _FOUND.format(hostile)))
    return replace(words, text=text) if text != words.text else words


def _label_set_close(wide: re.Match[str]) -> str:
    """牵 头 单 位： is set wide so that the labels of an item are of one length."""
    close = re.sub(r"\s", "", wide[0])
    return close if LABEL.fullmatch(f"{close}：") else wide[0]
