"""The long fuzz: mutated plans, random assignments and mutated files, each read or refused, nothing lost.

    python tests/bench/bench_fuzz.py [COUNT]

Three fifths of COUNT (20,000) are mutated plans, a quarter documents that a small grammar makes, one in a
hundred .pdf files, read in a process of their own as the program does, and the rest .docx, .xlsx and .html
files with bytes of their parts changed, read in this process. DUBAN_CORPUS adds real documents, and pages of
real .pdf files, to what is mutated. A failure prints its seed; the end prints the counts, and 1 is the exit
code where there was one.
"""

import importlib
import io
import os
import random
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tracker.errors import InputError
from tracker.reading.blocks import Document
from tracker.reading.coverage import coverage
from tracker.reading.readers.apart import read_apart
from tracker.reading.readers.html.reader import read as read_page
from tracker.reading.readers.sheet.reader import read as read_sheet
from tracker.reading.readers.text import document_of
from tracker.reading.readers.word.reader import read as read_word
from tracker.reading.reading import reading_of
from tracker.reading.wire import plan_as_json, plan_from_json

HANG = 30  # seconds of this process: one that waits for a busy machine does not hang
UNITS = (
    *("县教育局", "财政局", "市场监管总局", "各乡镇党委、政府", "各区、县级市", "国网某某供电公司"),
    *("省市场监管（知识产权）局", "团县委", "有关部门", "某某县应急局"),
)
ROLES = (
    *("牵头单位：", "责任单位:", "配合单位：", "责任领导：某某", "完成时限：6月底", "牵头，", "配合", "负责"),
    *("按职责分工负责", "等", "会同", "指导", "★", "（牵头）"),
)
MARKS = (
    *("一、", "（一）", "1.", "（1）", "①", "第一章", "一是", "\n", "\n\n"),
    *("（", "）", "、", "，", "；", "。", "\t", " "),
)
HEADINGS = ["序号", "任务", "牵头单位", "配合单位", "完成时限", "责任单位", "单位", "备注"]


def grammar(chance: random.Random) -> str:
    """A document of marks, units and roles in any order."""
    words = [
        chance.choice(chance.choice((UNITS, ROLES, MARKS, MARKS))) for _ in range(chance.randrange(10, 250))
    ]
    if chance.random() < 0.3:
        table = [HEADINGS[: chance.randrange(3, 8)]]
        table += [
            [str(i), *(chance.choice(UNITS) for _ in table[0][1:])] for i in range(1, chance.randrange(2, 9))
        ]
        sep = chance.choice(("\t", "\n", "  "))
        words += ["\n", "\n".join(sep.join(row) for row in table), "\n"]
    return "某县工作方案\n" + "".join(words)


def packed(kind: str, chance: random.Random) -> bytes:
    """A small file of this kind with some bytes of one of its parts changed."""
    rows = [HEADINGS[:5], *([str(i), "修路", "县教育局", "各乡镇", "6月"] for i in range(1, 4))]
    made = io.BytesIO()
    if kind == "html":
        cells = "".join("<tr>" + "".join(f"<td rowspan=1>{w}</td>" for w in row) + "</tr>" for row in rows)
        return _changed(
            f"<html><body><p>一、修路（县教育局负责）</p><table>{cells}</table></body></html>".encode(),
            chance,
        )
    if kind == "docx":
        document = docx.Document()
        document.add_paragraph("一、修路。（县教育局牵头，财政局配合）")
        table = document.add_table(rows=0, cols=5)
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        table.cell(1, 1).merge(table.cell(2, 1))
        document.save(made)
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.active.merge_cells("B2:B3")
        book.save(made)
    return _repacked(made.getvalue(), chance)


