"""How the cost of reading grows: ten times the document, stage by stage and format by format.

Ten documents, one after the other, against one of ten times their size: the same words, so that a small document
is not measured again and again out of the processor's cache, where no user has it. Prints processor seconds of one
small and of the large one, and the ratio; ends with 1 where one is above TEN_TIMES_AT_MOST.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from seeds import seed_text
from tracker.domain.plan import Place
from tracker.reading.assignments import assignments
from tracker.reading.blocks import Cell, Document, Line
from tracker.reading.blocks import Table as TableBlock
from tracker.reading.characters import neutral
from tracker.reading.coverage import coverage
from tracker.reading.flattened import with_tables
from tracker.reading.framed import unframed
from tracker.reading.furniture import without_furniture
from tracker.reading.outline import outline
from tracker.reading.readers.html.reader import read as read_page
from tracker.reading.readers.pdf.reader import read as read_pdf
from tracker.reading.readers.sheet.reader import read as read_sheet
from tracker.reading.readers.text import document_of
from tracker.reading.readers.text import read as read_words
from tracker.reading.readers.word.reader import read as read_word
from tracker.reading.reading import reading_of
from tracker.reading.run_on import with_breaks
from tracker.reading.source import source_of
from tracker.reading.traditional import simplified
from tracker.reading.wire import item_as_json
from tracker.reading.wrapping import unwrapped

TEN_TIMES_AT_MOST = 12.0
ONCE, FACTOR = 200, 10  # rows or items, and how many times as many
ENOUGH = 0.5  # seconds of work for one comparison, repeated until there is so much
ROUNDS = 3  # at least; the best counts, for other programs on the machine only ever add
HEADING = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]
STYLE = ParagraphStyle("small", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK")

Work = Callable[[], object]


def rows(count: int) -> list[list[str]]:
    """A task table in words."""
    entry = [
        "新建农村公路{}公里，完善安防设施",
        "县交通运输局",
        "县财政局、自然资源局，各乡镇",
        "2024年{}月底前",
    ]
    return [
        HEADING,
        *(
            [str(i), entry[0].format(i), entry[1], entry[2], entry[3].format(i % 12 + 1)]
            for i in range(1, count + 1)
        ),
    ]


def prose(count: int) -> str:
    """A plan in paragraphs, as many items as asked for."""
    head, _, body = seed_text("xunhua-2020/plan.txt").partition("一、")
    return head + "".join(f"一、{body}\n" for _ in range(max(1, count // 40)))


def table_document(count: int) -> Document:
    """The table as readers hand it over."""
    cells = tuple(tuple(Cell(words, Place(line=i)) for words in row) for i, row in enumerate(rows(count), 1))
    return Document((Line("某县2024年任务表", Place(line=1)), TableBlock(cells, Place())))


def stages(document: Document) -> Iterator[tuple[str, Work]]:
    """Every stage with its work on a document, each fed what the one before it gives."""
    for name, stage in (
        ("control characters", neutral),
        ("traditional characters", simplified),
        ("furniture", without_furniture),
        ("frames", unframed),
        ("wrapped lines", unwrapped),
        ("run-on lines", with_breaks),
        ("flattened tables", with_tables),
    ):
        given = document
        yield name, lambda stage=stage, given=given: stage(given)  # type: ignore[misc]
        document = stage(document)
    source = source_of((i, b) for i, b in enumerate(document.blocks) if isinstance(b, Line))
    assigned = assignments(source)
    reading = reading_of(document, "a.txt")
    yield "assignments", lambda: assignments(source)
    yield "outline", lambda: outline(source, [one.span for one in assigned])
    yield "all together", lambda: reading_of(document, "a.txt")
    yield "coverage", lambda: coverage(reading)
    yield "JSON", lambda: [len(json.dumps(item_as_json(item))) for item in reading.plan.items]


def formats(folder: Path, count: int) -> Iterator[tuple[str, Work]]:
    """Every format with the reading of one file of it, in this process."""
    table = rows(count)
    text = folder / f"{count}.txt"
    text.write_text(prose(count), encoding="utf-8")
    tabbed = folder / f"{count}-tab.txt"
    tabbed.write_text("\n".join("\t".join(row) for row in table), encoding="utf-8")
    one_a_line = folder / f"{count}-lines.txt"
    one_a_line.write_text("\n".join(words for row in table for words in row), encoding="utf-8")
    page = folder / f"{count}.html"
    inside = "".join("<tr>" + "".join(f"<td><p>{w}</p></td>" for w in row) + "</tr>" for row in table)
    page.write_text(f"<html><body><table>{inside}</table></body></html>", encoding="utf-8")
    made = docx.Document()
    made_table = made.add_table(rows=0, cols=len(HEADING))
    for row in table:
        line = made_table.add_row()
        for cell, words in zip(line.cells, row, strict=True):
            cell.text = words
    made.save(str(folder / f"{count}.docx"))
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(row)
    book.save(folder / f"{count}.xlsx")
    _draw(folder / f"{count}.pdf", table)
    yield "text", lambda: reading_of(read_words(text), text.name)
    yield "text, tabs", lambda: reading_of(read_words(tabbed), text.name)
    yield "text, one cell a line", lambda: reading_of(read_words(one_a_line), text.name)
    for suffix, read in (("html", read_page), ("docx", read_word), ("xlsx", read_sheet), ("pdf", read_pdf)):
        path = folder / f"{count}.{suffix}"
        yield suffix, lambda read=read, path=path: reading_of(read(path), path.name)  # type: ignore[misc]


def _draw(path: Path, table: list[list[str]]) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    cells = [[Paragraph(words, STYLE) for words in row] for row in table]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(str(path), pagesize=A4).build(
        [Table(cells, colWidths=[40, 160, 90, 130, 80], repeatRows=1, style=style)]
    )


def seconds(work: Work) -> float:
    """Processor seconds of one run."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def both(small: Work, large: Work) -> tuple[float, float]:
    """The best of several runs of each, by turns: what the machine is busy with is then the same for both."""
    ten_small, one_large, spent, rounds = float("inf"), float("inf"), 0.0, 0
    while spent < ENOUGH or rounds < ROUNDS:
        ten_small = min(ten_small, seconds(small))
        took = seconds(large)
        one_large, spent, rounds = min(one_large, took), spent + max(took, 0.001), rounds + 1
    return ten_small, one_large


