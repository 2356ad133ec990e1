"""A unit registered after the import reaches the drafts that named it: said first, then done, kept in the log."""

from pathlib import Path

import pytest
from review_plans import PLAN

from tracker.domain import review_steps as s
from tracker.domain.permissions import Actor, Role
from tracker.domain.review_revision import Kind
from tracker.domain.units import Unit, UnitKind
from tracker.errors import RefusedError
from tracker.ledger.verification import verify
from tracker.queries.history import task_history
from tracker.services.desk import Desk
from tracker.services.recognition import recognisable, recognise
from tracker.services.review import confirm, correct, look_at, open_review
from tracker.services.tasks import read_task
from tracker.services.units import add_unit
from tracker.services.views import look


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "道路方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def drafted(desk: Desk, plan: Path) -> Desk:
    """The plan imported while nobody knew 县天文局."""
    left_open = (s.NameLeftOpen(name="县天文局"), s.NameLeftOpen(name="县直有关部门"))
    confirm(desk, correct(desk, open_review(desk, plan), *left_open))
    return desk


def lead_of(desk: Desk, code: str) -> tuple[str, str | None]:
    lead = read_task(desk, code)[0].parts[0]
    return lead.name, lead.unit


def test_a_unit_registered_later_reaches_the_drafts_that_named_it_when_the_office_says_so(
    drafted: Desk, plan: Path
) -> None:
    assert recognisable(drafted) == ()
    add_unit(drafted, Unit("twj", "县天文局", UnitKind.GOVERNMENT))
    assert [(each.task, each.sentence) for each in recognisable(drafted)] == [
        ("XH2020-001", "“县天文局”即县天文局")
    ]
    assert lead_of(drafted, "XH2020-001") == ("县天文局", None)
    recognise(drafted)
    assert lead_of(drafted, "XH2020-001") == ("县天文局", "twj")
    assert recognisable(drafted) == ()
    with look(drafted) as view:
        last = task_history(view, "XH2020-001")[-1]
    assert (last.word, last.detail) == ("补上单位", "“县天文局”即县天文局")
    verify(drafted.engine, drafted.office)
    plan.write_text(f"{PLAN}修订。\n", encoding="utf-8")
    revision = correct(drafted, open_review(drafted, plan), s.Revises(plan="P001"))
    assert {each.kind for each in look_at(drafted, revision).compared} == {Kind.UNCHANGED}


def test_a_unit_neither_sees_nor_fills_in_what_the_office_would(drafted: Desk) -> None:
    add_unit(drafted, Unit("twj", "县天文局", UnitKind.GOVERNMENT))
    unit = drafted.seated(Actor("jyj", "县教育局", Role.UNIT, "jyj"))
    assert recognisable(unit) == ()
    with pytest.raises(RefusedError):
        recognise(unit)
