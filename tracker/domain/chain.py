"""责任链条: who was to do what by when, what was asked, what was answered, which papers, which lights; and its paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain.case import chinese
from tracker.domain.circular.value import Column, Table
from tracker.domain.paper import Paper
from tracker.domain.task import Stage


class Topic(StrEnum):
    """The links of the chain, in the order in which they are read."""

    DUTY = "duty"
    DEADLINE = "deadline"
    FILING = "filing"
    ASKED = "asked"
    ANSWERED = "answered"
    DOCUMENT = "document"
    LIGHT = "light"

    @property
    def word(self) -> str:
        """The link as it is printed."""
        return TOPIC_WORDS[self]


TOPIC_WORDS = {
    Topic.DUTY: "职责",
    Topic.DEADLINE: "时限",
    Topic.FILING: "应填报",
    Topic.ASKED: "要求",
    Topic.ANSWERED: "答复和决定",
    Topic.DOCUMENT: "文书材料",
    Topic.LIGHT: "亮灯",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One line: on which day (Asia/Shanghai) who, what, by when (of a light: to which day), and what became of it.

    `record` is the number of the log's record that says so; 0 for what follows from several, and to a unit.
    """

    topic: Topic
    day: date | None
    who: str
    what: str
    until: date | None = None
    outcome: str = ""
    record: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one task at the end of `day`, as one reader may see it."""

    code: str
    title: str
    assignment: str
    source: str
    stage: Stage
    office: str
    day: date
    links: tuple[Link, ...]

    def of(self, topic: Topic) -> tuple[Link, ...]:
        """Its links of that topic."""
        return tuple(link for link in self.links if link.topic is topic)


COLUMNS = (
    Column("环节", 13),
    Column("日期", 21),
    Column("单位或人员", 27, centred=False),
    Column("事项", 27, centred=False),
    Column("期限", 21),
    Column("结果", 47, centred=False),
)


def chain_paper(chain: Chain) -> Paper:
    """The chain as one document: a sentence, and one table in which what is alike shares a line."""
    rows = [cells(link) for topic in Topic for link in ON_PAPER.get(topic, list)(chain.of(topic))]
    stands = f"截至{chinese(chain.day)}{chain.stage.word}"
    return Paper(
        name="责任链条",
        number=chain.code,
        office=chain.office,
        day=chain.day,
        title=f"{chain.title}责任链条",
        opening=f"{chain.office}　{chain.code}（{chain.source}），{stands}。任务分工：{chain.assignment}",
        tables=(Table("责任链条", COLUMNS, tuple(rows), "没有记录。"),),
        plain=True,
    )


def shared(duties: Sequence[Link]) -> list[Link]:
    """Duties of the same words, limit and outcome in one line, with all their units."""
    found: dict[tuple[object, ...], list[Link]] = {}
    for link in duties:
        found.setdefault((link.day, link.what, link.until, link.outcome, link.record), []).append(link)
    return [replace(same[0], who="、".join(link.who for link in same)) for same in found.values()]


def urged_together(asked: Sequence[Link]) -> list[Link]:
    """The reminders to a unit in one line, with their days and the words of the last; all else as it is."""
    urged: dict[str, list[Link]] = {}
    for link in asked:
        if link.what == REMINDER:
            urged.setdefault(link.who, []).append(link)
    once = [same[0] if len(same) == 1 else several(same) for same in urged.values()]
    return in_order([*(link for link in asked if link.what != REMINDER), *once])


def several(same: Sequence[Link]) -> Link:
    """Several reminders to one unit as one link."""
    days = "、".join(f"{link.day:%m-%d}" for link in same)
    return replace(same[0], what=f"{REMINDER}{len(same)}次：{days}", outcome=f"最后一次：{same[-1].outcome}")


REMINDER = "催办提醒"
ON_PAPER: dict[Topic, Callable[[Sequence[Link]], list[Link]]] = {
    Topic.DUTY: shared,
    Topic.ASKED: urged_together,
}


def in_order(links: Sequence[Link]) -> list[Link]:
    """By topic, the earliest first."""
    order = list(Topic)
    return sorted(links, key=lambda link: (order.index(link.topic), sorting_day(link), link.record))


def sorting_day(link: Link) -> date:
    """The day by which a link is sorted: its own, else its limit."""
    return link.day or link.until or date.max


def cells(link: Link) -> tuple[str | date | None, ...]:
    """A link as a row."""
    return (link.topic.word, link.day, link.who, link.what, link.until, link.outcome)
