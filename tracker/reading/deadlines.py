"""Dates by which something must be done, as plans write them: 6月底前, 到2020年底, 年内, 5年内, 持续推进.

A rule (公共数据7个工作日内完成授权), a beginning (自2019年起) and a past (2016年以来) are no deadlines.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.plan import PlanDeadline
from tracker.reading.numerals import value_of


@dataclass(frozen=True, slots=True)
class Years:
    """What a date without its year counts from: the plan's own year, and the first year of its horizon."""

    own: int | None = None
    first: int | None = None


_WIDE = str.maketrans("０１２３４５６７８９（）", "0123456789()")
_S = r"\s{0,3}"
_N = r"\d{1,2}"
_YEAR = rf"(?P<year>(?:19|20)\d{{2}}){_S}年(?!度|来)"
_BEFORE = r"(?:之前|以前|前)"
_DAY = (
    rf"(?:(?P<said>今年|本年|当年|明年)|{_YEAR})?{_S}(?P<month>{_N}){_S}月(?!份?以来)份?"
    rf"(?:{_S}(?P<day>{_N}){_S}[日号]|(?P<part>底|末|上旬|中旬|下旬|初))?{_S}(?P<before>{_BEFORE})?"
)
_QUARTER = (
    rf"(?:今年|本年|{_YEAR})?(?:(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4]){_S}季度)"
    rf"(?P<end>末|底|内)?(?P<before>{_BEFORE})?"
)
_TERM = rf"(?:今年|本年|{_YEAR})?{_S}(?P<term>[春秋])季(?:学期)?(?:正式)?开学(?P<before>{_BEFORE})"
_WHOLE = rf"{_YEAR}{_S}(?P<end>年?底|年?末|内|全年)?{_S}(?P<before>{_BEFORE})?"
_THIS = rf"(?<![\d一二三四五六七八九十两几近多每半])(?:今|本|当)?年(?:度)?(?:底|末|内)(?:{_BEFORE})?"
_SPAN = rf"(?P<count>\d{{1,2}}|[一二三四五六七八九十两]){_S}年(?:之|以)?内"
_FIVE = r"[“\"]?十(?P<five>[三四五六])五[”\"]?(?:规划|时期)?(?:期)?末"
_FEAST = rf"(?:今年|当年|{_YEAR})?{_S}“?(?P<feast>元旦|五一|七一|八一|国庆|十一)”?(?:劳动|建党|建军)?节?(?P<before>{_BEFORE})"
_RELATIVE = (
    r"(?:会后|会议结束后|交办后|印发后|收到后|下发后|发文后|(?:印发|发布|下发|交办|通知)之日起)"
    rf"{_S}(?:\d{{1,4}}|[一二三四五六七八九十两]{{1,4}}){_S}(?:个)?(?:工作日|日|天|周|月)(?:之|以)?内?"
)
_POINTED = re.compile(
    r"(?<!\d)(?P<year>20\d\d)[.．/\-](?P<month>\d{1,2})(?:[.．/\-](?P<day>\d{1,2}))?(?![\d.．/\-])"
)
_IN_HAN = re.compile(r"(?P<year>[〇零一二三四五六七八九]{4})年(?:(?P<month>[一二三四五六七八九十]{1,2})月)?")
_OPEN = re.compile(
    r"持续(?:推进|跟踪|开展|实施|用力|深化|加强|坚持)?|长期(?:坚持|推进|任务)?|常态化(?:推进|开展|实施)?|立行立改|即知即改|边查边改|立即整改|每年|"
    r"每月|每季度|按计划推进|按序时推进|随时"
)
_KINDS = tuple(
    re.compile(kind) for kind in (_RELATIVE, _DAY, _QUARTER, _TERM, _FEAST, _WHOLE, _THIS, _SPAN, _FIVE)
)
_RANGE = re.compile(r"\s*[-—－–―~～至到]+\s*")  # from the first to the second: the second counts
_SINCE = re.compile(r"\s*(?:起|开始)")
_WHOLE_YEAR = re.compile(r"\s*全年(?:任务)?(?:完成)?\s*")
_UNTIL = re.compile(r"(?:到|至|力争到|争取到)\s*$")
_BEGINS = re.compile(r"(?:从|自|始于|—|－|-|–|～|~|每年|每|截至|截止|《[^》\n]{0,60}|“[^”\n]{0,12})\s*$")
_PAST = re.compile(
    r"\s*(?:以来|起|开始|以后|至今|之后|后|度|间|的|印发|出台的|《|[-—－–~～至到]\s*(?:20)?\d\d)"
)
_DOES = re.compile(
    r"\s*(?:全面|基本|全部|正式|力争)?(?:完成|建成|投入使用|动工|开工|启动|出台|印发|实现|竣工|验收|交付|投用|到位)"
)
_FIVE_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
_LAST_MONTHS = {
    **{"上半年": 6, "下半年": 12, "春": 2, "秋": 8},
    **{"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12},
}
_FEASTS = {"元旦": (1, 1), "五一": (5, 1), "七一": (7, 1), "八一": (8, 1), "国庆": (10, 1), "十一": (10, 1)}
_PART_DAYS = {"上旬": 10, "中旬": 20, "初": 10}


def deadlines_in(text: str, years: Years) -> tuple[PlanDeadline, ...]:
    """The deadlines that prose names, in order, each date once; a year holds on to the end of its sentence."""
    plain = text.translate(_WIDE)
    found: list[PlanDeadline] = []
    sentence_years, end = years, 0
    for match in _matches(plain):
        if "。" in plain[end : match.start()]:
            sentence_years = years
        if _is_deadline(plain, match):
            found.append(PlanDeadline(_spoken(plain, text, match), _last_day(match, sentence_years)))
            said = match.groupdict().get("year")
            sentence_years = replace(years, own=int(said)) if said else sentence_years
            end = match.end()
    return _once(found)


def column_deadlines(text: str, years: Years) -> tuple[PlanDeadline, ...]:
    """The deadlines in a cell or behind 完成时限：, where every date is one and 持续推进 is open."""
    plain = text.translate(_WIDE).strip()
    if not plain or re.fullmatch(r"[-—/无]+", plain):
        return ()
    parts = [part.strip() for part in re.split(r"[；;，,\n]|(?<=[前用工成])、", plain) if part.strip()]
    found = [deadline for part in parts for deadline in _column_part(part, years)]
    return _once(found or [PlanDeadline(text.strip())])


def _in_words(match: re.Match[str]) -> str:
    """2025.10 and 2025-10-31 as people say them."""
    return f"{match['year']}年{match['month']}月" + (f"{match['day']}日" if match["day"] else "")


def _in_figures(match: re.Match[str]) -> str:
    """二〇二五年十月 as 2025年10月."""
    month = value_of(match["month"]) if match["month"] else None
    return f"{value_of(match['year'])}年" + (f"{month}月" if month else "")


def _column_part(part: str, years: Years) -> Iterator[PlanDeadline]:
    words = _IN_HAN.sub(_in_figures, _POINTED.sub(_in_words, part))
    dated: list[tuple[str, date | None]] = []
    for match in _matches(words):
        said = match.groupdict().get("year")
        years = replace(years, own=int(said)) if said else years
        if not _begins_a_range(words, match) and not _SINCE.match(words, match.end()):
            dated.append((match[0].strip(), _last_day(match, years)))
    if len(dated) > 1:
        yield from (PlanDeadline(text, day) for text, day in dated)
    elif dated:
        yield PlanDeadline(part, dated[0][1])
    elif _WHOLE_YEAR.fullmatch(part) and years.own:
        yield PlanDeadline(part, date(years.own, 12, 31))
    elif _OPEN.search(part):
        yield PlanDeadline(part, None, open=True)


def _begins_a_range(words: str, match: re.Match[str]) -> bool:
    """Whether another date follows behind a dash: 2024年10月—12月."""
    dash = _RANGE.match(words, match.end())
    return dash is not None and any(kind.match(words, dash.end()) for kind in _KINDS)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Date expressions that do not overlap, the earliest first, the longest of those that begin together."""
    all_of_them = [match for kind in _KINDS for match in kind.finditer(text)]
    end = 0
    for match in sorted(all_of_them, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            end = match.end()
            yield match


def _is_deadline(text: str, match: re.Match[str]) -> bool:
    before, behind = text[max(0, match.start() - 64) : match.start()], text[match.end() : match.end() + 12]
    kind = match.re.pattern
    if kind in (_RELATIVE, _FIVE):
        return True
    if _BEGINS.search(before) or _PAST.match(behind):
        return False
    if kind in (_THIS, _SPAN):
        return True
    groups = match.groupdict()
    if groups.get("before") or groups.get("end") or groups.get("part") in ("底", "末"):
        return True
    if kind == _WHOLE:
        return bool(_UNTIL.search(before))
    return bool(_UNTIL.search(before) or _DOES.match(behind))


def _last_day(match: re.Match[str], years: Years) -> date | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else years.own
    if match.re.pattern in _BY_KIND:
        return _BY_KIND[match.re.pattern](groups, years)
    if year is None:
        return None
    if groups.get("said") == "明年":
        year += 1
    if groups.get("month"):
        return _day_in_month(year, groups)
    part = groups.get("half") or groups.get("quarter") or groups.get("term") or ""
    return _month_end(year, _LAST_MONTHS.get(part, 12))


def _of_span(groups: dict[str, str], years: Years) -> date | None:
    count = value_of(groups["count"])
    if years.first is None or not count:
        return None
    return date(years.first + count - 1, 12, 31)


def _before_feast(groups: dict[str, str], years: Years) -> date | None:
    """The last day before a feast with a fixed date."""
    year = int(groups["year"]) if groups["year"] else years.own
    return date(year, *_FEASTS[groups["feast"]]) - timedelta(days=1) if year else None


def _of_five(groups: dict[str, str], years: Years) -> date | None:
    return date(_FIVE_ENDS[groups["five"]], 12, 31)


_BY_KIND: dict[str, Callable[[dict[str, str], Years], date | None]] = {
    _RELATIVE: lambda groups, years: None,
    _FEAST: _before_feast,
    _SPAN: _of_span,
    _FIVE: _of_five,
}


def _day_in_month(year: int, groups: dict[str, str | None]) -> date | None:
    month = int(groups["month"] or 0)
    if not 1 <= month <= 12:
        return None
    if groups["day"]:
        day = int(groups["day"])
        return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None
    part = groups["part"] or ""
    if part in _PART_DAYS:
        return date(year, month, _PART_DAYS[part])
    if groups["before"] and not part:  # 6月前 is before June begins
        return _month_end(year, month - 1) if month > 1 else date(year - 1, 12, 31)
    return _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _spoken(plain: str, text: str, match: re.Match[str]) -> str:
    """The words of the date with the 到 in front of it."""
    lead = _UNTIL.search(plain[max(0, match.start() - 4) : match.start()])
    start = match.start() - (len(lead[0]) if lead else 0)
    return text[start : match.end()].strip()


def _once(found: list[PlanDeadline]) -> tuple[PlanDeadline, ...]:
    kept: dict[object, PlanDeadline] = {}
    for deadline in found:
        kept.setdefault(deadline.date or deadline.text, deadline)
    return tuple(kept.values())
