"""Tables of a web page: spans unfolded into a grid; tables that only lay out the page told apart."""

from tracker.domain.plan import Place
from tracker.reading.blocks import Cell, Strong, Table
from tracker.reading.readers.html.tree import Element

MAX_COLUMNS = 200
MAX_FIELDS = 200_000
ARTICLE = 1_500  # a cell with more characters holds an article, not an entry
ARTICLE_PARAGRAPHS = 8

Spot = tuple[int, int]


def is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: nested tables, an article in a cell, or a single column."""
    rows = rows_of(table)
    if any(e.tag == "table" for row in rows for cell in row for e in cell.elements()):
        return True
    if any(_is_article(cell) for row in rows for cell in row):
        return True
    return max((len(row) for row in rows), default=0) < 2


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row, tables inside cells not looked into."""
    rows: list[list[Element]] = []
    for child in table.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "tr":
            rows.append([c for c in child.children if isinstance(c, Element) and c.tag in ("td", "th")])
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += rows_of(child)
    return rows


def table_of(table: Element, texts: dict[int, str], strong: dict[int, Strong], ordinal: int) -> Table | None:
    """The unfolded table; `texts` holds each cell's words by identity, `strong` what type sets apart in them.

    None when all cells are empty.
    """
    owners = _unfolded(rows_of(table))
    if not any(text for text in texts.values()) or not owners:
        return None
    width = max(column for _, column in owners) + 1
    height = max(row for row, _ in owners) + 1
    seen: set[int] = set()
    rows: list[tuple[Cell, ...]] = []
    for r in range(height):
        cells: list[Cell] = []
        for c in range(width):
            owner = owners.get((r, c))
            place = Place(cell=f"表{ordinal}!{_letters(c)}{r + 1}")
            text = texts.get(id(owner), "") if owner is not None else ""
            cells.append(Cell(text, place, id(owner) in seen, strong.get(id(owner), ())))
            if owner is not None:
                seen.add(id(owner))
        rows.append(tuple(cells))
    return Table(tuple(rows), Place(cell=f"表{ordinal}"))


def _unfolded(rows: list[list[Element]]) -> dict[Spot, Element]:
    owners: dict[Spot, Element] = {}
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while (r, column) in owners:
                column += 1
            across = _span(cell, "colspan", MAX_COLUMNS - column)
            down = _span(cell, "rowspan", len(rows) - r)
            if column >= MAX_COLUMNS or len(owners) + across * down > MAX_FIELDS:
                break
            for i in range(down):
                for j in range(across):
                    owners.setdefault((r + i, column + j), cell)
            column += across
    return owners


def _span(cell: Element, name: str, most: int) -> int:
    digits = (cell.attributes.get(name) or "1").strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 6:
        return 1
    return max(1, min(int(digits) or most, most))


def _is_article(cell: Element) -> bool:
    paragraphs = sum(e.tag in ("p", "div", "br") for e in cell.elements())
    return paragraphs > ARTICLE_PARAGRAPHS and len(cell.words()) > ARTICLE


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
