"""Two ledgers that differ by an unannounced inspection alone: whatever its unit reads, both answer with the same bytes.

Every command that prints or writes something is typed as its examples show it, those still to be written too;
the services behind the acts are asked in tests/queries/test_unseen_inspections.py.
"""

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pendulum
import pytest
import typer
from inspection_desks import problem, scheme, seat
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import Result

from tracker.cli.root import app
from tracker.domain import commands as t
from tracker.domain import inspection_commands as c
from tracker.domain.events import PartDraft
from tracker.domain.finding import Source
from tracker.domain.permissions import Actor, Role
from tracker.home import Home
from tracker.services.accounts import NewAccount, keep_session, open_account, sign_in
from tracker.services.automatic import as_system
from tracker.services.desk import Desk, open_desk
from tracker.services.findings import NewFinding, raise_finding
from tracker.services.inspections import draft_scheme, inspect
from tracker.services.reminders import remind
from tracker.services.scores import adopt_table
from tracker.services.story import MovingClock
from tracker.services.tasks import perform
from tracker.settings import Settings

Duban = Callable[..., Result]
Walk = Callable[..., dict[str, str]]
OWN = "XH2020-011"  # led by 县教育局
INSPECTION = "XH2020-D7K2M"  # as in the examples
BEGUN, NOW = (pendulum.datetime(2020, *day, tz="Asia/Shanghai") for day in ((3, 16, 9), (6, 1, 9)))
NOT_OF_A_LEDGER = {("demo",), ("plan", "read"), ("plan", "review"), ("plan", "import"), ("report", "read")}
TIME = re.compile(r"\d\d:\d\d(:\d\d)?(\.\d+)?")


def calls() -> Iterator[tuple[str, ...]]:
    """An example of every command that lists, shows or writes files, and one with --json where it has that."""
    waiting: list[tuple[tuple[str, ...], object]] = [((), get_command(app))]
    while waiting:
        words, found = waiting.pop(0)
        if isinstance(found, TyperGroup):
            context = typer.Context(found)
            names = found.list_commands(context)
            waiting += [((*words, name), found.get_command(context, name)) for name in names]
            continue
        options = {each.name for each in found.params}
        if words not in NOT_OF_A_LEDGER and options & {"as_json", "format", "formats", "folder"}:
            examples = [typed(line) for line in found.epilog.splitlines()]
            yield examples[-1]
            if "as_json" in options and "--json" not in examples[-1]:
                yield (*examples[0], "--json")


def typed(example: str) -> tuple[str, ...]:
    """An example about the unit's own task, without what a shell would do."""
    words = shlex.split(re.sub(r"XH2020-\d{3}", OWN, example.partition("duban ")[2]))
    return tuple(words[: words.index(">")] if ">" in words else words)


def before(desk: Desk) -> None:
    """An ordinary month."""
    perform(desk, t.Dispatch(task=OWN))
    own = desk.seated(Actor("jyj", "县教育局联络员", Role.UNIT, "jyj"))
    perform(own, t.Sign(task=OWN))
    perform(own, t.FileProgress(task=OWN, progress="已开展", claimed=20))
    adopt_table(desk, "shicheng-departments")


def unannounced(desk: Desk) -> None:
    """An inspection of 县教育局 and 县扶贫局 with a problem at each; neither was told."""
    secret = scheme(announced=False, units=("jyj", "fpj"), tasks=(OWN,), start=desk.today, end=desk.today)
    inspectors = seat(desk, "dc1")
    draft_scheme(inspectors, secret, INSPECTION[-4:])
    inspect(desk, c.ApproveScheme(inspection=INSPECTION))
    inspect(inspectors, c.BeginInspection(inspection=INSPECTION))
    for unit in secret.units:
        found = problem(INSPECTION, unit=unit, until=desk.today.replace(year=2021))
        inspect(inspectors, found)


def afterwards(desk: Desk) -> None:
    """Ordinary acts whose records and numbers come after it."""
    perform(desk, t.AcceptFiling(task=OWN))
    lead, until = (PartDraft(role="lead", name="县教育局", unit="jyj"),), desk.today.replace(year=2021)
    told = ("拨付滞后", "没有按时拨付。", "限期拨付。", until, lead, Source.PROVINCE, "反馈意见")
    raise_finding(desk, NewFinding(*told))
    assert remind(as_system(desk)).sent


@pytest.fixture
def walk(practice_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, duban: Duban) -> Walk:
    """What 县教育局 is answered to every call on 2020-06-01, in a ledger in which these things were done."""

    def answers(name: str, *acts: Callable[[Desk], None]) -> dict[str, str]:
        home, folder = tmp_path / name / "home", tmp_path / name / "work"
        shutil.copytree(practice_home, home)
        folder.mkdir()
        clock = MovingClock(BEGUN)
        office = Actor("office", "办公室", Role.OFFICE)
        desk = open_desk(Settings(home=home, database_url=None), clock=clock).seated(office)
        open_account(desk, NewAccount("dc1", "督查人员", Role.INSPECTOR), "a-long-enough-word")
        for act in acts:
            act(desk)
            clock.moment = NOW
        Home(home, "xunhua", desk.today).write_config()
        keep_session(desk, sign_in(desk, "jyj", "a-long-enough-word"))
        desk.engine.dispose()
        monkeypatch.setenv("DUBAN_HOME", str(home))
        monkeypatch.chdir(folder)
        found = {shlex.join(words): said(duban(*words, stdin="")) for words in calls()}
        files = {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*")) if path.is_file()}
        return found | {name: repr(path.read_bytes()) for name, path in files.items()}

    def said(done: Result) -> str:
        text = f"{done.exit_code}\n{done.stdout}\n{done.stderr}".replace(os.environ["DUBAN_HOME"], "")
        return TIME.sub("", text)

    return answers


def test_its_unit_is_answered_as_in_a_ledger_without_it(walk: Walk) -> None:
    without = walk("甲", before, afterwards)
    with_it = walk("乙", before, unannounced, afterwards)
    assert list(with_it) == list(without)
    told = {call: (without[call], with_it[call]) for call in without if with_it[call] != without[call]}
    assert told == {}
    assert sum(answer.startswith("0\n") for answer in without.values()) > 25
