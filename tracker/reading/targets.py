"""Numbers that a task must reach: 达到96%以上, 控制在10%以内, 每村5-10个, 8个左右, 200余名.

A ceiling on money (最高30%的补助, 不超过800万元) is a rule, what is there already (现有6个) is no target.
"""

import re
import unicodedata
from dataclasses import replace

from tracker.domain.plan import PlanTarget
from tracker.reading.shares import division_behind

_NUMBER = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_COUNTED = (
    "美元|元|千瓦时|兆瓦时|千瓦|兆瓦|吉瓦|千伏|平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|场次|人次|课时|学时|小时|"
    "微克/立方米|毫克/升|亩|吨|斤|个|家|户|人|名|项|座|处|所|条|场|次|批|套|台|辆|件|份|支|只|头|株|盏|门|期|部|例|种|类|对|间|张|宗|眼|口|艘|架|篇|款|"
    "米|天|枚|棵|尾|羽|床|幅|块|栋|幢|班|卡"
)
_UNIT = rf"%|‰|个百分点|[PE]FLOPS|(?:[千百]?万|[万千百]?亿|千|百)?(?:{_COUNTED})"
_QUANTITY = re.compile(
    rf"(?P<value>{_NUMBER})\s{{0,2}}(?:(?P<range>[-—－–~～至到])\s{{0,2}}(?P<upper>{_NUMBER}))?\s{{0,2}}(?P<more>余|多)?\s{{0,2}}"
    rf"(?:(?P<unit>{_UNIT})|(?=[\u4e00-\u9fff]))[^\S\n]{{0,2}}(?P<after>以上|及以上|以下|以内|之内|左右|上下)?"
)
_CLAUSE_END = re.compile(r"[，,。；;！!？?\n：:（）()]")
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_BEFORE_OPS = (
    (re.compile(r"(?:不少于|不低于|至少|不小于|最少|最低)[^，,。；;\d]{0,6}$"), ">="),
    (re.compile(r"(?:控制在|不超过|不高于|不多于|不大于|压减到|降至|降到|下降到)[^，,。；;\d]{0,6}$"), "<="),
    (re.compile(r"(?:突破|超过|高于|大于|超)[^，,。；;\d]{0,4}$"), ">"),
    (re.compile(r"(?:低于|少于|小于)[^，,。；;\d]{0,4}$"), "<"),
    (re.compile(r"(?:约|大约|近)\s*$"), "≈"),
)
_AFTER_OPS = {
    "以上": ">=",
    "及以上": ">=",
    "以下": "<=",
    "以内": "<=",
    "之内": "<=",
    "左右": "≈",
    "上下": "≈",
}
_RULE = re.compile(
    r"补助|补贴|奖励|奖补|奖金|给予|资助标准|罚款|最高|封顶|上限|标准(?:提高|为|是|的)|每生|每人每|每月每|贴息|免息|利率|免费|赔付|额度"
)
_THERE_ALREADY = re.compile(
    r"已有|现有|原有|已(?:经|完成|建成|达到|实现|累计)|目前|截至|截止|共有|以来|去年|上年|同比"
)
_THAN_BEFORE = re.compile(
    r"(?:较|比|相比)(?:去年|上年|上一年度?|20\d\d年|基期)(?:同期)?(?:相比)?(?:同比)?|同比"
)
_GROWS = re.compile(
    r"(?P<how>增长|提高|提升|增加|下降|降低|减少|压减)(?:幅度|率)?(?:达到?|不低于|不少于|不超过|超过|至少|约|近|为|在)*$"
)
_FROM = re.compile(r"(?:由|从)[^，,。；;\d]{0,10}$")
_TO = re.compile(r"[^，,。；;\d]{0,4}(?:到|至)")
_BASELINE = re.compile(r"(?:由|从)[\d.]+[%‰]?[^，,。；;\d]*$")
_NOT_COUNTED = re.compile(
    r"\s*[余多]?\s*(?:周岁|岁|年|月|日|时|分(?!之)|点|号|个(?:月|工作日|小时|自然日|学期)|小时|天|世纪|届|期间|级)"
)
_ORDINAL = re.compile(r"(?:第|每|\d[-—.．:：/]|[A-Za-z+＋×xX*]|约?有|[〔\[])\s*$")
_QUOTED = re.compile(r"《[^》\n]{0,80}》|“[^”\n]{0,10}”|〔\d{4}〕\d+号")
_DATE = (
    r"(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日)?|[一二三四]季度|[上下]半年)?(?:份|底|末|初|[上中下]旬)?(?:之前|以前|前|内)|"
    r"\d{4}年(?:底|末)?|(?:\d{4}年)?\d{1,2}月(?:底|末|初|[上中下]旬)?|年底"
)
_VERBS = re.compile(
    rf"^(?:[（(]?\d{{1,2}}[)）.．、]|{_DATE}|实现|确保|力争|争取|保证|保持|使|全县|全市|全省|我县|我市|到|并|将|其中|年内|计划|重点|继续|每年|共|总|累计)+"
)
_REACHES = re.compile(
    r"(?:及|均|都|要|应|稳定|总体|力争|争取|确保)*(?:达到|达|控制|稳定|保持|提高|提升|增长|增加|降低|下降|压减|不低于|不少于|不超过|不高于|突破|"
    r"超过|至少|约|近|为|在|到|至|以)+$"
)
_NOUN_END = re.compile(
    r"[，,。；;！!？?\n：:（()）]|和?\d|和(?=\d)|以及|并|作为|用于|实施|设立|撬动|投入|赴|到(?=国外|海外|境外|农村|基层|一流)"
)
_SIDE_BY_SIDE = re.compile(r"^\d[\d.]*(?:户|人|名|个|家|万元|亿元)")
_LINK = re.compile(r"^(?:作为|用于|设立|实施|投入)")
_LONGEST_NAME = 24
_YEARLY = re.compile(r"(?:每年|每年度|逐年|年均)[^，,。；;：:\d]{0,16}$")


