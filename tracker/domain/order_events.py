"""Events about orders and the ladder by which they follow each other."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from tracker.domain.events import Event


class LadderAdopted(Event):
    """The office took an escalation ladder; `text` is the TOML itself, so that the past stays explained."""

    word = "启用督办阶梯"
    name: str
    text: str


class DocumentWordSet(Event):
    """机关代字: what the numbers of the office's documents begin with from now on (GB/T 9704-2012, 7.2.5)."""

    word = "设定机关代字"
    document_word: str


class OrderItemDraft(BaseModel):
    """A matter that an order is about, as it stood on the day of issue: what was owed by when, and the fact."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    task: str
    title: str
    kind: str
    due: date
    fact: str


class EarlierOrder(BaseModel):
    """An order that this one follows: its limit has passed, and why that was no good reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    number: str
    order_kind: str
    issued_on: date
    limit: date
    answer: str = ""


class OrderEvent(Event):
    """An event in the life of an order: its number, and the day (Asia/Shanghai) on which it counts."""

    order: str
    day: date

    @property
    def subject(self) -> str:
        return f"order/{self.order}"


class OrderIssued(OrderEvent):
    """签发: a numbered order to a unit. All that its document says is kept here, names as they were then.

    `limit` is the order's own last day, `days` the same in working days; `group` is the 领导小组 behind the
    office, `leaders` are the 责任领导 that the plans name, `plans` their titles. `words` are the office's own.
    """

    word = "签发督办文书"
    order_kind: str
    rung: str
    unit: str
    unit_name: str
    office_name: str
    group: str
    limit: date
    days: int
    items: tuple[OrderItemDraft, ...]
    plans: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    earlier: tuple[EarlierOrder, ...] = ()
    words: str = ""

    @property
    def tasks_named(self) -> tuple[str, ...]:
        return tuple(item.task for item in self.items)


class OrderAnswered(OrderEvent):
    """答复: the unit says why, or what it has done."""

    word = "答复督办文书"
    unit: str
    words: str
    evidence: tuple[str, ...] = ()


class OrderPassedOn(OrderEvent):
    """机构改革: what the order asks for is asked of the unit that came after (its code and name)."""

    word = "督办文书转由承接单位办理"
    unit: str
    name: str
    why: str


class OrderSettled(OrderEvent):
    """审定: what the office (or, on a talk, a leader) decided. `until` is the day up to which a reason holds."""

    word = "审定督办文书"
    outcome: str
    reason: str = ""
    until: date | None = None
