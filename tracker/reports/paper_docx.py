"""A paper of the office as a Word file in official form."""

from tracker.domain.paper import Paper
from tracker.reports.circular_docx import put_table
from tracker.reports.official_text import OfficialDocument


def as_docx(paper: Paper) -> bytes:
    """The paper; the same paper gives the same bytes."""
    sheet = OfficialDocument()
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
    for table in paper.shown:
        put_table(sheet, table)
    if paper.closing:
        sheet.body(paper.closing)
    if paper.tables:
        sheet.annex_list([table.name for table in paper.tables])
    sheet.signature(paper.office, paper.issued)
    for mark, table in paper.annexes:
        sheet.annex(mark, table.name)
        put_table(sheet, table)
    sheet.imprint(paper.office, paper.issued, paper.copies)
    return sheet.saved(paper.office, f"{paper.number}　{paper.title}", paper.day)