def targets_in(text: str, around: str = "") -> tuple[PlanTarget, ...]:
    """The numbers to reach in the words of one item, in order; a divided one with its shares.

    `around` are words that may have in full what the item calls by half a name.
    """
    plain = _masked(_narrow(text))
    found: list[PlanTarget] = []
    end = 0
    for match in _QUANTITY.finditer(plain):
        target = _target(plain, text, match) if match.start() >= end else None
        if target is None:
            continue
        division = division_behind(plain, match.end(), target.unit, f"{text}{around}")
        if division:
            target, end = replace(target, shares=division.shares), division.end
        found.append(target)
    return tuple(found)


def _narrow(text: str) -> str:
    """Full-width digits and signs as half-width ones, every character in its place."""
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    return narrow if len(narrow) == 1 and (narrow.isdigit() or narrow in "%.-~") else char


def _masked(text: str) -> str:
    """The text with titles, short quotes and document numbers blanked: their digits count nothing."""
    return _QUOTED.sub(lambda match: "＊" * len(match[0]), text)


def _target(plain: str, text: str, match: re.Match[str]) -> PlanTarget | None:
    unit = match["unit"]
    before, behind = plain[max(0, match.start() - 60) : match.start()], plain[match.end() : match.end() + 60]
    if unit is None and not (
        match["range"] and re.search(r"(?:设置|安排|开发|建设|新建|建成|培育)$", before)
    ):
        return None
    if _ORDINAL.search(before) or _NOT_COUNTED.match(
        plain, match.end("upper" if match["upper"] else "value")
    ):
        return None
    clause = _clause(plain, match)
    if _FROM.search(before) and _TO.match(behind):
        return None
    if _THERE_ALREADY.search(_THAN_BEFORE.sub("", clause)) or _is_in_a_rule(plain, match, clause):
        return None
    op, value = _comparison(match, before)
    words = _clause(text, match)
    said = text[match.end() : match.end() + 60]
    spoken = text[max(0, match.start() - 60) : match.start()]
    called = _name(_unblanked(before, spoken), behind, said, unit or "个")
    per = "year" if _YEARLY.search(before) else ""
    return PlanTarget(words.strip(), called, op, value, unit or "个", per=per)


