"""Pages to one document: tables and paragraphs in reading order, both joined over page ends."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.domain.plan import Place, Problem
from tracker.reading.blocks import Block, Cell, Document, Line
from tracker.reading.readers.pdf.cells import table_of
from tracker.reading.readers.pdf.columns import open_grids
from tracker.reading.readers.pdf.furniture import swept
from tracker.reading.readers.pdf.grid import Grid, grids
from tracker.reading.readers.pdf.joins import Drawn, Joined, join
from tracker.reading.readers.pdf.page import Glyph, Page
from tracker.reading.readers.pdf.paragraphs import Paragraph, Placed, body_size, paragraphs, placed
from tracker.reading.readers.pdf.rows import Row, rows_of
from tracker.reading.readers.pdf.two_columns import columns_apart

_HIDDEN = "被裁切掉、页面上看不见的文字，没有读取"
NAME_LENGTH = 40  # a longer line above a table is a sentence, not its name


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page taken apart: its tables with the height where each begins, and the rows beside them."""

    tables: tuple[tuple[float, Drawn], ...]
    rows: tuple[Row, ...]


def document_of(pages: list[Page], problems: list[Problem]) -> Document:
    """The document that the pages make; `problems` are those that are known before."""
    whole, pages = pages, [part for page in pages for part in columns_apart(page)]
    sheets = [_sheet(page) for page in pages]
    clean = swept(pages, [sheet.rows for sheet in sheets])
    located = placed([(p.number, p.width, s.rows) for p, s in zip(pages, clean, strict=True)])
    body = body_size([row for s in clean for row in s.rows])
    furniture = [
        Problem(Place(page=page.number), row.text, f"{reason}，不属于正文")
        for page, of_page in zip(pages, clean, strict=True)
        for row, reason in of_page.aside
    ]
    furniture += [Problem(Place(page=p.number), p.slanted, "水印，不属于正文") for p in whole if p.slanted]
    furniture += [Problem(Place(page=p.number), p.hidden, _HIDDEN) for p in whole if p.hidden]
    pieces = _pieces(sheets, located)
    blocks, repeated = _joined_tables(_paragraphs_between_tables(pieces, body))
    furniture += repeated
    pictured = [p for page, rows in zip(pages, located, strict=True) for p in _pictured_words(page, rows)]
    return Document(tuple(_named(blocks)), (*problems, *pictured), tuple(furniture))


def _sheet(page: Page) -> _Sheet:
    rest = list(page.glyphs)
    tables: list[tuple[float, Drawn]] = []
    ruled = grids(page.across, page.down)
    for grid in [*ruled, *open_grids(rows_of(_outside(rest, ruled)), page.across)]:
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in rest:
            (outside if grid.field(*glyph.middle) is None else inside).append(glyph)
        if inside:
            table = table_of(grid, inside, page.number, len(tables) + 1)
            widths = tuple(right - left for left, right in pairwise(grid.xs))
            tables.append((grid.ys[0], Drawn(table, widths)))
            rest = outside
    return _Sheet(tuple(sorted(tables, key=lambda one: one[0])), tuple(rows_of(rest)))


def _outside(glyphs: list[Glyph], ruled: list[Grid]) -> list[Glyph]:
    return [g for g in glyphs if all(grid.field(*g.middle) is None for grid in ruled)]


def _pieces(sheets: list[_Sheet], located: list[list[Placed]]) -> Iterator[Placed | Drawn]:
    """Rows and tables of all pages in the order in which they are read."""
    for sheet, rows in zip(sheets, located, strict=True):
        tables = list(sheet.tables)
        for row in rows:
            while tables and tables[0][0] < row.row.base:
                yield tables.pop(0)[1]
            yield row
        yield from (table for _, table in tables)


def _paragraphs_between_tables(pieces: Iterator[Placed | Drawn], body: float) -> Iterator[Paragraph | Drawn]:
    rows: list[Placed] = []
    for piece in pieces:
        if isinstance(piece, Placed):
            rows.append(piece)
            continue
        yield from paragraphs(rows, body)
        rows = []
        yield piece
    yield from paragraphs(rows, body)


def _joined_tables(pieces: Iterator[Paragraph | Drawn]) -> tuple[list[Paragraph | Drawn], list[Problem]]:
    whole: list[Paragraph | Drawn] = []
    repeated: list[Problem] = []
    for piece in pieces:
        both = _over_page_end(whole[-1], piece) if whole else None
        if both is not None and isinstance(piece, Drawn):
            whole[-1] = Drawn(both.table, piece.widths)
            repeated += [_repeated(row) for row in both.repeated]
        else:
            whole.append(piece)
    return whole, repeated


def _over_page_end(last: Paragraph | Drawn, piece: Paragraph | Drawn) -> Joined | None:
    if not isinstance(last, Drawn) or not isinstance(piece, Drawn):
        return None
    ends, begins = last.table.rows[-1][0].place.page, piece.table.place.page
    return join(last, piece) if ends is not None and begins is not None and begins > ends else None


def _repeated(row: tuple[Cell, ...]) -> Problem:
    text = " ".join(cell.text for cell in row if not cell.covered)
    return Problem(row[0].place, text, "换页后重复的表头，不属于正文")


def _named(pieces: list[Paragraph | Drawn]) -> Iterator[Block]:
    """The document's blocks; a table is named by what stands above it, the first headline is the title."""
    titled = False
    above = ""
    for piece in pieces:
        if isinstance(piece, Drawn):
            yield replace(piece.table, name=above)
            above = ""
            continue
        level = 0 if piece.headline and not titled else None
        titled = titled or piece.headline
        above = piece.text if _may_be_name(piece) else ""
        yield Line(piece.text, Place(page=piece.page, line=piece.row), level)


def _may_be_name(piece: Paragraph) -> bool:
    return len(piece.text) <= NAME_LENGTH and piece.text[-1:] not in "。；：、，)）"


def _pictured_words(page: Page, rows: list[Placed]) -> Iterator[Problem]:
    """Rows with a hole where words were pasted in as a picture."""
    for picture in page.pictures:
        middle = (picture.top + picture.bottom) / 2
        for row in rows:
            size = row.row.size
            beside = row.row.base - size < middle < row.row.base + 0.3 * size
            small = picture.bottom - picture.top < 2 * size < picture.right - picture.left
            if beside and small and row.left - size < picture.left < row.right:
                place = Place(page=page.number, line=row.number)
                yield Problem(place, row.row.text, "这一行有一段文字是图片，读不出来，请对照原件补上。")
