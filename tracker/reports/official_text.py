"""The parts of an official document (GB/T 9704-2012, 7.2 and 7.3): heads, title, headings, body, annexes, imprint."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tracker.reports import official_page as page
from tracker.reports.packing import repacked
from tracker.reports.titles import title_lines

DOCUMENT = "word/document.xml"
RED = RGBColor(0xE6, 0x00, 0x12)
LEFT, CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
AFTER_BORDERS = tuple(
    f"w:{tag}" for tag in ("shd", "tabs", "snapToGrid", "spacing", "ind", "jc", "outlineLvl")
)
INDENT = "\u3000"  # a full-width space: the second line of a paragraph has no first-line indent
STYLES = {
    "版头": (page.SONG, 48.0, CENTRE, 0, 0),
    "期号": (page.FANG, page.THREE, CENTRE, 0, 0),
    "编发": (page.FANG, page.THREE, LEFT, 1, 0),
    "公文标题": (page.SONG, page.TWO, CENTRE, 0, 0),
    "主送机关": (page.FANG, page.THREE, JUSTIFIED, 0, 0),
    "公文正文": (page.FANG, page.THREE, JUSTIFIED, 2, 0),
    "一级标题": (page.HEI, page.THREE, JUSTIFIED, 2, 1),
    "二级标题": (page.KAI, page.THREE, JUSTIFIED, 2, 2),
    "附件说明": (page.FANG, page.THREE, LEFT, 2, 0),
    "附件说明续": (page.FANG, page.THREE, LEFT, 5, 0),
    "附件序号": (page.HEI, page.THREE, LEFT, 0, 1),
    "表名": (page.KAI, page.THREE, LEFT, 0, 0),
    "落款": (page.FANG, page.THREE, RIGHT, 0, 0),
    "版记": (page.FANG, page.FOUR, LEFT, 1, 0),
    "表文": (page.FANG, page.SMALL_FIVE, LEFT, 0, 0),
    "表注": (page.FANG, page.SMALL_FIVE, LEFT, 0, 0),
}
OFF_GRID = {
    "版头": 3 * page.PITCH,
    "公文标题": 680,
    "表注": 260,
    "表文": 260,
}  # pitch in twentieths of a point


class OfficialDocument:
    """A document that grows from top to bottom; `saved` gives its bytes."""

    def __init__(self) -> None:
        self.document: DocumentType = page.official_document()
        self.tables: dict[str, Iterable[str]] = {}
        for name, (font, size, align, indent, outline) in STYLES.items():
            self._style(name, font, size, align, indent, outline)

    def red_head(self, name: str, issue: str, office: str = "", day: str = "") -> None:
        """The head: its name in red, the issue, for a serial office and day, a red line (7.2.4, 7.2.7)."""
        big = self.add(name, "版头")
        big.runs[0].font.color.rgb = RED
        line = self.add(issue, "期号")
        if office:
            line = self.add(f"{office}\t{day}", "编发")
            line.paragraph_format.tab_stops.add_tab_stop(Mm(156) - Pt(page.THREE), WD_TAB_ALIGNMENT.RIGHT)
        borders = page.element("w:pBdr")
        borders.append(page.element("w:bottom", val="single", sz=18, space=4, color=str(RED)))
        line._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)

    def title(self, words: str) -> None:
        """The title, two lines below the red line, in lines that keep words together, and an empty line (7.3.1)."""
        self.blank(2)
        for line in title_lines(words):
            self.add(line, "公文标题")
        self.blank()

    def heading(self, words: str, level: int) -> None:
        """一、 in 黑体 (level 1), （一） in 楷体 (level 2) (7.3.3)."""
        self.add(words, f"{'一二'[level - 1]}级标题")

    def body(self, words: str) -> None:
        """A paragraph of the body."""
        self.add(words, "公文正文")

    def annex_list(self, titles: Sequence[str]) -> None:
        """附件说明, an empty line below the body; the numbers stand under each other (7.3.4).

        The last lines of the text go with it: no page holds a part of the list alone.
        """
        self.with_what_follows()
        for position, title in enumerate(titles, 1):
            number = f"{position}. " if len(titles) > 1 else ""
            first = position == 1
            line = self.add(
                f"{'附件：' if first else ''}{number}{title}", "附件说明" if first else "附件说明续"
            )
            line.paragraph_format.keep_with_next = position < len(titles)

    def with_what_follows(self) -> None:
        """An empty line; the last lines of the text stay on the page of what comes next."""
        text = self.document.paragraphs[-1]
        self.blank()
        for above in (text, self.document.paragraphs[-1]):
            above.paragraph_format.keep_with_next = True

    def annex(self, mark: str, title: str) -> None:
        """A new page with 附件1 at the top left and the title centred on the third line (7.3.6)."""
        self.add(mark, "附件序号")
        self.blank()
        for line in title_lines(title):
            self.add(line, "公文标题")
        self.blank()

    def signature(self, office: str, day: str) -> None:
        """The office and, below its middle, the day, which ends four characters before the margin (7.3.5).

        The last lines of the text go with them: no page holds a signature alone.
        """
        self.with_what_follows()
        wide, narrow = width_of(office), width_of(day)
        for words, right in ((office, max(0.0, 4 + (narrow - wide) / 2)), (day, 4.0)):
            line = self.add(words, "落款")
            line.paragraph_format.right_indent = Pt(right * page.CHARACTER / 20)
            line.paragraph_format.keep_with_next = words is office

    def imprint(self, office: str, printed: str, copies: str = "") -> None:
        """版记 at the foot of the last page: copies, who printed it when, between two lines (7.4.1 to 7.4.3).

        One paragraph, because LibreOffice loses a frame of two.
        """
        line = self.add(copies, "版记")
        if copies:
            line.add_run().add_break()
            page.words(line, INDENT)
        page.words(line, f"{office}\t{printed}印发")
        line.paragraph_format.tab_stops.add_tab_stop(Mm(156) - Pt(page.FOUR), WD_TAB_ALIGNMENT.RIGHT)
        properties = line._p.get_or_add_pPr()
        borders = page.element("w:pBdr")
        for side in ("top", "bottom"):
            borders.append(page.element(f"w:{side}", val="single", sz=8, space=4, color="000000"))
        properties.insert_element_before(borders, *AFTER_BORDERS)
        frame = {"w": int(Mm(156).twips), "hAnchor": "margin", "xAlign": "center"}
        place = page.element("w:framePr", **frame, vAnchor="margin", yAlign="bottom", wrap="around")
        properties.insert_element_before(place, "w:widowControl", "w:pBdr", *AFTER_BORDERS)

    def table(self, xml: Iterable[str]) -> None:
        """A table, written only when the document is saved."""
        place = f"table {len(self.tables)}"
        self.document.element.body.sectPr.addprevious(page.element("w:bookmarkEnd", id=place))
        self.tables[f'<w:bookmarkEnd w:id="{place}"/>'] = xml

    def blank(self, lines: int = 1) -> None:
        """Empty lines."""
        for _ in range(lines):
            self.add("", "公文正文")

    def add(self, words: str, style: str) -> Paragraph:
        """A paragraph in one of the styles."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = style  # a style of ours has its name as its id
        page.words(paragraph, words)
        return paragraph

    def saved(self, author: str, title: str, day: date) -> bytes:
        """The file; the same content gives the same bytes."""
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = author[:255]
        properties.title, properties.comments = title[:255], ""
        properties.language, properties.revision = "zh-CN", 1
        properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
        file = io.BytesIO()
        self.document.save(file)
        return repacked(file.getvalue(), day, {DOCUMENT: self.tables})

    def _style(
        self, name: str, font: str, size: float, align: WD_ALIGN_PARAGRAPH, indent: int, outline: int
    ) -> None:
        style: Any = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.document.styles["Normal"]
        style.font.size = Pt(size)
        page.name_fonts(style.element.get_or_add_rPr(), font)
        form = style.paragraph_format
        form.alignment = align
        properties = style.element.get_or_add_pPr()
        if indent:
            words = properties.get_or_add_ind()
            words.set(qn("w:firstLineChars"), str(indent * 100))
            words.set(qn("w:firstLine"), str(indent * page.CHARACTER))
        if outline:
            form.keep_with_next = True
            properties.append(page.element("w:outlineLvl", val=outline - 1))
        if name == "附件序号":
            form.page_break_before = True
        if name in OFF_GRID:
            page.off_grid(properties)
            page.exact(form, OFF_GRID[name])
        if name == "表注":
            form.space_before = Pt(4)


def width_of(words: str) -> float:
    """How wide words are in characters: digits and Latin letters take half of one."""
    return sum(0.5 if each.isascii() else 1.0 for each in words)
