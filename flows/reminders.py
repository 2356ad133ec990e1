"""Every morning: tell each unit what it owes, if the calendar says so."""

from asyncio import to_thread
from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.ledger import ledger_of
from tracker.domain.case import chinese
from tracker.errors import SetupError
from tracker.services.channels import Letter
from tracker.services.orders import orders_of_the_day
from tracker.services.reminders import Reminders, remind


@task(name="发送催办", cache_policy=NO_CACHE)
async def send(home: Path | None, day: date | None, dry_run: bool) -> Reminders:
    """What the service told whom."""
    return await to_thread(remind, ledger_of(home), day, dry_run)


@task(name="到期的督办文书", cache_policy=NO_CACHE)
async def orders_due(home: Path | None) -> str:
    """What the ladder lets out by itself goes out; what waits for the office is said."""
    return await to_thread(orders_of_the_day, ledger_of(home))


@flow(name="reminders", description="工作日向各单位发送催办，每单位每天一封")
async def reminders(home: Path | None = None, day: date | None = None, dry_run: bool = False) -> str:
    """Send the digests of `day` (today by default) in the ledger in `home`; returns what was done, a sentence.

    Raises SetupError where a letter could not be delivered; the next run sends it.
    """
    told = await send(home, day, dry_run)
    said = sentence(told, dry_run)
    if not dry_run:
        said += await orders_due(home)
    await acreate_markdown_artifact(page(told, said), key="reminders", description=f"{chinese(told.day)}催办")
    if told.undelivered:
        raise SetupError(said, "排除故障后重新运行，不会重复发送。")
    return said


def sentence(told: Reminders, dry_run: bool) -> str:
    """What a run did, in a sentence or two."""
    if dry_run:
        return f"{chinese(told.day)}要发催办{len(told.sent)}封，没有发送。{told.reason}{told.warning}"
    if told.reason:
        return f"{told.reason}{told.warning}"
    failed = "".join(f"没有送达{each.name}：{each.error.message}" for each in told.undelivered)
    earlier = f"，此前已发{len(told.skipped)}封" if told.skipped else ""
    beyond = f"，另由渠道发出{len(told.carried)}封" if told.carried else ""
    return f"{chinese(told.day)}发出催办{len(told.sent)}封{earlier}{beyond}。{failed}{told.warning}"


def page(told: Reminders, said: str) -> str:
    """The sentence, and the letters as a table in Markdown."""
    rows = [row(letter) for letter in told.sent]
    return "\n".join([said, "", "| 单位 | 件数 | 内容 |", "|---|---|---|", *rows]) if rows else said


def row(letter: Letter) -> str:
    """A letter as a row of a Markdown table."""
    lines = "<br>".join(line.replace("|", "\\|") for line in letter.lines)
    return f"| {letter.name} | {len(letter.lines)} | {lines} |"
