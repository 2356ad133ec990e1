"""Reporting duties that a plan lays down: 每月25日前报县政府督查室, 每年12月上旬报县乡村振兴局."""

import re
from collections.abc import Iterator

from tracker.domain.plan import Duty

_CYCLES = (
    ("weekly", r"每(?=周[一二三四五六日天])|每周|每星期"),
    ("half-monthly", r"每半个?月|每两周|半月"),
    ("monthly", r"每个?月|按月|月底前"),
    ("quarterly", r"每个?季度?|按季度?"),
    ("half-yearly", r"每半年|每年(?=\s*\d+月[^，,。；;]{0,12}[和、]\s*\d+月)"),
    ("yearly", r"每年|年度(?=[^，,。；;]{0,10}\d+月)"),
)
_DUE = (
    r"(?:(?:末|首)月|最后一个月的?|第\s*[1-3一二三]\s*个月的?|周[一二三四五六日天])?\s*"
    r"(?:\d{1,2}月\s*)?(?:\d{1,2}\s*[日号]|底|末|初|[上中下]旬|月底|月末|周[一二三四五六日天])?"
    r"(?:\s*\d{1,2}\s*[:：点时](?:\d{2})?)?(?:之前|以前|前)?"
)
_REPORTS = (
    r"(?<![申举预通情日月周年简填推汇上])报(?!名|考|销|酬|废|警|刊|社|纸|道|账|批|建|价|关|税|备)(?:送|告|至|给|到)?|"
    r"上报|填报|反馈|汇报|通报给|送交"
)
_CYCLE = "|".join(f"(?P<c{index}>{words})" for index, (_, words) in enumerate(_CYCLES))
_PERIODIC = re.compile(rf"(?:{_CYCLE})(?:的)?\s*(?P<due>{_DUE})[^。；;\n]{{0,80}}?(?:{_REPORTS})")
_ONCE = re.compile(
    rf"(?P<due>(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日(?:之前|以前|前))[^。；;\n]{{0,60}}?(?:{_REPORTS})"
)
_SENT = re.compile(r"报送|上报|汇报|报告|填报|报至")
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")


def duties_in(text: str) -> tuple[Duty, ...]:
    """The reporting duties in the text, in order."""
    return tuple(duty for sentence in _SENTENCE.finditer(text) for duty in _duty(sentence[0].strip()))


def _duty(sentence: str) -> Iterator[Duty]:
    match = _PERIODIC.search(sentence)
    if match and (match["due"].strip() or _SENT.search(sentence)):
        cycle = next(name for index, (name, _) in enumerate(_CYCLES) if match[f"c{index}"])
        yield Duty(sentence, cycle, re.sub(r"\s", "", match["due"]))
        return
    once = _ONCE.search(sentence)
    if once:
        yield Duty(sentence, "once", once["due"])
