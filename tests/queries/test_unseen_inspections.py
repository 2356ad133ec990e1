"""An unannounced inspection changes nothing that a unit can ask for, before it was told: no list, count or error."""

import importlib
import inspect as reflection
import pkgutil
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, get_type_hints

import pytest
from inspection_desks import begun, problem, scheme, seat, told

import tracker.queries
from tracker.domain import inspection_commands as c
from tracker.domain.case import Terms
from tracker.domain.commands import Cancel, CloseTask, NameClosers, Sign, VerifyCompletion
from tracker.domain.inspection import DrawOf, InspectionState
from tracker.domain.permissions import Actor
from tracker.domain.task import TaskKind
from tracker.errors import DubanError
from tracker.queries.findings import find_findings
from tracker.queries.inspections import (
    InspectionFilter,
    find_inspections,
    inspections_of_unit,
    one_inspection,
)
from tracker.queries.owed import owed
from tracker.queries.tasks import TaskFilter, find
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.draws import Urn, draw, draws_again
from tracker.services.history import office_log, task_log
from tracker.services.inspection_page import inspection_page
from tracker.services.inspections import acts_offered_on, draft_scheme, fresh_token, inspect
from tracker.services.task_page import task_page
from tracker.services.tasks import perform
from tracker.services.ties import ties
from tracker.services.views import look

Seat = Callable[[str], Actor]
UNITS = ("jyj", "slj", "czj")
NOWHERE = "XH2020-D0000"


def queries_of_a_view() -> Iterator[tuple[str, Callable[[View], Any]]]:
    """Every function of the queries that needs nothing but a view, those still to be written included."""
    for module in pkgutil.iter_modules(tracker.queries.__path__):
        loaded = importlib.import_module(f"tracker.queries.{module.name}")
        for name, function in vars(loaded).items():
            if not reflection.isfunction(function) or function.__module__ != loaded.__name__:
                continue
            needed = [
                each
                for each in reflection.signature(function).parameters.values()
                if each.default is reflection.Parameter.empty
            ]
            if len(needed) == 1 and get_type_hints(function).get(needed[0].name) is View:
                yield f"{module.name}.{name}", function


NOT_FOR_UNITS = {  # services ask for these where the permissions refuse a unit; known_to is a part of every list
    "history.office_history",
    "circulars.snapshot",
    "inspections.known_to",
}
QUERIES = {name: query for name, query in queries_of_a_view() if name not in NOT_FOR_UNITS}


def answers(desk: Desk) -> dict[str, str]:
    """What a unit is answered to everything that it can ask about its ledger."""
    found: dict[str, str] = {}
    with look(desk) as view:
        for name, query in QUERIES.items():
            answer = query(view)
            found[name] = repr(list(answer) if isinstance(answer, Iterator) else answer)
        found["findings"] = repr(find(view, TaskFilter(kind=TaskKind.FINDING)))
        found["owed"] = repr(owed(view, Terms()))
        for state in InspectionState:
            found[f"state {state}"] = repr(find_inspections(view, InspectionFilter(states=(state,))))
        for unit in UNITS:
            found[f"of {unit}"] = repr(find_inspections(view, InspectionFilter(unit=unit)))
            found[f"count {unit}"] = str(
                inspections_of_unit(view, unit, date(2020, 1, 1), date(2020, 12, 31))
            )
        found["by member"] = repr(find_inspections(view, InspectionFilter(member="dc1")))
        found["unannounced"] = repr(find_inspections(view, InspectionFilter(announced=False)))
        tasks = find(view).rows
    for each in tasks:
        found[f"page {each.facts.code}"] = repr(task_page(desk, each.facts.code))
        found[f"log {each.facts.code}"] = repr(task_log(desk, each.facts.code))
    found["ties"] = repr(ties(desk))
    found["log"] = said(lambda: office_log(desk))
    return found


def asked_of(desk: Desk, code: str) -> dict[str, str]:
    """What a unit is answered when it names a code."""
    commands = (
        c.ApproveScheme(inspection=code),
        c.BeginInspection(inspection=code),
        c.AskReview(inspection=code, reason="不符"),
        c.AskReview(inspection=code, reason="不符", seen=1),
        c.DecideReview(inspection=code, unit="jyj", upheld=True, reason="维持"),
        c.GiveFeedback(inspection=code, unit="jyj", conclusion="无"),
        c.CloseInspection(inspection=code),
        c.CancelInspection(inspection=code, reason="不查了"),
        c.ChangeMembers(inspection=code, members=("dc2",), reason="换人"),
        c.WithdrawProblem(inspection=code, number=1, reason="撤"),
        c.AmendScheme(inspection=code, scheme=scheme(), reason="改"),
        problem(code),
    )
    with look(desk) as view:
        row = repr(one_inspection(view, code))
        finds = repr(find_findings(view, TaskFilter(inspection=code)))
    asked: dict[str, Callable[[], Any]] = {
        "page": lambda: inspection_page(desk, code),
        "page as of": lambda: inspection_page(desk, code, date(2020, 3, 17)),
        "acts": lambda: acts_offered_on(desk, code),
        "draws": lambda: draws_again(desk, code),
        "draw": lambda: draw(desk, code, Urn(DrawOf.UNIT, ("jyj",)), 1),
    }
    found = {name: said(ask) for name, ask in asked.items()}
    for number, command in enumerate(commands):
        found[f"{number} {type(command).__name__}"] = said(partial(inspect, desk, command))
    return {
        "row": row,
        "findings": finds,
        **{name: words.replace(code, "…") for name, words in found.items()},
    }


