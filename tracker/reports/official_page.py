"""The page of GB/T 9704-2012 in a Word file: paper, margins, type area, grid, fonts, page numbers.

Numbers in parentheses are the clauses of the standard. The official fonts are named in the file and not
shipped; where they are missing, Word and WPS fall back on their own.
"""

import re
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat
from docx.text.run import Run

SONG, FANG, KAI, HEI, PLAIN = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
THREE, TWO, FOUR, SMALL_FIVE = 16.0, 22.0, 14.0, 9.0  # 三号, 二号, 四号, 小五 in points
PITCH = 579  # twentieths of a point: 22 lines of 28.95 pt fill 225 mm (5.2.3); 29 pt would overflow
SPACING = -5  # twentieths of a point: 28 characters of 15.75 pt fill 156 mm
CHARACTER = 315  # a character with its spacing, in twentieths of a point
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
AFTER_SPACING = tuple(f"w:{tag}" for tag in ("w", "kern", "position", "sz", "szCs", "lang"))
AFTER_SNAP = tuple(f"w:{tag}" for tag in ("spacing", "ind", "jc", "outlineLvl", "rPr"))
CODE_HYPHEN = re.compile(r"(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])")
NUMBER_GAP = 7.0  # mm between the type area and the page number (7.5)


def official_document() -> DocumentType:
    """An empty document with the page, the grid and the page numbers set up."""
    document = Document()
    default_fonts(document)
    set_up(document.sections[0])
    settings = document.settings
    settings.odd_and_even_pages_header_footer = True
    compatible(settings.element)
    for relation in [r for r in document.part.package.rels.values() if r.reltype.endswith("/thumbnail")]:
        del document.part.package.rels[relation.rId]
    return document


def default_fonts(document: DocumentType) -> None:
    """三号仿宋, 28.95 pt to the line and −0.25 pt between characters, for everything not said otherwise (5.2.2)."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(THREE)
    properties = normal.element.get_or_add_rPr()
    name_fonts(properties, FANG)
    properties.insert_element_before(element("w:spacing", val=SPACING), *AFTER_SPACING)
    exact(normal.paragraph_format, PITCH)
    normal.paragraph_format.widow_control = False  # every page has its 22 lines
    form = normal.element.get_or_add_pPr()
    # Punctuation may hang out, as in Word by default; LibreOffice 7.4 reads 0 as 1 and then loses it.
    for switch, value in (("overflowPunct", 1), ("autoSpaceDE", 0), ("autoSpaceDN", 0)):
        form.insert_element_before(element(f"w:{switch}", val=value), "w:snapToGrid", *AFTER_SNAP)


def set_up(section: Section) -> None:
    """A4 with a type area of 156 × 225 mm: top 37, binding side 28, right 26, bottom 35 (5.1, 5.2.1)."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(35 - NUMBER_GAP) - Pt(FOUR)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = element("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(PITCH))
    page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """四号宋体 digits between one-em dashes, one character in from the outer edge (7.5)."""
    paragraph.alignment = side
    exact(paragraph.paragraph_format, int(FOUR * 20))
    if side is WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = Pt(FOUR)
    else:
        paragraph.paragraph_format.left_indent = Pt(FOUR)
    for part in ("— ", "PAGE", " —"):
        run = paragraph.add_run() if part == "PAGE" else paragraph.add_run(part)
        run.font.size = Pt(FOUR)
        name_fonts(run._r.get_or_add_rPr(), PLAIN)
        if part == "PAGE":
            field(run._r, part)


def field(run: Any, instruction: str) -> None:
    """A field that the word processor fills in."""
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {instruction} "
    for part in (
        element("w:fldChar", fldCharType="begin"),
        words,
        element("w:fldChar", fldCharType="separate"),
        element("w:fldChar", fldCharType="end"),
    ):
        run.append(part)


def compatible(settings: Any) -> None:
    """Lay out as Word 2013 and later do, and break lines as Chinese is broken."""
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def element(tag: str, **attributes: object) -> Any:
    """A WordprocessingML element with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def name_fonts(properties: Any, font: str) -> None:
    """Name one font for Chinese and Latin characters alike."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    for script in SCRIPTS:
        fonts.set(qn(f"w:{script}"), font)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks are as wide as characters


def off_grid(properties: Any) -> None:
    """Lines of this paragraph keep their own pitch instead of the page's."""
    properties.insert_element_before(element("w:snapToGrid", val=0), *AFTER_SNAP)


def words(paragraph: Paragraph, text: str) -> Run:
    """A run of `text`; a code such as XH2020-012 is not broken at its hyphen."""
    first, *others = CODE_HYPHEN.split(text)
    run = paragraph.add_run(first)
    for part in others:
        run._r.append(element("w:noBreakHyphen"))
        piece = OxmlElement("w:t")
        piece.set(qn("xml:space"), "preserve")
        piece.text = part
        run._r.append(piece)
    return run


def exact(form: ParagraphFormat, pitch: int) -> None:
    """Lines of exactly `pitch` twentieths of a point, nothing before or after a paragraph."""
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Twips(pitch)
