"""Assignments that stand in the middle of a text: 由省数据局牵头，会同相关部门共同推进; 市林业局、市公安局负责。

`支持龙头企业牵头组建联合体`, `链主牵头` and `谁审批谁负责` assign nothing: only whole names of units do, and
only where what they do ends the clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading import organs
from tracker.reading.clause import Clause, read_clause, speaks_of_time
from tracker.reading.lexer import Kind, split
from tracker.reading.names import unit_names
from tracker.reading.own_duties import charged, headed_by_its_doer, told_of
from tracker.reading.roles import said_of

_DOUBT = "由正文的表述判断，原文没有单列责任单位，请核对"
_CLAUSES = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.COLON})
_SENTENCE = re.compile(r"(?:(?!——|--)[^。！!\n])+")
_ACTS = (
    r"共同|联合|按|研究|制定|推进|组织|开展|建立|排查|做好|抓好|落实|实施|负责|成立|统筹|编制|出台|加强|完善|指导|督促|对|定期|"
    r"及时|每|依法|完成|推动|起草|牵头"
)
_TOGETHER = re.compile(
    rf"(?:^|由)(?P<units>[^由]{{2,60}}?)(?P<leads>(?:负责)?牵头)?[，,]?(?:会同|联合(?!社|会|体)|协同)"
    rf"(?P<others>[^，,；;：:（）()]{{2,80}}?)(?=(?:{_ACTS})|[，,；;]|$)"
)
_LEADS = re.compile(
    r"由(?P<units>[^，,；;：:（）()由]{2,60}?)(?:负责)?牵头(?!单位|部门|组建|企业|领导|抓总作用)(?=[^，,；;])"
)
_HELPS = re.compile(
    r"(?P<names>[^，,；;：:（）()]{2,60}?)(?:负责)?(?:积极|主动)?(?:配合|协助)(?=做好|完成|开展|落实|推进|抓好)"
)
_PAST = re.compile(r"以来|近年|已经?(?:[完建开成印出制])|了|曾|原由|的格局|的机制|的原则")
_ANYBODY = re.compile(r".*(?:单位|部门|机构|机关|企业|地区|各级|各地).*")
_SOME = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:公司|学校|医院)|(?:党委|政府|党组|党委政府|人大|政协|银行|法院|街道|社区|乡镇|工会|协会|商会|委员会|"
    r"(?:工作)?领导小组|(?:领导小组)?办公室|指挥部|(?:工作)?专班)"
)
_OVER_ALL = re.compile(
    r".*(?:领导小组|指挥部|专班)"
)  # 县委农村工作领导小组统筹协调 tells how it is organised


def prose_assignment(words: str) -> tuple[Clause, str] | None:
    """Who leads and who helps, and the sentence that says so; None where no sentence names a unit."""
    for match in _SENTENCE.finditer(words):
        sentence = match[0].strip()
        clause = None if _PAST.search(sentence) else _said_in(sentence)
        if clause:
            return clause, sentence
    headed = headed_by_its_doer(words)
    if headed:
        return headed, "、".join(headed.units)
    sentences = (match[0].strip() for match in _SENTENCE.finditer(words))
    told = [
        (units, sentence)
        for sentence in sentences
        if not _PAST.search(sentence) and (units := charged(sentence))
    ]
    return (Clause(responsible=told[0][0], doubts=(_DOUBT,)), told[0][1]) if told else None


def _said_in(sentence: str) -> Clause | None:
    """What one sentence says of who does it, with those of whom it tells what else they do."""
    clause = _together(sentence) or _stated(sentence)
    told = told_of(sentence)
    if clause is None:
        return Clause(responsible=told, doubts=(_DOUBT,)) if len(told) > 1 else None
    others = tuple(name for name in told if name not in clause.units)
    return replace(clause, responsible=clause.responsible + others)


def _together(sentence: str) -> Clause | None:
    """`由A会同B开展…`, `由A牵头建立…`: what they do goes on behind their names."""
    match = _TOGETHER.search(sentence) or _LEADS.search(sentence)
    if match is None:
        return None
    groups = match.groupdict()
    units = unit_names(groups["units"])
    if not units or not all(map(organs.is_surely_a_unit, units)) or not any(map(_is_named, units)):
        return None
    rest = sentence[match.end() :].lstrip("，,；;")
    helpers = _run(list(_parts(rest))) if rest != sentence[match.end() :] else []
    told = read_clause("，".join(helpers)) if helpers else None
    named = (*unit_names(groups.get("others") or ""), *(told.units if told else ()))
    others = tuple(dict.fromkeys(name for name in named if organs.ends_like_a_unit(name)))
    if groups.get("others") and not groups["leads"]:
        return (
            Clause(responsible=tuple(dict.fromkeys((*units, *others))), doubts=(_DOUBT,)) if others else None
        )
    return Clause(lead=units, responsible=others, doubts=(_DOUBT,))


def _stated(sentence: str) -> Clause | None:
    """`A、B按职责分工负责`, `A牵头，B、C等配合`: clauses that are nothing but names and their verb."""
    parts = list(_parts(sentence))
    for start in range(len(parts)):
        run = _run(parts[start:])
        clause = read_clause("，".join(run)) if run else None
        if clause is None:
            continue
        whole = not start and all(map(speaks_of_time, parts[len(run) :]))
        if _is_meant(clause.units, whole=whole, said=run[0].startswith("由")):
            return Clause(clause.lead, clause.responsible, clause.guide, doubts=(*clause.doubts, _DOUBT))
    return None


def _parts(sentence: str) -> Iterator[str]:
    return (part.strip() for part, _ in split(sentence, _CLAUSES) if part.strip())


def _run(parts: Sequence[str]) -> list[str]:
    """The clauses from the first on that name units, up to the last with a verb; empty where none has one."""
    run: list[str] = []
    end = 0
    for part in parts:
        helps = _HELPS.match(part)
        said = said_of(f"{helps['names']}配合" if helps and run else part)
        names = unit_names(said.names)
        if not names or not all(map(organs.ends_like_a_unit, names)):
            if run and speaks_of_time(part):
                continue
            break
        if not any(organs.is_surely_a_unit(name) for name in names) and said.role is None:
            break
        run.append(f"{said.names}{said.verb}")
        end = len(run) if said.role is not None else end
    return run[:end]


def _is_meant(names: Sequence[str], *, whole: bool, said: bool) -> bool:
    """Whether names do the item: one of them is somebody's own, or 由 or the whole sentence says so of a group."""
    if not said and any(map(_OVER_ALL.fullmatch, names)):
        return False
    if any(map(_is_named, names)) or (said and not all(map(_ANYBODY.fullmatch, names))):
        return whole or all(map(organs.is_surely_a_unit, names))
    return whole and not any(_ANYBODY.fullmatch(name) or _SOME.fullmatch(name) for name in names)


def _is_named(name: str) -> bool:
    """Whether a name is one unit's own, and not that of whoever it may be."""
    if _ANYBODY.fullmatch(name) or not organs.is_surely_a_unit(name):
        return False
    return bool(organs.level_prefix(name)) or not _SOME.fullmatch(name)
