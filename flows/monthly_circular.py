"""Once a month, on its first working day: draft the circular of the month before."""

from asyncio import to_thread
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.ledger import ledger_of
from tracker.services.circular_day import Drafted, draft_if_due
from tracker.services.circulars import Written, monthly_circular

KEY = "monthly-circular"


@task(name="起草到期的通报", cache_policy=NO_CACHE)
async def draft_due(home: Path | None) -> Drafted:
    """Last month's circular, if today is the day for it."""
    return await to_thread(draft_if_due, ledger_of(home))


@task(name="起草指定月份的通报", cache_policy=NO_CACHE)
async def draft_month(home: Path | None, month: str) -> Written:
    """The circular of a month that somebody asked for."""
    return await to_thread(monthly_circular, ledger_of(home), month)


@flow(name=KEY, description="每月第一个工作日起草上月通报")
async def monthly_circular_flow(home: Path | None = None, month: str = "") -> str:
    """Draft the circular of `month` (2020-05), or of last month if that is due; returns a sentence."""
    drafted = Drafted(await draft_month(home, month)) if month else await draft_due(home)
    written = drafted.written
    if written is None:
        await acreate_markdown_artifact(drafted.reason, key=KEY, description="月度通报")
        return drafted.reason
    words = written.circular.month.words
    said = f"{words}的通报已起草：{'、'.join(path.name for path in written.paths)}，在“{written.paths[0].parent}”。"
    await acreate_markdown_artifact(page(written, said), key=KEY, description=f"{words}通报")
    return said


def page(written: Written, said: str) -> str:
    """The sentence, and the text of the circular where it was written as Markdown."""
    texts = [path.read_text(encoding="utf-8") for path in written.paths if path.suffix == ".md"]
    return "\n\n---\n\n".join([said, *texts])
