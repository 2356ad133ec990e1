"""What may be done with points: entered, objected to, decided, frozen; each once, by whom and when it may be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from seeds import seed_text
from tracker.domain.permissions import Actor, Role
from tracker.domain.scoring import Book, evolve_book, score, table_from_toml
from tracker.domain.scoring.acts import ScoreCase, decide_objection, enter, freeze, object_to
from tracker.domain.scoring.period import score_period
from tracker.errors import RefusedError

TABLE = table_from_toml(seed_text("scoring/shicheng-departments.toml"), "shicheng-departments.toml")
OFFICE = Actor("office", "办公室", Role.OFFICE)
UNIT = Actor("jyj-1", "县教育局联络员", Role.UNIT, "jyj")
HALF = score_period("2020-H1")
NAMES = {"jyj": "县教育局"}


def case(book: Book, actor: Actor = OFFICE, day: date = date(2020, 7, 1)) -> ScoreCase:
    return ScoreCase(TABLE, HALF, book, actor, day)


def points(book: Book, key: str) -> Decimal | None:
    sheet = score(TABLE, "jyj", [], book.entries_of("jyj"))
    return next(line.points for line in sheet.lines if line.term.key == key)


def judged() -> Book:
    """A book in which every line that the office has to judge is judged."""
    book = Book()
    for line in score(TABLE, "jyj", [], {}).missing:
        book = evolve_book(book, enter(case(book), "jyj", line.term.key, Decimal(1), "查阅材料"))
    return book


def test_what_the_log_counts_is_entered_by_nobody() -> None:
    with pytest.raises(RefusedError, match="由日志自动计数"):
        enter(case(Book()), "jyj", "monthly", Decimal(1), "查阅材料")


def test_nothing_is_said_of_a_period_that_has_not_begun() -> None:
    for day, said in ((date(2019, 12, 31), False), (HALF.start, True)):
        if said:
            assert enter(case(Book(), day=day), "jyj", "publicity", Decimal(1), "查阅材料")
        else:
            with pytest.raises(RefusedError, match="还没有开始"):
                enter(case(Book(), day=day), "jyj", "publicity", Decimal(1), "查阅材料")


def test_what_was_decided_on_an_objection_stands_above_the_sum() -> None:
    objected = evolve_book(judged(), object_to(case(judged(), UNIT), "publicity", "材料漏计"))
    decided = decide_objection(case(objected), "jyj", "publicity", Decimal("7.5"), "属实")
    assert points(evolve_book(objected, decided), "publicity") == Decimal("7.5")
    monthly = evolve_book(Book(), object_to(case(Book(), UNIT), "monthly", "退回有误"))
    upheld = decide_objection(case(monthly), "jyj", "monthly", Decimal(4), "属实")
    assert points(evolve_book(monthly, upheld), "monthly") == Decimal(4)


def test_a_result_is_frozen_from_the_day_after_its_period_once_all_is_judged_and_decided() -> None:
    book = judged()
    sheets = [score(TABLE, "jyj", [], book.entries_of("jyj"))]
    with pytest.raises(RefusedError, match="还不能定稿"):
        freeze(case(book, day=HALF.end), sheets, NAMES)
    with pytest.raises(RefusedError, match="没有评分"):
        freeze(case(Book()), [score(TABLE, "jyj", [], {})], NAMES)
    objected = evolve_book(book, object_to(case(book, UNIT), "publicity", "材料漏计"))
    with pytest.raises(RefusedError, match="1项异议没有裁定"):
        freeze(case(objected), sheets, NAMES)
    frozen = evolve_book(book, freeze(case(book), sheets, NAMES))
    for act in (
        lambda: enter(case(frozen), "jyj", "publicity", Decimal(2), "补充"),
        lambda: object_to(case(frozen, UNIT), "publicity", "材料漏计"),
        lambda: freeze(case(frozen), sheets, NAMES),
    ):
        with pytest.raises(RefusedError, match="已于2020年7月1日定稿"):
            act()


def test_each_act_is_its_own_roles() -> None:
    for act in (
        lambda: enter(case(Book(), UNIT), "jyj", "publicity", Decimal(9), "自评"),
        lambda: object_to(case(Book()), "publicity", "替单位提"),
        lambda: freeze(case(judged(), replace(UNIT, role=Role.AUDITOR, unit=None)), [], NAMES),
    ):
        with pytest.raises(RefusedError, match="权限"):
            act()
