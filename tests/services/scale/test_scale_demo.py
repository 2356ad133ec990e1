"""A ledger of a size that was asked for, as it lies in its folder."""

from pathlib import Path

import pytest

from tracker.cli.cells import cell_width
from tracker.cli.demo_page import page_of_size
from tracker.errors import InputError
from tracker.queries.tasks import TaskFilter, find
from tracker.services.accounts import sign_in
from tracker.services.demo import Login
from tracker.services.desk import Desk
from tracker.services.scale import LAST_DAY, Made, build_of_size
from tracker.services.verification import verify_ledger
from tracker.services.views import look

pytestmark = pytest.mark.xdist_group("lived")
Lived = tuple[Path, Made, tuple[Login, ...]]


def test_its_log_holds_and_its_tables_are_the_log(lived_home: Lived, lived: Desk) -> None:
    assert lived.today == LAST_DAY
    assert verify_ledger(lived).events > lived_home[1].events
    made = lived_home[1]
    with look(lived) as view:
        assert find(view, limit=0).total == made.tasks + made.parts + made.findings
    assert made.tasks == 80


def test_a_unit_signs_in_and_finds_its_own_tasks(lived_home: Lived, lived: Desk) -> None:
    login = next(login for login in lived_home[2] if login.account.endswith("-fgj"))
    seated = lived.seated(sign_in(lived, login.account, login.password))
    with look(seated) as view, look(lived) as whole:
        assert find(view).total == find(whole, TaskFilter(unit=login.account)).total > 0


def test_what_was_made_fits_a_screen(lived_home: Lived, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [".venv/bin/duban"])
    lines = list(page_of_size(Path("demo"), lived_home[1], lived_home[2]))
    assert len(lines) <= 24
    assert max(cell_width(line) for line in lines) <= 80
    assert "任务80项" in lines[3]
    assert "子任务" in lines[4]
    assert "督办文书" in lines[4]


@pytest.mark.parametrize("tasks", [0, -1, 500_001])
def test_a_number_of_tasks_that_no_ledger_has_is_refused(tmp_path: Path, tasks: int) -> None:
    with pytest.raises(InputError, match="1到500000"):
        build_of_size(tmp_path / "none", tasks, lambda word, done, total: None)
    assert not (tmp_path / "none").exists()
