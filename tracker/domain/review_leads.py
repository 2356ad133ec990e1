"""Tasks of a review for which the plan names units and no lead: who leads by the order in which they stand."""

from dataclasses import replace

from tracker.domain.new_units import one_unit
from tracker.domain.review import Review, ReviewItem
from tracker.domain.review_steps import FirstLeads
from tracker.errors import InputError


def first_can_lead(review: Review) -> tuple[ReviewItem, ...]:
    """The tasks without a lead whose first unit is a single one, not a group and not words that name nobody."""
    return tuple(each for each in review.leaderless if one_unit("".join(each.item.responsible[:1])))


def first_leads(review: Review, step: FirstLeads) -> Review:
    """The review in which of each such task the first unit leads. Raises InputError where there is none."""
    leading = {each.key: with_first_leading(each) for each in first_can_lead(review)}
    if not leading:
        raise InputError("没有这样的条目：没有写明牵头单位，而列第一位的是一个单位。")
    return replace(review, items=tuple(leading.get(each.key, each) for each in review.items))


def with_first_leading(each: ReviewItem) -> ReviewItem:
    """The item with its first unit in the lead."""
    first, *others = each.item.responsible
    return replace(each, item=replace(each.item, lead=(first,), responsible=tuple(others)))
