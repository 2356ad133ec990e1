"""A word to a person who waits."""

import sys
from threading import Event

import pytest

from tracker.cli import output
from tracker.cli.patience import told_when_slow


@pytest.mark.parametrize(("terminal", "told"), [(True, True), (False, False)], ids=["terminal", "pipe"])
def test_only_a_person_at_a_terminal_is_told_that_it_takes_longer(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, told: bool
) -> None:
    said = Event()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(output, "say", lambda words: said.set())

    with told_when_slow("正在读取", seconds=0.01):
        assert said.wait(2 if told else 0.1) is told
