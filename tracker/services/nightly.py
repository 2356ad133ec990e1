"""The nightly verification: it holds the ledger against the head that the last one found.

Without a head from before, a log whose newest records were cut off looks whole.
"""

from tracker.errors import SetupError
from tracker.ledger.verification import Verified
from tracker.services.desk import Desk
from tracker.services.verification import verify_ledger

KEPT = "verified-head"


def verify_tonight(desk: Desk) -> Verified:
    """Verify the ledger, expecting the head of the last nightly verification, and keep the new one.

    Raises DamagedError with the first place that does not hold; the kept head then stays as it was.
    """
    kept = desk.home.path / KEPT
    expect = kept.read_text(encoding="ascii", errors="replace").strip() if kept.exists() else ""
    verified = verify_ledger(desk, expect)
    try:
        kept.write_text(verified.head + "\n", encoding="ascii")
    except OSError as error:
        raise SetupError(
            f"台账完好，但不能把校验值写入“{kept}”：{error.strerror}。", "请检查磁盘和权限。"
        ) from error
    return verified
