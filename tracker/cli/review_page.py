"""A review as a page: what a person has to decide first, then each item beside the words it was read from."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from tracker.cli import proposal_words
from tracker.cli.plan_page import item_lines
from tracker.domain.case import chinese
from tracker.domain.plan_shares import NOT_DIVIDED, is_left_undivided
from tracker.domain.review import ReviewItem, Source
from tracker.domain.review_names import Asked
from tracker.domain.review_phrases import answer_words, apart, where, words
from tracker.domain.review_revision import Compared, Kind
from tracker.services.review import Sheet


def to_decide(sheet: Sheet) -> Iterator[str]:
    """The lines about doubts, names, unread words and the earlier version."""
    review = sheet.review
    yield f"《{review.title}》"
    tied = [f"作为{review.parent}的子方案"] if review.parent else []
    tied += [f"修订{review.revises}"] if review.revises else []
    if tied:
        yield "、".join(tied)
    if review.in_doubt:
        yield f"\n有疑问的条目（{len(review.in_doubt)}个）："
        for each in review.in_doubt:
            yield f"  {each.key} {each.item.title}"
            yield from (f"      疑问：{doubt}" for doubt in each.open_doubts)
            yield from (f"      {line}" for line in source_lines(each))
    if sheet.asked:
        yield f"\n名录中找不到的单位名称（{len(sheet.asked)}个，其中{len(sheet.unanswered)}个待确认）："
        yield from (line for each in sheet.asked for line in name_lines(each))
    if review.head.problems:
        yield "\n未读懂："
        yield from (f"  {each.place}“{each.quote}”：{each.message}" for each in review.head.problems)
    if review.revises:
        yield from comparison(sheet.compared, review.revises)


def page(sheet: Sheet) -> Iterator[str]:
    """All lines: what to decide, the items with their source, what will be no task, what was corrected."""
    review = sheet.review
    yield from to_decide(sheet)
    yield f"\n将成为任务的条目（{len(review.tasks)}个）："
    for each in review.tasks:
        yield ""
        yield from item_block(each, sheet)
    nobody_named = [each for each in review.items if not (each.is_task or each.dropped)]
    yield from others("没有责任单位、不作为任务的条目", nobody_named, sheet)
    yield from others("核对时去掉的条目", [each for each in review.items if each.dropped], sheet)
    if review.told:
        yield f"\n已作更正（{len(review.told)}处）："
        yield from (f"  {number}. {words}" for number, words in enumerate(review.told, 1))


def item_block(each: ReviewItem, sheet: Sheet) -> Iterator[str]:
    """An item as it will be a task, and below it the words that it was read from."""
    first, *rest = item_lines(each.item)
    yield first if each.key == each.item.number else f"{each.key} {each.item.title}"
    yield from rest
    until = sheet.drafts[each.key].deadline
    if until and not each.item.deadlines:
        yield f"    时限：{chinese(until)}（按方案的总时限）"
    if is_left_undivided(each.item, sheet.drafts[each.key]):
        yield f"    {NOT_DIVIDED}"
    yield from (f"    {line}" for line in proposal_lines(each, sheet))
    yield from (f"    {line}" for line in source_lines(each))


def proposal_lines(each: ReviewItem, sheet: Sheet) -> Iterator[str]:
    """Who could lead an item that says nobody does."""
    return proposal_words.lines(sheet.proposals.get(each.key, ()))


def source_lines(each: ReviewItem) -> Iterator[str]:
    """The source words of an item with their places."""
    for source in each.sources:
        yield f"{where(source)}：{words(source)}"


def name_lines(each: Asked) -> Iterator[str]:
    """A name with who may be meant, and the answer."""
    yield f"  “{each.name}”，条目{'、'.join(each.items)}"
    if each.answer is not None:
        yield f"      已确认：{answer_words(each.answer, each.meant)}"
        return
    yield f"      {each.reason}"
    if each.candidates:
        yield f"      候选：{'、'.join(f'{unit.name}（{unit.code}）' for unit in each.candidates)}"


def comparison(compared: tuple[Compared, ...], plan: str) -> Iterator[str]:
    """What is new, changed and gone against the earlier version."""
    counts = "，".join(f"{kind}{sum(each.kind is kind for each in compared)}条" for kind in Kind)
    yield f"\n与{plan}比较：{counts}"
    for each in compared:
        if each.kind is Kind.UNCHANGED:
            continue
        named = " ".join(words for words in (each.item, each.title) if words)
        task = f"（任务{each.task}）" if each.task else ""
        yield f"  {each.kind} {named}{task}{'，任务保持不变' if each.left else ''}"
        for one in each.differences:
            was, now = apart(one.was, one.now)
            yield f"      {one.what}：原“{was}”，现“{now}”"


def others(heading: str, items: list[ReviewItem], sheet: Sheet) -> Iterator[str]:
    """A list of items that will not become tasks, with who could lead them."""
    if items:
        yield f"\n{heading}（{len(items)}个）："
    for each in items:
        yield f"  {each.key} {each.item.title}"
        yield from (f"      {line}" for line in proposal_lines(each, sheet))


def as_json(sheet: Sheet) -> dict[str, Any]:
    """The review as `--json` prints it; days are ISO."""
    review = sheet.review
    return {
        "file": review.file,
        "checksum": review.checksum,
        "title": review.title,
        "parent": review.parent,
        "revises": review.revises,
        "hindrance": sheet.hindrance,
        "items": [item_as_json(each, sheet) for each in review.items],
        "names": [name_as_json(each) for each in sheet.asked],
        "compared": [asdict(each) for each in sheet.compared],
        "problems": [
            {"place": str(each.place), "quote": each.quote, "message": each.message}
            for each in review.head.problems
        ],
        "corrections": list(review.told),
    }


def item_as_json(each: ReviewItem, sheet: Sheet) -> dict[str, Any]:
    """An item with its source."""
    draft = sheet.drafts.get(each.key)
    return {
        "key": each.key,
        "becomes": "task" if each.is_task else "dropped" if each.dropped else "nothing",
        "title": each.item.title,
        "lead": list(each.item.lead),
        "responsible": list(each.item.responsible),
        "guide": list(each.item.guide),
        "deadline": draft.deadline if draft else None,
        "doubts": list(each.open_doubts),
        "looked_at": each.looked_at,
        "proposals": proposal_words.as_json(sheet.proposals.get(each.key, ())),
        "sources": [source_as_json(source) for source in each.sources],
    }


def source_as_json(source: Source) -> dict[str, Any]:
    """Words of the document and where they stand."""
    return {
        "place": "" if source.read < 0 else str(source.place),
        "title": source.title,
        "text": source.text,
        "assignment": source.assignment,
    }


def name_as_json(each: Asked) -> dict[str, Any]:
    """A name that the registry cannot place."""
    return {
        "name": each.name,
        "items": list(each.items),
        "reason": each.reason,
        "candidates": [{"code": unit.code, "name": unit.name} for unit in each.candidates],
        "answer": answer_words(each.answer, each.meant) if each.answer else None,
    }
