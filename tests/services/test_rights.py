"""What an account may do with a task, and why not the rest."""

import pytest

from tracker.domain.commands import Dispatch
from tracker.domain.hindrances import WORKFLOW
from tracker.domain.permissions import Act, Actor, Role
from tracker.errors import NotFoundError, RefusedError
from tracker.services.accounts import NewAccount, close_account, open_account
from tracker.services.desk import Desk
from tracker.services.rights import accounts, rights
from tracker.services.tasks import acts_offered, perform, read_task

PASSWORD = "long enough for anybody"


@pytest.fixture
def code(imported: Desk) -> str:
    """A task led by 县教育局, dispatched; 县教育局 has an account."""
    code = "XH2020-011"
    perform(imported, Dispatch(task=code))
    open_account(imported, NewAccount("jyj", "县教育局联络员", Role.UNIT, "jyj"), PASSWORD)
    return code


def test_rights_are_what_the_screens_offer_that_account(imported: Desk, code: str) -> None:
    actor, found = rights(imported, "jyj", code)
    assert [right.act for right in found] == list(WORKFLOW)
    task, _ = read_task(imported, code)
    offered = acts_offered(imported.seated(actor), task)
    assert tuple(right.act for right in found if not right.reason) == offered == (Act.SIGN, Act.DISPUTE)


def test_a_unit_may_ask_for_itself_only(imported: Desk, code: str) -> None:
    own = imported.seated(Actor("jyj", "县教育局联络员", Role.UNIT, "jyj"))
    assert rights(own, "jyj", code)
    for other in ("XH2020-001", "XH2020-999"):  # another's task, and none
        with pytest.raises(RefusedError, match=f"没有由你单位承担的任务“{other}”，不能“查看任务”。"):
            rights(own, "jyj", other)
    with pytest.raises(RefusedError):
        rights(own, "office", code)
    with pytest.raises(RefusedError):
        accounts(own)


def test_an_account_that_is_closed_or_unknown_has_no_rights(imported: Desk, code: str) -> None:
    close_account(imported, "jyj")
    for name in ("jyj", "nobody"):
        with pytest.raises(NotFoundError):
            rights(imported, name, code)


def test_accounts_carry_the_names_of_their_units(imported: Desk, code: str) -> None:
    found = {row.actor.account: (row.unit_name, row.open) for row in accounts(imported)}
    assert found == {"office": ("", True), "jyj": ("县教育局", True)}
