"""An order as a Word file in official form."""

from datetime import date

from tracker.domain.order_paper import HEADINGS, OrderPaper
from tracker.reports.official_table import TableColumn, ruled_table
from tracker.reports.official_text import OfficialDocument

WIDTHS = (26, 46, 58, 26)  # mm; together the type area


def as_docx(paper: OrderPaper, day: date) -> bytes:
    """The order; the same paper gives the same bytes. `day` is its day of issue."""
    sheet = OfficialDocument()
    sheet.red_head(paper.name, paper.number)
    sheet.title(paper.title)
    sheet.add(paper.salutation, "主送机关")
    sheet.body(paper.opening)
    for section in paper.sections:
        sheet.heading(section.title, 1)
        for words in section.paragraphs:
            sheet.body(words)
    if paper.closing:
        sheet.body(paper.closing)
    if paper.annex:
        sheet.annex_list([paper.annex])
    sheet.signature(paper.office, paper.issued)
    if paper.annex:
        sheet.annex("附件", paper.annex)
        columns = [TableColumn(title, width) for title, width in zip(HEADINGS, WIDTHS, strict=True)]
        ruled_table(sheet.document, columns, paper.rows, totals=False)
    sheet.imprint(paper.office, paper.issued, paper.copies)
    return sheet.saved(paper.office, f"{paper.number}　{paper.title}", day)
