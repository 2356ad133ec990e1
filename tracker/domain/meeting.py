"""调度会材料 on one page: the tasks with a warning light, the decision that each needs, and what became of the last."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.circular.value import Column, Table
from tracker.domain.lights import Colour
from tracker.domain.meeting_decisions import Decided, shortened
from tracker.domain.paper import Paper

COLOURS = (Colour.RED, Colour.ORANGE, Colour.YELLOW)
MOST = 8  # tasks on the page, so that it stays one
MOST_WORDS = 2  # decisions and past decisions of a task in its line
LONGEST = 46  # characters of a sentence on the page; the data have it whole
COLUMNS = (
    Column("灯", 10),
    Column("任务", 24, centred=False),
    Column("牵头单位", 20, centred=False),
    Column("原因", 36, centred=False),
    Column("需要决定", 33, centred=False),
    Column("此前决定及落实", 33, centred=False),
)


@dataclass(frozen=True, slots=True)
class MeetingItem:
    """A task for the meeting: `needed` to be decided, `decided` since the last meeting and what became of it."""

    code: str
    title: str
    lead: tuple[str, ...]
    colour: Colour
    reason: str
    needed: tuple[str, ...]
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The page: `counts` are the open tasks with each of these lights, `items` the first of them, the worst first.

    `steps` and `findings` tell how many of them no total of tasks counts.
    """

    office: str
    day: date
    since: date
    counts: tuple[tuple[Colour, int], ...]
    items: tuple[MeetingItem, ...]
    steps: int = 0
    findings: int = 0

    @property
    def total(self) -> int:
        """All tasks that have one of these lights."""
        return sum(count for _, count in self.counts)

    @property
    def left_out(self) -> int:
        """How many of them are not on the page."""
        return self.total - len(self.items)


def meeting_paper(meeting: Meeting) -> Paper:
    """The page as a working sheet."""
    left = (
        f"本页列最紧要的{len(meeting.items)}项，其余{meeting.left_out}项见台账。" if meeting.left_out else ""
    )
    opening = (
        f"{meeting.office}　截至{chinese(meeting.day)}，在办任务{lit(meeting)}。{left}"
        f"“此前决定”从{chinese(meeting.since)}算起。"
    )
    return Paper(
        name="调度会材料",
        number=meeting.day.isoformat(),
        office=meeting.office,
        day=meeting.day,
        title="调度会材料",
        opening=opening,
        tables=(Table("调度事项", COLUMNS, tuple(map(cells, meeting.items)), "没有需要调度的任务。"),),
        plain=True,
    )


def lit(meeting: Meeting) -> str:
    """亮红灯3项、黄灯1项（含子任务1项）."""
    lights = "、".join(f"{colour.word}{count}项" for colour, count in meeting.counts if count)
    beside = (("子任务", meeting.steps), ("问题", meeting.findings))
    among = "、".join(f"{word}{count}项" for word, count in beside if count)
    return f"亮{lights}{f'（含{among}）' if among else ''}" if lights else "亮灯（红、橙、黄）的没有"


def cells(item: MeetingItem) -> tuple[str, ...]:
    """A task as a row."""
    past = [
        f"{each.day:%m-%d}{cut(each.what, LONGEST // 2)}：{cut(each.outcome, LONGEST // 2)}"
        for each in item.decided[::-1]
    ]
    lead = f"{item.lead[0]}等{len(item.lead)}个" if len(item.lead) > 2 else "、".join(item.lead)
    return (
        item.colour.word,
        f"{item.code}{item.title}",
        lead,
        cut(item.reason, LONGEST),
        shortened([cut(words, LONGEST) for words in item.needed], MOST_WORDS, ""),
        shortened(past, MOST_WORDS, "没有"),
    )


def cut(words: str, longest: int) -> str:
    """At most so many characters, with … where some are left out."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
