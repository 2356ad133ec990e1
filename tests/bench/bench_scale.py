"""What a ledger costs at 500, 5,000 and more tasks: `make bench-scale`, or with sizes and a folder of one's own.

    python tests/bench/bench_scale.py 500 5000 50000 --folder /somewhere --postgres

Ledgers of a year are made in the folder (a temporary one by default) or found there. Each size is measured in a
process of its own; the least processor time of some runs counts, because other work on the machine disturbs it
least. Fails where ten times the ledger costs more than twelve times as much, or where what should stay flat
(pages, lists, one act) costs more than three times as much.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path

import sqlalchemy

from tracker.domain import commands as c
from tracker.domain.lights import Colour
from tracker.domain.permissions import Actor, Role
from tracker.domain.task import State
from tracker.ledger import database, schema, tables
from tracker.ledger.projection import table_of
from tracker.ledger.rebuild import make_anew
from tracker.queries.inbox import waiting
from tracker.queries.overview import overview
from tracker.queries.tasks import Order, TaskFilter, count_by_light, find
from tracker.queries.view import View
from tracker.services import views
from tracker.services.accounts import resume
from tracker.services.circulars import compute
from tracker.services.demo import settings_of
from tracker.services.desk import Desk, open_desk
from tracker.services.reminders import remind
from tracker.services.scale import build_of_size
from tracker.services.task_page import task_page
from tracker.services.tasks import act
from tracker.services.verification import verify_ledger

sys.path.insert(0, str(Path(__file__).parents[1]))
import postgres

SIZES = (500, 5000)
MIDDLE, MONTH = date(2024, 6, 28), "2024-11"
LINEAR, FLAT = 12.0, 3.0
FLAT_WORDS = ("一页", "一次", "一项")


class UndoneError(Exception):
    """An act was measured and is not kept."""


def measures(desk: Desk) -> Iterator[tuple[str, Callable[[], object], int]]:
    """What is measured, how, and how many times."""
    code = first_code(desk)

    def looked(of: Callable[[View], object]) -> Callable[[], object]:
        def measure() -> object:
            with views.look(desk) as view:
                return of(view)

        return measure

    def lists(narrowed: TaskFilter, order: Order = Order.CODE, limit: int = 50) -> Callable[[], object]:
        return looked(lambda view: find(view, narrowed, order=order, limit=limit))

    yield "清单一页（50项）", lists(TaskFilter()), 5
    yield "清单一页（1,000项，界面）", lists(TaskFilter(), limit=1000), 3
    yield "按单位，一页", lists(TaskFilter(unit="c01-jyj")), 5
    yield "按时限排序，一页", lists(TaskFilter(), Order.DEADLINE), 5
    yield "任务一项的页面", lambda: task_page(desk, code), 5
    yield "填报一次", lambda: filed(desk), 5
    yield "查文字（危房）", lists(TaskFilter(text="危房")), 3
    yield "查拼音首字母（jzxjyj）", lists(TaskFilter(text="jzxjyj")), 3
    yield "按灯筛选（红灯）", lists(TaskFilter(light=Colour.RED)), 3
    yield "按灯排序", lists(TaskFilter(), Order.LIGHT), 3
    yield "全台账的灯", looked(lambda view: count_by_light(view, TaskFilter())), 3
    yield "总览的数", looked(overview), 3
    yield "办公室待办", looked(waiting), 3
    yield "一天的催办（试算）", lambda: remind(desk, dry_run=True), 1
    yield "任务一项，半年前的页面", lambda: forgotten(lambda: task_page(desk, code, MIDDLE)), 1
    yield "半年前的清单", lambda: forgotten(lambda: past_list(desk)), 1
    yield "月度通报", lambda: forgotten(lambda: compute(desk, MONTH)), 1
    yield "核对（verify）", lambda: verify_ledger(desk), 1


def first_code(desk: Desk) -> str:
    """The first task's code."""
    with views.look(desk) as view:
        return find(view, limit=1).rows[0].facts.code


def forgotten(measure: Callable[[], object]) -> object:
    """Measured with no ledger of an earlier day kept in memory."""
    views.PAST.clear()
    return measure()


def past_list(desk: Desk) -> object:
    """The first page of the list as it stood in the middle of the year."""
    with views.look(desk, MIDDLE) as view:
        return find(view, limit=50)


def filed(desk: Desk) -> None:
    """A filing on the last active task: permission, decision, log, tables; then undone."""
    with views.look(desk) as view:
        rows = find(view, TaskFilter(states=(State.ACTIVE,)), order=Order.DEADLINE, limit=1000).rows
    late = next(each.facts for each in rows if "2024年12月" not in each.facts.filed_periods)
    unit = Actor(late.lead_unit or "", "联络员", Role.UNIT, late.lead_unit)
    try:
        begin = time.process_time()
        with desk.writing() as session:
            act(session, desk, unit, c.FileProgress(task=late.code, progress="已推进", claimed=50))
            filed.seconds = time.process_time() - begin  # type: ignore[attr-defined]
            raise UndoneError
    except UndoneError:
        return


