"""A real office on a real database, with a clock that only the test moves."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pendulum
import pytest
from pendulum import DateTime

from seeds import seed_text
from tracker.domain.permissions import Actor, Role
from tracker.domain.unit_list import registry_from_toml
from tracker.services.desk import Desk
from tracker.services.offices import found, office_from_toml
from tracker.settings import Settings

PASSWORD = "correct-horse-battery"


class Wall:
    """The clock on the wall: it shows what it was set to."""

    def __init__(self, moment: DateTime) -> None:
        self.moment = moment

    def __call__(self) -> DateTime:
        return self.moment

    def go_to(self, day: str, time: str = "09:00") -> date:
        """Set the clock to a day (and time) in China."""
        moment = pendulum.parse(f"{day}T{time}", tz="Asia/Shanghai")
        assert isinstance(moment, DateTime)
        self.moment = moment
        return moment.date()


@pytest.fixture
def wall() -> Wall:
    clock = Wall(pendulum.now())
    clock.go_to("2020-03-16")
    return clock


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def desk(settings: Settings, wall: Wall) -> Desk:
    """The Xunhua office, founded on 2020-03-16, with the office's first account at the desk."""
    units = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
    office = office_from_toml(
        seed_text("xunhua-2020/office.toml"), "office.toml", "xunhua", seed_text("rules/yinchuan.toml")
    )
    return found(settings, office, units, PASSWORD, clock=wall)


@pytest.fixture
def unit_actor() -> Callable[[str], Actor]:
    """An account of a unit, by the unit's code."""
    return lambda code: Actor(f"{code}-1", f"{code}联络员", Role.UNIT, code)