def _is_in_a_rule(plain: str, match: re.Match[str], clause: str) -> bool:
    """Shares in a clause about grants, and sums in a sentence about them, say who gets how much."""
    unit = match["unit"] or ""
    return bool(
        (unit == "%" and _RULE.search(clause)) or ("元" in unit and _RULE.search(_sentence(plain, match)))
    )


def _comparison(match: re.Match[str], before: str) -> tuple[str, float | tuple[float, float]]:
    value = _number(match["value"])
    if match["upper"]:
        return "range", (value, _number(match["upper"]))
    if match["after"]:
        return _AFTER_OPS[match["after"]], value
    if match["more"]:
        return ">=", value
    return next((op for pattern, op in _BEFORE_OPS if pattern.search(before)), "="), value


def _number(digits: str) -> float:
    value = float(digits.replace(",", "").replace("，", ""))
    return int(value) if value.is_integer() else value


def _clause(text: str, match: re.Match[str]) -> str:
    """The words between two punctuation marks around the number."""
    return _between(_CLAUSE_END, text, match, reach=120)


def _sentence(text: str, match: re.Match[str]) -> str:
    """The words between two full stops around the number."""
    return _between(_SENTENCE_END, text, match, reach=400)


def _between(ends: re.Pattern[str], text: str, match: re.Match[str], reach: int) -> str:
    begin = max(0, match.start() - reach)
    start = max((end.end() for end in ends.finditer(text, begin, match.start())), default=begin)
    stop = ends.search(text, match.end(), match.end() + reach)
    return text[start : stop.start() if stop else match.end() + reach]


def _unblanked(before: str, spoken: str) -> str:
    """The words of the clause before a number with the quotes in it: 上线“一件事”不少于20件."""
    clause = re.split(r"[，,。；;！!？?\n：:、（）()]", before)[-1]
    words = spoken[len(spoken) - len(clause) :]
    return words if "《" not in words and not re.search(r"\d", words.replace(clause, "")) else before


def _name(before: str, behind: str, said: str, unit: str) -> str:
    """What is counted: the words before a rate, the noun behind a number of things (`said` are these unblanked)."""
    if unit in ("%", "个百分点", "‰"):
        return _phrase_before(before) or _noun_behind(behind, said)
    further = _SIDE_BY_SIDE.sub("", behind)
    return _noun_behind(further, said) or _phrase_before(before) or _noun_behind(_LINK.sub("", further), said)


def _noun_behind(behind: str, said: str) -> str:
    if behind.startswith("、"):
        return ""
    said = said[len(said) - len(behind) :]
    stop = _NOUN_END.search(behind)
    end = stop.start() if stop else len(behind)
    words = said[behind.rfind("的", 0, end) + 1 : end].strip("、 ")
    if words.count("“") != words.count("”") or words.find("”") == len(words) - 1:
        words = words.strip("“”")
    return words[:_LONGEST_NAME]


def _phrase_before(before: str) -> str:
    words = _BASELINE.sub("", re.split(r"[，,。；;！!？?\n：:、（）()＊]", before)[-1])
    grows = _GROWS.search(words)
    how = grows["how"] if grows else ""  # 增长6% is no level, and its name says so
    words = _THAN_BEFORE.sub("", _REACHES.sub("", _THAN_BEFORE.sub("", words)))
    named = _VERBS.sub("", words).strip("的 ")
    named = named if re.search(r".“[^“”]+”|“[^“”]+”.", named) else named.strip("“”")
    return f"{named[-_LONGEST_NAME:].lstrip('的和及与')}{how}"
