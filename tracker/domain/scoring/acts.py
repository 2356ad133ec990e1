"""What may be done with points: enter, object, decide, freeze. Each gives an event or a refusal; no clock, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.domain import score_events as e
from tracker.domain.case import chinese
from tracker.domain.permissions import Act, Actor, may
from tracker.domain.scoring.book import Book
from tracker.domain.scoring.period import ScorePeriod
from tracker.domain.scoring.points import Line, ScoreSheet, plain
from tracker.domain.scoring.table import Rule, ScoreTable, Term
from tracker.errors import RefusedError

MOST = 1000  # no table has so many points, and nothing is counted so often


@dataclass(frozen=True, slots=True)
class ScoreCase:
    """The book in hand: of which table and period, who acts, on which day (Asia/Shanghai)."""

    table: ScoreTable
    period: ScorePeriod
    book: Book
    actor: Actor
    today: date

    @property
    def facts(self) -> dict[str, object]:
        """What every event begins with."""
        return {"audience": self.table.audience.value, "period": self.period.name, "day": self.today}

    def allow(self, act: Act) -> None:
        """Raise RefusedError without the right to, before the period begins, and once the result is frozen."""
        refuse(may(self.actor, act))
        if self.today < self.period.start:
            refuse(f"{self.period.words}还没有开始，不能评分。")
        if self.book.frozen is not None:
            refuse(
                f"{self.period.words}的{self.table.audience.word}评分已于{chinese(self.book.frozen.day)}定稿，不能再改。"
            )

    def term(self, unit: str, key: str) -> Term:
        """The term with that key by which the unit is scored. Raises RefusedError."""
        terms = {term.key: term for _, term in self.table.terms_for(unit)}
        if key not in terms:
            listed = "、".join(f"{term.key}（{term.name}）" for term in terms.values())
            raise RefusedError(
                f"评分表“{self.table.name}”对单位{unit}没有“{key}”这一项。", f"可用的是{listed}。"
            )
        return terms[key]


def enter(
    case: ScoreCase, unit: str, key: str, value: Decimal, basis: str, evidence: tuple[str, ...] = ()
) -> e.ScoreEntered:
    """The office gives points, a count or a percent, with what it rests on."""
    case.allow(Act.KEEP_SCORES)
    term = case.term(unit, key)
    if term.of is not None:
        raise RefusedError(f"“{term.name}”由日志自动计数，不能手工填写。", "单位有异议的，用裁定异议调整。")
    if not basis.strip():
        raise RefusedError("没有写明评分依据。", "请写明依据的事实或材料。")
    refuse(unfit(term, value))
    return e.ScoreEntered(
        **case.facts, unit=unit, term=key, value=plain(value), basis=basis.strip(), evidence=evidence
    )


def unfit(term: Term, value: Decimal) -> str:
    """Why the value cannot be entered for the term; empty when it can."""
    if term.rule is Rule.EACH:
        whole = value == value.to_integral_value() and 0 <= value <= MOST
        return "" if whole else f"“{term.name}”填的是次数，应是0到{MOST}的整数，填的是{plain(value)}。"
    most = Decimal(100) if term.rule is Rule.SHARE else term.full
    what = "完成比例（%）" if term.rule is Rule.SHARE else "分数"
    if 0 <= value <= most:
        return ""
    return f"“{term.name}”填的是{what}，应在0到{plain(most)}之间，填的是{plain(value)}。"


def object_to(case: ScoreCase, key: str, reason: str) -> e.ScoreObjected:
    """A unit objects to a line of its own sheet."""
    case.allow(Act.OBJECT_SCORE)
    unit = case.actor.unit or ""
    term = case.term(unit, key)
    if case.book.waiting(unit, key):
        raise RefusedError(f"对“{term.name}”的异议已经提出，等领导小组办公室裁定。")
    if not reason.strip():
        raise RefusedError("没有写明异议的理由。", "请写明哪一条依据不对、应是多少。")
    return e.ScoreObjected(**case.facts, unit=unit, term=key, reason=reason.strip())


def decide_objection(
    case: ScoreCase, unit: str, key: str, points: Decimal | None, reason: str
) -> e.ScoreObjectionDecided:
    """The office decides: `points` hold from now on, None rejects the objection."""
    case.allow(Act.KEEP_SCORES)
    term = case.term(unit, key)
    if not case.book.waiting(unit, key):
        raise RefusedError(f"对“{term.name}”没有等待裁定的异议。")
    if not reason.strip():
        raise RefusedError("没有写明裁定的理由。", "请写明理由，记入日志。")
    if points is not None and not term.uncapped and not 0 <= points <= term.full:
        raise RefusedError(f"“{term.name}”的分数应在0到{plain(term.full)}之间，填的是{plain(points)}。")
    if points is not None and abs(points) > MOST:
        raise RefusedError(f"“{term.name}”的分数不能超过{MOST}分，填的是{plain(points)}。")
    return e.ScoreObjectionDecided(
        **case.facts,
        unit=unit,
        term=key,
        upheld=points is not None,
        points=None if points is None else plain(points),
        reason=reason.strip(),
    )


def freeze(case: ScoreCase, sheets: Sequence[ScoreSheet], names: Mapping[str, str]) -> e.ScoresFrozen:
    """The result of a period that is over, everything entered and every objection decided."""
    case.allow(Act.KEEP_SCORES)
    if case.today <= case.period.end:
        raise RefusedError(f"{case.period.words}到{chinese(case.period.end)}才结束，还不能定稿。")
    if not sheets:
        raise RefusedError(f"没有按评分表“{case.table.name}”评分的单位。")
    waiting = case.book.waiting()
    if waiting:
        named = "、".join(f"{names.get(each.unit, each.unit)}“{each.term}”" for each in waiting)
        raise RefusedError(f"还有{len(waiting)}项异议没有裁定：{named}。", "请先裁定。")
    missing = [(sheet.unit, line) for sheet in sheets for line in sheet.missing]
    if missing:
        unit, line = missing[0]
        raise RefusedError(
            f"还有{len(missing)}项没有评分，例如{names.get(unit, unit)}的“{line.term.name}”。",
            "请先用 duban score enter 评分；不扣分的也要写明依据。",
        )
    return e.ScoresFrozen(
        **case.facts,
        table=case.table.name,
        sheets=tuple(frozen(sheet, names) for sheet in sheets),
    )


def frozen(sheet: ScoreSheet, names: Mapping[str, str]) -> e.FrozenSheet:
    """A sheet as it stands for ever."""
    return e.FrozenSheet(
        unit=sheet.unit,
        unit_name=names.get(sheet.unit, sheet.unit),
        total=plain(sheet.total),
        lines=tuple(frozen_line(line) for line in sheet.lines),
    )


def frozen_line(line: Line) -> e.FrozenLine:
    """A line as it stands for ever."""
    return e.FrozenLine(
        section=line.section,
        term=line.term.key,
        name=line.term.name,
        full=plain(line.term.full),
        points=plain(line.points or Decimal(0)),
        sentence=line.sentence,
        bases=line.bases,
    )


def refuse(reason: str) -> None:
    """Raise RefusedError when there is a reason."""
    if reason:
        raise RefusedError(reason)
