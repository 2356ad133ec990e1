"""A paper of the office as a Word file in official form."""

from tracker.domain.paper import Paper
from tracker.reports.circular_docx import put_table
from tracker.reports.official_text import OfficialDocument


def as_docx(paper: Paper) -> bytes:
    """The paper; the same paper gives the same bytes."""
    sheet = OfficialDocument()
    if paper.plain:
        put_sheet(sheet, paper)
    else:
        put_document(sheet, paper)
    return sheet.saved(paper.office, f"{paper.number}　{paper.title}", paper.day)


def put_document(sheet: OfficialDocument, paper: Paper) -> None:
    """Red head, title, text, signature, annexes, imprint."""
    sheet.red_head(paper.name, paper.number)
    sheet.title(paper.title)
    if paper.salutation:
        sheet.add(paper.salutation, "主送机关")
    if paper.opening:
        sheet.body(paper.opening)
    for section in paper.sections:
        sheet.heading(section.title, 1)
        for words in section.paragraphs:
            sheet.body(words)
    if paper.closing:
        sheet.body(paper.closing)
    if paper.tables:
        sheet.annex_list([table.name for table in paper.tables])
    sheet.signature(paper.office, paper.issued)
    for mark, table in paper.annexes:
        sheet.annex(mark, table.name)
        put_table(sheet, table)
    sheet.imprint(paper.office, paper.issued, paper.copies)


def put_sheet(sheet: OfficialDocument, paper: Paper) -> None:
    """A working sheet: title, a line, and its tables, close together so that it stays on a page."""
    sheet.add(paper.title, "公文标题")
    sheet.add(paper.opening, "表注")
    for table in paper.tables:
        if table.rows:
            put_table(sheet, table)
        else:
            sheet.body(table.empty)
