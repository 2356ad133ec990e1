"""Tables that lost their form: one cell a line, or the cells of a row parted by tabs or wide gaps.

The heading gives the columns away. Rows begin with the numbers 1, 2, 3 …; the lines between two numbers
are laid into the columns so that units stand under unit headings and dates under dates.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.domain.plan import Place, Problem
from tracker.reading.blocks import Block, Cell, Document, Line, Table
from tracker.reading.cell_fit import best_length, laid_out
from tracker.reading.headings import TASK_COLUMNS, TASK_WORDS, UNIT_COLUMNS, Column, column_of

FEWEST_COLUMNS = 3
MOST_COLUMNS = 12
LONGEST_ROW = 40  # lines of one row

_NO_TABLE = f"像是表头，但没有读成任务表。找过的任务列表头有：{TASK_WORDS}。"
_GAP = re.compile(r"[ \u3000]{2,}")
_NUMBER = re.compile(r"\d{1,4}")
_SECTION = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、)）.．].{2,40}")


def with_tables(document: Document) -> Document:
    """The document with tables where lines were the cells or the rows of one."""
    return replace(document, blocks=tuple(_blocks(document.blocks)))


def unread_headings(document: Document) -> Iterator[Problem]:
    """Lines that look like the heading of a table with units and were read as none."""
    for block in document.blocks:
        words = [word for word in _parted(block.text) if word] if isinstance(block, Line) else []
        kinds = {column_of(word) for word in words}
        if (
            len(words) >= FEWEST_COLUMNS
            and kinds & UNIT_COLUMNS
            and len(kinds - {Column.UNKNOWN}) >= FEWEST_COLUMNS
        ):
            yield Problem(block.place, " ".join(words), _NO_TABLE)


def _blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        table, end = _table_at(blocks, at)
        if table is None:
            yield blocks[at]
            at += 1
        else:
            yield table
            at = end


def _table_at(blocks: Sequence[Block], at: int) -> tuple[Table | None, int]:
    block = blocks[at]
    if not isinstance(block, Line):
        return None, at
    parted = _parted(block.text)
    if _is_heading(parted):
        return _by_gaps(blocks, at, parted)
    words = _heading_lines(blocks, at)
    return _by_lines(blocks, at, words) if _is_heading(words) else (None, at)


def _is_heading(words: Sequence[str]) -> bool:
    """Enough columns, nearly all known, a task and somebody or some day among them."""
    filled = [word for word in words if word]  # a cell over several columns leaves empty ones when pasted
    kinds = [column_of(word) for word in filled]
    known = sum(kind is not Column.UNKNOWN for kind in kinds)
    return (
        FEWEST_COLUMNS <= len(filled) <= len(words) <= MOST_COLUMNS
        and known >= len(filled) - 1
        and bool(TASK_COLUMNS & set(kinds))
        and bool((UNIT_COLUMNS | {Column.DEADLINE}) & set(kinds))
    )


def _parted(text: str) -> list[str]:
    """Cells parted by tabs, where empty ones count, or by gaps of two and more spaces."""
    if "\t" in text:
        return [part.strip() for part in text.split("\t")]
    return [part for part in _GAP.split(text.strip()) if part]


def _by_gaps(blocks: Sequence[Block], at: int, words: Sequence[str]) -> tuple[Table | None, int]:
    """The following lines that part into as many cells as the heading; with tabs the last may be missing."""
    rows = [_row(words, [blocks[at].place] * len(words))]
    tabbed = "\t" in getattr(blocks[at], "text", "")
    end = at + 1
    while end < len(blocks):
        block = blocks[end]
        parts = _parted(block.text) if isinstance(block, Line) else []
        following = end + 1
        if tabbed:
            parts, following = _with_cut_cells(blocks, end, parts, len(words))
        if tabbed and len(parts) == 1 and _SECTION.fullmatch(parts[0]):
            rows.append(_section(parts[0], block.place, len(words)))
            end = following
            continue
        if not (1 if tabbed else len(words) - 1) < len(parts) <= len(words):
            break
        parts += [""] * (len(words) - len(parts))
        rows.append(_row([_unquoted(part) for part in parts], [block.place] * len(parts)))
        end = following
    return (Table(tuple(rows), blocks[at].place), end) if len(rows) > 1 else (None, at)


def _with_cut_cells(
    blocks: Sequence[Block], at: int, parts: list[str], columns: int
) -> tuple[list[str], int]:
    """A row whose cells hold line breaks goes on in the lines below, up to as many cells as the heading has."""
    end = at + 1
    while end < len(blocks) and (0 < len(parts) < columns or (parts and _is_open(parts[-1]))):
        block = blocks[end]
        more = _parted(block.text) if isinstance(block, Line) else [""]
        fits = len(parts) + len(more) - 1 <= columns and (len(more) > 1 or _is_open(parts[-1]))
        if not fits or _NUMBER.fullmatch(more[0]) or not more[0]:
            break
        parts = [*parts[:-1], f"{parts[-1]}\n{more[0]}", *more[1:]]
        end += 1
    return parts, end


def _is_open(words: str) -> bool:
    """Whether a cell copied out of a spreadsheet begins with a quotation mark that is not closed yet."""
    return words.startswith('"') and words.count('"') % 2 == 1


def _unquoted(words: str) -> str:
    """A cell as a spreadsheet copies it: in quotation marks where it holds line breaks."""
    quoted = len(words) > 1 and words[0] == words[-1] == '"'
    return words[1:-1].replace('""', '"') if quoted else words


def _heading_lines(blocks: Sequence[Block], at: int) -> list[str]:
    """The lines from here that are headings, up to the first row's number."""
    words: list[str] = []
    for block in blocks[at : at + MOST_COLUMNS + 1]:
        if not isinstance(block, Line) or _NUMBER.fullmatch(block.text.strip()):
            break
        if len(words) >= FEWEST_COLUMNS and _SECTION.fullmatch(block.text.strip()):
            break
        words.append(block.text.strip())
    return words if words and column_of(words[0]) is Column.NUMBER else []


