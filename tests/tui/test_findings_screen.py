"""问题: the second ledger on screen."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.domain.events import PartDraft
from tracker.domain.finding import Source
from tracker.domain.task import TaskKind
from tracker.services.desk import Desk
from tracker.services.findings import NewFinding, raise_finding
from tracker.services.tasks import read_task
from tui.actions import FINDINGS, GENERAL, OPEN

Seat = Callable[..., Any]
CODE = "XH2020-W001"


def put(person: Any, **words: str) -> None:
    for name, value in words.items():
        entry = person.screen.query_one(f"#field-{name}").query("TextArea, Input").first()
        setattr(entry, "text" if entry.__class__.__name__ == "TextArea" else "value", value)


@pytest.fixture
def raised(imported: Desk) -> Desk:
    """The office's desk; a finding of the province about the education bureau is a draft."""
    part = PartDraft(role="lead", name="县教育局", unit="jyj")
    finding = NewFinding(
        "资金拨付滞后",
        "春季学期[资助]没有按时拨付。",
        "限期拨付",
        date(2020, 6, 30),
        (part,),
        Source.PROVINCE,
        "2019年省级考核反馈意见",
    )
    raise_finding(imported, finding)
    return imported


def test_no_key_means_two_things_on_this_screen() -> None:
    keys = [action.key for action in (*GENERAL, *FINDINGS, *OPEN)]
    assert len(keys) == len(set(keys))


async def test_a_finding_is_raised_and_dispatched_on_the_screen(seat: Seat, imported: Desk) -> None:
    async with seat(imported) as person:
        await person.press("9")
        assert "没有要整改的问题。按 T 查看全部。" in person.words
        await person.press("n")
        put(
            person,
            title="资金拨付滞后",
            facts="没有按时拨付。",
            lead="县教育局",
            measures="限期拨付",
            until="2020-06-30",
        )
        await person.press("ctrl+s")
        await person.press("enter", "d", "ctrl+s")
        assert "待签收" in person.words
    task = read_task(imported, CODE)[0]
    assert (task.kind, task.lead.unit) == (TaskKind.FINDING, "jyj")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_finding_shows_its_source_units_day_and_light(seat: Seat, raised: Desk, size: Any) -> None:
    async with seat(raised, size) as person:
        await person.press("9")
        row = next(line for line in person.words.splitlines() if line.strip().startswith(CODE))
        for words in ("省级反馈", "县教育局", "2020-06-30", "未亮灯"):
            assert words in row
        assert "春季学期[资助]没有按时拨付。" in person.words
        await person.press("enter")
        assert "来源：省级反馈，2019年省级考核反馈意见" in person.words
        assert "整改措施：限期拨付" in person.words


async def test_a_unit_sees_its_own_findings_only_when_dispatched(
    seat: Seat, raised: Desk, unit_actor: Any
) -> None:
    async with seat(raised.seated(unit_actor("jyj"))) as person:
        await person.press("9", "t")
        assert "还没有问题。" in person.words
        assert "登记问题" not in person.words
