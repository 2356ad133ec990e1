"""The circular as a Word file in official form."""

from tracker.domain.case import chinese
from tracker.domain.circular import Annex, Cell, Circular, Level, Table
from tracker.reports.official_table import TableColumn, ruled_table
from tracker.reports.official_text import OfficialDocument


def as_docx(circular: Circular) -> bytes:
    """The circular with its annexes on the same paper; the tables hold the columns that are printed."""
    paper = OfficialDocument()
    issued = chinese(circular.issued)
    paper.red_head("督查通报", f"第{circular.number}期", circular.office, issued)
    paper.title(circular.title)
    paper.add(circular.salutation, "主送机关")
    for section in circular.sections:
        paper.heading(section.title, 1)
        for paragraph in section.paragraphs:
            if paragraph.level is Level.SECOND:
                paper.heading(paragraph.text, 2)
            else:
                paper.body(paragraph.text)
    paper.annex_list([annex.title for annex in circular.annexes])
    for annex in circular.annexes:
        put_annex(paper, annex)
    paper.imprint(circular.office, issued)
    paper.add(f"数据校验值（SM3）：{circular.head}", "表注")
    return paper.saved(circular.office, f"督查通报第{circular.number}期　{circular.title}", circular.issued)


def put_annex(paper: OfficialDocument, annex: Annex) -> None:
    """An annex on a new page."""
    paper.annex(f"附件{annex.number}", annex.title)
    for table in annex.tables:
        if len(annex.tables) > 1:
            paper.add(table.name, "表名")
        if table.rows:
            put_table(paper, table)
        else:
            paper.body(table.empty)
    if annex.note:
        paper.add(f"注：{annex.note}", "表注")


def put_table(paper: OfficialDocument, table: Table) -> None:
    """The printed columns of a table."""
    chosen = [table.columns[index] for index in table.on_paper]
    columns = [TableColumn(column.title, column.width, column.centred) for column in chosen]
    rows = ([words(row[index]) for index in table.on_paper] for row in table.rows)
    paper.table(ruled_table(columns, rows, total=len(table.rows) if table.totals else None))


def words(value: Cell) -> str:
    """A cell as printed; a day as 2020-05-31, nothing as nothing."""
    return "" if value is None else str(value)
