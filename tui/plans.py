"""What the page of plans shows: reviews that were begun, plans that were imported, and a line about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from tracker.domain.review import Review
from tracker.domain.review_phrases import state
from tracker.queries.plans import PlanRow, tie
from tracker.services.begun_reviews import Begun
from tracker.services.recognition import Recognised
from tui.widgets.list_table import WAITS, Head, Row
from tui.words import day_in

HEADS = (
    Head("编号", 7),
    Head("标题", share=3),
    Head("关系", share=1),
    Head("任务", 4),
    Head("已销号", 6),
    Head("导入日期", 10),
)
BEGUN, DAMAGED = "review ", "damaged "


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reviews that are not confirmed yet (the office's alone), plans, and draft tasks that would get units now."""

    begun: Begun = field(default_factory=Begun)
    plans: tuple[PlanRow, ...] = ()
    recognisable: tuple[Recognised, ...] = ()


def counted(shelf: Shelf, *, may_import: bool) -> str:
    """How many there are, and what can be done about it."""
    words = f"已导入{len(shelf.plans)}个方案"
    words += f"，核对中{len(shelf.begun.reviews)}个" if shelf.begun.reviews else ""
    if shelf.recognisable:
        number = len(shelf.recognisable)
        return f"{words}。有{number}项待交办任务写的单位现在名录里有了，按 B 补上"
    return words + ("。按 I 导入新方案" if may_import else "")


def rows_of(shelf: Shelf) -> Iterator[Row]:
    """Damaged files and reviews first, then plans, each sub-plan under its parent."""
    for each in shelf.begun.damaged:
        yield Row(f"{DAMAGED}{each.number}", ("已损坏", f"核对记录 {each.number}", "", "", "", ""), WAITS)
    for review in shelf.begun.reviews:
        title = review.title
        cells = ("核对中", title, ties_of(review), str(len(review.tasks)), "", "")
        yield Row(f"{BEGUN}{review.checksum}", cells)
    known = {plan.id for plan in shelf.plans}
    for plan in shelf.plans:
        if plan.parent not in known:
            yield from with_sub_plans(plan, shelf.plans, 0)


def with_sub_plans(plan: PlanRow, plans: Sequence[PlanRow], depth: int) -> Iterator[Row]:
    """A plan and what hangs below it, set in."""
    title = f"{'　' * (depth - 1)}└ {plan.title}" if depth else plan.title
    cells = (plan.id, title, tie(plan), str(plan.tasks), str(plan.closed), day_in(plan.imported_on))
    yield Row(plan.id, cells)
    for each in plans:
        if each.parent == plan.id:
            yield from with_sub_plans(each, plans, depth + 1)


def ties_of(review: Review) -> str:
    """What a plan under review will be to others."""
    said = [f"{review.parent}的子方案"] if review.parent else []
    return "，".join([*said, *([f"修订{review.revises}"] if review.revises else [])])


def of_review(review: Review) -> Content:
    """How far a review is."""
    return Content.assemble(
        (f"《{review.title}》", "bold"),
        f"  {review.file}\n{state(review)}按回车接着核对，不要了按 D 放弃。",
    )


def of_plan(plan: PlanRow, plans: Sequence[PlanRow]) -> Content:
    """The whole title, the file, and how it is tied to others."""
    revised = next((f"，已由{each.id}修订" for each in plans if each.revises == plan.id), "")
    below = [each.id for each in plans if each.parent == plan.id]
    subs = f"，子方案{'、'.join(below)}" if below else ""
    gone = f"\n不再列入的任务：{'、'.join(plan.gone)}" if plan.gone else ""
    said = "，".join(part for part in (plan.file, tie(plan)) if part)
    return Content.assemble((f"《{plan.title}》", "bold"), f"（{plan.id}）\n{said}{revised}{subs}{gone}")
