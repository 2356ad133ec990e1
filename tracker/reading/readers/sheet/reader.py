"""The spreadsheet reader: a file in, one document out; the format is told by the file's first bytes."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from tracker.domain.plan import Place, Problem
from tracker.errors import InputError
from tracker.reading.blocks import Document
from tracker.reading.readers.intake import file_bytes
from tracker.reading.readers.sheet import delimited, legacy, workbook
from tracker.reading.readers.sheet.ledger import document_of
from tracker.reading.readers.sheet.opendocument import merged_in

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_MERGES = "这个文件的合并单元格读不出来，空着的单元格请对照原表；或另存为 .xlsx 再导入。"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(path: Path) -> Document:
    """A ledger's visible sheets, each as its title lines and one table; raises InputError."""
    data = file_bytes(path)
    if data.startswith(_ZIP):
        workbook.check_package(data)
        is_excel = any(name.startswith("xl/") for name in zipfile.ZipFile(BytesIO(data)).namelist())
        sheets, problems = (workbook if is_excel else legacy).sheets_of(path, data)
        if not is_excel:
            merged = merged_in(data)
            sheets = [replace(sheet, merged=(merged or {}).get(sheet.name, ())) for sheet in sheets]
            problems += [Problem(Place(), "", _NO_MERGES)] if merged is None else []
    elif data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError(f"表格“{path.name}”设了打开密码。", "请提供未加密的文件。")
        sheets, problems = legacy.sheets_of(path, data)
    else:
        sheets, problems = [delimited.sheet_of(path, data)], []
    return document_of(sheets, problems)
