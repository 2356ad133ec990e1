"""The nightly verification."""

import shutil

import pytest

from tracker.errors import DamagedError
from tracker.services.automatic import SYSTEM, as_system
from tracker.services.desk import Desk
from tracker.services.nightly import verify_tonight
from tracker.services.units import add_group


def test_each_night_expects_the_head_that_the_night_before_found(desk: Desk) -> None:
    first = verify_tonight(as_system(desk))
    add_group(desk, "试点单位", ["jyj"])
    second = verify_tonight(as_system(desk))
    assert second.events == first.events + 1
    assert verify_tonight(as_system(desk)).head == second.head


def test_a_ledger_put_back_to_an_earlier_state_is_found(desk: Desk) -> None:
    """An older copy holds in itself; only the head kept from last night tells."""
    ledger = desk.home.path / "ledger.db"
    desk.engine.dispose()
    shutil.copy(ledger, earlier := desk.home.path / "earlier.db")
    add_group(desk, "试点单位", ["jyj"])
    kept = verify_tonight(as_system(desk)).head
    desk.engine.dispose()
    shutil.copy(earlier, ledger)
    with pytest.raises(DamagedError, match="没有校验值"):
        verify_tonight(as_system(desk))
    assert (desk.home.path / "verified-head").read_text().strip() == kept


def test_the_automatic_actor_acts_for_the_office_under_a_name_of_its_own(desk: Desk) -> None:
    assert as_system(desk).who == SYSTEM
    assert SYSTEM.account == "系统"
