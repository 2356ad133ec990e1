"""The JSON of a plan, and back."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.domain.plan import Duty, Horizon, Place, Plan, PlanDeadline, PlanItem, PlanTarget, Problem
from tracker.reading.wire import plan_as_json, plan_from_json

TEXT = st.text(max_size=12)
NAMES = st.lists(TEXT, max_size=3).map(tuple)
DAYS = st.dates()
PLACES = st.builds(Place, st.none() | st.integers(1, 99), st.none() | st.integers(1, 99), st.none() | TEXT)
NUMBERS = st.integers(0, 10**9) | st.floats(0, 10**9, allow_nan=False)
TARGETS = st.builds(
    PlanTarget, TEXT, TEXT, st.sampled_from(["=", ">=", "range"]), NUMBERS | st.tuples(NUMBERS, NUMBERS), TEXT,
    st.lists(st.tuples(TEXT, NUMBERS), max_size=2).map(tuple), st.sampled_from(["", "year"]),
)  # fmt: skip
DEADLINES = st.builds(PlanDeadline, TEXT, st.none() | DAYS, st.booleans())
ITEMS = st.builds(
    PlanItem, TEXT, TEXT, TEXT, TEXT, NAMES, NAMES, NAMES, NAMES,
    st.lists(DEADLINES, max_size=2).map(tuple), st.lists(TARGETS, max_size=2).map(tuple), PLACES, NAMES,
)  # fmt: skip
PLANS = st.builds(
    Plan, TEXT, st.none() | TEXT, st.none() | DAYS, NAMES, st.none() | st.builds(Horizon, DAYS, DAYS), st.none() | DAYS,
    st.lists(st.builds(Duty, TEXT, TEXT, TEXT), max_size=2).map(tuple), st.lists(ITEMS, max_size=2).map(tuple),
    st.lists(ITEMS, max_size=1).map(tuple), st.lists(st.builds(Problem, PLACES, TEXT, TEXT), max_size=2).map(tuple),
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLANS)
def test_a_plan_comes_back_from_json_as_it_was(plan: Plan) -> None:
    assert plan_from_json(json.loads(json.dumps(plan_as_json(plan)))) == plan


def test_the_json_has_the_fields_that_others_rely_on() -> None:
    item = PlanItem(
        "一、(一)", "甲", "乙", "县教育局负责", responsible=("县教育局",), deadlines=(PlanDeadline("年内", date(2020, 12, 31)),),
        targets=(PlanTarget("5至10个", "岗位", "range", (5, 10), "个"),), place=Place(line=3),
    )  # fmt: skip

    data = plan_as_json(Plan("方案", horizon=Horizon(date(2020, 1, 1), date(2020, 12, 31)), items=(item,)))

    assert data == {
        "title": "方案", "document_number": None, "issued": None, "issuers": [],
        "horizon": {"start": "2020-01-01", "end": "2020-12-31"}, "default_deadline": None, "duties": [],
        "items": [
            {
                "number": "一、(一)", "title": "甲", "text": "乙", "assignment": "县教育局负责", "lead": [],
                "responsible": ["县教育局"], "guide": [], "leaders": [],
                "deadlines": [{"text": "年内", "date": "2020-12-31", "open": False}],
                "targets": [{"text": "5至10个", "name": "岗位", "op": "range", "value": [5, 10], "unit": "个"}],
                "place": {"page": None, "line": 3, "cell": None}, "doubts": [],
            }
        ],
        "unassigned": [], "problems": [],
    }  # fmt: skip
