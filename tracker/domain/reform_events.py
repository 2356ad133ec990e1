"""机构改革: units that were renamed, merged or gave tasks over. What they did before stays under their old names."""

from datetime import date

from tracker.domain.events import Event


class UnitRenamed(Event):
    """单位更名: `name` holds from now on, `former` up to now."""

    word = "单位更名"
    unit: str
    former: str
    name: str
    day: date
    why: str

    @property
    def subject(self) -> str:
        return f"unit/{self.unit}"


class UnitMerged(Event):
    """单位并入: the unit is no more; `into` carries on."""

    word = "单位并入"
    unit: str
    into: str
    day: date
    why: str

    @property
    def subject(self) -> str:
        return f"unit/{self.unit}"


class TasksHandedOver(Event):
    """职能划转: the unit gave these tasks over to `into`; it stays for the rest."""

    word = "职能划转"
    unit: str
    into: str
    tasks: tuple[str, ...]
    day: date
    why: str

    @property
    def subject(self) -> str:
        return f"unit/{self.unit}"

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return self.tasks


class AccountMoved(Event):
    """An account acts for another unit from now on."""

    word = "账号转隶"
    account: str
    unit: str

    @property
    def subject(self) -> str:
        return f"account/{self.account}"
