"""The flows served by their schedules, in Chinese time."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from prefect import Flow, serve
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.monthly_circular import monthly_circular_flow
from flows.nightly_verify import nightly_verify
from flows.reminders import reminders
from tracker.services.desk import Desk

ZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Served:
    """A flow, its schedule as cron in Chinese time, and the schedule in words."""

    flow: Flow[..., Any]
    cron: str
    words: str


SERVED = (
    Served(reminders, "30 8 * * *", "每日8时30分"),
    Served(
        monthly_circular_flow, "0 9 1-10 * *", "每月1日至10日9时"
    ),  # 国庆 past, it is the 9th at the latest
    Served(nightly_verify, "0 2 * * *", "每日2时"),
)


def serve_flows(desk: Desk) -> None:
    """Serve all flows for the ledger of `desk` until interrupted."""
    for served in SERVED:
        typer.echo(f"{served.flow.name}：{served.words}（北京时间）。{served.flow.description}", err=True)
    typer.echo(f"正在为“{desk.office}”定时运行，按 Ctrl-C 停止。", err=True)
    deployments = [deployment_of(served, desk.office, desk.home.path) for served in SERVED]
    serve(*deployments, limit=1, print_starting_message=False)


def deployment_of(served: Served, office: str, home: Path) -> RunnerDeployment:
    """The flow as Prefect serves it: named after the office, loaded as a module wherever it runs."""
    return RunnerDeployment.from_flow(
        served.flow,
        name=office,
        schedule=Cron(served.cron, timezone=ZONE),
        parameters={"home": str(home.absolute())},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
