"""The kinds of tasks and the states of their life, with the words for them."""

from datetime import date
from enum import StrEnum


class TaskKind(StrEnum):
    """What a task is: an item of a plan, a finding (问题) to be put right, or a project with funds."""

    ITEM = "item"
    FINDING = "finding"
    PROJECT = "project"

    @property
    def word(self) -> str:
        """The kind as people say it."""
        return {"item": "事项", "finding": "问题", "project": "项目"}[self.value]


class State(StrEnum):
    """The life of a task: draft → dispatched → (disputed →) active → claimed → closed.

    From any open state it can be suspended, to go on from there, or cancelled.
    """

    DRAFT = "draft"
    DISPATCHED = "dispatched"
    DISPUTED = "disputed"
    ACTIVE = "active"
    CLAIMED = "claimed"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def word(self) -> str:
        """The state as people say it."""
        return STATE_WORDS[self]


STATE_WORDS = {
    State.DRAFT: "待交办",
    State.DISPATCHED: "待签收",
    State.DISPUTED: "异议中",
    State.ACTIVE: "办理中",
    State.CLAIMED: "待核验",
    State.CLOSED: "已销号",
    State.SUSPENDED: "已中止",
    State.CANCELLED: "已撤销",
}


class Stage(StrEnum):
    """The life of a task as people see it: its state, but work that was found done waits for its closing (待销号)."""

    DRAFT = "draft"
    DISPATCHED = "dispatched"
    DISPUTED = "disputed"
    ACTIVE = "active"
    CLAIMED = "claimed"
    VERIFIED = "verified"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def word(self) -> str:
        """The stage as people say it."""
        return "待销号" if self is Stage.VERIFIED else STATE_WORDS[State(self.value)]


def stage_of(state: State, done_on: date | None) -> Stage:
    """The stage of a task in that state, whose work was found done on that day (None: not yet)."""
    verified = state is State.CLAIMED and done_on is not None
    return Stage.VERIFIED if verified else Stage(state.value)


OPEN_STATES = frozenset({State.DISPATCHED, State.DISPUTED, State.ACTIVE, State.CLAIMED})
