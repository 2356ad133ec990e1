"""An inspection of two units by one inspector, to be taken through its life by tests."""

from dataclasses import replace
from datetime import date

from tracker.domain import inspection_commands as c
from tracker.domain.inspection import Inspection
from tracker.domain.inspection_case import InspectionCase, Surroundings
from tracker.domain.inspection_events import Scheme
from tracker.domain.inspection_evolve import evolve_inspection
from tracker.domain.inspection_workflow import decide_inspection, draft
from tracker.domain.permissions import Actor, Role

OFFICE = Actor("office", "办公室", Role.OFFICE)
LEADER = Actor("leader", "分管领导", Role.LEADER)
INSPECTOR = Actor("dc1", "督查一组", Role.INSPECTOR)
OTHER_INSPECTOR = Actor("dc2", "督查二组", Role.INSPECTOR)
AUDITOR = Actor("audit", "审计人员", Role.AUDITOR)
INSPECTED = Actor("jyj", "县教育局联络员", Role.UNIT, "jyj")
ALSO_INSPECTED = Actor("slj", "县水利局联络员", Role.UNIT, "slj")
STRANGER = Actor("czj", "县财政局联络员", Role.UNIT, "czj")
EVERYONE = (OFFICE, LEADER, INSPECTOR, OTHER_INSPECTOR, AUDITOR, INSPECTED, ALSO_INSPECTED, STRANGER)
UNITS = {"jyj": "县教育局", "slj": "县水利局", "czj": "县财政局"}
AROUND = Surroundings(
    accounts={actor.account: actor for actor in EVERYONE}, units=UNITS, tasks=frozenset({"XH2020-001"})
)
MONDAY = date(2020, 5, 11)
CODE = "XH2020-D7K2M"
SCHEME = Scheme(
    title="饮水安全专项督查",
    content="饮水工程建设和管护情况",
    units=("jyj", "slj"),
    tasks=("XH2020-001",),
    matters=("饮水安全",),
    members=("dc1",),
    start=date(2020, 5, 11),
    end=date(2020, 5, 20),
)
PROBLEM = {
    "unit": "slj",
    "matter": "饮水安全",
    "title": "水质检测没有按月开展",
    "facts": "抽查3个月，有2个月没有检测记录。",
    "evidence": ("a" * 64 + " 现场照片.jpg",),
    "measures": "按月检测并公示。",
    "until": date(2020, 6, 30),
}


def case_of(
    inspection: Inspection, actor: Actor, day: date = MONDAY, around: Surroundings = AROUND
) -> InspectionCase:
    return InspectionCase(inspection, actor, day, around)


def drafted(around: Surroundings = AROUND, day: date = MONDAY, **changes: object) -> Inspection:
    scheme = SCHEME.model_copy(update=changes)
    case = case_of(Inspection(CODE, scheme, day), INSPECTOR, day, around)
    return evolve_inspection(None, draft(case, c.DraftScheme(inspection=CODE, scheme=scheme)))


def after(
    inspection: Inspection,
    *acts: tuple[Actor, c.InspectionCommand],
    day: date = MONDAY,
    around: Surroundings = AROUND,
) -> Inspection:
    for actor, command in acts:
        event = decide_inspection(case_of(inspection, actor, day, around), command)
        inspection = evolve_inspection(inspection, event)
    return inspection


def ask(kind: type[c.InspectionCommand], **words: object) -> c.InspectionCommand:
    return kind(inspection=CODE, **words)


def under_way(**changes: object) -> Inspection:
    return after(drafted(**changes), (LEADER, ask(c.ApproveScheme)), (INSPECTOR, ask(c.BeginInspection)))


def told(inspection: Inspection, *units: str, day: date = MONDAY) -> Inspection:
    for unit in units:
        codes = tuple(f"XH2020-W{problem.number:03d}" for problem in inspection.problems_of(unit))
        feedback = ask(c.GiveFeedback, unit=unit, conclusion="见问题清单。", codes=codes)
        inspection = after(inspection, (INSPECTOR, feedback), day=day)
    return inspection


def of_state(state: str, announced: bool = True) -> Inspection:
    """An inspection in that state."""
    begun = after(under_way(announced=announced), (INSPECTOR, ask(c.RecordProblem, **PROBLEM)))
    fed_back = told(begun, "jyj", "slj")
    asked = after(fed_back, (ALSO_INSPECTED, ask(c.AskReview, reason="检测记录在水厂。")))
    decided = after(asked, (LEADER, ask(c.DecideReview, unit="slj", upheld=True, reason="记录系补写。")))
    return {
        "draft": drafted(announced=announced),
        "approved": after(drafted(announced=announced), (LEADER, ask(c.ApproveScheme))),
        "under_way": begun,
        "feedback": fed_back,
        "review": asked,
        "reviewed": decided,
        "closed": replace(fed_back, closed_on=MONDAY),
        "cancelled": after(begun, (LEADER, ask(c.CancelInspection, reason="另行安排"))),
    }[state]
