"""Events about the office itself: its units, accounts, plans, reminders and circulars."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from tracker.domain.events import Event, TaskDrafted


class OfficeFounded(Event):
    """A ledger was opened for an office. `prefix` begins every task code; `regions` are its county's names."""

    word = "建立台账"
    name: str
    regions: tuple[str, ...] = ()
    prefix: str
    sign_days: int = 2
    cycle: str = "monthly"
    due_day: int = 25


class RulesAdopted(Event):
    """The office took a rule pack for its lights; `text` is the TOML itself, so that the past stays explained."""

    word = "启用规则包"
    name: str
    text: str


class CycleAdopted(Event):
    """The office set the filing cycle of the tasks that it takes up from now on, where a plan asks for none."""

    word = "设定填报周期"
    cycle: str
    due_day: int
    months_later: int = 0


class WorkingDaySet(Event):
    """The office works on a day, or has it off, whatever the published calendar says; None: as published again."""

    word = "设置工作日"
    day: date
    works: bool | None
    reason: str

    @property
    def subject(self) -> str:
        return f"calendar/{self.day.isoformat()}"


class AliasDraft(BaseModel):
    """Another name of a unit and the days between which it was in use."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    since: date | None = None
    until: date | None = None


class UnitRegistered(Event):
    """A unit stands in the registry as described here from now on."""

    word = "登记单位"
    unit: str
    name: str
    unit_kind: str
    aliases: tuple[AliasDraft, ...] = ()
    short: str = ""
    initials: str = ""

    @property
    def subject(self) -> str:
        return f"unit/{self.unit}"


class GroupRegistered(Event):
    """A group name stands for these units from now on."""

    word = "登记单位组"
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...]

    @property
    def subject(self) -> str:
        return f"group/{self.name}"


class AccountOpened(Event):
    """Somebody may act: for a unit, the office, or as reader."""

    word = "开通账号"
    account: str
    person: str
    role: str
    unit: str | None = None

    @property
    def subject(self) -> str:
        return f"account/{self.account}"


NOT_KEPT = "-"


class PasswordSet(Event):
    """A password was set. The log keeps only the SM3 of its argon2 hash, so that a swapped hash is found.

    A ledger made to practise on keeps NOT_KEPT instead: what was drawn at random would change its hash each time.
    """

    word = "设置密码"
    account: str
    fingerprint: str

    @property
    def subject(self) -> str:
        return f"account/{self.account}"


class AccountClosed(Event):
    """An account can no longer sign in."""

    word = "停用账号"
    account: str

    @property
    def subject(self) -> str:
        return f"account/{self.account}"


class SignedIn(Event):
    """登录。"""

    word = "登录"
    account: str

    @property
    def subject(self) -> str:
        return f"visit/{self.account}"


class SignInFailed(Event):
    """A sign-in with a wrong password, or with a name that does not exist."""

    word = "登录失败"
    account: str

    @property
    def subject(self) -> str:
        return f"visit/{self.account}"


class ActRefused(Event):
    """Somebody tried what the rules forbid."""

    word = "操作被拒绝"
    account: str
    act: str
    target: str
    reason: str

    @property
    def subject(self) -> str:
        return f"visit/{self.account}"

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return (self.target,)


class PlanImported(Event):
    """A plan entered the ledger: the file's name and SM3 checksum, and the whole reading of it.

    `parent` is the plan that it is a sub-plan of, `revises` the one that it takes the place of, `gone` the
    tasks that it no longer has. `corrections` says what the office corrected in the reading, `names` which
    units (codes) it said that a printed name means here, none for a name left open. `as_read` are the tasks
    whose items it corrected, as they would be without, and `by_hand` those that it added: a revised version
    is compared with the plan's own words.
    """

    word = "导入方案"
    plan: str
    file: str
    checksum: str
    title: str
    day: date
    reading: dict[str, Any]
    corrections: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    as_read: tuple[TaskDrafted, ...] = ()
    by_hand: tuple[str, ...] = ()
    parent: str = ""
    revises: str = ""
    gone: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        return f"plan/{self.plan}"


class Reminded(Event):
    """催办: one digest to one unit on one day, under a key that exists once."""

    word = "发送催办"
    key: str
    unit: str
    day: date
    lines: tuple[str, ...]
    tasks: tuple[str, ...]
    channel: str

    @property
    def subject(self) -> str:
        return f"reminder/{self.key}"

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return self.tasks


class CircularDrafted(Event):
    """A monthly circular was computed: its month, cut-off day, the log's head then, and the text's SM3."""

    word = "生成通报"
    month: str
    cutoff: date
    head: str
    checksum: str
    drafted_on: date

    @property
    def subject(self) -> str:
        return f"circular/{self.month}"
