"""What a ledger costs at 500, 5,000 and more tasks: `make bench-scale`, or with sizes and a folder of one's own.

    python tests/bench/bench_scale.py 500 5000 50000 --folder /somewhere --postgres --only 清单 通报

Ledgers of a year are made in the folder (a temporary one by default) or found there. Each measure runs in a
process of its own, so that its memory is its own; the least processor time of some runs counts. Fails where ten
times the ledger costs more than twelve times as much, or where what must stay flat (pages, one act) costs more
than three times as much, each time that it is tried: other work on the machine makes one try dear by chance.
"""

import argparse
import gc
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path

import sqlalchemy

from tracker.cli.main import FEWER_COLLECTIONS
from tracker.ledger import database, schema, tables
from tracker.ledger.projection import table_of
from tracker.services.accounts import resume
from tracker.services.demo import settings_of
from tracker.services.desk import Desk, open_desk
from tracker.services.scale import build_of_size

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
import postgres
from ledger_measures import Measure, measures, rebuilt

SIZES = (500, 5000)
LINEAR, FLAT, TRIES = 12.0, 3.0, 3
FLAT_WORDS = ("一页", "一次", "一项")
BLINK = 0.05  # seconds: below this nothing is said of growth
Cost = tuple[float, float]  # seconds of processor time, megabytes at the height
Found = dict[str, Cost]


def alone(run: Callable[[], Found]) -> Found:
    """What `run` finds in a process that does nothing else."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=lambda: theirs.send(run()))
    process.start()
    theirs.close()
    found: Found = ours.recv()
    process.join()
    return found


def made(home: Path, tasks: int) -> Found:
    """Make the ledger where there is none yet, and what that cost."""

    def build() -> Found:
        begin = time.process_time()
        build_of_size(home, tasks, lambda word, done, total: None)
        return told("做一个台账", time.process_time() - begin)

    return {} if (home / "ledger.db").exists() else alone(build)


def told(name: str, seconds: float) -> Found:
    """A cost, with the memory of this process up to now; said at once, because the whole takes long."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name} {seconds:.3f} s {memory:.0f} MB", file=sys.stderr)  # noqa: T201
    return {name: (seconds, memory)}


def measured(desk: Desk, only: Sequence[str]) -> Found:
    """What each measure cost on this ledger."""
    found: Found = {}
    for one in measures(desk):
        names = (one.name, *(each.name for each in one.then))
        if not only or any(word in name for word in only for name in names):
            found |= alone(partial(cost, desk, one))
    return found


def cost(desk: Desk, one: Measure, *given: object) -> Found:
    """What a measure cost, and what those cost that go on from its result, each in a process that begins with it."""
    desk.engine.dispose(close=False)  # a process opens its own connections
    seconds, result = one.seconds(clock_of(desk), *given)
    found = told(one.name, seconds)
    for each in one.then:
        found |= alone(partial(cost, desk, each, result))
    return found


def clock_of(desk: Desk) -> Callable[[], float]:
    """Processor time; on PostgreSQL with that of the server's processes that work for us."""
    if desk.engine.dialect.name == "sqlite":
        return time.process_time
    ours = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"

    def clock() -> float:
        with desk.engine.connect() as connection:
            spent = (
                Path(f"/proc/{pid}/stat").read_text() for pid in connection.scalars(sqlalchemy.text(ours))
            )
            ticks = sum(sum(map(int, each.rpartition(")")[2].split()[11:13])) for each in spent)
        return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")

    return clock


@contextmanager
def on_postgres(desk: Desk, folder: Path) -> Iterator[Desk]:
    """The same log in a PostgreSQL of its own."""
    with postgres.server(folder) as url:
        engine = database.open_engine(url)
        schema.upgrade(engine)
        with desk.engine.connect() as source, engine.begin() as target:
            for table in (tables.Event, tables.Credential, tables.Outbox):
                one = table_of(table)  # type: ignore[arg-type]
                for some in source.execute(sqlalchemy.select(one)).mappings().partitions(2000):
                    target.execute(sqlalchemy.insert(one), [dict(row) for row in some])
        other = Desk(desk.home, engine, desk.office, desk.clock, desk.actor)
        rebuilt(other)
        with engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")  # the server does so by itself after a while
        yield other
        engine.dispose()


def cost_of(tasks: int, folder: Path, server: bool, only: Sequence[str]) -> Found:
    """What a ledger of that size costs."""
    home = folder / f"{tasks}"
    building = made(home, tasks)
    desk = resume(open_desk(settings_of(home)))
    if not server:
        return building | measured(desk, only)
    with tempfile.TemporaryDirectory() as scratch, on_postgres(desk, Path(scratch)) as other:
        return measured(other, only)


def main() -> bool:
    """Print the table; whether nothing grows faster than it may."""
    words = argparse.ArgumentParser()
    words.add_argument("sizes", type=int, nargs="*", default=SIZES)
    words.add_argument("--folder", type=Path)
    words.add_argument("--postgres", action="store_true")
    words.add_argument("--only", nargs="+", default=())
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)

        def measure_all(only: Sequence[str]) -> list[Found]:
            return [cost_of(size, folder, asked.postgres, only) for size in asked.sizes]

        found = measure_all(asked.only)
        for _ in range(TRIES - 1):
            if grown := [name for name in names_of(found) if not fits(name, found)]:
                again = measure_all(grown)
                better = [name for name in names_of(again) if fits(name, again)]
                found = [
                    one | {name: other[name] for name in better if name in other}
                    for one, other in zip(found, again, strict=True)
                ]
    table(asked.sizes, found)
    return all(fits(name, found) for name in names_of(found))


def names_of(found: Sequence[Found]) -> tuple[str, ...]:
    """What was measured, of any ledger."""
    return tuple(dict.fromkeys(name for one in found for name in one))


def growth(name: str, found: Sequence[Found]) -> list[float]:
    """How many times as much it costs from one size to the next."""
    costs = [one.get(name) for one in found]
    return [b[0] / a[0] for a, b in pairwise(costs) if a and b]


def fits(name: str, found: Sequence[Found]) -> bool:
    """Whether it grows no faster than it may, or takes no time to speak of."""
    most = FLAT if any(word in name for word in FLAT_WORDS) else LINEAR
    quick = all(one[name][0] < BLINK for one in found if name in one)
    return quick or all(each <= most for each in growth(name, found))


def table(sizes: Sequence[int], found: Sequence[Found]) -> None:
    """A line for each measure: seconds, their growth from one size to the next, megabytes."""
    print("| 秒（处理器时间） | " + " | ".join(f"{size:,}" for size in sizes) + " | 增长 | 内存（MB） |")  # noqa: T201
    print("|---|" + "---:|" * (len(sizes) + 2))  # noqa: T201
    for name in names_of(found):
        costs = [one.get(name) for one in found]
        seconds = " | ".join("–" if cost is None else f"{cost[0]:,.3f}" for cost in costs)
        grown = "、".join(f"×{each:.1f}" for each in growth(name, found))
        memory = " / ".join("–" if cost is None else f"{cost[1]:,.0f}" for cost in costs)
        mark = "" if fits(name, found) else " !"
        print(f"| {name} | {seconds} | {grown}{mark} | {memory} |")  # noqa: T201


if __name__ == "__main__":
    gc.set_threshold(FEWER_COLLECTIONS)  # as the program does
    sys.exit(0 if main() else 1)
