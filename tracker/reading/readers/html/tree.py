"""A web page as a small tree of its own; what never shows is left out, depth and size are bounded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracker.errors import InputError
from tracker.reading.readers.intake import ASK_FOR_SMALLER

MAX_NODES = 400_000
MAX_DEPTH = 100  # what is nested deeper is read as if it stood at this depth
MAX_OPEN = 8_000  # tags open at the same time; pages that forget to close some have hundreds

_OPENED = re.compile(r"<(/?)(?:div|span|table|font|section|center|b|strong|ul|a)\b(?![^>]*/>)", re.IGNORECASE)
_NEVER_SHOWN = re.compile(
    "script|style|noscript|template|svg|iframe|object|embed|head|title|meta|link|select|textarea|button|input|"
    "canvas|audio|video|map"
)
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """A tag with its attributes and, in order, its text and its elements."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def elements(self) -> "Iterator[Element]":
        """This element and all below it, in reading order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending += [child for child in reversed(element.children) if isinstance(child, Element)]

    def path_to(self, part: "Element") -> "list[Element]":
        """The elements from this one down to `part`, both included; empty when it is not below."""
        above: dict[int, Element] = {
            id(child): element
            for element in self.elements()
            for child in element.children
            if isinstance(child, Element)
        }
        path = [part]
        while path[-1] is not self and id(path[-1]) in above:
            path.append(above[id(path[-1])])
        return path[::-1] if path[-1] is self else []

    def words(self) -> str:
        """All text below, white space left out."""
        return "".join(
            "".join(child.split()) if isinstance(child, str) else child.words() for child in self.children
        )


def page_of(html: str) -> tuple[Element, str]:
    """The body of a page, and the title it carries in its head."""
    _refuse_depth(html)
    parser = LexborHTMLParser(html)
    body = Element("body")
    if parser.body is not None:
        _grow(parser.body, body)
    return body, _title(parser)


def _refuse_depth(html: str) -> None:
    """Tags that never close make every parser slow: its cost grows with the square of the depth."""
    depth = 0
    for tag in _OPENED.finditer(html):
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth > MAX_OPEN:
            raise InputError(
                "这个网页的标签嵌套得不正常，没有打开。",
                "请用浏览器打开后，把正文另存为 .txt 或 .docx 再导入。",
            )


def _grow(start: LexborNode, body: Element) -> None:
    pending: list[tuple[LexborNode | None, Element, int]] = [(start.child, body, 1)]
    count = 0
    while pending:
        node, parent, depth = pending.pop()
        if node is None:
            continue
        count += 1
        if count > MAX_NODES:
            raise InputError("这个网页太大。", ASK_FOR_SMALLER)
        pending.append((node.next, parent, depth))
        if node.is_text_node:
            parent.children.append(node.text_content or "")
        elif node.is_element_node and _shows(node):
            element = Element((node.tag or "").lower(), dict(node.attributes))
            parent.children.append(element)
            deep = (
                depth >= MAX_DEPTH and parent.tag not in _TABLE_PARTS
            )  # words in a row but in no cell get lost
            pending.append((node.child, parent if deep else element, depth + 1))


def _shows(node: LexborNode) -> bool:
    attributes = node.attributes
    hidden = "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "")
    return not (hidden or _NEVER_SHOWN.fullmatch((node.tag or "").lower()))


def _title(parser: LexborHTMLParser) -> str:
    """The article's title as the site names it for search engines, else the window title."""
    named = parser.css_first("meta[name='ArticleTitle'], meta[name='articletitle']")
    if named is not None and named.attributes.get("content"):
        return (named.attributes["content"] or "").strip()
    title = parser.css_first("title")
    return " ".join(title.text().split()) if title is not None else ""
