"""What waits for an account: the office's decisions, a unit's work, the reminders sent to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.office_events import Reminded
from tracker.domain.permissions import Actor, Role
from tracker.queries.inbox import reminders, waiting
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tracker.services.views import look

CODE = "XH2020-011"
Unit = Callable[[str], Desk]


@pytest.fixture
def unit(imported: Desk, unit_actor: Callable[[str], Actor]) -> Unit:
    return lambda code: imported.seated(unit_actor(code))


def errands(desk: Desk, code: str = CODE) -> list[tuple[str, str]]:
    with look(desk) as view:
        return [(row.word, row.sentence) for row in waiting(view) if row.standing.facts.code == code]


def words(desk: Desk) -> list[str]:
    return [word for word, _ in errands(desk)]


def test_an_act_waits_first_for_one_side_then_for_the_other(imported: Desk, unit: Unit, wall: Any) -> None:
    def turns() -> tuple[list[str], list[str]]:
        return words(imported), words(unit("jyj"))

    assert turns() == (["交办"], [])
    perform(imported, c.Dispatch(task=CODE))
    assert turns() == ([], ["签收"])
    perform(unit("jyj"), c.Sign(task=CODE))
    assert turns() == ([], ["填报进展"])
    perform(unit("jyj"), c.FileProgress(task=CODE, progress="已部署", claimed=10))
    assert turns() == (["审核填报"], [])
    perform(imported, c.ReturnFiling(task=CODE, reason="数字不符"))
    assert turns() == ([], ["重新填报"])
    perform(unit("jyj"), c.FileProgress(task=CODE, progress="已改", claimed=100))
    perform(imported, c.AcceptFiling(task=CODE))
    assert turns() == ([], [])
    perform(unit("jyj"), c.ClaimCompletion(task=CODE, basis="验收报告"))
    assert turns() == (["核验办结"], [])
    perform(imported, c.VerifyCompletion(task=CODE))
    assert turns() == (["销号"], [])
    perform(imported, c.CloseTask(task=CODE))
    assert turns() == ([], [])


def test_a_responsible_unit_is_asked_to_sign_after_the_lead_has(imported: Desk, unit: Unit) -> None:
    perform(imported, c.Dispatch(task=CODE))
    perform(unit("jyj"), c.Sign(task=CODE))
    assert words(unit("czj")) == ["签收"]
    perform(unit("czj"), c.Sign(task=CODE))
    assert words(unit("czj")) == []


def test_sentences_name_days_reasons_and_what_was_missed(imported: Desk, unit: Unit, wall: Any) -> None:
    perform(imported, c.Dispatch(task=CODE))
    assert errands(unit("jyj"))[0][1].startswith("请于2020年3月18日前签收")
    wall.go_to("2020-03-20")
    assert "已过2天" in errands(unit("jyj"))[0][1]
    perform(unit("jyj"), c.Sign(task=CODE))
    wall.go_to("2020-04-27")
    [(word, sentence)] = errands(unit("jyj"))
    assert word == "填报进展"
    assert sentence.startswith("2020年4月请于2020年4月25日前填报")
    assert "未填报" in sentence


def test_a_deadline_waits_from_fifteen_days_before_until_it_is_claimed(
    imported: Desk, unit: Unit, wall: Any
) -> None:
    perform(imported, c.Dispatch(task=CODE))
    perform(unit("jyj"), c.Sign(task=CODE))
    for day, expected in (
        ("2020-12-15", None),
        ("2020-12-16", "还有15天到期"),
        ("2020-12-31", "今天到期"),
        ("2021-01-03", "已超期3天"),
    ):
        wall.go_to(day)
        said = [sentence for word, sentence in errands(unit("jyj")) if word == "到期办结"]
        assert [sentence.split("，")[-1] for sentence in said] == ([expected] if expected else [])


def test_an_extension_waits_with_the_day_asked_for(imported: Desk, unit: Unit) -> None:
    perform(imported, c.Dispatch(task=CODE))
    perform(unit("jyj"), c.Sign(task=CODE))
    perform(unit("jyj"), c.AskExtension(task=CODE, until=date(2021, 3, 31), reason="顺延", progress=5))
    assert errands(imported) == [("审批延期", "申请延期至2021年3月31日，现时限2020年12月31日")]


def test_nothing_waits_for_those_who_only_read(imported: Desk) -> None:
    assert errands(imported.seated(Actor("audit", "审计", Role.AUDITOR))) == []


def test_reminders_come_newest_first_and_to_their_unit_only(imported: Desk, unit: Unit) -> None:
    sent = [
        Reminded(key=f"{code}/{day}", unit=code, day=day, lines=(f"{day}",), tasks=(CODE,), channel="file")
        for code, day in (("jyj", date(2020, 3, 17)), ("jyj", date(2020, 3, 18)), ("slj", date(2020, 3, 18)))
    ]
    with imported.writing() as session:
        imported.append(session, sent)
    with look(unit("jyj")) as view:
        rows, total = reminders(view)
        assert ([row.day.day for row in rows], total) == ([18, 17], 2)
        assert reminders(view, limit=1)[0] == rows[:1]
    with look(imported) as view:
        rows, total = reminders(view)
        assert ({row.unit for row in rows}, total) == ({"县教育局", "县水利局"}, 3)
