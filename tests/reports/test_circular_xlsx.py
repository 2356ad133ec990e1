"""The annex workbook: all columns, filters, no formulas, and the numbers of the text counted again."""

import io
from collections import Counter
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.circular import Circular
from tracker.reports.circulars import Format, render


def book(circular: Circular) -> Workbook:
    return load_workbook(io.BytesIO(render(circular, Format.XLSX)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_there_is_a_sheet_for_each_annex_and_one_for_the_sources(circular: Circular) -> None:
    assert book(circular).sheetnames == [
        "附件1红灯事项",
        "附件2部门和其他单位",
        "附件2乡镇",
        "附件3台账",
        "数字出处",
    ]


def test_headers_are_frozen_and_filtered(circular: Circular) -> None:
    for sheet in book(circular).worksheets:
        assert sheet.freeze_panes in ("A2", "C2")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"


def test_the_text_is_counted_again_from_the_ledger(circular: Circular) -> None:
    ledger = rows(book(circular)["附件3台账"])
    said = {number.says: number.text for number in circular.numbers}
    situations = Counter(row["情况"] for row in ledger)
    assert said["任务总数"] == str(len(ledger)) == "6"
    for situation in ("已销号", "按序时推进", "滞后", "逾期"):
        assert said[situation] == str(situations[situation])
    assert said["红灯事项"] == str(sum(row["亮灯"] == "红灯" for row in ledger))
    assert said["本月应填报"] == str(sum(row["本月应填报"] for row in ledger))
    kept, missed = (sum(row["按原定时限"] == word for row in ledger) for word in ("按期", "未按期"))
    assert said["按原定时限的按期率"] == f"{100 * kept / (kept + missed):.1f}%"


def test_each_number_has_as_many_sources_as_its_list(circular: Circular) -> None:
    sources = rows(book(circular)["数字出处"])
    found = Counter(row["序号"] for row in sources)
    assert {n: len(each.refs) for n, each in enumerate(circular.numbers, 1) if each.refs} == found


def test_days_are_days_and_sums_are_at_the_foot(circular: Circular) -> None:
    ledger = rows(book(circular)["附件3台账"])
    assert {type(row["完成时限"]).__name__ for row in ledger} == {"datetime"}
    assert ledger[0]["完成时限"].date() == date(2020, 12, 31)
    assert rows(book(circular)["附件2部门和其他单位"])[-1]["单位"] == "合计"


def test_no_title_becomes_a_formula(hostile: Circular) -> None:
    cells = [cell for sheet in book(hostile).worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    dangerous = [cell for cell in cells if str(cell.value or "")[:1] in "=+-@" and cell.value]
    assert len(dangerous) > 4
    assert all(cell.quotePrefix for cell in dangerous)


def test_the_same_circular_gives_the_same_bytes(circular: Circular) -> None:
    assert render(circular, Format.XLSX) == render(circular, Format.XLSX)
