"""Serving the flows by their schedules."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tracker.errors import Exit
from tracker.services.desk import Desk

PATIENCE_SECONDS = 180
SERVED = {"reminders": "08:30", "monthly-circular": "09:00", "nightly-verify": "02:00"}


@pytest.fixture(scope="module")
def home(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger to be served."""
    return Path(shutil.copytree(founded, tmp_path_factory.mktemp("served") / "home"))


@pytest.fixture(scope="module")
def served(prefect_server: Any, home: Path) -> Iterator[subprocess.Popen[str]]:
    """`python -m flows serve` for the Xunhua office, until the test is over."""
    process = subprocess.Popen(
        [sys.executable, "-m", "flows", "serve", "--home", str(home)],
        env={**prefect_server.environment, "PREFECT_RUNNER_POLL_FREQUENCY": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE_SECONDS)


def awaited(process: subprocess.Popen[str], question: Callable[[], Any]) -> Any:
    """The first answer that says something, asked again while the process lives and patience lasts."""
    for _ in range(PATIENCE_SECONDS * 2):
        if answer := question():
            return answer
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
    raise AssertionError("nothing came")


def test_a_served_schedule_creates_runs_at_its_time_in_china(
    served: subprocess.Popen[str], prefect_server: Any
) -> None:
    def scheduled() -> dict[str, set[str]]:
        runs = prefect_server.ask(
            "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
        )
        flows = {flow["id"]: flow["name"] for flow in prefect_server.ask("/flows/filter")}
        times: dict[str, set[str]] = {}
        for run in runs:
            moment = datetime.fromisoformat(run["expected_start_time"]).astimezone(ZoneInfo("Asia/Shanghai"))
            times.setdefault(flows[run["flow_id"]], set()).add(f"{moment:%H:%M}")
        return times if len(times) == len(SERVED) else {}

    assert awaited(served, scheduled) == {name: {time} for name, time in SERVED.items()}


def test_a_served_run_works_on_the_ledger_that_is_served(
    served: subprocess.Popen[str], prefect_server: Any, home: Path
) -> None:
    def deployment() -> Any:
        wanted = {
            "deployments": {"name": {"any_": ["xunhua"]}},
            "flows": {"name": {"any_": ["nightly-verify"]}},
        }
        found = prefect_server.ask("/deployments/filter", wanted)
        return found if found and found[0]["parameters"] == {"home": str(home)} else None

    (verification,) = awaited(served, deployment)
    run = prefect_server.ask(
        f"/deployments/{verification['id']}/create_flow_run", {"state": {"type": "SCHEDULED"}}
    )

    def ended() -> Any:
        runs = prefect_server.ask("/flow_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
        return [
            each["state_type"] for each in runs if each["state_type"] in ("COMPLETED", "FAILED", "CRASHED")
        ]

    assert awaited(served, ended) == ["COMPLETED"]
    assert (home / "verified-head").exists()


def test_serving_is_refused_where_no_server_is_named(flows: Any, desk: Desk) -> None:
    refused = flows("serve", "--home", str(desk.home.path), PREFECT_API_URL="")
    assert refused.returncode == Exit.FAILED
    assert "没有设置 PREFECT_API_URL" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/api", "http://127.0.0.1:port/api", "4200"])
def test_serving_is_refused_where_the_server_does_not_answer(flows: Any, home: Path, url: str) -> None:
    refused = flows("serve", "--home", str(home), PREFECT_API_URL=url)
    assert refused.returncode == Exit.FAILED
    assert f"“{url}”没有应答" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
