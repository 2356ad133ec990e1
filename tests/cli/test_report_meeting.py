"""`duban report meeting`: the page of a 调度会 from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]


@pytest.mark.usefixtures("home")
def test_the_page_is_written_for_the_office_and_refused_to_units(
    duban: Duban, tmp_path: Path, sit: Callable[[str], None]
) -> None:
    written = duban("report", "meeting", "-o", str(tmp_path / "out"), "--json")
    assert written.exit_code == 0, written.stderr
    pack = json.loads(written.stdout)
    assert (pack["items"], pack["since"]) == ([], "2020-02-16")
    assert sorted(Path(name).suffix for name in pack["files"]) == [".docx", ".html"]
    assert duban("report", "meeting", "--since", "2020-04-01").exit_code != 0
    sit("jyj")
    assert duban("report", "meeting").exit_code != 0
