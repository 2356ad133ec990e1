"""Duties told one by one: 县教育局：…, and 由A牵头，负责…；B负责…。: each unit with what it does itself."""

import re

from tracker.reading import organs
from tracker.reading.clause import Clause
from tracker.reading.names import unit_names

_DOUBT = "由正文所写的职责判断，请核对"
_NAMES = r"(?P<units>[^：:。，,；;\n]{2,40}?)"
_HEADED = re.compile(
    rf"\s*{_NAMES}(?:[：:]\s*(?P<leads>牵头)?(?=\S)|[。，,]\s*(?P<leads_too>牵头)?(?:主要|具体)?负责)"
)
_TOLD = re.compile(
    rf"{_NAMES}(?:具体|主要|统一)?(?:负责|承担)(?!落实$|推进$|实施$|人)(?=[\u4e00-\u9fff]{{2}})"
)
_CHARGED = re.compile(
    rf"(?:会议[^，,：:]{{0,8}}[，,：:])?(?:(?:请|责成){_NAMES}(?=[于在尽要抓按牵负就对会])|"
    r"(?P<told>[^：:。，,；;\n]{2,40}?)(?=[要应须](?!急|求)|(?:负责|牵头)(?!的|工作|任务|事项|项目)))"
)
_ANYBODY = re.compile(r"^各|(?:部门|单位|机构|机关|地区|企业)$")
_PARTS = re.compile("[；;。，,]")


def headed_by_its_doer(words: str) -> Clause | None:
    """Who does an item that begins with its unit, 县教育局：建园2所。 or 县教育局。牵头负责校车安全。"""
    match = _HEADED.match(words)
    units = _own(match["units"]) if match else ()
    if match is None or not units:
        return None
    leads = match["leads"] or match["leads_too"]
    return Clause(lead=units if leads else (), responsible=() if leads else units, doubts=(_DOUBT,))


def charged(sentence: str) -> tuple[str, ...]:
    """The unit that a sentence begins with and charges: 请县民政局于6月底前…, 县商务局要尽快…, as minutes say it."""
    match = _CHARGED.match(sentence.strip())
    units = _own(match["units"] or match["told"]) if match else ()
    return () if any(map(_ANYBODY.search, units)) else units


def told_of(sentence: str) -> tuple[str, ...]:
    """The units of which a sentence tells what they do, in order: …；县财政局负责保障资金；县审计局负责监督."""
    told = (_TOLD.match(part.strip()) for part in _PARTS.split(sentence))
    return tuple(dict.fromkeys(name for match in told if match for name in _own(match["units"])))


def _own(words: str) -> tuple[str, ...]:
    """The names, where all are surely units and each says whose it is."""
    names = unit_names(words)
    own = all(organs.level_prefix(name) or name.startswith("各") for name in names)
    return names if names and own and all(map(organs.is_surely_a_unit, names)) else ()
