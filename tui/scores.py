"""What the pages of scores show, read at once: open or frozen, counted or given, each point with what it rests on."""

from dataclasses import dataclass, replace

from tracker.domain.case import chinese
from tracker.domain.permissions import Act, may
from tracker.domain.score_events import FrozenLine, ScoresFrozen
from tracker.domain.scoring.book import Objection
from tracker.domain.scoring.period import ScorePeriod, periods_around
from tracker.domain.scoring.points import Line, plain
from tracker.domain.scoring.table import Audience, Term, audience_of
from tracker.services import scores as service
from tracker.services.desk import Desk
from tracker.services.units import registry


@dataclass(frozen=True, slots=True)
class Place:
    """Which scores are looked at."""

    period: ScorePeriod
    audience: Audience

    @property
    def words(self) -> str:
        """2020年上半年　部门."""
        return f"{self.period.words}　{self.audience.word}"


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A unit in the list; `missing` lines have no points yet, `waiting` objections no decision."""

    unit: str
    name: str
    total: str
    missing: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ScoreList:
    """The units of a place; `standing` says in a sentence how far the period is. `off`: nothing is scored."""

    place: Place
    standing: str
    rows: tuple[UnitScore, ...]
    off: bool
    frozen: bool


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A line of a sheet; `points` None: not given yet. `term` is there while points can still be given."""

    section: str
    key: str
    name: str
    full: str
    points: str | None
    sentence: str
    bases: tuple[str, ...]
    objections: tuple[Objection, ...]
    term: Term | None = None

    @property
    def waiting(self) -> Objection | None:
        """The objection that nobody has decided on."""
        return next((each for each in self.objections if each.upheld is None), None)


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """The sheet of a unit; without lines where it is not scored, which `standing` then says."""

    place: Place
    unit: str
    name: str
    total: str
    standing: str
    lines: tuple[ScoreLine, ...]

    def offered(self, desk: Desk, line: ScoreLine) -> tuple[str, ...]:
        """The names of what whoever sits at the desk may do about a line now."""
        if line.term is None:
            return ()
        keeps, objects = (not may(desk.who, act) for act in (Act.KEEP_SCORES, Act.OBJECT_SCORE))
        rules = {
            "decide": keeps and line.waiting is not None,
            "enter": keeps and line.term.of is None,
            "object": objects and line.waiting is None and desk.who.unit == self.unit,
        }
        return tuple(name for name, holds in rules.items() if holds)


def first_place(desk: Desk, audience: Audience) -> Place:
    """Where one begins: the last period about which something was said, else the half-year that runs."""
    recorded = service.periods_recorded(desk, audience)
    return Place(recorded[0] if recorded else periods_around(desk.today)[1], audience)


def own_audience(desk: Desk, unit: str) -> Audience:
    """Among whom a unit is scored; what is scored nowhere is told so among the departments."""
    kinds = {each.code: audience_of(each) for each in registry(desk).units}
    return kinds.get(unit) or Audience.DEPARTMENTS


def read_scores(desk: Desk, place: Place) -> ScoreList:
    """The units of a place with their points. Raises RefusedError without the right to."""
    period, audience = place.period.name, place.audience
    fixed = service.result(desk, period, audience)
    if fixed is not None:
        rows = tuple(UnitScore(each.unit, each.unit_name, each.total) for each in fixed.sheets)
        return ScoreList(place, frozen_in_words(fixed), rows, off=False, frozen=True)
    if not service.is_on(desk, audience):
        return ScoreList(place, off_in_words(audience), (), off=True, frozen=False)
    found = service.scores(desk, period, audience)
    rows = tuple(
        UnitScore(
            sheet.unit,
            found.names[sheet.unit],
            plain(sheet.total),
            len(sheet.missing),
            len(found.book.waiting(sheet.unit)),
        )
        for sheet in found.sheets
    )
    return ScoreList(place, open_in_words(found), rows, off=False, frozen=False)


def read_unit_sheet(desk: Desk, place: Place, unit: str) -> UnitSheet:
    """The sheet of a unit. Raises RefusedError without the right to."""
    period, audience = place.period.name, place.audience
    name = next((each.name for each in registry(desk).units if each.code == unit), unit)
    empty = UnitSheet(place, unit, name, "", "", ())
    said = service.objections(desk, period, audience, unit)
    fixed = service.result(desk, period, audience, unit)
    if fixed is not None:
        for sheet in fixed.sheets:
            lines = tuple(frozen_line(line, said) for line in sheet.lines)
            return UnitSheet(place, unit, sheet.unit_name, sheet.total, frozen_in_words(fixed), lines)
        return replace(empty, standing=frozen_in_words(fixed) + "没有评这个单位。")
    if not service.is_on(desk, audience):
        return replace(empty, standing=off_in_words(audience))
    found = service.scores(desk, period, audience, unit)
    for counted in found.sheets:
        lines = tuple(open_line(line, said) for line in counted.lines)
        return UnitSheet(place, unit, name, plain(counted.total), open_in_words(found), lines)
    return replace(empty, standing=f"评分表“{found.table.name}”不评这个单位。")


def off_in_words(audience: Audience) -> str:
    """That nothing is scored."""
    return f"{audience.word}评分没有启用。评分默认关闭，需要时由领导小组办公室启用评分表。"


def open_in_words(found: service.Scores) -> str:
    """By which table and up to which day."""
    return f"评分表“{found.table.name}”，计到{chinese(found.until)}，尚未定稿。"


def frozen_in_words(fixed: ScoresFrozen) -> str:
    """By which table, and since when it stands."""
    return f"评分表“{fixed.table}”，{chinese(fixed.day)}定稿，不再变化。"


def open_line(line: Line, said: tuple[Objection, ...]) -> ScoreLine:
    """A line as it stands."""
    term = line.term
    points = None if line.points is None else plain(line.points)
    objected = of_term(said, term.key)
    bases = in_log(line.bases)
    return ScoreLine(
        line.section, term.key, term.name, plain(term.full), points, line.sentence, bases, objected, term
    )


def frozen_line(line: FrozenLine, said: tuple[Objection, ...]) -> ScoreLine:
    """A line as it stands for ever."""
    bases, objected = in_log(line.bases), of_term(said, line.term)
    return ScoreLine(
        line.section, line.term, line.name, line.full, line.points, line.sentence, bases, objected
    )


def of_term(said: tuple[Objection, ...], key: str) -> tuple[Objection, ...]:
    """The objections to one line."""
    return tuple(each for each in said if each.term == key)


def in_log(bases: tuple[tuple[str, int | None], ...]) -> tuple[str, ...]:
    """What a line rests on, with its number in the log."""
    return tuple(f"{words}（日志第{seq}条）" if seq else words for words, seq in bases)
