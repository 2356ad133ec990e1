"""A scoring table: what earns or costs how many points. Every number in it is an office's to argue with."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tracker.domain.scoring.happenings import HappeningKind
from tracker.domain.units import Unit, UnitKind


class Audience(StrEnum):
    """Who is scored by a table; departments and townships are never ranked together."""

    DEPARTMENTS = "departments"
    TOWNSHIPS = "townships"

    @property
    def word(self) -> str:
        """The audience as people say it."""
        return {"departments": "部门", "townships": "乡镇"}[self.value]


class Rule(StrEnum):
    """How a term gives points: by judgement, so much each time, or by share."""

    GIVEN = "given"
    EACH = "each"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the table, worth at most `full` points.

    GIVEN: the office gives 0 to `full`, with its basis. EACH: every counted thing adds `each` points
    (negative: takes them from `full`, 扣完为止); what is counted is `of`, from the log, or else what the
    office enters. SHARE: `full` times the percent that the office enters. `uncapped`: may go beyond `full`
    (奖励) or below nothing (扣分).
    """

    key: str
    name: str
    full: Decimal
    rule: Rule = Rule.GIVEN
    each: Decimal = Decimal(0)
    of: HappeningKind | None = None
    what: str = ""
    uncapped: bool = False

    @property
    def explained(self) -> str:
        """How the term gives points, in words."""
        if self.rule is Rule.SHARE:
            return "按完成比例得分"
        if self.rule is Rule.GIVEN:
            return "由办公室评分，写明依据"
        by = "日志自动计数" if self.of else "办公室填次数"
        change = f"{'扣' if self.each < 0 else '加'}{abs(self.each)}分"
        ends = "" if self.uncapped else "，扣完为止" if self.each < 0 else f"，最多{self.full}分"
        return f"{self.counted}每次{change}{ends}（{by}）"

    @property
    def counted(self) -> str:
        """What is counted, in words."""
        return self.of.word if self.of else self.what or self.name


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the table; with `units` (codes) it is for those alone (差异考核)."""

    name: str
    terms: tuple[Term, ...]
    units: tuple[str, ...] = ()

    @property
    def points(self) -> Decimal:
        """What the section is worth; terms beyond the hundred (uncapped) add nothing."""
        return sum((term.full for term in self.terms), Decimal(0))


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A whole table."""

    name: str
    source: str
    audience: Audience
    sections: tuple[Section, ...]

    def sections_for(self, unit: str) -> tuple[Section, ...]:
        """The sections by which that unit is scored."""
        return tuple(section for section in self.sections if not section.units or unit in section.units)

    def terms_for(self, unit: str) -> Iterator[tuple[Section, Term]]:
        """The terms by which that unit is scored, each with its section."""
        for section in self.sections_for(unit):
            for term in section.terms:
                yield section, term

    def scores(self, unit: Unit) -> bool:
        """Whether the table is for units of this kind."""
        return audience_of(unit) is self.audience


def audience_of(unit: Unit) -> Audience | None:
    """Among whom a unit is scored, if at all; what is neither office nor township is a department."""
    if unit.kind in (UnitKind.COMPANY, UnitKind.COMMUNITY, UnitKind.LEADING_GROUP):
        return None
    return Audience.TOWNSHIPS if unit.kind is UnitKind.TOWNSHIP else Audience.DEPARTMENTS
