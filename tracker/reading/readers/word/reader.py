"""The Word reader: a file in, one document out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.blocks import Block, Document, Line
from tracker.reading.readers.intake import file_bytes
from tracker.reading.readers.word.grid import table_of
from tracker.reading.readers.word.numbering import Numbering
from tracker.reading.readers.word.package import Package, w
from tracker.reading.readers.word.styles import Styles
from tracker.reading.readers.word.words import boxes_in, strong_in, words_of

MAX_DEPTH = 30  # boxes, controls and tables inside each other
_RUNNING_HEAD = "页眉页脚"
_TOO_DEEP = "嵌套过深的内容没有读取"
_THROUGH = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo"), w("smartTag")})


def read(path: Path) -> Document:
    """The document's paragraphs and tables in order; raises InputError when it cannot be opened."""
    package = Package(file_bytes(path), path.name)
    root = package.part("word/document.xml")
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise InputError(
            f"文件“{path.name}”不是 Word 文档，里面没有正文。", "请用 Word 另存为 .docx 后再导入。"
        )
    styles = Styles(package.part("word/styles.xml"))
    reading = _Reading(styles, Numbering(package.part("word/numbering.xml"), styles))
    blocks = tuple(reading.blocks(body))
    if not blocks:
        raise InputError(
            f"文件“{path.name}”里没有文字。", "扫描成图片的文件请先识别文字，或向来文单位索取电子版。"
        )
    heads = [*package.parts("word/header"), *package.parts("word/footer")]
    return Document(blocks, tuple(reading.problems), tuple(_running(heads)))


def _running(roots: list[Element]) -> Iterator[Problem]:
    for root in roots:
        for paragraph in root.iter(w("p")):
            words = words_of(paragraph).strip()
            if words:
                yield Problem(Place(), words, _RUNNING_HEAD)


@dataclass(slots=True)
class _Reading:
    """Walks the body once, counting lines and tables."""

    styles: Styles
    numbering: Numbering
    problems: list[Problem] = field(default_factory=list)
    lines: int = 0
    tables: int = 0

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """The blocks inside an element of the body."""
        if depth > MAX_DEPTH:
            self.problems.append(Problem(Place(line=self.lines), "", _TOO_DEEP))
            return
        for element in parent:
            if element.tag == w("p"):
                yield from self._paragraph(element, depth)
            elif element.tag == w("tbl"):
                self.tables += 1
                table = table_of(element, self.tables, self.numbering)
                if table is not None:
                    yield table
            elif element.tag in _THROUGH:
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Block]:
        words = words_of(paragraph)
        label = self.numbering.label(paragraph) if words.strip() else ""
        level = self.styles.level_of(paragraph)
        for text in f"{label}{words.lstrip() if label else words}".split("\n"):
            if text.strip():
                self.lines += 1
                yield Line(text, Place(line=self.lines), level, strong_in(paragraph))
        for box in boxes_in(paragraph):
            yield from self.blocks(box, depth + 1)
