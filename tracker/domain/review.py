"""A review: the reading of one document and what the office corrected of it, before anything is kept.

Every item stands beside the words that it was read from. Corrections change what will become of the
words, never the words: an item that was split, merged or dropped still has all of its source.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.domain.plan import Place, Plan, PlanItem
from tracker.domain.review_steps import Correction, NameLeftOpen, NameStep
from tracker.domain.unit_names import plain
from tracker.errors import NotFoundError

NO_NUMBER = "无编号"


@dataclass(frozen=True, slots=True)
class Source:
    """Words of the document: of which item as read (counted from 0, negative when written by hand), and
    from which character of its text on. The title stands with the beginning of the text only."""

    read: int
    start: int
    place: Place
    title: str
    text: str
    assignment: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An item as it stands now (`item`), and the words that it was read from.

    `key` is how corrections call it: its number, told apart where a number stands twice.
    """

    key: str
    item: PlanItem
    sources: tuple[Source, ...]
    looked_at: bool = False
    dropped: bool = False

    @property
    def is_task(self) -> bool:
        """Whether it will become a task: not dropped, and somebody is named."""
        return is_assigned(self.item) and not self.dropped

    @property
    def open_doubts(self) -> tuple[str, ...]:
        """What nobody has looked at yet."""
        return () if self.looked_at or self.dropped else self.item.doubts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of units that stand in it, lead first."""
        return (*self.item.lead, *self.item.responsible, *self.item.guide)

    @property
    def by_hand(self) -> bool:
        """Whether a person wrote it."""
        return all(source.read < 0 for source in self.sources)


@dataclass(frozen=True, slots=True)
class Review:
    """A document under review. `head` is the plan without items, `read` the items as read, in their order.

    `titled` is what the office calls the plan instead of the title that was read. `told` says each of the
    `corrections` in a sentence; `turns` are how many of them were made at once each time. `parent` is the plan
    that this is a sub-plan of, `revises` the plan that it takes the place of; `ties` (item, task or none) and
    `left` (tasks that stay as they are) are the office's decisions about a revision.
    """

    checksum: str
    file: str
    head: Plan
    read: tuple[PlanItem, ...]
    items: tuple[ReviewItem, ...] = ()
    names: tuple[NameStep, ...] = ()
    titled: str = ""
    parent: str = ""
    revises: str = ""
    ties: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    told: tuple[str, ...] = ()
    turns: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """What the plan is called."""
        return self.titled or self.head.title

    @property
    def tasks(self) -> tuple[ReviewItem, ...]:
        """The items that will become tasks."""
        return tuple(item for item in self.items if item.is_task)

    @property
    def leaderless(self) -> tuple[ReviewItem, ...]:
        """The tasks for which no lead is named: they cannot be sent out."""
        return tuple(item for item in self.tasks if not item.item.lead)

    @property
    def in_doubt(self) -> tuple[ReviewItem, ...]:
        """The items with doubts that nobody has looked at."""
        return tuple(item for item in self.items if item.open_doubts)

    @property
    def left_open(self) -> frozenset[str]:
        """The names that the office decided to leave open."""
        return frozenset(step.name for step in self.names if isinstance(step, NameLeftOpen))

    def as_read(self, each: ReviewItem) -> PlanItem | None:
        """A corrected item without its corrections, where it still is one whole assigned item of the document."""
        match each.sources:
            case (Source(read=index, start=0, text=text),) if index >= 0 and text == self.read[index].text:
                whole = self.read[index]
                return whole if whole != each.item and is_assigned(whole) else None
        return None

    @property
    def plan(self) -> Plan:
        """The plan as corrected; what will not become a task stands among the unassigned items."""
        others = tuple(each.item for each in self.items if not each.is_task)
        items = tuple(each.item for each in self.tasks)
        return replace(self.head, title=self.title, items=items, unassigned=others)


def is_assigned(item: PlanItem) -> bool:
    """Whether somebody is named for it."""
    return bool(item.lead or item.responsible or item.guide)


def begin(checksum: str, file: str, plan: Plan, ordered: Iterable[PlanItem]) -> Review:
    """The review of a plan just read, nothing corrected; `ordered` are all its items as they stand in it."""
    read = tuple(ordered)
    return started(Review(checksum, file, replace(plan, items=(), unassigned=()), read))


def started(review: Review) -> Review:
    """The same document with nothing corrected."""
    items: list[ReviewItem] = []
    taken: set[str] = set()
    for index, item in enumerate(review.read):
        key = free_key(item.number or NO_NUMBER, taken)
        taken.add(key)
        source = Source(index, 0, item.place, item.title, item.text, item.assignment)
        items.append(ReviewItem(key, item, (source,)))
    return Review(review.checksum, review.file, review.head, review.read, tuple(items))


def free_key(number: str, taken: Iterable[str], sign: str = "#") -> str:
    """The number, or the number with the first ordinal that is not taken: 3, 3#2, 3#3."""
    standing = set(taken)
    ordinal, key = 1, number
    while key in standing:
        ordinal += 1
        key = f"{number}{sign}{ordinal}"
    return key


def item_called(review: Review, called: str) -> ReviewItem:
    """The item with that number; brackets and stops may be written otherwise or left out.

    Raises NotFoundError where none or several are called so.
    """
    for each in review.items:
        if each.key == called:
            return each
    alike = [each for each in review.items if loose(each.key) == loose(called)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        meant = "、".join(f"“{each.key}”" for each in alike)
        raise NotFoundError(f"条目“{called}”可能是{meant}。", "请写全编号。")
    raise NotFoundError(f"方案中没有条目“{called}”。", "请照列出的编号写，如 三、(一)3.。")


def loose(number: str) -> str:
    """A number as it compares: width, brackets and stops do not matter, 三(一)3 is 三、（一）3."""
    return plain(number).translate(str.maketrans("", "", "().。．:：")).strip()
