"""What a document says about itself: title, number, who issued it and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reading.dates import day_in, is_only_a_day
from tracker.reading.organs import ends_like_a_unit
from tracker.reading.source import Source, Span

_KINDS = (
    "方案|规划|计划|意见|通知|办法|措施|要点|清单|分工|决定|行动|纲要|任务书|分解表?|任务表|责任表|台账|细则|规定|批复|举措|政策|"
    "任务|目标|部署|安排|工程|项目表|一览表|分工表|(?<!代)表|责任书|责任状|台帐"
)
_REMARK = r"(?:\s*[（(〔\[【].{1,30}[)）〕\]】])?"
_TITLE = re.compile(rf"[^。；;!！？?|]{{3,90}}(?:{_KINDS}){_REMARK}$")
_NO_TITLE = re.compile(
    r"附件|附：|附表|根据|为|现|按照|各|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|目录|首页|当前位置|"
    r"来源|索\s*引|信息|名\s*称|标\s*题|主题|分类|发布|相关|牵头|责任|推荐|上一篇|下一篇"
)
_CARRIED_ON = re.compile(r"关于|[同和与及暨的]$")
_ONLY_YEARS = re.compile(
    r"[（(]\s*(?:19|20)\d\d(?!\s*年\s*\d+\s*月\s*\d+\s*日\s*[)）]).{0,20}[)）]|[（(](?:试行|征求意见稿|修订稿|送审稿|讨论稿|草案)[)）]"
)
_NUMBER = re.compile(
    r"(?:发文字号|文\s*号|发文号|字\s*号)?[：:\s|]*"
    r"(?P<organ>[\u4e00-\u9fff]{1,12})\s*[〔\[（(【﹝]\s*(?P<year>(?:19|20)\d\d)\s*[〕\])）】﹞]\s*(?:第)?(?P<number>\d+)\s*号[|\s]*"
)
_ISSUED_LABEL = re.compile(
    r"(?:成文日期|发文日期|印发日期|发布日期|发布时间|生成日期|公开日期|(?<![填制报表])日\s*期)[：:\s|]*(?P<day>.{8,16})"
)
_ISSUER_LABEL = re.compile(
    r"(?:发文机关|发布机构|发文单位|制发机关|来源)[：:\s|]*(?P<who>[\u4e00-\u9fff]{3,30})"
)
_TITLE_ISSUER = re.compile(r"(?P<who>[\u4e00-\u9fff、 ]{3,40}?)(?:关于|印发|转发)")
_BETWEEN_ORGANS = re.compile(
    r"[、\s]+|(?<=[省市县区州旗]委)(?=[\u4e00-\u9fff]{1,12}人民政府)|(?<=委办公[室厅])(?=[\u4e00-\u9fff]{1,12}人民政府办公[室厅])"
)
_DAY_IN_BRACKETS = re.compile(r"[（(](?P<day>[^（()）]{8,16}日)[)）]")
_ORGAN = re.compile(r"(?:办公室|办公厅|人民政府|政府|委员会|党委|党组|领导小组|国务院|[厅局委部会院])$")
_PRINTED = re.compile(r"(?P<who>[\u4e00-\u9fff]{4,40})\s+(?P<day>.{8,14}日)\s*印发")
_SENT = re.compile(
    r"(?:现将\s*)?《\s*(?P<title>(?:[^《》]|《[^《》]*》){4,80})\s*》(?:\s*[（(][^（()）]{0,30}[)）])?[^《》]{0,40}?(?:印发|下发|下达|转发|已经?.{2,30}(?:同意|通过|审定))"
)
_NOTICE = re.compile(r"通知" + _REMARK + "$")
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class Head:
    """The document's own data; `lines` are the lines that were used, by what they are."""

    title: str
    document_number: str | None = None
    issued: date | None = None
    issuers: tuple[str, ...] = ()


def head_of(source: Source, body: Span, name: str, above: Sequence[str] = ()) -> Head:
    """The head, read from the lines before and after the numbered `body`; `name` stands in for a title.

    `above` are the rows of tables that stand before the body.
    """
    before = [line.text.strip() for line in source.lines[: min(_HEAD_LINES, _line(source, body.start))]]
    behind = [line.text.strip() for line in source.lines[_line(source, body.end) :]]
    title = _title(source, before) or _sent_title(before) or _first_heading(source, body) or name
    issued, issuers = _signature(before)
    if issued is None:
        issued, issuers = _signature(behind)
    return Head(
        title=title,
        document_number=_document_number(before),
        issued=issued or _labelled_day([*before, *above]) or _day_in_brackets(before),
        issuers=issuers or _labelled_issuer([*before, *above]) or _issuer_in(title),
    )