def said(ask: Callable[[], Any]) -> str:
    """The answer, or the error with everything that it says."""
    try:
        return repr(ask())
    except DubanError as error:
        return f"{type(error).__name__} {error.message} {error.remedy}"


def lives(desk: Desk) -> Iterator[tuple[str, str]]:
    """An unannounced inspection of jyj and slj by lot, step by step: what happened, and its code."""
    blank = draft_scheme(seat(desk, "dc1"), scheme(announced=False, units=("slj",)))
    yield "drafted", blank.code
    draw(desk, blank.code, Urn(DrawOf.UNIT, ("jyj",)), 1, seed="1")
    yield "drawn", blank.code
    inspect(desk, c.ApproveScheme(inspection=blank.code))
    yield "approved", blank.code
    inspect(seat(desk, "dc1"), c.BeginInspection(inspection=blank.code))
    yield "begun", blank.code
    inspect(seat(desk, "dc1"), problem(blank.code))
    inspect(seat(desk, "dc1"), problem(blank.code, unit="slj", title="水质检测不及时"))
    yield "problems", blank.code


@pytest.mark.parametrize("unit", UNITS)
def test_nothing_that_a_unit_can_ask_for_changes(staffed: Desk, unit_actor: Seat, unit: str) -> None:
    own = staffed.seated(unit_actor(unit))
    before, nowhere = answers(own), asked_of(own, NOWHERE)
    for step, code in lives(staffed):
        assert answers(own) == before, step
        assert asked_of(own, code) == nowhere, step


def test_a_unit_that_was_told_is_not_told_of_the_others(staffed: Desk, unit_actor: Seat) -> None:
    """jyj was told; slj was inspected with it and still knows nothing, and czj never does."""
    told_unit, untold, stranger = (staffed.seated(unit_actor(unit)) for unit in UNITS)
    before = {unit.who.account: answers(unit) for unit in (untold, stranger)}
    code = list(lives(staffed))[-1][1]
    told(staffed, code, "jyj")
    for desk in (untold, stranger):
        assert answers(desk) == before[desk.who.account]
        assert asked_of(desk, code) == asked_of(desk, NOWHERE)
    alone = answers(told_unit)
    assert "县水利局" not in "".join(repr(inspection_page(told_unit, code)).split("names=")[0])
    told(staffed, code, "slj")
    assert answers(told_unit) == alone


def test_the_finding_of_another_unit_does_not_say_that_it_comes_from_an_inspection(
    staffed: Desk, unit_actor: Seat
) -> None:
    stranger = staffed.seated(unit_actor("czj"))
    told(staffed, list(lives(staffed))[-1][1], "jyj")

    def tried(code: str) -> list[str]:
        commands = (
            VerifyCompletion(task=code),
            CloseTask(task=code),
            Cancel(task=code, reason="不办"),
            NameClosers(task=code, closers=(), reason="移交"),
            Sign(task=code),
        )
        answers = [said(partial(perform, stranger, command)) for command in commands]
        answers.append(said(partial(task_page, stranger, code)))
        return [answer.replace(code, "…") for answer in answers]

    assert tried("XH2020-W001") == tried("XH2020-003")


def test_cancelled_before_the_feedback_it_was_never_there(staffed: Desk, unit_actor: Seat) -> None:
    own = staffed.seated(unit_actor("jyj"))
    before = answers(own)
    found = begun(staffed, announced=False)
    inspect(staffed, c.CancelInspection(inspection=found.code, reason="另行安排"))
    assert answers(own) == before
    assert asked_of(own, found.code) == asked_of(own, NOWHERE)


def test_an_announced_inspection_is_seen_by_its_units_from_its_approval(
    staffed: Desk, unit_actor: Seat
) -> None:
    own, stranger = (staffed.seated(unit_actor(unit)) for unit in ("jyj", "czj"))
    drafted = draft_scheme(seat(staffed, "dc1"), scheme())
    counts = []
    for desk in (own, stranger):
        with look(desk) as view:
            counts.append(find_inspections(view).total)
    inspect(staffed, c.ApproveScheme(inspection=drafted.code))
    for desk in (own, stranger):
        with look(desk) as view:
            counts.append(find_inspections(view).total)
    assert counts == [0, 0, 1, 0]


def test_codes_are_drawn_and_not_numbered_in_a_row(staffed: Desk) -> None:
    """From two codes nothing follows about how many lie between them."""
    assert re.fullmatch(r"XH2020-D[2-9A-Z]{4}", draft_scheme(staffed, scheme(members=())).code)
    assert len({fresh_token() for _ in range(100)}) > 90


def test_the_queries_found_include_those_that_units_use() -> None:
    used = {"tasks.find", "overview.overview", "inbox.waiting", "inbox.reminders", "plans.plans_of"}
    assert used | {"inspections.find_inspections", "findings.find_findings"} <= set(QUERIES)
