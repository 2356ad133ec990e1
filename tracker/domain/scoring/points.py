"""From a table, what happened and what the office entered: a unit's points, line by line, each with its sum in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from tracker.domain.scoring.book import Entry
from tracker.domain.scoring.happenings import Happening
from tracker.domain.scoring.table import Rule, ScoreTable, Section, Term

CENT = Decimal("0.01")
Basis = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A term and the points that it gave; `points` None: nobody has entered anything yet.

    `sentence` is the whole sum in words; `bases` are what it rests on, each with its number in the log.
    """

    section: str
    term: Term
    points: Decimal | None
    sentence: str
    bases: tuple[Basis, ...] = ()
    decided: bool = False


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A unit's points in a period."""

    unit: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the lines that have points."""
        return sum((line.points for line in self.lines if line.points is not None), Decimal(0))

    @property
    def unnumbered(self) -> "ScoreSheet":
        """The sheet without the numbers in the log."""
        lines = (replace(line, bases=tuple((words, None) for words, _ in line.bases)) for line in self.lines)
        return replace(self, lines=tuple(lines))

    @property
    def missing(self) -> tuple[Line, ...]:
        """The lines for which the office has entered nothing yet."""
        return tuple(line for line in self.lines if line.points is None)


def score(
    table: ScoreTable, unit: str, happened: Sequence[Happening], entries: Mapping[str, Entry]
) -> ScoreSheet:
    """The sheet of `unit`; `happened` may be of all units, `entries` are by the key of the term."""
    own = [each for each in happened if each.unit == unit]
    lines = (line_of(section, term, own, entries.get(term.key)) for section, term in table.terms_for(unit))
    return ScoreSheet(unit, tuple(lines))


def line_of(section: Section, term: Term, own: Sequence[Happening], entry: Entry | None) -> Line:
    """One line. What was decided on an objection stands above every sum."""
    if entry is not None and entry.decided:
        words = f"异议裁定为{plain(entry.value)}分：{entry.basis}"
        return Line(section.name, term, entry.value, words, ((entry.basis, entry.seq),), decided=True)
    if term.of is not None:
        counted = [each for each in own if each.kind is term.of]
        bases = tuple((each.words, each.seq) for each in counted)
        return summed(section, term, Decimal(len(counted)), bases)
    if entry is None:
        if term.rule is Rule.EACH:
            return summed(section, term, Decimal(0), ())
        return Line(section.name, term, None, f"满分{plain(term.full)}分，尚未评分")
    bases = ((entry.basis, entry.seq),)
    if term.rule is Rule.EACH:
        return summed(section, term, entry.value, bases)
    return entered(section, term, entry, bases)


def summed(section: Section, term: Term, count: Decimal, bases: tuple[Basis, ...]) -> Line:
    """So many times so many points."""
    change = count * term.each
    points = within(term, change + (term.full if term.each < 0 else 0))
    times = f"{term.counted}{plain(count)}次"
    if term.each < 0:
        ends = "" if term.uncapped else "，扣完为止"
        rule = f"满分{plain(term.full)}分，" if term.full else ""
        words = f"{rule}每次扣{plain(-term.each)}分{ends}；{times}，扣{plain(-change)}分，得{plain(points)}分"
    else:
        most = "" if term.uncapped else f"，最多{plain(term.full)}分"
        words = f"每次加{plain(term.each)}分{most}；{times}，得{plain(points)}分"
    return Line(section.name, term, points, words, bases)


def entered(section: Section, term: Term, entry: Entry, bases: tuple[Basis, ...]) -> Line:
    """Points that the office gave, or a percent of the full ones."""
    if term.rule is Rule.GIVEN:
        words = f"满分{plain(term.full)}分，评{plain(entry.value)}分：{entry.basis}"
        return Line(section.name, term, entry.value, words, bases)
    points = rounded(term.full * entry.value / 100)
    words = f"满分{plain(term.full)}分，按完成比例{plain(entry.value)}%计，得{plain(points)}分：{entry.basis}"
    return Line(section.name, term, points, words, bases)


def within(term: Term, points: Decimal) -> Decimal:
    """Neither below nothing nor above the full points, unless the term says otherwise."""
    return rounded(points if term.uncapped else min(max(points, Decimal(0)), term.full))


def rounded(points: Decimal) -> Decimal:
    """Points to the hundredth, half up."""
    return points.quantize(CENT, ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """A number without needless zeros: 3.5, 40."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
