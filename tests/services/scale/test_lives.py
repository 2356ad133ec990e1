"""The made-up year before it is written anywhere: legal, the same each time, and with everything in it."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from tracker.domain.drafting import House
from tracker.domain.permissions import Actor, Role
from tracker.ledger.log import Entry
from tracker.services.scale.ledger import Year
from tracker.services.scale.plans import plans_for
from tracker.services.scale.setting import FOUNDED, LAST_DAY, SEED, Setting
from tracker.services.scale.units import region_for

OFFICE = Actor("office", "办公室", Role.OFFICE)


def year_of(tasks: int) -> list[Entry]:
    region = region_for(tasks)
    setting = Setting(OFFICE, "scale", "办公室", House("YS"), region, "0" * 64 + " 验收情况.txt")
    return list(Year(setting, plans_for(tasks, region.counties, Random(SEED))).play())


@pytest.fixture(scope="module")
def year() -> list[Entry]:
    return year_of(400)


def test_the_same_number_of_tasks_gives_the_same_year(year: list[Entry]) -> None:
    assert year_of(400) == year


def test_time_never_goes_back_and_stays_within_the_year(year: list[Entry]) -> None:
    moments = [entry.at for entry in year]
    assert moments == sorted(moments)
    assert str(FOUNDED) <= moments[0]
    assert moments[-1] < str(date(LAST_DAY.year + 1, 1, 1))


def test_every_act_of_a_task_happens_and_so_do_late_missing_and_returned_filings(year: list[Entry]) -> None:
    kinds = Counter(entry.event.kind for entry in year)
    assert kinds["TaskDrafted"] == 400 + kinds["Divided"] + kinds["FindingRaised"]
    wanted = {
        "Divided",
        "Reminded",
        "OrderIssued",
        "OrderAnswered",
        "OrderSettled",
        "LotsDrawn",
        "ProblemRecorded",
        "InspectionClosed",
        "FindingRaised",
        "Disputed",
        "DisputeDecided",
        "FilingReturned",
        "CompletionRefused",
        "Closed",
        "ExtensionDecided",
    }
    assert wanted <= set(kinds)
    filed = [entry.event.model_dump() for entry in year if entry.event.kind == "Filed"]
    late = sum(event["late"] for event in filed)
    assert 0 < late < len(filed) / 4


def test_closing_numbers_follow_the_order_of_closing(year: list[Entry]) -> None:
    numbers = [entry.event.model_dump()["number"] for entry in year if entry.event.kind == "Closed"]
    assert numbers == [f"YS〔2024〕销{n}号" for n in range(1, len(numbers) + 1)]


def test_more_tasks_have_more_counties_and_more_units() -> None:
    small, large = region_for(499), region_for(2000)
    assert (len(small.counties), len(large.counties)) == (1, 4)
    assert len(large.registry.units) == 4 * len(small.registry.units)


def test_a_divided_task_and_a_finding_come_to_their_end_by_the_same_rules(year: list[Entry]) -> None:
    events = [entry.event.model_dump() | {"kind": entry.event.kind} for entry in year]
    closed = {event["task"] for event in events if event["kind"] == "Closed"}
    divided = {event["task"] for event in events if event["kind"] == "Divided"}
    assert divided & closed
    assert {event["task"] for event in events if event["kind"] == "FindingRaised"} & closed


def test_orders_climb_the_ladder_to_the_talk(year: list[Entry]) -> None:
    issued = [entry.event.model_dump() for entry in year if entry.event.kind == "OrderIssued"]
    assert {event["order_kind"] for event in issued} == {"letter", "slip", "supervision", "talk"}
