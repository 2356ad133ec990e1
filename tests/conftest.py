"""A real office on a real database, with a clock that only the test moves."""

import functools
import gc
import shutil
import sys
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import argon2
import hypothesis
import pendulum
import pytest
from pendulum import DateTime

from seeds import seed_path, seed_text
from tracker.cli.main import FEWER_COLLECTIONS
from tracker.domain.commands import Dispatch
from tracker.domain.permissions import Actor, Role
from tracker.domain.unit_list import registry_from_toml
from tracker.domain.units import Registry
from tracker.ledger import database
from tracker.services.accounts import NewAccount, open_account, resume
from tracker.services.demo import Login, settings_of
from tracker.services.desk import Desk, open_desk
from tracker.services.offices import NewOffice, found, office_from_toml
from tracker.services.plans import import_plan
from tracker.services.scale import Made, build_of_size
from tracker.services.tasks import perform
from tracker.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))
import postgres
from compiled_once import compiled_once

# How fast a busy machine tries an example says nothing about the program.
hypothesis.settings.register_profile(
    "duban", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("duban")
gc.set_threshold(FEWER_COLLECTIONS)  # as the program does
REAL_HASHER = argon2.PasswordHasher
argon2.PasswordHasher = functools.partial(  # type: ignore[misc]
    REAL_HASHER, time_cost=1, memory_cost=8, parallelism=1
)  # a real one takes a fifth of a second of each test that opens an account
database._as_sqlite = compiled_once
DURABLE = database.DURABLE
database.DURABLE = "PRAGMA synchronous=OFF"  # no test cuts the power, and waiting for the disk took a fifth

OFFICE = Actor("office", "循化县扶贫开发工作领导小组办公室", Role.OFFICE)
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


def pytest_collection_finish() -> None:
    """Thousands of tests are not to be looked through for garbage again and again."""
    gc.freeze()


@pytest.fixture
def real_hasher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as the program hashes them."""
    monkeypatch.setattr(argon2, "PasswordHasher", REAL_HASHER)


@pytest.fixture
def durable(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed waits for the disk, as the program does."""
    monkeypatch.setattr(database, "DURABLE", DURABLE)


@pytest.fixture
def wall() -> Wall:
    clock = Wall(pendulum.now())
    clock.go_to("2020-03-16")
    return clock


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


def xunhua() -> tuple[NewOffice, Registry]:
    """The office and its units as the seeds describe them."""
    office = office_from_toml(
        seed_text("xunhua-2020/office.toml"), "office.toml", "xunhua", seed_text("rules/yinchuan.toml")
    )
    return office, registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the Xunhua office, founded once on 2020-03-16; tests work on copies."""
    home = tmp_path_factory.mktemp("founded") / "home"
    clock = Wall(pendulum.now())
    clock.go_to("2020-03-16")
    found(Settings(home=home), *xunhua(), PASSWORD, clock=clock).engine.dispose()
    return home


@pytest.fixture
def desk(founded: Path, settings: Settings, wall: Wall) -> Iterator[Desk]:
    """The Xunhua office on 2020-03-16, with the office's first account at the desk."""
    shutil.copytree(founded, settings.home)
    opened = open_desk(settings, clock=wall)
    yield opened.seated(OFFICE)
    opened.engine.dispose()


@pytest.fixture(scope="session")
def imported_home(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the Xunhua office with the restated plan imported as 37 draft tasks."""
    home = tmp_path_factory.mktemp("imported") / "home"
    shutil.copytree(founded, home)
    clock = Wall(pendulum.now())
    clock.go_to("2020-03-16", "09:30")
    opened = open_desk(Settings(home=home), clock=clock).seated(OFFICE)
    with seed_path("xunhua-2020/plan.txt") as plan:
        import_plan(opened, plan)
    opened.engine.dispose()
    return home


@pytest.fixture
def imported(imported_home: Path, settings: Settings, wall: Wall) -> Iterator[Desk]:
    """The Xunhua office with its 37 tasks in draft."""
    shutil.copytree(imported_home, settings.home)
    wall.go_to("2020-03-16", "10:00")
    opened = open_desk(settings, clock=wall).seated(OFFICE)
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="session")
def staffed_home(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The imported ledger with the inspectors dc1 to dc3 and its first three tasks dispatched."""
    home = tmp_path_factory.mktemp("staffed") / "home"
    shutil.copytree(imported_home, home)
    clock = Wall(pendulum.now())
    clock.go_to("2020-03-16", "10:00")
    opened = open_desk(Settings(home=home), clock=clock).seated(OFFICE)
    for name in ("dc1", "dc2", "dc3"):
        open_account(opened, NewAccount(name, f"督查人员{name}", Role.INSPECTOR), PASSWORD)
    for number in (1, 2, 3):
        perform(opened, Dispatch(task=f"XH2020-{number:03d}"))
    opened.engine.dispose()
    return home


@pytest.fixture
def staffed(staffed_home: Path, settings: Settings, wall: Wall) -> Iterator[Desk]:
    """The Xunhua office on 2020-03-17 with three inspectors and three dispatched tasks."""
    shutil.copytree(staffed_home, settings.home)
    wall.go_to("2020-03-17")
    opened = open_desk(settings, clock=wall).seated(OFFICE)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def unit_actor() -> Callable[[str], Actor]:
    """An account of a unit, by the unit's code."""
    return lambda code: Actor(f"{code}-1", f"{code}联络员", Role.UNIT, code)


@pytest.fixture(scope="session")
def lived_home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made, tuple[Login, ...]]:
    """The home of a made-up office with 80 tasks and a year of life, what was made, and the logins.

    Only to be read; tests that ask for it go to one worker (xdist_group "lived").
    """
    home = tmp_path_factory.mktemp("lived") / "home"
    made, logins = build_of_size(home, 80, lambda word, done, total: None)
    return home, made, logins


@pytest.fixture
def lived(lived_home: tuple[Path, Made, tuple[Login, ...]]) -> Iterator[Desk]:
    """That office at its last day, its account at the desk."""
    opened = open_desk(settings_of(lived_home[0]))
    yield resume(opened)
    opened.engine.dispose()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of this run."""
    if postgres.programs() is None:
        pytest.skip("没有安装 PostgreSQL（Debian 软件包 postgresql），略过需要它的测试")
    with postgres.server(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The URL of an empty database."""
    import psycopg

    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres_server.removesuffix("postgres") + name


@pytest.fixture
def postgres_desk(postgres_url: str, tmp_path: Path, wall: Wall) -> Iterator[Desk]:
    """The Xunhua office on PostgreSQL."""
    opened = found(Settings(home=tmp_path / "pg", database_url=postgres_url), *xunhua(), PASSWORD, clock=wall)
    yield opened
    opened.engine.dispose()
