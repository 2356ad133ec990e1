"""Tables as text: one row a line, fields parted by commas, tabs or semicolons."""

import csv
import io
from pathlib import Path

from tracker.errors import InputError
from tracker.reading.readers.sheet.ledger import MAX_ROWS, Sheet

SEPARATORS = ",\t;，"
SAMPLE_LINES = 20
ENCODINGS = ("utf-8-sig", "gb18030")


def sheet_of(path: Path, data: bytes) -> Sheet:
    """The rows of a text table; raises InputError for what is not text."""
    text = _text(path, data)
    texts: dict[tuple[int, int], str] = {}
    try:
        for r, row in enumerate(csv.reader(io.StringIO(text), delimiter=_separator(text)), start=1):
            if r > MAX_ROWS:
                raise InputError(f"表格“{path.name}”超过 {MAX_ROWS} 行的上限。", "请拆分后分别导入。")
            texts.update({(r, c): value for c, field in enumerate(row, start=1) if (value := field.strip())})
    except csv.Error as error:
        raise InputError(
            f"表格“{path.name}”的格式有错，读不下去。", "请用办公软件打开后另存为 .xlsx 再导入。"
        ) from error
    return Sheet(path.stem, texts)


def _text(path: Path, data: bytes) -> str:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise InputError(f"表格“{path.name}”的文字编码无法识别。", "请用办公软件打开后另存为 .xlsx 再导入。")


def _separator(text: str) -> str:
    """The separator that most of the first lines have, and have equally often."""
    lines = [line for line in text.split("\n", SAMPLE_LINES)[:SAMPLE_LINES] if line.strip()]
    return max(SEPARATORS, key=lambda s: sum(s in line for line in lines))
