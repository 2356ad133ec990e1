"""The grammar of an assignment: its words in, who leads, who does, who guides, until when.

clause    := section*
section   := label ":" list | statement
statement := names verb, statements parted by ， ； or, after a clear verb, by 、
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.reading import organs
from tracker.reading.lexer import Kind, split
from tracker.reading.names import unit_names
from tracker.reading.roles import (
    BULLETS,
    FOREIGN_LABEL,
    LABEL,
    LOOSE_LABEL,
    UNIT_ROLES,
    Role,
    closes_a_group,
    labels_in,
    role_of,
    said_of,
)
from tracker.reading.rules import without_rules

_STATEMENTS = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.STOP})
_DUN = frozenset({Kind.DUN})
_SEPARATOR = re.compile(r"[、，,；;：:。\n]")
_TIME = re.compile(r"\d{1,2}月|\d{4}年|年底|季度|半年|持续|长期|年内|立行立改|全年|常态化|20[xX×]{2}年")
_TOGETHER = re.compile(
    r"(?P<left>.+?)(?P<leads>牵头)?(?:负责)?[，,]?(?:会同|联合(?!社|会|体|大学|国)|会商)(?P<right>.+)", re.S
)
_NO_DOER = re.compile(
    r"支持|鼓励|推动|引导|发挥|依托|探索|加强|开展|建立|对|按|将(?!乐)|把|为|谁|其中|包括|如(?![东皋])|含(?!山)|主要|不|可(?!克)|应(?!急)|要|须|以上|以下|"
    r"以|从(?![化江])|加快|参照|见"
)
_ANYBODY = re.compile(
    r"(?:龙头|骨干|链主|重点|国有|民营|科技|相关|大型)*(?:企业|高校|院校|院所|高校院所|科研院所|合作社|农户|市场|协会|社会组织|社会|群众)+"
)
_ALONE_IN_FRONT = re.compile(
    r"\s*(?P<unit>[^、，,；;：:。]+?(?<!分工))负责[，,；;].*(?:负责|配合|参与|协助)\s*", re.S
)
_MARKED_LEAD = re.compile(r"(?P<name>.+?)[（(〔\[]\s*(?:第一)?牵头(?:单位|部门)?\s*[)）〕\]]")
_BEHIND_LEAD = re.compile(
    r"(?P<mark>[（(〔\[]\s*(?:第一)?牵头(?:单位|部门)?\s*[)）〕\]])\s+(?=[\u4e00-\u9fff])"
)
_BEFORE_TIME = re.compile(
    r"(?<=[\u4e00-\u9fff)）])[ \t　]+(?=20\d\d年|\d{1,2}月|长期|持续|全年|年底|年内|立行立改)"
)
NO_UNIT = "“{}”不像单位名称，请核对"
_MAIN_DOER = "原文未写“牵头”，但{}单独列在前面，请确认是否牵头"


@dataclass(frozen=True, slots=True)
class Clause:
    """What an assignment says. `only_names`: no label and no verb, so the place must speak for it."""

    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    only_names: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """Everybody named, whatever the part."""
        return self.lead + self.responsible + self.guide


@dataclass(slots=True)
class _Reading:
    """Lists of names by role, as read so far."""

    lists: dict[Role, list[str]] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    labels: set[Role] = field(default_factory=set)
    spoken: bool = False  # a label or a verb was there

    def add(self, role: Role, words: str) -> None:
        if words.strip():
            self.lists.setdefault(role, []).append(words.strip())

    def units(self, *roles: Role) -> tuple[str, ...]:
        found = (
            name for role in roles if role in self.lists for name in unit_names("，".join(self.lists[role]))
        )
        return tuple(dict.fromkeys(found))

    def texts(self, role: Role) -> tuple[str, ...]:
        return tuple(self.lists.get(role, ()))


def read_clause(words: str) -> Clause | None:
    """The assignment in `words` (a bracket's inside, label lines, or one cell); None if it assigns nothing."""
    reading = _Reading()
    for role, text in _sections(_parted(LOOSE_LABEL.sub(r"\g<lead>：", without_rules(_mended(words))))):
        if role is None:
            _read_statements(text, reading)
        else:
            _read_labelled(role, text, reading)
    _note_main_doer(words, reading)
    clause = _settled(reading)
    return clause if _assigns(clause, reading) else None


def _parted(words: str) -> str:
    """The words with a separator where only white space parts a marked lead, or a date, from a name."""
    return _BEFORE_TIME.sub("，", _BEHIND_LEAD.sub(r"\g<mark>、", words))


def _mended(words: str) -> str:
    """The words with line breaks taken out that cut a label, a name or a verb; those between names stay."""
    first, *lines = (re.sub(f"^[{BULLETS}]+", "", line).rstrip() for line in words.split("\n"))
    for line in lines:
        left, right = _SEPARATOR.split(first)[-1].strip(), _SEPARATOR.split(line)[0]
        keeps = LABEL.match(line) or (organs.is_surely_a_unit(left) and organs.is_surely_a_unit(right))
        first += f"\n{line}" if keeps else line
    return first


def _sections(words: str) -> Iterator[tuple[Role | None, str]]:
    """The words behind each label with the label's role, and before the first label with None."""
    marks = sorted(
        [(m.start(), m.end(), m["label"]) for m in labels_in(words)]
        + [
            (m.start(), m.end(), m["label"])
            for m in FOREIGN_LABEL.finditer(words)
            if role_of(m["label"]) is None
        ]
    )
    role, begin = None, 0
    for start, end, label in marks:
        if start < begin:
            continue
        yield role, words[begin:start]
        role, begin = role_of(label) or Role.OTHER, end
    yield role, words[begin:]


def _read_labelled(role: Role, words: str, reading: _Reading) -> None:
    reading.spoken = True
    reading.labels.add(role)
    if role not in UNIT_ROLES:
        own, told = _told_in(words)
        if role is not Role.DEADLINE:
            own, dates = _dates_in(own)
            reading.add(Role.DEADLINE, dates)
        reading.add(role, own.strip(" ，,；;。、\n"))
        _read_statements(told, reading)
        return
    for statement in _statements(words):
        if speaks_of_time(statement):
            reading.add(Role.DEADLINE, statement)
            continue
        for names, said in _groups(statement):
            changed = said is not None and said is not Role.RESPONSIBLE
            reading.add(said if changed and said else role, names)


def _told_in(words: str) -> tuple[str, str]:
    """The words behind 完成时限： that are its own, and those where whole units do something: A牵头，B配合."""
    at = 0
    for part, _ in split(words, _STATEMENTS):
        said = said_of(part.strip())
        if said.role is not None and any(map(organs.is_surely_a_unit, unit_names(said.names))):
            return words[:at], words[at:]
        at += len(part) + 1
    return words, ""


def _dates_in(words: str) -> tuple[str, str]:
    """What stands behind a person's or another label, and the limits behind it: 3月底前开工，9月底前完工."""
    parts = list(_statements(words))
    first = next((at for at, part in enumerate(parts) if at and _TIME.search(part)), len(parts))
    return "，".join(parts[:first]), "，".join(parts[first:])


def _read_statements(words: str, reading: _Reading) -> None:
    waiting: list[str] = []
    for statement in _statements(words):
        if speaks_of_time(statement):
            reading.add(Role.DEADLINE, statement)
            continue
        for names, role in _groups(statement):
            waiting.append(names)
            if role is not None:
                reading.spoken = True
                reading.add(role, "，".join(waiting))
                waiting = []
    reading.add(Role.RESPONSIBLE, "，".join(waiting))


def _note_main_doer(words: str, reading: _Reading) -> None:
    """`A负责，B按职责分工负责`: A is the main unit though nobody says so; a person should look."""
    match = _ALONE_IN_FRONT.match(words)
    if match and Role.LEAD not in reading.lists:
        reading.doubts.append(_MAIN_DOER.format(match["unit"]))


def _statements(words: str) -> Iterator[str]:
    return (part.strip() for part, _ in split(words, _STATEMENTS) if part.strip())


def speaks_of_time(statement: str) -> bool:
    """Whether a statement between units is a date or a limit: 2024年6月底前完成, 持续推进."""
    return bool(_TIME.search(statement)) and not organs.is_surely_a_unit(statement)


def _groups(statement: str) -> Iterator[tuple[str, Role | None]]:
    """The groups of names in one statement: `A牵头、B配合` has two, `A、B` one without a role."""
    waiting: list[str] = []
    for word, end in split(statement, _DUN):
        marked = _MARKED_LEAD.fullmatch(word.strip())
        if marked:
            if waiting:
                yield "、".join(waiting), Role.RESPONSIBLE
            waiting = []
            yield marked["name"], Role.LEAD
            continue
        said = said_of(word.strip())
        if said.role is None or (end is not None and not closes_a_group(said)):
            waiting.append(word)
            continue
        yield from _together("、".join([*waiting, said.names]), said.role)
        waiting = []
    if waiting and any(word.strip() for word in waiting):
        yield from _together("、".join(waiting), None)


def _together(names: str, role: Role | None) -> Iterator[tuple[str, Role | None]]:
    """`A会同B负责`: both do it; `A牵头会同B`: A leads."""
    match = _TOGETHER.fullmatch(names)
    if match is None or not organs.ends_like_a_unit(organs.compact(match["left"])):
        yield names, role
    elif match["leads"]:
        yield match["left"], Role.LEAD
        yield match["right"], role or Role.RESPONSIBLE
    else:
        yield f"{match['left']}、{match['right']}", role or Role.RESPONSIBLE


def _settled(reading: _Reading) -> Clause:
    lead, responsible = _parts(reading)
    strange = [name for name in (*lead, *responsible) if not organs.ends_like_a_unit(name)]
    return Clause(
        lead=lead,
        responsible=responsible,
        guide=reading.units(Role.GUIDE),
        leaders=tuple(_people(reading.texts(Role.LEADER))),
        deadlines=reading.texts(Role.DEADLINE),
        only_names=not reading.spoken,
        doubts=(*reading.doubts, *(NO_UNIT.format(name) for name in strange)),
    )


def _parts(reading: _Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lead and responsible units; a label 责任单位 beside 配合单位 means the lead."""
    leads_by_label = {Role.RESPONSIBLE, Role.HELPER} <= reading.labels and Role.LEAD not in reading.lists
    if leads_by_label:
        return reading.units(Role.RESPONSIBLE), reading.units(Role.HELPER)
    return reading.units(Role.LEAD), reading.units(Role.RESPONSIBLE, Role.HELPER, Role.MEMBER)


def _people(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from (name for part in re.split(r"[、，,；;\n]", text) if (name := organs.compact(part)))


def _assigns(clause: Clause, reading: _Reading) -> bool:
    names = clause.units
    if not names:
        return bool(clause.leaders)
    if reading.labels == {Role.MEMBER}:
        return False
    if clause.only_names:
        sure = any(map(organs.is_surely_a_unit, names))
        return sure and all(_is_somebody(name) and not _NO_DOER.match(name) for name in names)
    return any(map(_may_do, names))


def _is_somebody(name: str) -> bool:
    return organs.is_surely_a_unit(name) or (organs.is_group(name) and organs.ends_like_a_unit(name))


def _may_do(name: str) -> bool:
    return organs.ends_like_a_unit(name) and not (_NO_DOER.match(name) or _ANYBODY.fullmatch(name))
