"""`corrected` and `undone`: the only ways a review changes. Pure; no correction loses a word of the source."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from tracker.domain import review_steps as s
from tracker.domain.plan import Place, PlanDeadline, PlanItem
from tracker.domain.review import Review, ReviewItem, Source, free_key, item_called, started
from tracker.domain.review_cutting import joined, severed
from tracker.domain.review_leads import first_leads
from tracker.domain.review_names import new_units, units_meant
from tracker.domain.review_words import told
from tracker.errors import InputError, NotFoundError

BY_HAND = "补"


def corrected(review: Review, step: s.Correction) -> Review:
    """The review after one more correction.

    Raises NotFoundError for an item that is not there, InputError where the correction cannot be made.
    """
    after = RULES[type(step)](review, step)
    return replace(
        after,
        corrections=(*review.corrections, step),
        told=(*review.told, told(review, step)),
        turns=(*review.turns, 1),
    )


def in_one_turn(before: Review, after: Review) -> Review:
    """The review `after` corrections made at once: they are taken back at once, too."""
    made = len(after.corrections) - len(before.corrections)
    return replace(after, turns=(*before.turns, made)) if made else after


def undone(review: Review) -> Review:
    """The review without its last turn of corrections, exactly as it was. Raises InputError where there is none."""
    if not review.corrections:
        raise InputError("还没有做过更正，没有可以撤回的。")
    before = reduce(corrected, review.corrections[: -review.turns[-1]], started(review))
    return replace(before, turns=review.turns[:-1])


def accept(review: Review, step: s.Accept) -> Review:
    return changed(review, replace(standing(review, step.item), looked_at=True))


def accept_all(review: Review, step: s.AcceptAll) -> Review:
    return replace(review, items=tuple(replace(each, looked_at=True) for each in review.items))


def set_units(review: Review, step: s.SetUnits) -> Review:
    given = {
        role: tuple(dict.fromkeys(names))
        for role, names in (("lead", step.lead), ("responsible", step.responsible), ("guide", step.guide))
        if names is not None
    }
    if not given:
        raise InputError("没有写要改哪些单位。", "请写 lead=、responsible= 或 guide=。")
    return edited(review, step.item, **given)


def set_deadline(review: Review, step: s.SetDeadline) -> Review:
    each = standing(review, step.item)
    words = "；".join(deadline.text for deadline in each.item.deadlines)
    deadline = PlanDeadline(words or "核对时填写", step.day, open=step.day is None)
    return edited(review, step.item, deadlines=(deadline,))


def set_title(review: Review, step: s.SetTitle) -> Review:
    if not step.title.strip():
        raise InputError("任务名称不能是空的。")
    return edited(review, step.item, title=step.title.strip())


def set_plan_title(review: Review, step: s.SetPlanTitle) -> Review:
    if not step.title.strip():
        raise InputError("方案标题不能是空的。")
    return replace(review, titled=step.title.strip())


def split(review: Review, step: s.Split) -> Review:
    each = standing(review, step.item)
    key = free_key(each.key, (other.key for other in review.items), "-")
    first, second = severed(each, key, step.at, step.title)
    return exchanged(review, each, (first, second))


def merge(review: Review, step: s.Merge) -> Review:
    each = standing(review, step.item)
    other = standing(review, step.other) if step.other else following(review, each)
    if other == each:
        raise InputError(f"条目“{each.key}”不能与自己合并。")
    without = replace(review, items=tuple(item for item in review.items if item != other))
    return exchanged(without, each, (joined(each, other),))


def drop(review: Review, step: s.Drop) -> Review:
    return changed(review, replace(standing(review, step.item), dropped=True))


def restore(review: Review, step: s.Restore) -> Review:
    each = item_called(review, step.item)
    if not each.dropped:
        raise InputError(f"条目“{each.key}”没有被去掉，不用恢复。")
    return changed(review, replace(each, dropped=False))


def add_item(review: Review, step: s.AddItem) -> Review:
    if not step.title.strip():
        raise InputError("补充的条目没有写名称。", "请写 title=任务名称。")
    if not (step.lead or step.responsible or step.guide):
        raise InputError(f"补充的条目“{step.title}”没有写责任单位。", "请写 lead=单位。")
    keys = [each.key for each in review.items]
    key = free_key(step.number, keys) if step.number else free_key(f"{BY_HAND}1", keys, "-")
    deadlines = (PlanDeadline("核对时填写", step.deadline),) if step.deadline else ()
    item = PlanItem(
        number=key,
        title=step.title.strip(),
        text=step.text,
        lead=step.lead,
        responsible=step.responsible,
        guide=step.guide,
        deadlines=deadlines,
    )
    by_hand = -1 - sum(source.read < 0 for each in review.items for source in each.sources)
    new = ReviewItem(key, item, (Source(by_hand, 0, Place(), item.title, item.text, ""),), looked_at=True)
    if not step.after:
        return replace(review, items=(*review.items, new))
    before = item_called(review, step.after)
    return exchanged(review, before, (before, new))


def answer_name(review: Review, step: s.NameStep) -> Review:
    if isinstance(step, s.NameMeans | s.NameIsGroup) and not step.units:
        raise InputError(f"没有写“{step.name}”指哪些单位。")
    if step.name not in names_in(review):
        raise NotFoundError(f"方案的任务中没有单位名称“{step.name}”。", "请照抄列出的名称。")
    before = next((each for each in review.names if each.name == step.name), step)
    gone = {unit.code for unit in new_units(before)} - {unit.code for unit in new_units(step)}
    others = (each for each in review.names if each.name != step.name and not gone & set(units_meant(each)))
    return replace(review, names=(*others, step))


def belongs_to(review: Review, step: s.BelongsTo) -> Review:
    return replace(review, parent=step.plan)


def revises(review: Review, step: s.Revises) -> Review:
    return replace(review, revises=step.plan, ties=(), left=())


def continues(review: Review, step: s.Continues) -> Review:
    key = standing(review, step.item).key
    others = ((item, task) for item, task in review.ties if item != key and (task or item) != step.task)
    return replace(review, ties=(*others, (key, step.task)))


def leave_task(review: Review, step: s.LeaveTask) -> Review:
    return replace(review, left=tuple(dict.fromkeys((*review.left, step.task))))


def standing(review: Review, called: str) -> ReviewItem:
    """The item with that number. Raises InputError where it was dropped."""
    each = item_called(review, called)
    if each.dropped:
        raise InputError(f"条目“{each.key}”已经去掉。", "要改它请先恢复。")
    return each


def names_in(review: Review) -> set[str]:
    """The names of units as they stand in the items."""
    return {name for each in review.items for name in each.names}


def following(review: Review, each: ReviewItem) -> ReviewItem:
    """The next item that was not dropped. Raises InputError behind the last."""
    behind = review.items[review.items.index(each) + 1 :]
    found = next((other for other in behind if not other.dropped), None)
    if found is None:
        raise InputError(f"条目“{each.key}”是最后一条，没有下一条可以合并。")
    return found


def edited(review: Review, called: str, **fields: Any) -> Review:
    """The item with other fields; who changes an item has looked at it."""
    each = standing(review, called)
    return changed(review, replace(each, item=replace(each.item, **fields), looked_at=True))


def changed(review: Review, each: ReviewItem) -> Review:
    """The review with the item of this key as given."""
    return replace(review, items=tuple(each if old.key == each.key else old for old in review.items))


def exchanged(review: Review, old: ReviewItem, new: Iterable[ReviewItem]) -> Review:
    """The review with one item's place taken by others."""
    at = review.items.index(old)
    return replace(review, items=(*review.items[:at], *new, *review.items[at + 1 :]))


RULES: dict[type[s.Correction], Callable[[Review, Any], Review]] = {
    s.Accept: accept,
    s.AcceptAll: accept_all,
    s.SetUnits: set_units,
    s.SetDeadline: set_deadline,
    s.SetTitle: set_title,
    s.SetPlanTitle: set_plan_title,
    s.FirstLeads: first_leads,
    s.Split: split,
    s.Merge: merge,
    s.Drop: drop,
    s.Restore: restore,
    s.AddItem: add_item,
    s.NameMeans: answer_name,
    s.NameIsNew: answer_name,
    s.NameIsGroup: answer_name,
    s.NameLeftOpen: answer_name,
    s.BelongsTo: belongs_to,
    s.Revises: revises,
    s.Continues: continues,
    s.LeaveTask: leave_task,
}