def printed() -> bytes:
    """A page with a plan's heading and a ruled table, its streams left uncompressed so that changes bite."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    canvas = Canvas(made, pageCompression=0)
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(60, 780, "某县工作方案")
    canvas.drawString(60, 760, "一、修路。（县教育局牵头，财政局配合）")
    for row, y in enumerate(range(700, 600, -25)):
        words = HEADINGS[:5] if row == 0 else [str(row), "修路", "县教育局", "各乡镇", "6月"]
        for column, word in enumerate(words):
            canvas.rect(60 + 80 * column, y, 80, 25)
            canvas.drawString(65 + 80 * column, y + 8, word)
    canvas.save()
    return made.getvalue()


def pages_of(corpus: Path) -> list[bytes]:
    """The first page of each real document, and the page that is drawn here."""
    pages = [printed()]
    for path in sorted(corpus.glob("*.pdf")):
        page, made = pypdfium2.PdfDocument.new(), io.BytesIO()
        page.import_pages(pypdfium2.PdfDocument(path), [0])
        page.save(made)
        pages.append(made.getvalue())
    return pages


def _pdf(folder: Path, pages: list[bytes]) -> Callable[[random.Random], Document]:
    def read(chance: random.Random) -> Document:
        path = folder / "a.pdf"
        path.write_bytes(_changed(chance.choice(pages), chance))
        return read_apart(path, "tracker.reading.readers.pdf.reader")

    return read


def _repacked(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        wanted = [name for name in names if "document.xml" in name or "sheet1" in name or "numbering" in name]
        victim = chance.choice(wanted if chance.random() < 0.8 else names)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _changed(part, chance) if name == victim else part)
    return made.getvalue()


def _changed(data: bytes, chance: random.Random) -> bytes:
    words = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(words))
        act = chance.randrange(4)
        if act == 0:
            words[at] = chance.randrange(256)
        elif act == 1:
            del words[at : at + chance.randrange(1, 40)]
        elif act == 2:
            other = chance.randrange(len(words))
            words[at:at] = words[other : other + chance.randrange(1, 200)]
        else:
            words[at:at] = str(chance.randrange(10**6)).encode()
    return bytes(words)


def _text(make: Callable[[random.Random], str]) -> Callable[[random.Random], Document]:
    return lambda chance: document_of(make(chance), "a.txt")


def _file(folder: Path) -> Callable[[random.Random], Document]:
    def read(chance: random.Random) -> Document:
        kind = chance.choice(("docx", "xlsx", "html"))
        path = folder / f"a.{kind}"
        path.write_bytes(packed(kind, chance))
        return {"docx": read_word, "xlsx": read_sheet, "html": read_page}[kind](path)

    return read


def outcome(make: Callable[[random.Random], Document], seed: int) -> str:
    """What one document came to: read, refused, or what went wrong."""
    try:
        reading = reading_of(make(random.Random(seed)), "a.txt")
        if coverage(reading).lost:
            return "lost"
        return "read" if plan_from_json(plan_as_json(reading.plan)) == reading.plan else "changed by JSON"
    except InputError:
        return "refused"
    except Exception as error:  # noqa: BLE001
        return f"failed: {error!r:.120}"


def _hung(*_: object) -> None:
    raise TimeoutError


def main(count: int) -> int:
    """Run all of it; 1 where anything failed, hung or was lost."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))
    test_fuzz = importlib.import_module("test_fuzz")
    corpus = Path(os.environ.get("DUBAN_CORPUS", "")) / "plans"
    real = (path.read_text("utf-8", "ignore") for path in sorted(corpus.glob("*.txt")))
    test_fuzz.SOURCES = (*test_fuzz.SOURCES, *real)
    signal.signal(signal.SIGVTALRM, _hung)
    begin, worst, bad = time.monotonic(), 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        kinds = (
            ("mutated plans", _text(test_fuzz.mutated), count * 3 // 5),
            ("grammar", _text(grammar), count // 4),
            ("mutated PDFs", _pdf(Path(folder), pages_of(corpus)), count // 100),
            ("mutated files", _file(Path(folder)), count - count * 3 // 5 - count // 4 - count // 100),
        )
        for kind, make, share in kinds:
            counts: Counter[str] = Counter()
            for seed in range(share):
                signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
                start = time.process_time()
                result = outcome(make, seed)
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                worst = max(worst, time.process_time() - start)
                counts[result.partition(":")[0]] += 1
                if result not in ("read", "refused"):
                    bad += 1
                    sys.stdout.write(f"{kind}, seed {seed}: {result}\n")
            said = ", ".join(f"{words} {number}" for words, number in sorted(counts.items()))
            sys.stdout.write(f"{kind}: {share} ({said})\n")
            sys.stdout.flush()
    sys.stdout.write(f"{count} documents in {time.monotonic() - begin:.0f} s, the slowest {worst:.2f} s\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
