"""The text of a page part as it flows: paragraphs, headings, list numbers, tables, menus left aside."""

import re
from collections.abc import Iterator

from tracker.domain.plan import Place, Problem
from tracker.reading.blocks import Block, Emphasis, Line, Strong
from tracker.reading.readers.html.grid import is_layout, rows_of, table_of
from tracker.reading.readers.html.main_text import Weight, is_menu
from tracker.reading.readers.html.tree import Element

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|"
    "main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SMALL_PICTURE = 100  # narrower or lower ones are ornaments

_INLINE = frozenset(("span", "font", "b", "strong", "u", "em", "a"))
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_UNDERLINED = re.compile(r"text-decoration[\w-]*\s*:[^;]*underline")
_BLACK = re.compile(r"font-family\s*:[^;]*(?:黑体|simhei)")
_WRAPPED = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u3000]+")
_CHROME = re.compile(
    r"[【\[（(]?\s*(打\s*印|关\s*闭|我要纠错|分享|收藏|返回顶部|返回首页|复制链接|无障碍)[^。；]{0,12}[】\])）]?"
    r"|[【\[]?\s*字\s*(体|号)\s*[：:]?[^。；]{0,12}"
    r"|(您?(现在|当前)?的?所?在?位置|当前位置)\s*(是)?[：:].{0,80}"
    r"|(上|下)一(篇|条)\s*[：:].{0,80}|扫一扫.{0,30}|分享到?\s*[：:].{0,30}|责任编辑\s*[：:].{0,20}"
    r"|(浏览|阅读|点击)(次数|量|数)\s*[：:]?\s*\d*\s*次?"
)


class Flow:
    """Collects blocks while it walks down the page."""

    def __init__(self, weight: dict[int, Weight]) -> None:
        self.blocks: list[Block] = []
        self.furniture: list[Problem] = []
        self.problems: list[Problem] = []
        self._weight = weight
        self._words: list[str] = []
        self._strong: list[tuple[Emphasis, str]] = []
        self._mark = ""  # the number of a list's entry, waiting for its words
        self._tables = 0
        self._strong_cells: dict[int, Strong] = {}
        self._interrupted = False

    def walk(self, element: Element) -> None:
        """Read one element and all below it."""
        self._strong += ((kind, flowing(element.words())) for kind in _kinds(element))
        if element.tag == "br":
            self.end_line()
        elif element.tag == "img":
            self._picture(element)
        elif _BLOCK.fullmatch(element.tag) and is_menu(element, self._weight):
            self._set_aside(element)
        elif element.tag == "table" and not is_layout(element):
            self._table(element)
        elif _BLOCK.fullmatch(element.tag):
            self.end_line()
            self._inside(element)
            self.end_line(HEADINGS.get(element.tag))
        else:
            self._inside(element)

    def end_line(self, level: int | None = None) -> None:
        """The paragraph ends here."""
        text, strong = flowing("".join(self._words)), tuple(self._strong)
        self._words, self._strong = [], []
        for line in filter(None, text.split("\n")):
            self._add(self._mark + line, level, strong)
            self._mark = ""

    def _add(self, text: str, level: int | None, strong: Strong) -> None:
        if _CHROME.fullmatch(text):
            self.furniture.append(Problem(self._place(), text, "网页自带的按钮和提示，不属于正文"))
            self._interrupted = True
        elif self._interrupted and self._goes_on(text):
            last = self.blocks[-1]
            self.blocks[-1] = Line(f"{getattr(last, 'text', '')}{text}", last.place)
        else:
            self.blocks.append(Line(text, self._place(), level, strong))
            self._interrupted = False

    def _inside(self, element: Element) -> None:
        number = _first_number(element)
        for child in element.children:
            if isinstance(child, str):
                self._words.append(child if element.tag != "pre" else child.replace("\n", "\v"))
                continue
            if element.tag == "ol" and child.tag == "li":
                self.end_line()
                self._mark = f"{number}."
                number += 1
            self.walk(child)

    def _table(self, element: Element) -> None:
        self.end_line()
        self._tables += 1
        texts = {id(cell): self._cell(cell) for row in rows_of(element) for cell in row}
        table = table_of(element, texts, self._strong_cells, self._tables)
        self._strong_cells = {}
        if table is not None:
            self.blocks.append(table)

    def _cell(self, cell: Element) -> str:
        inner = Flow(self._weight)
        inner.walk(cell)
        inner.end_line()
        self.furniture += inner.furniture
        lines = [block for block in inner.blocks if isinstance(block, Line)]
        self._strong_cells[id(cell)] = tuple(dict.fromkeys(one for line in lines for one in line.strong))
        return "\n".join(line.text for line in lines)

    def _picture(self, element: Element) -> None:
        sides = [element.attributes.get(name) or "" for name in ("width", "height")]
        if not any(side.isdigit() and int(side) < SMALL_PICTURE for side in sides if len(side) < 6):
            self.problems.append(
                Problem(self._place(), "", "这里有一张图片，其中的文字没有读取，请对照原件核对。")
            )

    def _set_aside(self, element: Element) -> None:
        if self._words and element.tag not in ("ul", "ol"):
            self.end_line()
        words = element.words()
        if words:
            self.furniture.append(Problem(self._place(), words, "网页的导航，不属于正文"))
            self._interrupted = True

    def _goes_on(self, text: str) -> bool:
        """Whether a menu stood in the middle of a bracket: opened before it, closed behind it."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Line):
            return False
        opened = last.text.rfind("（") > last.text.rfind("）")
        closes = text.find("）") >= 0 and (text.find("（") < 0 or text.find("）") < text.find("（"))
        return opened and closes

    def _place(self) -> Place:
        return Place(line=len(self.blocks) + 1)


def _kinds(element: Element) -> Iterator[Emphasis]:
    """How an element inside a line sets its words apart."""
    style = (element.attributes.get("style") or "").lower() if element.tag in _INLINE else ""
    if element.tag in ("b", "strong") or _BOLD.search(style):
        yield Emphasis.BOLD
    if element.tag == "u" or _UNDERLINED.search(style):
        yield Emphasis.UNDERLINE
    if _BLACK.search(style):
        yield Emphasis.BLACK


def flowing(text: str) -> str:
    """Text as a browser shows it: source line breaks are nothing between Chinese characters."""
    lines = []
    for line in text.split("\v"):
        wrapped = _WRAPPED.sub("\n", line)
        joined = re.sub(r"(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])", "", wrapped).replace("\n", " ")
        lines.append(_BLANKS.sub(" ", joined).strip())
    return "\n".join(line for line in lines if line)


def _first_number(element: Element) -> int:
    start = element.attributes.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
