"""Every night: does the ledger still hold?"""

from asyncio import to_thread
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.ledger import ledger_of
from tracker.errors import DamagedError
from tracker.services.nightly import verify_tonight


@task(name="核对台账", cache_policy=NO_CACHE)
async def check(home: Path | None) -> str:
    """What the verification found, in a sentence. Raises DamagedError."""
    verified = await to_thread(verify_tonight, ledger_of(home))
    return (
        f"台账完好：{verified.events}条记录首尾相接，{verified.rows}行数据与日志一致，校验值{verified.head}。"
    )


@flow(name="nightly-verify", description="每夜核对台账：日志链、数据表与昨夜的校验值")
async def nightly_verify(home: Path | None = None) -> str:
    """Verify the ledger in `home`; returns the sentence. Raises DamagedError where it does not hold."""
    try:
        found = await check(home)
    except DamagedError as error:
        await acreate_markdown_artifact(
            f"**台账不完好。** {error}", key="nightly-verify", description="台账核对"
        )
        raise
    await acreate_markdown_artifact(found, key="nightly-verify", description="台账核对")
    return found
