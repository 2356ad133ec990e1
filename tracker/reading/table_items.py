"""One entry of a task table to a plan item: the columns say what the words in them are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.domain.plan import Place, PlanDeadline, PlanItem, PlanTarget, Problem
from tracker.domain.plan_shares import shares_short_of
from tracker.reading.assignments import Assignment, assignments
from tracker.reading.blocks import Line, Table
from tracker.reading.clause import Clause, read_clause
from tracker.reading.deadlines import Years, column_deadlines, deadlines_in
from tracker.reading.headings import UNIT_COLUMNS, Column, Heading
from tracker.reading.names import unit_names
from tracker.reading.organs import ends_like_a_unit
from tracker.reading.rules import without_rules
from tracker.reading.share_columns import figure
from tracker.reading.source import Span, source_of
from tracker.reading.table_rows import NOTHING, Entry
from tracker.reading.targets import targets_in
from tracker.reading.unit_headings import clause_in_heading

_SPEAKS = re.compile(r"牵头|配合|参与|负责|协助|[：:]")
_PEOPLE_TOO = re.compile(r"责任人|负责人|领导|人员")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NAMES = re.compile(r"[\s、，,；;（）()]+")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_FIGURE = re.compile(r"\s*(\d[\d,，]*(?:\.\d+)?)\s*")
_IN_ASSIGNMENT = frozenset(UNIT_COLUMNS | {Column.LEADER, Column.DEADLINE, Column.TARGET})
_REMARKS = frozenset({Column.OTHER, Column.UNKNOWN, Column.MEASURE, Column.OWNER, Column.SHARE, Column.TOTAL})
_MEASURE = re.compile(r"[（(](?:单位[：:])?(?P<measure>[^（()）\d]{1,6})[)）]")
_NO_TASK = "任务栏是空的，请核对原表"
_NO_UNIT = "责任单位栏是空的，请核对原表"
_BY_ORDER = "牵头单位按文件所称“列第一位的为牵头单位”确定"
_ADDED = "文件统一规定还需落实的单位：{}"


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the document around a table says: its years, and the rules that hold where the table stands."""

    years: Years
    first_leads: bool = False
    all_lead: bool = False
    added: tuple[str, ...] = ()


@dataclass(slots=True)
class _Parts:
    """Units by part, as the columns and the words in them say."""

    lead: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    guide: list[str] = field(default_factory=list)
    leaders: list[str] = field(default_factory=list)
    marked: bool = False  # a column or a word says who leads

    def add_clause(self, clause: Clause) -> None:
        self.lead += clause.lead
        self.responsible += clause.responsible
        self.guide += clause.guide
        self.leaders += clause.leaders
        self.marked = self.marked or bool(clause.lead)


