"""机关代字: the numbers of documents begin with it from the day it was set."""

from collections.abc import Callable
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.permissions import Actor
from tracker.errors import InputError, RefusedError
from tracker.ledger.verification import verify
from tracker.services import orders
from tracker.services.desk import Desk
from tracker.services.document_words import current_document_word, set_document_word
from tracker.services.tasks import perform

TASK = "XH2020-011"
Seat = Callable[[str], Actor]


def test_later_numbers_begin_with_it_and_go_on_counting(imported: Desk, wall: Any, unit_actor: Seat) -> None:
    perform(imported, c.Dispatch(task=TASK))
    perform(imported, c.Dispatch(task="XH2020-004"))
    wall.go_to("2020-03-19")
    assert orders.issue(imported, "jyj")[0].number == "XH〔2020〕提1号"
    assert current_document_word(imported) == "XH"
    set_document_word(imported, "循扶组")
    assert orders.issue(imported, "gxj")[0].number == "循扶组〔2020〕提2号"
    assert orders.read_order(imported, "提2").number == "循扶组〔2020〕提2号"
    assert orders.read_order(imported, "提1").number == "XH〔2020〕提1号"
    lead = imported.seated(unit_actor("jyj"))
    perform(lead, c.Sign(task=TASK))
    perform(lead, c.ClaimCompletion(task=TASK, basis="验收意见"))
    perform(imported, c.VerifyCompletion(task=TASK))
    assert perform(imported, c.CloseTask(task=TASK)).closing_number == "循扶组〔2020〕销1号"
    verify(imported.engine, imported.office)


@pytest.mark.parametrize("wanted", ["", "循扶组〔2020〕", "循扶 组", "abc", "循" * 13])
def test_what_cannot_stand_before_a_year_is_refused_and_nothing_changes(imported: Desk, wanted: str) -> None:
    with pytest.raises(InputError, match="不能作机关代字"):
        set_document_word(imported, wanted)
    assert current_document_word(imported) == "XH"


def test_only_the_office_sets_it_and_not_twice_the_same(imported: Desk, unit_actor: Seat) -> None:
    with pytest.raises(RefusedError, match="的权限"):
        set_document_word(imported.seated(unit_actor("jyj")), "循扶组")
    set_document_word(imported, "循扶组")
    with pytest.raises(RefusedError, match="机关代字已是“循扶组”"):
        set_document_word(imported, "循扶组")
