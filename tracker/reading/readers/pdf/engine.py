"""PDFium's view of a file, turned into pages. The library keeps global state, so one thread at a time."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from tracker.errors import InputError
from tracker.reading.readers.pdf.clipping import Box, Clipping
from tracker.reading.readers.pdf.page import Glyph, Page, Picture, Rule
from tracker.reading.readers.pdf.strokes import Matrix, Point, rules_of

MAX_PAGES = 600
MAX_GLYPHS = 1_500_000  # of the whole document; 600 full pages hold about 500,000
MAX_OBJECTS = 60_000  # of one page
MAX_NESTING = 6
LATIN_HEIGHT = 0.75
_ONE_AT_A_TIME = Lock()


def pages_of(data: bytes, name: str) -> list[Page]:
    """Bytes of the PDF called `name` to its pages, in order; raises InputError for what cannot be opened."""
    with _ONE_AT_A_TIME:
        document = _opened(data, name)
        try:
            return _read_pages(document, name)
        except pypdfium2.PdfiumError as error:
            raise InputError(
                f"文件“{name}”已损坏，读到中途就读不下去了。", "请重新导出或重新下载后再试。"
            ) from error
        finally:
            document.close()


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise InputError(f"文件“{name}”设了打开密码。", "请提供未加密的文件。") from error
        raise InputError(f"文件“{name}”打不开，已损坏或不是 PDF。", "请重新导出或重新下载后再试。") from error
    if len(document) > MAX_PAGES:
        pages = len(document)
        document.close()
        raise InputError(f"文件“{name}”有 {pages} 页，超过 {MAX_PAGES} 页的上限。", "请拆分后分别导入。")
    return document


def _read_pages(document: pypdfium2.PdfDocument, name: str) -> list[Page]:
    pages: list[Page] = []
    room = MAX_GLYPHS
    for index in range(len(document)):
        page = _page(document[index], index + 1, room, name)
        room -= len(page.glyphs)
        pages.append(page)
    return pages


def _page(handle: pypdfium2.PdfPage, number: int, room: int, name: str) -> Page:
    left, bottom, right, top = handle.get_cropbox()
    text = handle.get_textpage()
    try:
        if pdfium.FPDFText_CountChars(text) > room:
            raise InputError(f"文件“{name}”的文字超过 {MAX_GLYPHS} 个字。", "请拆分后分别导入。")
        everything = list(_characters(text))
    finally:
        text.close()
    characters = [c for c in everything if not c.hidden]
    turn = _main_turn(characters)
    turned = _Turned(_upright(turn, left, bottom, right, top))
    across, down, pictures = _drawings(handle, turned)
    handle.close()
    sideways = turn in (90, 270)
    return Page(
        number,
        width=top - bottom if sideways else right - left,
        height=right - left if sideways else top - bottom,
        glyphs=tuple(turned.glyph(c) for c in characters if c.turn == turn),
        across=across,
        down=down,
        slanted="".join(c.text for c in characters if c.turn != turn),
        hidden="".join(c.text for c in everything if c.hidden),
        pictures=pictures,
    )


class _Character:
    __slots__ = ("box", "hidden", "origin", "text", "turn")

    def __init__(self, text: str, turn: int, origin: Point, box: Box, hidden: bool) -> None:
        self.text, self.turn, self.origin, self.box, self.hidden = text, turn, origin, box, hidden


def _characters(page: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    clipping = Clipping(page)
    high = 0
    for index in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        if code <= 0x20 or code > 0x10FFFF or pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(page, index, box)
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        turn = _turn(math.degrees(math.atan2(matrix.b, matrix.a)))
        edges = (box.left, box.bottom, box.right, box.top)
        if all(map(math.isfinite, (x.value, y.value, *edges))):
            hidden = clipping.hides(index, edges)
            yield _Character(chr(code), turn, (x.value, y.value), edges, hidden)


def _turn(degrees: float) -> int:
    """Whole degrees; a page that was fed in a little crooked still counts as straight."""
    straight = 90 * round(degrees / 90)
    return (straight if abs(degrees - straight) <= 5 else round(degrees)) % 360


def _main_turn(characters: list[_Character]) -> int:
    """The direction most text runs in: 90 for a landscape table on a portrait page."""
    turns = Counter(c.turn for c in characters if c.turn in (0, 90, 180, 270))
    return turns.most_common(1)[0][0] if turns else 0


def _upright(turn: int, left: float, bottom: float, right: float, top: float) -> Matrix:
    """From PDF space (up) to page space (down), turned so that the text runs left to right."""
    return {
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }.get(turn, (1.0, 0.0, 0.0, -1.0, -left, top))


class _Turned:
    """Places things on the upright page."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def glyph(self, character: _Character) -> Glyph:
        left, bottom, right, top = character.box
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        _, base = self.point(*character.origin)
        return Glyph(character.text, min(x0, x1), max(x0, x1), base, _size(character.text, x1 - x0, y1 - y0))

    def picture(self, matrix: Matrix) -> Picture:
        a, b, c, d, e, f = matrix
        corners = [
            self.point(x, y) for x, y in ((e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f))
        ]
        xs, ys = zip(*corners, strict=True)
        return Picture(min(xs), min(ys), max(xs), max(ys))


def _size(text: str, width: float, height: float) -> float:
    """The type size: a Chinese character is as wide as it; a Latin box is higher by a quarter.

    The font size that PDF states is not used: it is often 1, or twice what is seen.
    """
    size = abs(width) if unicodedata.east_asian_width(text) in "WF" else LATIN_HEIGHT * abs(height)
    return min(max(size, 1.0), 400.0)


def _drawings(
    page: pypdfium2.PdfPage, turned: _Turned
) -> tuple[tuple[Rule, ...], tuple[Rule, ...], tuple[Picture, ...]]:
    across: list[Rule] = []
    down: list[Rule] = []
    pictures: list[Picture] = []
    for handle, kind, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            flat, upright = rules_of(handle, matrix, turned.point)
            across += flat
            down += upright
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(turned.picture(matrix))
    return tuple(across), tuple(down), tuple(pictures)


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[ctypes.c_void_p, int, Matrix]]:
    """Every drawn object with the matrix that puts it on the page, groups opened."""
    pending = [
        (pdfium.FPDFPage_GetObject(page, i), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
        for i in range(pdfium.FPDFPage_CountObjects(page) - 1, -1, -1)
    ]
    seen = 0
    while pending and seen < MAX_OBJECTS:
        handle, outer, depth = pending.pop()
        seen += 1
        own = pdfium.FS_MATRIX()
        if not handle or not pdfium.FPDFPageObj_GetMatrix(handle, own):
            continue
        kind = pdfium.FPDFPageObj_GetType(handle)
        matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        yield handle, kind, matrix
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_NESTING:
            inner = range(pdfium.FPDFFormObj_CountObjects(handle))
            pending += [(pdfium.FPDFFormObj_GetObject(handle, i), matrix, depth + 1) for i in inner]


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