def _line(source: Source, offset: int) -> int:
    if offset >= len(source.text):
        return len(source.lines)
    return source.line_at(offset)


def _title(source: Source, before: Sequence[str]) -> str:
    """The last title in the head that is not the covering notice, lines that belong together joined."""
    candidates = [_joined(before, index) for index, text in enumerate(before) if is_title(text)]
    candidates += [line.text.strip() for line in source.lines[:_HEAD_LINES] if line.level == 0]
    plans = [one for one in candidates if not _NOTICE.search(one)]
    whole = _without_fragments(plans or candidates)
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", whole[-1] if whole else "")


def _sent_title(before: Sequence[str]) -> str:
    """The plan that a notice says it sends, 现将《…》印发给你们, where no title stands above the plan itself."""
    sent = (_SENT.search(text) for text in before)
    return next((match["title"].strip() for match in sent if match), "")


def _first_heading(source: Source, body: Span) -> str:
    """The first line above the body that its format calls a heading of the highest level."""
    end = _line(source, body.start)
    return next((line.text.strip() for line in source.lines[:end] if line.level == 1), "")


def _without_fragments(titles: Sequence[str]) -> list[str]:
    """The titles that are no part of a longer one: a title printed on two lines is there twice."""
    return [
        one
        for one in titles
        if not any(_plain(one) in _plain(other) and _plain(one) != _plain(other) for other in titles)
    ]


def is_title(text: str) -> bool:
    """Whether a line is the title of a plan or of the notice about one."""
    return bool(_TITLE.fullmatch(text)) and not _NO_TITLE.match(text) and not text.endswith((":", "："))


def _joined(before: Sequence[str], index: int) -> str:
    """The title with the line above it that it carries on, and the years or 试行 below it."""
    title = before[index]
    above = before[index - 1] if index else ""
    named = f"《{above}{title}》" in "".join(before)
    broken = len(above) < 40 and _CARRIED_ON.search(above) and not re.search(r"[。；：:，,]$", above)
    if above and (named or (broken and "关于" not in title)):
        title = above + title
    below = before[index + 1] if index + 1 < len(before) else ""
    return title + below if _ONLY_YEARS.fullmatch(below) else title


def _plain(title: str) -> str:
    return re.sub(r"[（(].*$|\s", "", title)


def _document_number(before: Sequence[str]) -> str | None:
    for text in before:
        match = _NUMBER.fullmatch(text)
        if match:
            return f"{match['organ']}〔{match['year']}〕{match['number']}号"
    return None


def _signature(lines: Sequence[str]) -> tuple[date | None, tuple[str, ...]]:
    """The date that stands alone on a line, and the organs on the lines right above it."""
    for index, text in enumerate(lines):
        if is_only_a_day(text):
            return day_in(text), _organs_above(lines, index)
    printed = (_PRINTED.fullmatch(text) for text in lines)
    match = next((match for match in printed if match), None)
    return (day_in(match["day"]), (match["who"],)) if match else (None, ())


def _organs_above(lines: Sequence[str], index: int) -> tuple[str, ...]:
    found: list[str] = []
    for text in reversed(lines[max(0, index - 5) : index]):
        names = text.split()
        if not names or not all(
            _ORGAN.search(name) and len(name) < 30 and "，" not in name for name in names
        ):
            break
        found[:0] = names
    return tuple(found)


def _labelled_day(before: Sequence[str]) -> date | None:
    days = (day_in(match["day"]) for text in before if (match := _ISSUED_LABEL.search(text)))
    return next((day for day in days if day), None)


def _day_in_brackets(before: Sequence[str]) -> date | None:
    """（2026年2月10日） on a line of its own, below the title."""
    days = (day_in(match["day"]) for text in before if (match := _DAY_IN_BRACKETS.fullmatch(text)))
    return next((day for day in days if day), None)


def _labelled_issuer(before: Sequence[str]) -> tuple[str, ...]:
    for text in before:
        match = _ISSUER_LABEL.search(text)
        if match and ends_like_a_unit(match["who"]):
            return (match["who"],)
    return ()


def _issuer_in(title: str) -> tuple[str, ...]:
    match = _TITLE_ISSUER.match(title)
    names = _BETWEEN_ORGANS.split(match["who"].strip()) if match else []
    return tuple(names) if names and all(_ORGAN.search(name) for name in names) else ()
