"""Leads that are set apart by type alone: 加粗的为牵头单位. Where the document says so, the words say it too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from tracker.reading.blocks import Block, Cell, Document, Emphasis, Line
from tracker.reading.names import unit_names
from tracker.reading.organs import is_surely_a_unit
from tracker.reading.rules import emphasis_that_leads

Words = TypeVar("Words", Line, Cell)
_SEPARATORS = re.compile(r"([、，,；;\s]+)")


def with_leads_marked(document: Document) -> Document:
    """The document with （牵头） behind each unit that is set in the type the document says leads; else as it was."""
    meant = frozenset(kind for words in _words(document) for kind in emphasis_that_leads(words))
    if not meant:
        return document
    return replace(document, blocks=tuple(_block(block, meant) for block in document.blocks))


def _words(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row if not cell.covered)


def _block(block: Block, meant: frozenset[Emphasis]) -> Block:
    if isinstance(block, Line):
        return _marked(block, meant)
    return replace(block, rows=tuple(tuple(_marked(cell, meant) for cell in row) for row in block.rows))


def _marked(words: Words, meant: frozenset[Emphasis]) -> Words:
    text, at = words.text, 0
    for piece in dict.fromkeys(piece for kind, piece in words.strong if kind in meant):
        start = text.find(piece, at)
        names = unit_names(piece)
        if start < 0 or not names or not all(map(is_surely_a_unit, names)):
            continue
        led = "".join(
            part if not part or _SEPARATORS.fullmatch(part) else f"{part}（牵头）"
            for part in _SEPARATORS.split(piece)
        )
        text, at = text[:start] + led + text[start + len(piece) :], start + len(led)
    return replace(words, text=text) if text != words.text else words