def compare(title: str, small: list[Iterator[tuple[str, Work]]], large: Iterator[tuple[str, Work]]) -> bool:
    """Print a line for each pair; whether all keep to the limit."""
    sys.stdout.write(f"{title}\n")
    fine = True
    for smalls, (name, work) in zip(zip(*small, strict=True), large, strict=True):
        ten_small, one_large = both(lambda works=smalls: [one() for _, one in works], work)  # type: ignore[misc]
        times = one_large / ten_small * FACTOR
        fine = fine and times <= TEN_TIMES_AT_MOST
        sys.stdout.write(
            f"  {name:24} {ten_small / FACTOR * 1000:9.2f} ms {one_large * 1000:10.2f} ms   x {times:5.1f}\n"
        )
        sys.stdout.flush()
    return fine


def main() -> int:
    """All comparisons, without garbage collection, as timeit measures."""
    gc.disable()
    fine = compare(
        "stages on prose",
        [stages(document_of(prose(ONCE), "a")) for _ in range(FACTOR)],
        stages(document_of(prose(ONCE * FACTOR), "a")),
    )
    fine = (
        compare(
            "stages on a table",
            [stages(table_document(ONCE)) for _ in range(FACTOR)],
            stages(table_document(ONCE * FACTOR)),
        )
        and fine
    )
    with tempfile.TemporaryDirectory() as folder:
        small = list(formats(Path(folder), ONCE))
        large = formats(Path(folder), ONCE * FACTOR)
        fine = compare("formats", [iter(small) for _ in range(FACTOR)], large) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
