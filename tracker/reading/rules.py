"""Rules that a document states once and that hold for every assignment after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.reading.blocks import Emphasis
from tracker.reading.names import unit_names
from tracker.reading.roles import SIGNS

_OPEN, _CLOSE = r"[（(〔\[【]?", r"[)）〕\]】]?"
_S = r"[ \t　]{0,3}"
_ORDER = r"(?:排名|排序|排列|位列|列|排|位)?(?:在|于)?(?:(?:第[一1１]|首)(?:位|个|家|名)?)"
_MAIN = (
    r"(?:总|第一)?(?:牵头|主责|主办)(?:或汇总|汇总|负责)?(?:责任)?(?:单位|部门|者)?(?:或汇总(?:单位|部门))?"
)
_FIRST_LEADS = re.compile(
    rf"[，,；;、。]?{_S}{_OPEN}{_S}(?:注[：:])?(?:除标注[^，,。；;]{{1,20}}外[，,]?)?(?:(?:多个|涉及|有多个)[^，,。；;]{{1,12}}的[，,])?"
    rf"(?:各项(?:任务|工作)|责任(?:单位|部门)中?|分工中?|其中)?[，,]?(?:以)?{_ORDER}(?:责任)?(?:的|者)?(?:责任)?(?:单位|部门)?(?:的)?"
    rf"均?(?:(?:为|是|即为|系|作为)(?:该项(?:工作|任务)?的?)?{_MAIN}|(?:牵头负责|负责牵头))"
    r"(?:[，,、；;]\s?其[余他它]的?(?:责任)?(?:单位|部门)?均?(?:为|是)(?:配合|责任|协办|参与)(?:单位|部门))?"
    rf"(?:{_S}[，,、；;]?{_S}以?下均?同)?{_S}{_CLOSE}"
)
_ALL_LEAD = re.compile(
    r"(?:无|没有|未明确|未列|未注明)牵头(?:单位|部门)的?[，,]?(?:由)?责任(?:单位|部门)(?:即|均|则)?为牵头(?:单位|部门)"
)
_ADDED_BELOW = re.compile(
    rf"[，,；;、。]?{_OPEN}以下(?:各项|各条|所有|全部|各)?(?:工作|任务|措施|条目|事项|内容|项目){{0,2}}均?(?:需|须|由|涉及)"
    r"(?P<units>[^。；;]{1,80}?)(?:负责)?(?:推进|落实|负责|参与|配合|组织实施|抓好落实)"
    rf"[，,、]?(?:以下)?不再(?:单独|一一|逐一|另行|重复)?(?:列出|列明|单列|标注|列示|列){_CLOSE}"
)


_SIGN_LEADS = re.compile(
    rf"{_OPEN}{_S}(?:注[：:])?(?:括号[内中]的?|其中|凡)?(?:(?:责任)?(?:单位|部门)(?:名称)?[前后]面?)?(?:标|带|加|注)?(?:注|有|记|明|示)?[“\"]?(?P<sign>[{re.escape(SIGNS)}])[”\"]?"
    rf"(?:号|标记|标识|标注)?[的者]?(?:单位|部门)?均?(?:为|是|即为|表示|代表|系){_MAIN}"
    r"(?:[，,、；;]\s?(?:其[余他它]|未标注?)的?(?:责任)?(?:单位|部门)?均?(?:为|是)(?:配合|责任|协办|参与)(?:单位|部门))?"
    rf"{_S}{_CLOSE}"
)


_TYPES = (
    (Emphasis.BOLD, "加粗|粗体|加黑|标黑|黑体"),
    (Emphasis.UNDERLINE, "(?:加|带|标)?下?划(?:横)?线"),
    (Emphasis.BLACK, "黑体"),
)
_TYPE_LEADS = re.compile(
    rf"{_OPEN}{_S}(?:注[：:])?(?:其中|凡)?(?:责任)?(?:单位|部门)?(?:名称)?(?:用|以|字体)?"
    rf"(?P<type>{'|'.join(words for _, words in _TYPES)})"
    r"(?:字体?|字样|显示|标注|标识|标示|标记|部分|表示)*[的者]?(?:责任)?(?:单位|部门)?(?:名称)?均?(?:为|是|即为|表示|代表|系)"
    rf"{_MAIN}(?:[，,、；;]\s?其[余他它]的?(?:责任)?(?:单位|部门)?均?(?:为|是)(?:配合|责任|协办|参与)(?:单位|部门))?{_S}{_CLOSE}"
)


@dataclass(frozen=True, slots=True)
class Rules:
    """Where in the source each rule begins to hold, None where the document states none.

    `signs` are the characters, ★ or *, that mark a lead.
    """

    first_leads_from: int | None = None
    all_lead_from: int | None = None
    added: tuple[tuple[int, tuple[str, ...]], ...] = ()
    signs: str = ""

    def added_before(self, offset: int) -> tuple[str, ...]:
        """Units that the document adds to an assignment standing at `offset`."""
        return tuple(name for start, names in self.added if start < offset for name in names)


def rules_of(text: str) -> Rules:
    """The rules stated anywhere in the text."""
    first = _FIRST_LEADS.search(text)
    every = _ALL_LEAD.search(text)
    return Rules(
        first_leads_from=first.start() if first else None,
        all_lead_from=every.start() if every else None,
        signs="".join({match["sign"] for match in _SIGN_LEADS.finditer(text)}),
        added=tuple((match.end(), unit_names(match["units"])) for match in _ADDED_BELOW.finditer(text)),
    )


def emphasis_that_leads(words: str) -> Iterator[Emphasis]:
    """The ways of setting words apart that the words say mark a lead: 加粗的为牵头单位."""
    for match in _TYPE_LEADS.finditer(words):
        yield from (kind for kind, called in _TYPES if re.fullmatch(called, match["type"]))


def rule_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where rules are stated."""
    for pattern in (_FIRST_LEADS, _ALL_LEAD, _ADDED_BELOW, _SIGN_LEADS, _TYPE_LEADS):
        yield from (match.span() for match in pattern.finditer(text))


def with_leads_said(words: str, signs: str) -> str:
    """The words of an assignment with （牵头） behind each name that one of the signs marks."""
    if not signs:
        return words
    name, sign = r"(?P<name>[^、，,；;：:。\s（(]+(?:[（(][^（()）]*[)）])?)", f"[{re.escape(signs)}]"
    marked = re.sub(rf"{sign}\s*{name}", r"\g<name>（牵头）", words)
    return re.sub(rf"(?P<name>[^、，,；;：:。\s]+?){sign}(?=[、，,；;。\s]|$)", r"\g<name>（牵头）", marked)


def without_rules(words: str) -> str:
    """The words of an assignment with the rules that are written into it taken out."""
    return _ADDED_BELOW.sub("", _FIRST_LEADS.sub("", _SIGN_LEADS.sub("", _TYPE_LEADS.sub("", words))))
