"""Inspections on a real ledger: the desk of an inspector, a scheme, and an inspection taken part of its way."""

from datetime import date
from typing import Any

from tracker.domain import inspection_commands as c
from tracker.domain.inspection import Inspection
from tracker.domain.inspection_events import Scheme
from tracker.domain.permissions import Actor, Role
from tracker.services.desk import Desk
from tracker.services.inspections import draft_scheme, inspect

EVIDENCE = ("a" * 64 + " 现场照片.jpg",)


def seat(desk: Desk, account: str) -> Desk:
    return desk.seated(Actor(account, account, Role.INSPECTOR))


def scheme(**changes: Any) -> Scheme:
    told: dict[str, Any] = {
        "title": "兜底保障专项督查",
        "content": "政策落实和资金发放情况",
        "units": ("jyj", "slj"),
        "matters": ("控辍保学",),
        "members": ("dc1",),
        "start": date(2020, 3, 17),
        "end": date(2020, 3, 25),
    }
    return Scheme(**{**told, **changes})


def begun(desk: Desk, **changes: Any) -> Inspection:
    drafted = draft_scheme(seat(desk, "dc1"), scheme(**changes))
    inspect(desk, c.ApproveScheme(inspection=drafted.code))
    return inspect(seat(desk, "dc1"), c.BeginInspection(inspection=drafted.code))


def problem(code: str, **changes: Any) -> c.RecordProblem:
    told: dict[str, Any] = {
        "unit": "jyj",
        "matter": "控辍保学",
        "title": "台账没有更新",
        "facts": "抽查3所学校，2所没有更新。",
        "evidence": EVIDENCE,
        "measures": "逐校更新。",
        "until": date(2020, 4, 30),
    }
    return c.RecordProblem(inspection=code, **{**told, **changes})


def told(desk: Desk, code: str, *units: str) -> Inspection:
    for unit in units:
        feedback = c.GiveFeedback(inspection=code, unit=unit, conclusion="总体较好，个别学校台账更新不及时。")
        found = inspect(seat(desk, "dc1"), feedback)
    return found
