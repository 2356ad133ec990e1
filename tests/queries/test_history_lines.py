"""The log as people read it: every kind of event has words, moments are China's."""

from collections.abc import Callable

import pytest

from tracker.domain import commands as c
from tracker.domain.events import EVENTS
from tracker.domain.permissions import Actor
from tracker.queries.history import local_moment, office_history, task_history
from tracker.services.desk import Desk
from tracker.services.tasks import perform
from tracker.services.views import look

CODE = "XH2020-011"


@pytest.fixture
def signed(imported: Desk, unit_actor: Callable[[str], Actor]) -> Desk:
    perform(imported, c.Dispatch(task=CODE))
    perform(imported.seated(unit_actor("jyj")), c.Sign(task=CODE))
    return imported


def test_a_tasks_history_says_who_did_what_when_in_order(signed: Desk) -> None:
    with look(signed) as view:
        lines = task_history(view, CODE)
    assert [line.word for line in lines] == ["生成任务", "交办", "签收"]
    assert lines[1].detail == "签收期限2020年3月18日"
    assert lines[1].person == "循化县扶贫开发工作领导小组办公室"
    assert lines[2].account == "jyj-1"
    assert [line.seq for line in lines] == sorted(line.seq for line in lines)


def test_the_whole_log_comes_newest_first_a_page_at_a_time(signed: Desk) -> None:
    with look(signed) as view:
        first, total = office_history(view, limit=2)
        second, _ = office_history(view, limit=2, offset=2)
    assert [line.seq for line in (*first, *second)] == [total, total - 1, total - 2, total - 3]
    assert first[0].word == "签收"


def test_moments_are_told_by_the_clock_of_china() -> None:
    assert local_moment("2020-05-31T16:30:00.000000Z") == "2020-06-01 00:30"


def test_every_kind_of_event_has_a_word_for_the_screen() -> None:
    wordless = [name for name, kind in EVENTS.items() if not kind.word and not kind.__subclasses__()]
    assert wordless == []
