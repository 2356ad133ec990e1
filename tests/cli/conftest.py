"""The command line in this process, on a real ledger in a folder of the test's own."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pendulum
import pytest
from typer.testing import CliRunner, Result

from seeds import seed_path, seed_text
from tracker.cli.root import app
from tracker.domain.permissions import Role
from tracker.domain.unit_list import registry_from_toml
from tracker.home import Home
from tracker.services.accounts import NewAccount, keep_session, open_account, resume, sign_in
from tracker.services.desk import open_desk
from tracker.services.offices import found, office_from_toml
from tracker.services.plans import import_plan
from tracker.settings import Settings

PASSWORD = "a-long-enough-word"
BEGUN = date(2020, 3, 16)
Duban = Callable[..., Result]


@pytest.fixture(scope="session")
def practice_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice ledger of 2020-03-16: the Xunhua office, its plan imported, accounts of three units."""
    home = tmp_path_factory.mktemp("practice_home") / "home"
    registry = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
    office = office_from_toml(
        seed_text("xunhua-2020/office.toml"), "office.toml", "xunhua", seed_text("rules/yinchuan.toml")
    )
    moment = pendulum.datetime(2020, 3, 16, 0, 1, tz="Asia/Shanghai")
    desk = found(
        Settings(home=home, database_url=None),
        office,
        registry,
        PASSWORD,
        practice_day=BEGUN,
        clock=lambda: moment,
    )
    for unit in ("jyj", "fpj", "nkj"):
        open_account(desk, NewAccount(unit, f"{unit}联络员", Role.UNIT, unit), PASSWORD)
    with seed_path("xunhua-2020/plan.txt") as plan:
        import_plan(desk, plan)
    keep_session(desk, sign_in(desk, "office", PASSWORD))
    desk.engine.dispose()
    return home


@pytest.fixture
def home(practice_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the practice ledger as DUBAN_HOME, the office signed in."""
    path = tmp_path / "home"
    shutil.copytree(practice_home, path)
    monkeypatch.setenv("DUBAN_HOME", str(path))
    monkeypatch.delenv("DUBAN_DATABASE_URL", raising=False)
    return path


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A DUBAN_HOME in which there is nothing yet."""
    path = tmp_path / "empty"
    monkeypatch.setenv("DUBAN_HOME", str(path))
    monkeypatch.delenv("DUBAN_DATABASE_URL", raising=False)
    return path


@pytest.fixture
def duban() -> Duban:
    """`duban` with these words: what it printed where, and its exit code."""
    runner = CliRunner()

    def call(*words: str, stdin: str | bytes | None = None) -> Result:
        return runner.invoke(app, list(words), input=stdin)

    return call


@pytest.fixture
def go_to(home: Path) -> Callable[[str], None]:
    """Move the practice day of the ledger."""
    return lambda day: Home(home, "xunhua", date.fromisoformat(day)).write_config()


@pytest.fixture
def sit(home: Path) -> Callable[[str], None]:
    """Sign an account in without typing: `sit("jyj")`, `sit("office")`."""

    def seat(account: str) -> None:
        desk = open_desk(Settings(home=home, database_url=None))
        keep_session(desk, sign_in(desk, account, PASSWORD))
        assert resume(desk).who.account == account
        desk.engine.dispose()

    return seat


@pytest.fixture
def password() -> str:
    """The password of every account of the practice ledger."""
    return PASSWORD
