"""What paragraph styles say: heading levels and the numbering that a style brings along."""

from xml.etree.ElementTree import Element

from tracker.reading.readers.word.package import w

_CHAIN = 12  # styles based on styles; Word itself stops at eleven


class Styles:
    """Looks up what a paragraph has by itself or by its style and the styles that one is based on."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in styles}

    def numbering_of(self, paragraph: Element) -> tuple[str, int]:
        """The list (numId) and the depth in it, counted from 0; list `0` or empty is none."""
        depth: str | None = None
        for properties in self._properties(paragraph):
            numbering = properties.find(w("numPr"))
            if numbering is None:
                continue
            depth = depth if depth is not None else _value(numbering, "ilvl")
            identity = _value(numbering, "numId")
            if identity is not None:
                return identity, int(depth) if depth and depth.isdecimal() else 0
        return "", 0

    def level_of(self, paragraph: Element) -> int | None:
        """1 for 标题 1, 0 for the document's title, None for body text."""
        for properties in self._properties(paragraph):
            level = _value(properties, "outlineLvl")
            if level is not None and level.isdecimal() and int(level) < 9:
                return int(level) + 1
        name = self._style_name(paragraph).lower()
        if name in ("title", "标题"):
            return 0
        digit = name.removeprefix("heading ")
        return int(digit) if digit != name and digit.isdecimal() else None

    def _properties(self, paragraph: Element) -> list[Element]:
        own = paragraph.find(w("pPr"))
        found = [] if own is None else [own]
        style = None if own is None else _value(own, "pStyle")
        for _ in range(_CHAIN):
            element = self._styles.get(style or "")
            if element is None:
                break
            properties = element.find(w("pPr"))
            found += [] if properties is None else [properties]
            style = _value(element, "basedOn")
        return found

    def _style_name(self, paragraph: Element) -> str:
        own = paragraph.find(w("pPr"))
        style = self._styles.get((None if own is None else _value(own, "pStyle")) or "")
        return (_value(style, "name") or "") if style is not None else ""


def _value(element: Element, name: str) -> str | None:
    child = element.find(w(name))
    return None if child is None else child.get(w("val"))