def _by_lines(blocks: Sequence[Block], at: int, words: Sequence[str]) -> tuple[Table | None, int]:
    kinds = [column_of(word) for word in words]
    rows = [_row(words, [block.place for block in blocks[at : at + len(words)]])]
    end = at + len(words)
    expected = 1
    while end < len(blocks):
        line = blocks[end]
        text = line.text.strip() if isinstance(line, Line) else ""
        if _SECTION.fullmatch(text) and _next_number(blocks, end + 1) in (expected, 1):
            rows.append(_section(text, line.place, len(words)))
            expected = _next_number(blocks, end + 1) or expected
            end += 1
            continue
        if text != str(expected):
            break
        stop, is_last = _row_end(blocks, end + 1, expected + 1, len(words))
        cells = [b for b in blocks[end + 1 : stop] if isinstance(b, Line)]
        if is_last:
            stop = end + 1 + best_length([c.text.strip() for c in cells], kinds[1:])
            cells = cells[: stop - end - 1]
        texts, places = laid_out([c.text.strip() for c in cells], kinds[1:], [c.place for c in cells])
        rows.append(_row([text, *texts], [line.place, *(place or line.place for place in places)]))
        end, expected = stop, expected + 1
    return (Table(tuple(rows), blocks[at].place), end) if expected > 1 else (None, at)


def _next_number(blocks: Sequence[Block], at: int) -> int | None:
    block = blocks[at] if at < len(blocks) else None
    text = block.text.strip() if isinstance(block, Line) else ""
    return int(text) if _NUMBER.fullmatch(text) else None


def _row_end(blocks: Sequence[Block], begin: int, following: int, columns: int) -> tuple[int, bool]:
    """Where the row ends: at the next number or section, else as far as it can go, and that it is the last."""
    at = begin
    while at < min(len(blocks), begin + LONGEST_ROW) and isinstance(blocks[at], Line):
        text = getattr(blocks[at], "text", "").strip()
        if _next_number(blocks, at) == following:
            return at, False
        if _SECTION.fullmatch(text) and _next_number(blocks, at + 1) in (following, 1):
            return at, False
        at += 1
    return min(at, begin + columns - 1), True


def _section(text: str, place: Place, width: int) -> tuple[Cell, ...]:
    return tuple(Cell(text, place, covered=i > 0) for i in range(width))


def _row(texts: Sequence[str], places: Sequence[Place]) -> tuple[Cell, ...]:
    return tuple(Cell(text, place) for text, place in zip(texts, places, strict=True))