class ItemMaker:
    """Makes items of one table's entries; `problems` collects what was not understood."""

    def __init__(self, table: Table, heading: Heading, context: TableContext) -> None:
        self.problems: list[Problem] = []
        self._heading = heading
        self._context = context
        self._name = table.name
        named = _YEAR.search(table.name)
        self._years = replace(context.years, own=int(named[1])) if named else context.years
        self._sections: dict[str, tuple[Assignment, ...]] = {}
        self._lead_columns, self._helped_columns = self._split_columns()

    def item(self, entry: Entry) -> PlanItem:
        """The plan item of an entry, doubts included."""
        parts, doubts = self._parts(entry)
        targets = self._targets(entry)
        return PlanItem(
            number=entry.number,
            title=entry.title,
            text="\n".join([*entry.groups, entry.text, *self._remarks(entry)]).strip(),
            assignment=self._assignment(entry),
            lead=tuple(dict.fromkeys(parts.lead)),
            responsible=tuple(dict.fromkeys(parts.responsible)),
            guide=tuple(dict.fromkeys(parts.guide)),
            leaders=tuple(dict.fromkeys(parts.leaders)),
            deadlines=self._deadlines(entry),
            targets=targets,
            place=entry.place,
            doubts=(*doubts, *shares_short_of(targets)),
        )

    def _split_columns(self) -> tuple[list[int], list[int]]:
        """责任单位 means the lead beside 配合单位, the helpers beside 牵头单位, everybody when alone."""
        heading = self._heading
        lead, responsible, helper = (
            heading.having(c) for c in (Column.LEAD, Column.RESPONSIBLE, Column.HELPER)
        )
        if not lead and responsible and helper:
            return responsible, helper
        return lead, [*responsible, *helper]

    def _parts(self, entry: Entry) -> tuple[_Parts, list[str]]:
        parts, doubts = _Parts(marked=bool(self._lead_columns)), list(entry.doubts)
        for column in self._lead_columns:
            parts.lead += self._names(entry, column, parts)
        for column in self._helped_columns:
            parts.responsible += self._names(entry, column, parts)
        for column in self._heading.having(Column.GUIDE):
            parts.guide += self._names(entry, column, parts)
        for column in self._heading.having(Column.LEADER):
            parts.leaders += re.split(r"[、，,；;\s]+", "、".join(_words(entry, column)))
        parts.leaders = [name for name in parts.leaders if not NOTHING.fullmatch(name)]
        self._add_section(entry, parts)
        if not self._heading.having(*UNIT_COLUMNS):
            parts.responsible += [place for place, _ in self._shares(entry) if place not in parts.lead]
        self._apply_rules(parts, doubts)
        if not entry.title:
            doubts.append(_NO_TASK)
        if self._heading.having(*UNIT_COLUMNS) and not (parts.lead or parts.responsible or parts.guide):
            doubts.append(_NO_UNIT)
        return parts, doubts

    def _add_section(self, entry: Entry, parts: _Parts) -> None:
        """Units that the row across the table names for all below it, 一、产业（牵头单位：县工信局）, where theirs are none."""
        for one in self._said_in(entry.section):
            clause = one.clause
            helped = Column.HELPER in self._heading.columns and not clause.lead
            lead, responsible = (clause.responsible, ()) if helped else (clause.lead, clause.responsible)
            if lead and not parts.lead:
                parts.lead += lead
                parts.marked = True
            if not parts.responsible and not (parts.lead and not lead):
                parts.responsible += [name for name in responsible if name not in parts.lead]
            parts.guide += clause.guide
            parts.leaders += clause.leaders

    def _said_in(self, section: str) -> tuple[Assignment, ...]:
        if section not in self._sections:
            said = assignments(source_of([(0, Line(section, Place()))])) if section else ()
            named = None if said else clause_in_heading(section)
            alone = [Assignment(Span(0, len(section)), section, named)] if named else []
            self._sections[section] = (*said, *alone)
        return self._sections[section]

    def _names(self, entry: Entry, column: int, parts: _Parts) -> list[str]:
        """The names in a cell; a cell that says itself who leads and who helps is believed."""
        names: list[str] = []
        for printed in _words(entry, column):
            words = self._without_people(printed, column, parts)
            clause = read_clause(words) if _SPEAKS.search(words) else None
            if clause is None or clause.only_names:
                names += unit_names(without_rules(words))
            elif clause.lead or clause.guide or clause.leaders:
                parts.add_clause(clause)
            else:
                names += clause.responsible
        return names

    def _without_people(self, words: str, column: int, parts: _Parts) -> str:
        """In a column of `责任单位及责任人`: the words without the people, who are noted as leaders."""
        if not _PEOPLE_TOO.search(self._heading.words[column]):
            return words
        people = [
            name for name in _NAMES.split(words) if _PERSON.fullmatch(name) and not ends_like_a_unit(name)
        ]
        parts.leaders += people
        return "、".join(name for name in _NAMES.split(words) if name and name not in people)

    def _apply_rules(self, parts: _Parts, doubts: list[str]) -> None:
        if not parts.marked and parts.responsible:
            if self._context.all_lead:
                parts.lead, parts.responsible = parts.responsible, []
            elif self._context.first_leads:
                parts.lead, parts.responsible = parts.responsible[:1], parts.responsible[1:]
                doubts.append(_BY_ORDER)
        named = {*parts.lead, *parts.responsible, *parts.guide}
        added = [name for name in self._context.added if name not in named]
        if added:
            parts.responsible += added
            doubts.append(_ADDED.format("、".join(added)))

    def _assignment(self, entry: Entry) -> str:
        """The words of the unit, date and target columns under their headings, one line each."""
        lines = [one.words for one in self._said_in(entry.section)]
        for i, column in enumerate(self._heading.columns):
            words = [w for w in entry.cells.get(i, []) if w.strip()]
            if column in _IN_ASSIGNMENT and words:
                lines.append(f"{self._heading.words[i]}：{'、'.join(_on_one_line(w) for w in words)}")
        return "\n".join(lines)

    def _remarks(self, entry: Entry) -> list[str]:
        """The words of all other columns, under their headings."""
        return [
            f"{self._heading.words[i]}：{words}" if self._heading.words[i] else words
            for i, column in enumerate(self._heading.columns)
            if column in _REMARKS
            for words in entry.cells.get(i, [])
        ]

    def _deadlines(self, entry: Entry) -> tuple[PlanDeadline, ...]:
        found: list[PlanDeadline] = []
        for column in self._heading.having(Column.DEADLINE):
            for words in _words(entry, column):
                found += column_deadlines(_on_one_line(words), self._years)
        if not found:
            found += deadlines_in(entry.text, self._years)
        if not found:
            found += self._years_of_targets(entry)
        return tuple(dict.fromkeys(found))

    def _years_of_targets(self, entry: Entry) -> list[PlanDeadline]:
        """`2027年目标值` is a value to be reached by the end of 2027."""
        found: list[PlanDeadline] = []
        for column in self._heading.having(Column.TARGET):
            year = _YEAR.search(self._heading.words[column])
            if year and _words(entry, column):
                found.append(PlanDeadline(self._heading.words[column], date(int(year[1]), 12, 31)))
        return found

    def _targets(self, entry: Entry) -> tuple[PlanTarget, ...]:
        whole = f"{entry.title}。{entry.text}" if entry.title not in entry.text else entry.text
        found = list(targets_in(whole, self._assignment(entry)))
        for column in self._heading.having(Column.TARGET):
            year = _YEAR.search(self._heading.words[column])
            name = f"{entry.title}（{year[0]}）" if year else entry.title
            for words in _words(entry, column):
                found += self._column_targets(words, name, entry)
        return self._divided(tuple(dict.fromkeys(found)), entry)

    def _column_targets(self, words: str, name: str, entry: Entry) -> Sequence[PlanTarget]:
        """Targets in a cell that holds little but a number: it counts what the row is about."""
        said = targets_in(words)
        if said:
            short = len(words) <= 12
            return [replace(target, name=name) if short or not target.name else target for target in said]
        only = _FIGURE.fullmatch(words)
        if only is None:
            return []
        value = float(re.sub("[,，]", "", only[1]))
        return [PlanTarget(words.strip(), name, "=", _short(value), self._measure(entry))]

    def _measure(self, entry: Entry) -> str:
        """What is counted in: in its column, else in brackets behind the task, its heading or the table's name."""
        measures = [w for i in self._heading.having(Column.MEASURE) for w in entry.cells.get(i, [])]
        said = _MEASURE.search(entry.title) or _MEASURE.search(self._name)
        return measures[0].strip() if measures else said["measure"] if said else ""

    def _shares(self, entry: Entry) -> tuple[tuple[str, float], ...]:
        """What each township's column says that it does."""
        said = [
            (self._heading.words[i], figure(words))
            for i in self._heading.having(Column.SHARE)
            for words in entry.cells.get(i, [])
        ]
        return tuple((place, _short(value)) for place, value in said if value)

    def _divided(self, found: tuple[PlanTarget, ...], entry: Entry) -> tuple[PlanTarget, ...]:
        """The target that the townships' columns divide: the row's total, else what they come to together."""
        shares = self._shares(entry)
        if not shares:
            return found
        totals = [figure(w) for i in self._heading.having(Column.TOTAL) for w in entry.cells.get(i, [])]
        total = next((value for value in totals if value is not None), None)
        counts = [target for target in found if target.value == total and not target.shares]
        if total is None and len(found) == 1 and not found[0].shares:
            counts = list(found)
        if counts:
            return tuple(replace(one, shares=shares) if one is counts[0] else one for one in found)
        whole = sum(value for _, value in shares) if total is None else total
        name = _MEASURE.sub("", entry.title)
        words = f"{entry.title} {_short(whole)}"
        return (*found, PlanTarget(words, name, "=", _short(whole), self._measure(entry), shares))


def _words(entry: Entry, column: int) -> list[str]:
    """The words of a column, `/` and 无 left out."""
    return [words for words in entry.cells.get(column, []) if not NOTHING.fullmatch(words)]


def _short(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _on_one_line(words: str) -> str:
    return "".join(line.strip() for line in words.splitlines())
