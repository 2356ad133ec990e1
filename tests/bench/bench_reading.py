"""How well and how fast plans are read: `make bench-reading`.

Prints a table of the labelled plans (where DUBAN_CORPUS names them), how often their leads are proposed
when they are hidden, the growth of the cost with the length of a document, and the time of `read_plan` from
the start of Python.
"""

import importlib.util
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from hidden_leads import hits, leads_in, led, registry_of_names

from seeds import seed_path, seed_text
from tracker.domain.remit_list import organs_from_toml
from tracker.domain.unit_list import registry_from_toml
from tracker.reading.document import read_file, read_plan, read_text
from tracker.reading.wire import plan_as_json

TEN_TIMES_AT_MOST = 12.0
LABELLED = {
    "xunhua-2020": "xunhua-2020-plan.txt",
    "streamlining-tasks-2020": "streamlining-tasks-2020.txt",
    "guangzhou-talent-2012": "guangzhou-talent-2012-excerpt.txt",
    "free-trade-zones-2018": "free-trade-zones-2018.html",
    "sports-events-2018": "sports-events-2018.html",
    "zhejiang-culture-ai-2025": "zhejiang-culture-ai-2025.pdf",
    "zhejiang-datasets-2026": "zhejiang-datasets-2026.pdf",
    "zhejiang-scenarios-2026-body": "zhejiang-scenarios-2026.pdf",
    "zhejiang-scenarios-2026-annex1-page17": "zhejiang-scenarios-2026.pdf",
    "zhejiang-ai-tasks-2026": "zhejiang-ai-tasks-2026.xlsx",
}


def say(line: str) -> None:
    """A line of the bench's output."""
    sys.stdout.write(f"{line}\n")


def scorer_of(corpus: Path) -> Any:
    """The corpus's own scorer."""
    spec = importlib.util.spec_from_file_location("score_reading", corpus / "score_reading.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def quality(corpus: Path) -> None:
    """One line a labelled plan: found, lead and responsible exact, spurious, seconds."""
    scorer = scorer_of(corpus)
    say(f"{'plan':40} labelled found  lead  resp  spurious  deadlines  seconds")
    for name, file in LABELLED.items():
        gold = json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        begin = time.perf_counter()
        plan = read_plan(corpus / "plans" / file)
        seconds = time.perf_counter() - begin
        score = scorer.score(gold, plan_as_json(plan))
        parts = [100 * score[key] / score["labelled"] for key in ("found", "lead_exact", "responsible_exact")]
        spurious = "-" if score["spurious"] is None else score["spurious"]
        say(
            f"{name:40} {score['labelled']:8} {parts[0]:4.0f}% {parts[1]:4.0f}% {parts[2]:4.0f}% {spurious!s:>9}  "
            f"{score['deadlines'] or '-':>9}  {seconds:7.2f}"
        )


def hidden(corpus: Path) -> None:
    """One line a plan with labelled leads: top-1 and top-3 by remits alone, and with the plan's other items as ledger.

    The registry is the seed's for Xunhua, else made of the single units that the labels name.
    """
    scorer = scorer_of(corpus)
    organs = organs_from_toml(seed_text("remits.toml"), "remits.toml")
    say(f"{'leads hidden':40} items units  by remits alone  with a ledger  seconds")
    for name, file in LABELLED.items():
        gold = json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8"))["items"]
        reading = read_file(corpus / "plans" / file)
        pairs = scorer.align(gold, plan_as_json(reading.plan)["items"])
        leads = leads_in(reading.ordered, reading.plan.items, gold, pairs)
        if not leads:
            continue
        registry = registry_of_names(gold)
        if name == "xunhua-2020":
            registry = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
        matters = led(reading.ordered, leads, registry)
        alone, ledger = (
            hits(organs, registry, matters, reading.plan.title, with_ledger=with_) for with_ in (False, True)
        )
        say(
            f"{name:40} {alone.items:5} {len(registry.units):5}      {alone.shares[0]:3.0f}% {alone.shares[1]:3.0f}%"
            f"      {ledger.shares[0]:3.0f}% {ledger.shares[1]:3.0f}%  {alone.seconds + ledger.seconds:7.2f}"
        )


def many(items: int = 579) -> None:
    """Proposals for a long plan: the restated one again and again, its own items as ledger."""
    organs = organs_from_toml(seed_text("remits.toml"), "remits.toml")
    registry = registry_from_toml(seed_text("xunhua-2020/units.toml"), "units.toml")
    plan = read_text(seed_text("xunhua-2020/plan.txt"), "bench.txt")
    leads = {at: item.lead for at, item in enumerate(plan.items)}
    once = led(plan.items, leads, registry)
    matters = [replace(once[at % len(once)], key=str(at)) for at in range(items)]
    for with_ledger in (False, True):
        found = hits(organs, registry, matters, plan.title, with_ledger=with_ledger)
        say(f"proposals for {items} items, ledger {with_ledger}: {found.seconds:.2f} s of processor time")


def longer(text: str, times: int) -> str:
    """The same items again and again in one document, numbered on."""
    head, _, body = text.partition("一、")
    return head + "".join(f"一、{body}\n" for _ in range(times))


def seconds_for(text: str) -> float:
    """Processor seconds, the best of three."""
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        read_text(text, "bench.txt")
        best = min(best, time.process_time() - begin)
    return best


def growth() -> bool:
    """Ten times the document, at most twelve times the time; lines and one single line."""
    text = seed_text("xunhua-2020/plan.txt")
    fine = True
    for name, words in (("paragraphs", text), ("brackets on one line", _on_one_line(40))):
        once, ten = longer(words, 3), longer(words, 30)
        small, large = seconds_for(once), seconds_for(ten)
        fine = fine and large <= TEN_TIMES_AT_MOST * small
        say(
            f"{name:24} {len(once):8} characters {small:6.2f} s   {len(ten):8} characters {large:6.2f} s   x {large / small:.1f}"
        )
    return fine


def _on_one_line(items: int) -> str:
    one = "{}．公布清单，2026年6月底前完成300项。（财政部、国家发展改革委牵头，国务院相关部门及各地区按职责分工负责）"
    return "方案。一、放宽准入（一）清理收费。（财政部负责）具体措施：" + "".join(
        one.format(i) for i in range(1, items + 1)
    )


def start() -> None:
    """Reading the 37-item plan in a fresh interpreter."""
    with seed_path("xunhua-2020/plan.txt") as path:
        code = f"from pathlib import Path; from tracker.reading.document import read_plan; read_plan(Path({str(path)!r}))"
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times.append(time.perf_counter() - begin)
    say(f"37 items with the start of Python: {min(times):.2f} s")


if __name__ == "__main__":
    folder = os.environ.get("DUBAN_CORPUS", "")
    if folder and (Path(folder) / "gold").is_dir():
        quality(Path(folder))
        hidden(Path(folder))
    else:
        say("DUBAN_CORPUS names no folder with labelled plans; only cost is measured")
    many()
    linear = growth()
    start()
    sys.exit(0 if linear else 1)
