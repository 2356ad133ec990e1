"""Period by period: filed in time, late, missing, sent back, still running, not asked."""

from dataclasses import replace
from datetime import date

import pytest
from circular_samples import filing, material, task

from tracker.domain.circular.duties import Outcome, duties
from tracker.domain.cycles import Cycle
from tracker.domain.filing_turns import Asked, FiledNote, Turn, TurnState, due_between, turns
from tracker.domain.pauses import Clock
from tracker.domain.task import FilingState

SAME = {
    Outcome.IN_TIME: TurnState.IN_TIME,
    Outcome.LATE: TurnState.LATE,
    Outcome.MISSING: TurnState.MISSING,
    Outcome.RETURNED: TurnState.RETURNED,
}
YEAR = (date(2020, 1, 1), date(2020, 12, 31))
SINCE = date(2020, 3, 18)


def states(asked: Asked, *filings: FiledNote, day: str = "2020-06-10") -> dict[str, str]:
    found = turns(asked, filings, *YEAR, date.fromisoformat(day))
    return {each.period: each.state.value for each in found}


def note(month: int, *, late: bool = False, state: FilingState = FilingState.PENDING) -> FiledNote:
    return FiledNote(f"2020年{month}月", date(2020, month, 24), late, state)


def test_each_period_of_a_first_lead_has_its_state() -> None:
    found = states(
        Asked(Cycle(), SINCE),
        note(3),
        note(4, late=True),
        note(5, state=FilingState.RETURNED),
    )
    assert [found[f"2020年{month}月"] for month in (2, 3, 4, 5, 6)] == [
        "not_asked",
        "in_time",
        "late",
        "returned",
        "running",
    ]


def test_a_period_without_a_filing_is_missing_from_the_day_after_it_was_due() -> None:
    asked = Asked(Cycle(), SINCE)
    assert states(asked, day="2020-03-25")["2020年3月"] == "running"
    assert states(asked, day="2020-03-26")["2020年3月"] == "missing"


def test_a_filing_made_good_counts_and_how_often_it_was_sent_back_is_kept() -> None:
    asked = Asked(Cycle(), SINCE)
    again = (note(3, state=FilingState.RETURNED), note(3, late=True))
    (turn,) = turns(asked, again, date(2020, 3, 1), date(2020, 3, 31), date(2020, 6, 1))
    assert (turn.state, turn.returned) == (TurnState.IN_TIME, 1)


@pytest.mark.parametrize(
    "filings",
    [
        (),
        ((False, "accepted"),),
        ((True, "pending"),),
        ((False, "returned"),),
        ((False, "returned"), (True, "accepted")),
        ((True, "returned"), (True, "accepted")),
        ((False, "returned"), (True, "returned")),
    ],
)
def test_the_month_of_a_unit_and_the_circular_say_the_same_of_a_period(
    filings: tuple[tuple[bool, str], ...],
) -> None:
    notes = [note(5, late=late, state=FilingState(state)) for late, state in filings]
    (turn,) = turns(Asked(Cycle(), SINCE), notes, date(2020, 5, 1), date(2020, 5, 31), date(2020, 6, 1))
    record = task(
        filings=[
            filing(number, day=28 if late else 20, state=FilingState(state))
            for number, (late, state) in enumerate(filings, 1)
        ]
    )
    (duty,) = duties(material(record))
    assert SAME[duty.outcome] is turn.state


def test_nothing_is_asked_before_signing_after_a_claim_or_while_the_clock_stands() -> None:
    clock = Clock().stopped(date(2020, 4, 20)).started(date(2020, 5, 3))
    asked = Asked(Cycle(), SINCE, ended=date(2020, 6, 20), clock=clock)
    found = states(asked, day="2020-12-31")
    assert {month for month, state in found.items() if state == "missing"} == {"2020年3月", "2020年5月"}
    on_the_day = replace(asked, ended=date(2020, 6, 25))  # the work was claimed on the day of the filing
    assert states(on_the_day, day="2020-12-31")["2020年6月"] == "not_asked"


def test_who_is_not_asked_every_period_is_asked_only_for_those_named() -> None:
    asked = Asked(Cycle(), SINCE, every=False, only={"2020年5月": date(2020, 5, 28)})
    (turn,) = turns(asked, (), date(2020, 5, 1), date(2020, 5, 31), date(2020, 5, 27))
    assert turn == Turn("2020年5月", date(2020, 5, 28), TurnState.RUNNING)
    assert set(states(asked).values()) == {"missing", "not_asked"}


def test_what_was_filed_unasked_is_shown_as_filed() -> None:
    assert states(Asked(Cycle(), SINCE, every=False), note(4))["2020年4月"] == "in_time"


@pytest.mark.parametrize(
    ("cycle", "dues"),
    [
        (Cycle("weekly", 1), ["05-04", "05-11", "05-18", "05-25"]),
        (Cycle("half-monthly"), ["05-15", "05-31"]),
        (Cycle("monthly", 25), ["05-25"]),
        (Cycle("monthly", 10, 1), ["05-10"]),
        (Cycle("quarterly", 20), []),
        (Cycle("quarterly", 20, 2), ["05-20"]),
        (Cycle("half-yearly", 31), []),
        (Cycle("yearly", 10, -7), ["05-10"]),
    ],
)
def test_the_due_days_of_a_month_are_found_in_every_cycle(cycle: Cycle, dues: list[str]) -> None:
    found = due_between(cycle, date(2020, 5, 1), date(2020, 5, 31))
    assert [f"{period.due:%m-%d}" for period in found] == dues
