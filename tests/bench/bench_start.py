"""How long `duban` takes to start: `duban task list` on 500 tasks against `python -c "import sqlmodel"`.

Run by `make bench`; the least of several runs counts, in seconds of processor time (user and system),
because that is what other work on the machine disturbs least.

Measured on 2 busy cores, Python 3.11: 1.6 s for SQLModel alone, 2.5 s for the list (× 1.5 to 1.6). Of the
0.9 s between them Typer, pydantic-settings and pendulum take 0.30, our own modules 0.27 (half of it the
table classes), opening the ledger 0.09, finding and judging 500 tasks 0.17, printing them 0.02.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from seeds import seed_text
from tracker.domain.commands import Dispatch
from tracker.domain.unit_list import registry_from_toml
from tracker.services.accounts import keep_session, sign_in
from tracker.services.offices import found, office_from_toml
from tracker.services.plans import import_plan
from tracker.services.tasks import perform_all
from tracker.settings import Settings

TASKS, RUNS = 500, 7
PASSWORD = "not a secret at all"
MAIN = "import sys; from tracker.cli.main import run; sys.argv[0] = 'duban'; run()"
CALLS = {
    "python -c 'import sqlmodel'": ["-c", "import sqlmodel"],
    "duban version": ["-c", MAIN, "version"],
    "duban task list": ["-c", MAIN, "task", "list"],
    "duban task list --json": ["-c", MAIN, "task", "list", "--json"],
    "duban task list --limit 20": ["-c", MAIN, "task", "list", "--limit", "20"],
}


def ledger(folder: Path) -> None:
    """A ledger with 500 dispatched tasks in `folder`, the office signed in."""
    registry = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
    office = office_from_toml(
        seed_text("xunhua-2020/office.toml"), "office.toml", "xunhua", seed_text("rules/yinchuan.toml")
    )
    desk = found(Settings(home=folder / "home", database_url=None), office, registry, PASSWORD)
    plan = folder / "plan.txt"
    items = (
        f"{number}.第{number}项工作。年底前完成。\n牵头单位：县教育局\n责任单位：县财政局、县农科局"
        for number in range(1, TASKS + 1)
    )
    plan.write_text(
        "某县重点工作方案\n\n一、任务\n\n" + "\n".join(items) + "\n\n2020年4月1日\n", encoding="utf-8"
    )
    codes = import_plan(desk, plan).tasks
    perform_all(desk, [Dispatch(task=code) for code in codes])
    keep_session(desk, sign_in(desk, "office", PASSWORD))


def seconds(words: list[str], environment: dict[str, str]) -> float:
    """The processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print each call's least time and its ratio to the first."""
    with tempfile.TemporaryDirectory() as folder:
        ledger(Path(folder))
        environment = os.environ | {"DUBAN_HOME": f"{folder}/home"}
        environment.pop("DUBAN_DATABASE_URL", None)
        least = {name: min(seconds(words, environment) for _ in range(RUNS)) for name, words in CALLS.items()}
    base = next(iter(least.values()))
    for name, time in least.items():
        print(f"{name:32} {time:6.2f} s   × {time / base:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
