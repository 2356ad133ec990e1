"""A task as a row of a list: the object that `--json` prints, and the columns of the table."""

from typing import Any

from tracker.cli.output import Column, percent
from tracker.domain.lights import Colour
from tracker.domain.standing import Standing
from tracker.domain.task import Stage


def as_row(standing: Standing) -> dict[str, Any]:
    """A task with where it stands on the day; days are ISO, percents whole numbers, null where unknown."""
    facts = standing.facts
    return {
        "code": facts.code,
        "title": facts.title,
        "lead": list(facts.lead),
        "responsible": list(facts.responsible),
        "state": facts.state.value,
        "deadline": facts.deadline,
        "claimed": facts.claimed,
        "verified": facts.verified,
        "light": standing.light.colour.value,
        "reason": standing.light.sentence,
        "expected": standing.expected,
        "original_deadline": facts.original_deadline,
        "overdue_days": standing.overdue_days,
        "missing_periods": list(standing.missing_periods),
        "waits_for": list(facts.waits_for),
        "plan": facts.plan,
        "number": facts.number,
        "version": facts.version,
        "kind": facts.kind.value,
        "parent": facts.parent,
        "stage": facts.stage.value,
    }


COLUMNS = (
    Column("code", "编号"),
    Column("title", "任务", grows=True),
    Column("lead", "牵头单位", grows=True),
    Column("stage", "状态", lambda stage: Stage(stage).word),
    Column("deadline", "时限"),
    Column("claimed", "自报", percent, right=True),
    Column("verified", "核定", percent, right=True),
    Column("light", "灯", lambda light: Colour(light).word),
    Column("reason", "说明", below=True),
)
DRAFT_COLUMNS = (
    Column("code", "编号"),
    Column("number", "条目"),
    Column("title", "任务", grows=True),
    Column("lead", "牵头单位", grows=True),
    Column("responsible", "责任单位", grows=True),
    Column("deadline", "时限"),
)
