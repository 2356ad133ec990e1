"""责任链条: complete for those who may see all, with the lights that were shown then, and no more for a unit than it may know."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from inspection_desks import begun, problem, seat, told

from tracker.domain import commands as c
from tracker.domain.chain import Link, Topic
from tracker.domain.lights import Colour
from tracker.domain.permissions import Actor
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.services import orders
from tracker.services.desk import Desk
from tracker.services.inspections import inspect
from tracker.services.rules import adopt
from tracker.services.task_chain import print_chain, task_chain
from tracker.services.task_page import task_page
from tracker.services.tasks import perform

TASK, SIGNED = "XH2020-004", "XH2020-011"
Seat = Callable[[str], Actor]


def of(desk: Desk, topic: Topic, code: str = TASK, as_of: date | None = None) -> tuple[Link, ...]:
    return task_chain(desk, code, as_of).of(topic)


def shown_then(desk: Desk, code: str, spans: tuple[Link, ...]) -> None:
    """Assert that the page of the first and of the last day of each colour shows it, with its sentence."""
    for link in spans:
        assert link.day is not None
        assert link.until is not None
        first, last = (task_page(desk, code, day).standing.light for day in (link.day, link.until))
        assert first.colour.word == last.colour.word == link.what
        assert link.outcome.startswith(first.sentence)
    assert spans[-1].outcome.endswith(last.sentence)


@pytest.fixture
def worked(imported: Desk, unit_actor: Seat, wall: Any) -> Desk:
    """县教育局 signed XH2020-011, filed in April and claims it done in August; it is closed."""
    own = imported.seated(unit_actor("jyj"))
    perform(imported, c.Dispatch(task=SIGNED))
    perform(own, c.Sign(task=SIGNED))
    wall.go_to("2020-04-20")
    perform(own, c.FileProgress(task=SIGNED, progress="已发放", claimed=30))
    perform(imported, c.AcceptFiling(task=SIGNED, filing=1, verified=20))
    wall.go_to("2020-08-03")
    perform(own, c.FileProgress(task=SIGNED, progress="全部发放", claimed=100))
    perform(own, c.ClaimCompletion(task=SIGNED, basis="发放清册", evidence=("a" * 64 + " 清册.pdf",)))
    wall.go_to("2020-08-05")
    perform(imported, c.AcceptFiling(task=SIGNED, filing=2, verified=100))
    perform(imported, c.VerifyCompletion(task=SIGNED))
    perform(imported, c.CloseTask(task=SIGNED))
    wall.go_to("2020-09-01")
    return imported


def test_a_closed_task_keeps_its_whole_chain(worked: Desk) -> None:
    chain = task_chain(worked, SIGNED)
    said = {(link.topic, link.who, link.what, link.outcome) for link in chain.links}
    assert (Topic.DUTY, "县教育局", "牵头单位", "2020年3月16日签收") in said
    assert (Topic.FILING, "县教育局", "2020年3月", "未填报") in said
    assert (Topic.FILING, "县教育局", "2020年4月", "2020年4月20日填报，自报30%，已采纳") in said
    assert {"申请办结", "核验通过", "销号"} <= {link.what for link in chain.of(Topic.ANSWERED)}
    assert ("佐证材料“清册.pdf”", f"SM3 {'a' * 64}") in {
        (link.what, link.outcome) for link in chain.of(Topic.DOCUMENT)
    }


def test_the_light_of_each_day_is_the_one_that_the_page_of_that_day_shows(worked: Desk) -> None:
    spans = of(worked, Topic.LIGHT, SIGNED)
    assert len({link.what for link in spans}) > 2
    shown_then(worked, SIGNED, spans)
    for before, after in pairwise(spans):
        assert before.until is not None
        assert before.until + timedelta(1) == after.day
    assert spans[-1].until == date(2020, 9, 1)


def test_orders_and_rule_packs_count_from_their_day_on(imported: Desk, unit_actor: Seat, wall: Any) -> None:
    """The lead signs late and files nothing; 三明's rules, adopted on 4 April, count its missed 催办单."""
    lead = imported.seated(unit_actor("cyy"))
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-19")
    perform(lead, c.Sign(task=TASK))
    wall.go_to("2020-03-26")
    orders.issue(imported, "cyy")
    wall.go_to("2020-04-01")
    orders.issue(imported, "cyy")
    wall.go_to("2020-04-04")
    adopt(imported, "三明")
    wall.go_to("2020-04-20")
    assert len([link for link in of(imported, Topic.ASKED) if "〔2020〕" in link.what]) == 2
    spans = of(imported, Topic.LIGHT)
    assert any("催办单1次" in link.outcome for link in spans)
    shown_then(imported, TASK, spans)


def test_an_earlier_day_knows_nothing_of_what_came_after(worked: Desk) -> None:
    then = task_chain(worked, SIGNED, date(2020, 4, 19))
    assert [link.what for link in then.of(Topic.FILING)] == ["2020年3月"]
    assert then.of(Topic.LIGHT)[-1].until == date(2020, 4, 19)
    with pytest.raises(NotFoundError):
        task_chain(worked, SIGNED, date(2020, 3, 1))
    with pytest.raises(InputError, match="还没有到"):
        task_chain(worked, SIGNED, date(2021, 1, 1))


def test_a_unit_sees_its_own_orders_alone_and_no_task_of_others(
    imported: Desk, unit_actor: Seat, wall: Any
) -> None:
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-19")
    issued = orders.issue(imported)
    own = imported.seated(unit_actor("gxj"))
    asked = {link.who for link in of(own, Topic.ASKED)}
    assert asked == {"县工信局"} < {link.who for link in of(imported, Topic.ASKED)}
    assert len(issued) > 1
    with pytest.raises(RefusedError):
        task_chain(imported.seated(unit_actor("jyj")), TASK)


def test_an_unannounced_inspection_is_not_in_the_chain_of_a_unit_before_it_was_told(
    staffed: Desk, unit_actor: Seat
) -> None:
    code = "XH2020-001"
    lead = task_page(staffed, code).task.lead
    assert lead is not None
    assert lead.unit is not None
    own = staffed.seated(unit_actor(lead.unit))
    before = task_chain(own, code)
    found = begun(staffed, announced=False, units=(lead.unit, "slj"), tasks=(code,), matters=())
    inspect(seat(staffed, "dc1"), problem(found.code, unit=lead.unit, matter=code))
    assert task_chain(own, code) == before
    assert [link.what for link in of(staffed, Topic.ASKED, code)] == [f"{found.code}兜底保障专项督查"]
    told(staffed, found.code, lead.unit)
    (link,) = of(own, Topic.ASKED, code)
    assert "总体较好" in link.outcome
    assert "县水利局" not in link.outcome


def test_a_task_that_was_not_sent_out_has_no_light(imported: Desk) -> None:
    chain = task_chain(imported, TASK)
    assert chain.of(Topic.LIGHT) == ()
    assert {link.outcome for link in chain.of(Topic.DUTY)} == {""}


def test_it_is_printed_the_same_each_time(worked: Desk, tmp_path: Path) -> None:
    first = print_chain(worked, SIGNED, folder=tmp_path / "a")
    again = print_chain(worked, SIGNED, folder=tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    html = next(path for path in first if path.suffix == ".html").read_text(encoding="utf-8")
    assert Colour.GREEN.word in html
    with pytest.raises(InputError):
        print_chain(worked, SIGNED, ["pdf"], tmp_path)
