"""Merged cells of OpenDocument spreadsheets (.ods), which the library that reads their values leaves out."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tracker.reading.readers.sheet.ledger import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Range

_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (_T + "table-cell", _T + "covered-table-cell")


def merged_in(data: bytes) -> dict[str, tuple[Range, ...]] | None:
    """The merged ranges of each sheet by its name (ODF 1.2, 19.676 and 19.678); None where they cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            root: Element = fromstring(package.read("content.xml"), forbid_dtd=True)
    except (
        zipfile.BadZipFile,
        zlib.error,
        DefusedXmlException,
        ParseError,
        KeyError,
        OSError,
        ValueError,
        RuntimeError,
        EOFError,
    ):
        return None
    return {sheet.get(_T + "name", ""): tuple(_ranges(sheet)) for sheet in root.iter(_T + "table")}


def _ranges(sheet: Element) -> Iterator[Range]:
    line, fields = 1, 0
    for row in sheet.iter(_T + "table-row"):
        column = 1
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            fields += down * across - 1
            if down * across > 1 and line <= MAX_ROWS and column <= MAX_COLUMNS and fields <= MAX_CELLS:
                yield Range(line, column, line + down - 1, column + across - 1)
            column += _count(cell, "number-columns-repeated")
        line += _count(row, "number-rows-repeated")


def _count(element: Element, name: str) -> int:
    digits = element.get(_T + name, "1")
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 1
