"""The words of one paragraph in the order in which they are read, as they stand with changes accepted."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from tracker.reading.blocks import Emphasis, Strong
from tracker.reading.readers.word.package import w

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    {
        w("pPr"),
        w("del"),
        w("moveFrom"),
        w("delText"),
        w("instrText"),
        w("delInstrText"),
        w("rt"),
        _MC + "Fallback",
    }
)
_BOX = w("txbxContent")


def words_of(paragraph: Element) -> str:
    """The paragraph's own words; text boxes in it are not among them."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: Element) -> Iterator[str]:
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        tag = element.tag
        if tag == w("t"):
            yield element.text or ""
        elif tag == w("tab"):
            yield "\t"
        elif tag in (w("br"), w("cr")):
            yield "" if element.get(w("type")) in ("page", "column") else "\n"
        elif tag == w("noBreakHyphen"):
            yield "-"
        elif tag not in _SKIPPED and tag != _BOX and not _is_hidden(element):
            waiting.append(iter(element))


def strong_in(paragraph: Element) -> Strong:
    """The pieces of a paragraph that its type sets apart, each with how; runs side by side are one piece."""
    runs = [(words_of(run), frozenset(_kinds(run))) for run in paragraph.iter(w("r"))]
    return tuple(
        (kind, "".join(words for words, _ in group))
        for kind in Emphasis
        for on, group in groupby(runs, key=lambda run: kind in run[1])
        if on
    )


def _kinds(run: Element) -> Iterator[Emphasis]:
    properties = run.find(w("rPr"))
    if properties is None:
        return
    bold, line, font = (properties.find(w(name)) for name in ("b", "u", "rFonts"))
    if bold is not None and bold.get(w("val"), "1") not in ("0", "false", "off"):
        yield Emphasis.BOLD
    if line is not None and line.get(w("val"), "single") != "none":
        yield Emphasis.UNDERLINE
    if font is not None and font.get(w("eastAsia")) in ("黑体", "SimHei"):
        yield Emphasis.BLACK


def boxes_in(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, outermost only, each once."""
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == _BOX:
            yield element
        elif element.tag not in _SKIPPED:
            waiting.append(iter(element))


def _is_hidden(element: Element) -> bool:
    properties = element.find(w("rPr")) if element.tag == w("r") else None
    hidden = None if properties is None else properties.find(w("vanish"))
    return hidden is not None and hidden.get(w("val"), "1") not in ("0", "false")
