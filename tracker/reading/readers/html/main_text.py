"""Where on a page its own text stands: the smallest part that holds most of what is not a link."""

import re
from dataclasses import dataclass

from tracker.reading.readers.html.grid import is_layout
from tracker.reading.readers.html.tree import Element

MOST = 0.75  # share of the page's unlinked text that the part must hold
MENU_LINKS = 3  # a menu has at least so many links
MENU_SHARE = 0.7  # and so much of its text is links
FILES = (".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".zip", ".rar", ".ofd")

_PARTS = re.compile("body|div|main|article|section|td|table|tbody|tr|center|form|font|span")
_AROUND = frozenset(("nav", "header", "footer", "aside"))


@dataclass(frozen=True, slots=True)
class Weight:
    """Characters of text below an element: all, those in links, and how many links."""

    all: int
    linked: int
    links: int

    @property
    def own(self) -> int:
        return self.all - self.linked


def weights(body: Element) -> dict[int, Weight]:
    """The weight of every element, by identity."""
    found: dict[int, Weight] = {}
    _weigh(body, found)
    return found


def main_text(body: Element, weight: dict[int, Weight]) -> Element:
    """The part of the page that is its text; the body itself where nothing stands out."""
    part = body
    enough = MOST * weight[id(body)].own
    while True:
        heavy = [
            child
            for child in part.children
            if isinstance(child, Element) and _PARTS.fullmatch(child.tag) and weight[id(child)].own >= enough
        ]
        if not heavy or (heavy[0].tag == "table" and not is_layout(heavy[0])):
            return part
        part = heavy[0]


def is_menu(element: Element, weight: dict[int, Weight]) -> bool:
    """Whether an element is navigation: named so, or a list of links that lead to no files."""
    if element.tag in _AROUND:
        return True
    own = weight[id(element)]
    if own.links < MENU_LINKS or own.linked < MENU_SHARE * own.all:
        return False
    targets = [e.attributes.get("href") or "" for e in element.elements() if e.tag == "a"]
    return not any(target.lower().split("?")[0].endswith(FILES) for target in targets)


def _weigh(element: Element, found: dict[int, Weight]) -> Weight:
    total = linked = links = 0
    for child in element.children:
        if isinstance(child, str):
            total += len("".join(child.split()))
            continue
        below = _weigh(child, found)
        total, linked, links = total + below.all, linked + below.linked, links + below.links
    if element.tag == "a" and element.attributes.get("href"):
        linked, links = total, links + 1
    found[id(element)] = Weight(total, linked, links)
    return found[id(element)]
