"""What was made, on one screen: where it lies, what is in it, how to go on."""

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tracker.domain.permissions import Act
from tracker.services.demo import ACCOUNTS, OFFICE_ACCOUNT, PRACTICE_DAY, Login
from tracker.services.demo_summary import Summary
from tracker.services.scale import LAST_DAY, Made

LAST_MONTH = "2024-11"
SHOWN = (OFFICE_ACCOUNT, "jyj", "jishi")
WORK = {
    "交办": "Dispatched",
    "签收": "Signed",
    "填报": "Filed",
    "采纳": "FilingAccepted",
    "退回": "FilingReturned",
    "销号": "Closed",
}
CASES = {
    "异议": "Disputed",
    "延期申请": "ExtensionAsked",
    "办结申请": "CompletionClaimed",
    "核验不通过": "CompletionRefused",
    "越权被拒": "ActRefused",
}
BESIDE_ITEMS = {"子任务": "Divided", "问题": "FindingRaised"}
BESIDES = {
    "批示": "Instructed",
    "中止": "Suspended",
    "督办文书": "OrderIssued",
    "督查": "SchemeApproved",
}
QUEUE = {
    "审核填报": Act.ACCEPT,
    "审批延期": Act.DECIDE_EXTENSION,
    "核验": Act.VERIFY,
    "销号": Act.CLOSE,
}


def page(folder: Path, made: Summary, logins: tuple[Login, ...]) -> Iterator[str]:
    """The screen, line by line; passwords only where they have just been made."""
    day = f"{PRACTICE_DAY.year}年{PRACTICE_DAY.month}月{PRACTICE_DAY.day}日"
    there = {word: made.kinds[kind] for word, kind in BESIDE_ITEMS.items()}
    besides = f"（另有{counts(there)}）" if any(there.values()) else ""
    yield f"演示台账，时间停在{day}。填报内容是为演示编写的，不是真实进展。"
    yield ""
    yield f"目录　{folder}"
    yield f"方案　{'、'.join(f'《{title}》' for title in made.plans)}，任务{made.tasks}项{besides}"
    yield f"经过　{counts({word: made.kinds[kind] for word, kind in WORK.items()})}"
    yield f"　　　{counts({word: made.kinds[kind] for word, kind in CASES.items()})}"
    yield f"　　　{counts({word: made.kinds[kind] for word, kind in BESIDES.items()})}"
    yield f"亮灯　{counts(made.lights)}"
    waiting = counts({word: made.waiting[act.value] for word, act in QUEUE.items()})
    yield f"待办　等办公室处理：{waiting}"
    yield f"催办　outbox 中{made.letters}封"
    yield f"通报　circulars 中{len(made.circulars)}个文件："
    yield from (f"　　　{path.name}" for path in made.circulars)
    yield f"日志　{made.events}条，首尾相接，各表与日志一致，校验值："
    yield f"　　　{made.head}"
    yield f"账号　{made.kinds['AccountOpened']}个，密码都在 {ACCOUNTS}（只有你能读）"
    yield from (f"　　　{login.line}" for login in logins if login.account in SHOWN)
    yield ""
    yield from next_steps(folder, "tui", "task list --light red")


def page_of_size(folder: Path, made: Made, logins: tuple[Login, ...]) -> Iterator[str]:
    """The screen for a ledger of a size that was asked for."""
    day = f"{LAST_DAY.year}年{LAST_DAY.month}月{LAST_DAY.day}日"
    yield f"规模演示台账，时间停在{day}。内容都是编写的，不是真实情况。"
    yield ""
    yield f"目录　{folder}"
    yield f"内容　单位{made.units}个，方案{made.plans}个，任务{made.tasks}项，日志{made.events}条"
    yield f"　　　另有{counts({'子任务': made.parts, '督查发现的问题': made.findings, '督办文书': made.orders})}"
    yield f"账号　{len(logins)}个有密码，都在 {ACCOUNTS}（只有你能读）；其他的由办公室设置"
    yield from (f"　　　{login.line}" for login in logins)
    yield ""
    yield from next_steps(folder, "tui", "task list --light red --limit 20", f"report monthly {LAST_MONTH}")


def next_steps(folder: Path, *commands: str) -> Iterator[str]:
    """How to go on in the ledger that was made."""
    yield "下一步（办公室已登录）："
    home = f"DUBAN_HOME={shlex.quote(str(folder))}"
    yield from (f"  {home} {program()} {command}" for command in commands)


def counts(numbers: dict[str, int]) -> str:
    """红灯3、黄灯9: what there is, nothing for what there is not."""
    return "、".join(f"{word}{number}" for word, number in numbers.items() if number) or "没有"


def program() -> str:
    """How the person who called this program calls it."""
    called = sys.argv[0]
    found = shutil.which("duban")
    return "duban" if found and Path(found).absolute() == Path(called).absolute() else shlex.quote(called)
