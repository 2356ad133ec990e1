"""`duban task chain` from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]


@pytest.mark.usefixtures("home")
def test_the_chain_is_shown_as_data_and_printed(duban: Duban, tmp_path: Path) -> None:
    duban("task", "dispatch", "XH2020-011")
    shown = json.loads(duban("task", "chain", "XH2020-011", "--json").stdout)
    assert shown["links"][-1]["topic"] == "light"
    assert "尚未填报进度" in duban("task", "chain", "XH2020-011").stdout
    printed = duban("task", "chain", "XH2020-011", "--format", "docx,html", "-o", str(tmp_path / "out"))
    assert printed.exit_code == 0, printed.stderr
    assert all(Path(line).exists() for line in printed.stdout.splitlines())
    nowhere = duban("task", "chain", "XH2020-999")
    assert (nowhere.exit_code != 0, nowhere.stdout) == (True, "")
    assert "XH2020-999" in nowhere.stderr
