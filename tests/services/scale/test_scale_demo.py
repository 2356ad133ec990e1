"""A ledger of a size that was asked for, as it lies in its folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.cli.cells import cell_width
from tracker.cli.demo_page import page_of_size
from tracker.errors import InputError
from tracker.queries.tasks import TaskFilter, find
from tracker.services.accounts import resume, sign_in
from tracker.services.demo import Login, settings_of
from tracker.services.desk import Desk, open_desk
from tracker.services.scale import LAST_DAY, Made, build_of_size
from tracker.services.verification import verify_ledger
from tracker.services.views import look

TASKS = 80
Built = tuple[Path, Made, tuple[Login, ...]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("scale") / "ledger"
    steps: list[str] = []
    made, logins = build_of_size(folder, TASKS, lambda word, done, total: steps.append(word))
    assert list(dict.fromkeys(steps)) == ["建立台账", "开通账号", "演示2024年的办理", "由日志生成各表"]
    return folder, made, logins


@pytest.fixture
def desk(built: Built) -> Iterator[Desk]:
    opened = open_desk(settings_of(built[0]))
    yield resume(opened)
    opened.engine.dispose()


def test_its_log_holds_and_its_tables_are_the_log(built: Built, desk: Desk) -> None:
    assert desk.today == LAST_DAY
    assert verify_ledger(desk).events > built[1].events
    with look(desk) as view:
        assert find(view, limit=0).total == TASKS


def test_a_unit_signs_in_and_finds_its_own_tasks(built: Built, desk: Desk) -> None:
    login = next(login for login in built[2] if login.account.endswith("-fgj"))
    seated = desk.seated(sign_in(desk, login.account, login.password))
    with look(seated) as view, look(desk) as whole:
        assert find(view).total == find(whole, TaskFilter(unit=login.account)).total > 0


def test_what_was_made_fits_a_screen(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [".venv/bin/duban"])
    lines = list(page_of_size(Path("demo"), built[1], built[2]))
    assert len(lines) <= 24
    assert max(cell_width(line) for line in lines) <= 80
    assert f"任务{TASKS}项" in lines[3]


@pytest.mark.parametrize("tasks", [0, -1, 500_001])
def test_a_number_of_tasks_that_no_ledger_has_is_refused(tmp_path: Path, tasks: int) -> None:
    with pytest.raises(InputError, match="1到500000"):
        build_of_size(tmp_path / "none", tasks, lambda word, done, total: None)
    assert not (tmp_path / "none").exists()
