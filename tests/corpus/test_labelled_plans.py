"""Labelled real plans, held against hand-made labels with the corpus's own scorer."""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from seeds import seed_text
from tracker.domain.remit_list import organs_from_toml
from tracker.domain.unit_list import registry_from_toml
from tracker.reading.coverage import coverage
from tracker.reading.document import read_plan
from tracker.reading.reading import Reading
from tracker.reading.wire import plan_as_json

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from hidden_leads import hits, leads_in, led

LABELLED = {
    "xunhua-2020": "xunhua-2020-plan.txt",
    "streamlining-tasks-2020": "streamlining-tasks-2020.txt",
    "guangzhou-talent-2012": "guangzhou-talent-2012-excerpt.txt",
    "free-trade-zones-2018": "free-trade-zones-2018.html",
    "sports-events-2018": "sports-events-2018.html",
    "zhejiang-culture-ai-2025": "zhejiang-culture-ai-2025.pdf",
    "zhejiang-datasets-2026": "zhejiang-datasets-2026.pdf",
    "zhejiang-scenarios-2026-body": "zhejiang-scenarios-2026.pdf",
    "zhejiang-scenarios-2026-annex1-page17": "zhejiang-scenarios-2026.pdf",
    "zhejiang-ai-tasks-2026": "zhejiang-ai-tasks-2026.xlsx",
}
TREES = ["city-template-plan.txt", "faku-2021-2025-plan.txt", "longshan-2021-plan.txt"]
AS_GOOD = 0.98


def scorer_of(corpus: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_reading", corpus / "score_reading.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def scored(corpus: Path, gold: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = scorer_of(corpus).score(gold, read)
    return result


@pytest.mark.parametrize(("name", "reading"), LABELLED.items(), indirect=["reading"], ids=list(LABELLED))
def test_units_are_read_as_a_clerk_would_list_them(corpus: Path, name: str, reading: Reading) -> None:
    gold = json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8"))

    score = scored(corpus, gold, plan_as_json(reading.plan))

    for measure in ("found", "lead_exact", "responsible_exact"):
        assert score[measure] >= AS_GOOD * score["labelled"], score
    assert not score["spurious"], score
    if score["deadlines"]:
        right, labelled = map(int, score["deadlines"].split("/"))
        assert right == labelled, score


@pytest.mark.parametrize("reading", sorted({*LABELLED.values(), *TREES}), indirect=True)
def test_no_character_is_lost(reading: Reading) -> None:
    assert coverage(reading).lost == ()


@pytest.mark.parametrize("reading", ["xunhua-2020-plan.txt"], indirect=True)
def test_the_targets_of_the_county_plan_are_found_and_none_invented(corpus: Path, reading: Reading) -> None:
    gold = json.loads((corpus / "gold" / "xunhua-2020.json").read_text(encoding="utf-8"))
    expected = [
        (item["item_no"], tuple(t["value"]) if t["op"] == "range" else t["value"], t["unit"])
        for item in gold["items"]
        for t in item["targets"]
    ]

    found = [(item.number, t.value, t.unit) for item in reading.plan.items for t in item.targets]

    assert len(set(found) & set(expected)) >= 20
    assert not set(found) - set(expected)


@pytest.mark.parametrize(
    ("reading", "count"), [(TREES[0], 39), (TREES[1], 66), (TREES[2], 22)], indirect=["reading"]
)
def test_plans_that_name_nobody_are_trees_of_unassigned_items(reading: Reading, count: int) -> None:
    assert reading.plan.items == ()
    assert len(reading.plan.unassigned) == count
    assert [problem for problem in reading.plan.problems if "编号" in problem.message] == []


@pytest.mark.parametrize("reading", [TREES[1]], indirect=True)
def test_the_five_year_plan_has_its_years_and_its_yearly_duty(reading: Reading) -> None:
    plan = reading.plan

    assert plan.horizon
    assert (str(plan.horizon.start), str(plan.horizon.end)) == ("2021-01-01", "2025-12-31")
    assert [(duty.cycle, duty.due) for duty in plan.duties] == [("yearly", "12月上旬")]


def test_a_progress_report_is_refused(corpus: Path) -> None:
    from tracker.errors import InputError

    with pytest.raises(InputError, match="不是方案"):
        read_plan(corpus / "plans" / "pingtang-2020h1-progress-report.txt")


@pytest.mark.parametrize("reading", ["xunhua-2020-plan.txt"], indirect=True)
@pytest.mark.parametrize("with_ledger", [False, True])
def test_hidden_leads_of_the_county_plan_are_among_three_proposals(
    corpus: Path, reading: Reading, with_ledger: bool
) -> None:
    gold = json.loads((corpus / "gold" / "xunhua-2020.json").read_text(encoding="utf-8"))["items"]
    pairs = scorer_of(corpus).align(gold, plan_as_json(reading.plan)["items"])
    registry = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
    organs = organs_from_toml(seed_text("remits.toml"), "remits.toml")
    leads = leads_in(reading.ordered, reading.plan.items, gold, pairs)

    found = hits(
        organs, registry, led(reading.ordered, leads, registry), reading.plan.title, with_ledger=with_ledger
    )

    assert found.items == 37
    assert found.three >= 0.8 * found.items
