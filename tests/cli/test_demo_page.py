"""`duban demo`: the screen it prints, and that its folder appears whole or not at all."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tracker.cli.cells import cell_width
from tracker.cli.demo import workshop
from tracker.cli.demo_page import page
from tracker.errors import Exit
from tracker.services.demo import Login
from tracker.services.demo_summary import Summary

Duban = Callable[..., Result]
MADE = Summary(
    plans=("循化县巩固脱贫成果实施工作方案",),
    tasks=37,
    lights={"红灯": 3, "绿灯": 34},
    waiting=Counter({"accept": 7, "close": 1}),
    kinds=Counter({"Dispatched": 37, "Signed": 642, "Disputed": 2, "AccountOpened": 57}),
    head="ab" * 32,
    letters=34,
    circulars=tuple(
        Path("demo/circulars") / f"督查通报-2020-05.{suffix}" for suffix in ("docx", "html", "md")
    ),
)
LOGINS = (Login("office", "secret-word-1", "办公室"), Login("nkj", "secret-word-2", "县农科局联络员"))


def test_the_page_fits_a_screen_of_80_by_24(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [".venv/bin/duban"])
    lines = list(page(Path("demo"), MADE, LOGINS))
    assert len(lines) <= 24
    assert max(cell_width(line) for line in lines) <= 80
    assert lines[-2] == "  DUBAN_HOME=demo .venv/bin/duban tui"


def test_passwords_are_shown_only_for_examples_and_only_when_just_made() -> None:
    shown = "\n".join(page(Path("demo"), MADE, LOGINS))
    assert "secret-word-1" in shown
    assert "secret-word-2" not in shown
    assert "secret-word" not in "\n".join(page(Path("demo"), MADE, ()))


def test_what_is_not_there_is_not_counted() -> None:
    shown = "\n".join(page(Path("demo"), MADE, ()))
    assert "审核填报7、销号1" in shown
    assert "审批延期" not in shown


def test_a_folder_with_blanks_is_quoted_in_the_next_command() -> None:
    assert "DUBAN_HOME='my demo'" in list(page(Path("my demo"), MADE, ()))[-1]


def test_the_new_folder_appears_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "there" / "demo"
    with workshop(place) as made:
        made.mkdir()
        (made / "ledger.db").touch()
        assert not place.exists()
    assert [path.name for path in place.iterdir()] == ["ledger.db"]
    assert list(place.parent.iterdir()) == [place]


def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "demo"
    place.mkdir()
    (place / "old").touch()
    with workshop(place) as made:
        made.mkdir()
        (made / "new").touch()
    assert [path.name for path in place.iterdir()] == ["new"]
    assert list(tmp_path.iterdir()) == [place]


def test_a_demonstration_that_is_broken_off_leaves_nothing_and_keeps_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "demo"
    place.mkdir()
    (place / "old").touch()
    with pytest.raises(KeyboardInterrupt):
        break_off(place)
    assert [path.name for path in place.iterdir()] == ["old"]
    assert list(tmp_path.iterdir()) == [place]


def break_off(place: Path) -> None:
    with workshop(place) as made:
        made.mkdir()
        raise KeyboardInterrupt


def test_a_demonstration_that_lies_there_is_shown_again_and_left_alone(home: Path, duban: Duban) -> None:
    before = (home / "ledger.db").read_bytes()
    result = duban("demo", str(home))
    assert result.exit_code == Exit.OK
    assert "任务37项" in result.stdout
    assert "没有改动" in result.stderr
    assert (home / "ledger.db").read_bytes() == before


def test_a_folder_that_holds_other_things_is_refused(tmp_path: Path, duban: Duban) -> None:
    (tmp_path / "letter.txt").touch()
    result = duban("demo", str(tmp_path), "--without-prefect")
    assert result.exit_code == Exit.INPUT
    assert "不是空目录" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_real_ledger_is_refused_and_left_alone(home: Path, duban: Duban) -> None:
    config = home / "duban.toml"
    config.write_text('office = "xunhua"\n', encoding="utf-8")
    before = sorted(path.name for path in home.iterdir())
    result = duban("demo", str(home), "--fresh")
    assert result.exit_code == Exit.FAILED
    assert "正式台账" in result.stderr
    assert sorted(path.name for path in home.iterdir()) == before
