"""The circular as plain Markdown: CommonMark and pipe tables, nothing that a reader's titles could turn on."""

import re
from collections.abc import Iterator

from tracker.domain.case import chinese
from tracker.domain.circular import Annex, Cell, Circular, Level, Paragraph, Table

SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&!])")
MARKS = {Level.BODY: "", Level.FIRST: "### ", Level.SECOND: "#### ", Level.ITEM: ""}


def as_markdown(circular: Circular) -> bytes:
    """The circular in UTF-8; the tables hold the columns that are printed."""
    return ("\n\n".join(blocks(circular)) + "\n").encode()


def blocks(circular: Circular) -> Iterator[str]:
    """The blocks of the document in order."""
    yield "# 督查通报"
    yield f"第{circular.number}期"
    yield f"{escaped(circular.office)}　{chinese(circular.issued)}"
    yield f"## {escaped(circular.title)}"
    yield escaped(circular.salutation)
    for section in circular.sections:
        yield f"### {escaped(section.title)}"
        yield from (block(paragraph) for paragraph in section.paragraphs)
    yield "附件：" + "；".join(f"{annex.number}.{escaped(annex.title)}" for annex in circular.annexes)
    for annex in circular.annexes:
        yield from annex_blocks(annex)
    yield f"数据校验值（SM3）：{circular.head}"


def block(paragraph: Paragraph) -> str:
    """A paragraph."""
    return MARKS[paragraph.level] + escaped(paragraph.text)


def annex_blocks(annex: Annex) -> Iterator[str]:
    """An annex: its title, note and tables."""
    yield f"## 附件{annex.number}　{escaped(annex.title)}"
    if annex.note:
        yield escaped(annex.note)
    for table in annex.tables:
        if len(annex.tables) > 1:
            yield f"### {escaped(table.name)}"
        yield pipes(table) if table.rows else escaped(table.empty)


def pipes(table: Table) -> str:
    """The printed columns of a table."""
    chosen = [table.columns[index] for index in table.on_paper]
    lines = [
        "| " + " | ".join(escaped(column.title) for column in chosen) + " |",
        "| " + " | ".join(":-:" if column.centred else ":--" for column in chosen) + " |",
    ]
    for row in table.rows:
        lines.append("| " + " | ".join(cell(row[index]) for index in table.on_paper) + " |")
    return "\n".join(lines)


def cell(value: Cell) -> str:
    """A cell; empty where there is nothing."""
    return "" if value is None else escaped(str(value))


def escaped(text: str) -> str:
    """`text` with every character that Markdown or HTML could read as a mark written literally."""
    return SPECIAL.sub(r"\\\1", text)
