"""What a demonstration ledger holds, in a screen's length, and what to type next."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from tracker.domain.events import EVENTS
from tracker.domain.permissions import Act
from tracker.services.demo import ACCOUNTS, MONTH, PRACTICE_DAY, Login
from tracker.services.demo_summary import Summary

SHOWN = 3
ACTS = (
    *("Dispatched", "Signed", "Disputed", "DisputeDecided", "Filed", "FilingAccepted", "FilingReturned"),
    *("ExtensionAsked", "ExtensionDecided", "CompletionClaimed", "CompletionVerified", "CompletionRefused"),
    *("Closed", "ActRefused"),
)


def page(folder: Path, summary: Summary, logins: Sequence[Login]) -> Iterator[str]:
    """The lines; `logins` are shown only when they have just been made."""
    yield f"演示台账：{folder}（练习日期{PRACTICE_DAY}）"
    yield f"方案：《{summary.plan}》，任务{summary.tasks}项"
    yield f"亮灯：{_counts(summary.lights)}"
    yield f"待办：{_counts({Act(act).word: number for act, number in summary.waiting.items()})}"
    yield f"做过：{_counts({EVENTS[kind].word: summary.kinds[kind] for kind in ACTS if summary.kinds[kind]})}"
    yield f"催办：{summary.letters}封，在 {folder / 'outbox'}"
    yield f"通报：{MONTH}，{len(summary.circulars)}个文件："
    yield from (f"  {path}" for path in summary.circulars)
    yield f"日志：{summary.events}条，核对完好，校验值{summary.head}"
    yield ""
    if logins:
        yield "账号和密码（随机生成，只显示这一次）："
        yield from (f"  {login.line}" for login in logins[:SHOWN])
        yield f"  其余{len(logins) - SHOWN}个在 {folder / ACCOUNTS}，只有你能读。"
    else:
        yield f"账号和密码在 {folder / ACCOUNTS}。"
    yield ""
    yield "已登录办公室账号。下一步："
    home = f"DUBAN_HOME={shlex.quote(str(folder))}"
    yield f"  {home} duban tui"
    yield f"  {home} duban task list --order 灯"


def _counts(numbers: dict[str, int]) -> str:
    return "，".join(f"{word}{number}" for word, number in numbers.items())