def seconds(name: str, measure: Callable[[], object], runs: int) -> float:
    """The least processor time of some runs; of an act alone, not of finding the task for it."""
    least = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        measure()
        took = filed.seconds if name.startswith("填报") else time.process_time() - begin  # type: ignore[attr-defined]
        least = min(least, took)
    return least


def measured(desk: Desk) -> dict[str, float]:
    """Seconds by what was measured; the memory of the process at its height in megabytes."""
    begin = time.process_time()
    with desk.engine.execution_options(duban_writes=True).begin() as connection:
        make_anew(connection)
    found = {"重建各表": time.process_time() - begin}
    found["重建后内存（MB）"] = memory()
    for name, measure, runs in measures(desk):
        found[name] = seconds(name, measure, runs)
        if name.startswith(("总览", "核对", "半年前", "月度")):
            found[f"{name}后内存（MB）"] = memory()
    return found


def memory() -> float:
    """Megabytes at the height so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def on_postgres(desk: Desk, folder: Path) -> Iterator[Desk]:
    """The same log in a PostgreSQL of its own."""
    with postgres.server(folder) as url:
        engine = database.open_engine(url)
        schema.upgrade(engine)
        with desk.engine.connect() as source, engine.begin() as target:
            for table in (tables.Event, tables.Credential):
                one = table_of(table)  # type: ignore[arg-type]
                for some in source.execute(sqlalchemy.select(one)).mappings().partitions(2000):
                    target.execute(sqlalchemy.insert(one), [dict(row) for row in some])
        yield Desk(desk.home, engine, desk.office, desk.clock, desk.actor)
        engine.dispose()


def measure_here(tasks: int, folder: Path, server: bool) -> dict[str, float]:
    """Make or find the ledger, measure it, in this process."""
    home = folder / f"{tasks}"
    made: dict[str, float] = {}
    if not (home / "ledger.db").exists():
        begin = time.process_time()
        build_of_size(home, tasks, lambda word, done, total: None)
        made["建立台账（一年的办理）"] = time.process_time() - begin
    desk = resume(open_desk(settings_of(home)))
    if not server:
        return made | measured(desk)
    with tempfile.TemporaryDirectory() as scratch, on_postgres(desk, Path(scratch)) as other:
        return measured(other)


def main() -> bool:
    """Print the table; whether nothing grows faster than it may."""
    words = argparse.ArgumentParser()
    words.add_argument("sizes", type=int, nargs="*")
    words.add_argument("--folder", type=Path)
    words.add_argument("--postgres", action="store_true")
    words.add_argument("--here", action="store_true", help="one size, its figures as JSON")
    asked = words.parse_args()
    if asked.here:
        print(json.dumps(measure_here(asked.sizes[0], asked.folder, asked.postgres)))  # noqa: T201
        return True
    with tempfile.TemporaryDirectory() as scratch:
        sizes = asked.sizes or SIZES
        folder = asked.folder or Path(scratch)
        return table(sizes, [apart(size, folder, asked.postgres) for size in sizes])


def apart(tasks: int, folder: Path, server: bool) -> dict[str, float]:
    """The figures of one size, measured in a process of its own."""
    command = [sys.executable, __file__, str(tasks), "--folder", str(folder), "--here"]
    ran = subprocess.run(command + ["--postgres"] * server, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def table(sizes: list[int], found: list[dict[str, float]]) -> bool:
    """A line for each figure, with its growth from one size to the next."""
    fine = True
    print("| 秒（处理器时间） | " + " | ".join(f"{size:,}" for size in sizes) + " | 增长 |")  # noqa: T201
    print("|---|" + "---:|" * (len(sizes) + 1))  # noqa: T201
    for name in dict.fromkeys(name for one in found for name in one):
        values = [one.get(name) for one in found]
        grown = [b / a for a, b in pairwise(values) if a and b]
        most = FLAT if any(word in name for word in FLAT_WORDS) else LINEAR
        fits = "MB" in name or all(each <= most for each in grown)
        fine = fine and fits
        cells = [
            "–" if value is None else f"{value:,.3f}" if "MB" not in name else f"{value:,.0f}"
            for value in values
        ]
        growth = "、".join(f"×{each:.1f}" for each in grown)
        print(f"| {name} | {' | '.join(cells)} | {growth}{'' if fits else ' !'} |")  # noqa: T201
    return fine


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
