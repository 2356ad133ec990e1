"""Reviewing a plan before it is imported: opened, corrected step by step, confirmed in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from tracker.domain.events import TaskDrafted
from tracker.domain.permissions import Act
from tracker.domain.review import Review, ReviewItem
from tracker.domain.review_names import Answers, Asked, answer_said, asked
from tracker.domain.review_phrases import few
from tracker.domain.review_revision import Compared
from tracker.domain.review_rules import corrected, in_one_turn, undone
from tracker.domain.review_steps import Correction, Revises
from tracker.errors import InputError, NotFoundError, StaleError
from tracker.queries.units import registry_of
from tracker.reading.readers.intake import file_bytes
from tracker.services import review_file
from tracker.services.desk import Desk
from tracker.services.plans import Imported, checksum_of, drafts_of, record, refuse_twice, review_of
from tracker.services.proposals import Proposals, for_review
from tracker.services.review_checks import checked
from tracker.services.revisions import compared_with, names_said

NOT_YET = "待定"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A review with what the ledger says about it.

    `asked` are the names that the registry cannot place, `drafts` what each task would become (by the
    key of its item), `compared` the comparison with the plan that it revises, `proposals` who could lead an
    item without a lead (by its key): a word to the office, never taken over by itself.
    """

    review: Review
    asked: tuple[Asked, ...]
    drafts: Mapping[str, TaskDrafted]
    compared: tuple[Compared, ...]
    proposals: Mapping[str, Proposals]

    @property
    def unanswered(self) -> tuple[Asked, ...]:
        """The names that still wait for an answer."""
        return tuple(each for each in self.asked if each.answer is None)

    def open_in(self, each: ReviewItem) -> tuple[str, ...]:
        """The names of an item that still wait for an answer."""
        waiting = {name.name for name in self.unanswered}
        return tuple(name for name in each.names if name in waiting and each.is_task)

    @property
    def hindrance(self) -> str:
        """Why the review cannot be confirmed yet, in Chinese; empty when it can."""
        waiting = []
        if not self.review.tasks:
            waiting.append("没有一个条目有责任单位")
        if self.review.in_doubt:
            keys = few([each.key for each in self.review.in_doubt])
            waiting.append(f"{len(self.review.in_doubt)}个条目有疑问没有核对（{keys}）")
        if self.unanswered:
            names = few([each.name for each in self.unanswered])
            waiting.append(f"{len(self.unanswered)}个单位名称没有确认（{names}）")
        return "，".join(waiting)


def open_review(desk: Desk, path: Path, part: int | None = None) -> Review:
    """The review of the document at `path`: the one begun before, or a new one.

    Raises InputError for a document that cannot be read or was imported before.
    """
    desk.require(Act.IMPORT_PLAN, path.name)
    checksum = checksum_of(file_bytes(path), part)
    with desk.reading() as session:
        refuse_twice(session, desk.office, path.name, checksum)
    begun = review_file.standing(desk.home, checksum)
    if begun is not None:
        return begun
    review = review_of(path, part)
    review_file.save(desk.home, review)
    return review


def go_on(desk: Desk, checksum: str) -> Review:
    """The review that was begun of the document with that checksum. Raises NotFoundError where it is over."""
    desk.require(Act.IMPORT_PLAN)
    begun = review_file.standing(desk.home, checksum)
    if begun is None:
        raise NotFoundError("这次核对已经结束或放弃。", "请重新打开方案文件。")
    return begun


def correct(desk: Desk, review: Review, *steps: Correction) -> Review:
    """The review with these corrections, all of them or none, kept.

    Units may be given by code or name. Raises NotFoundError or InputError for what cannot be corrected
    so, StaleError where somebody else went on with it since `review` was read.
    """
    desk.require(Act.IMPORT_PLAN, review.file)
    refuse_stale(desk, review)
    after = review
    with desk.reading() as session:
        for step in steps:
            after = corrected(after, checked(session, desk.office, after, step))
            if isinstance(step, Revises) and step.plan:
                after = with_names_of(session, desk, after)
    after = in_one_turn(review, after)
    review_file.save(desk.home, after)
    return after


def with_names_of(session: Session, desk: Desk, review: Review) -> Review:
    """The review with the answers about names that were given for the plan that it revises."""
    said = names_said(session, desk.office, review.revises)
    for each in asked(review, registry_of(session, desk.office)):
        if each.answer is None and each.name in said:
            review = corrected(review, answer_said(each.name, said[each.name]))
    return review


def undo(desk: Desk, review: Review) -> Review:
    """The review without what was corrected last at once, kept. Raises as `correct` does."""
    desk.require(Act.IMPORT_PLAN, review.file)
    refuse_stale(desk, review)
    before = undone(review)
    review_file.save(desk.home, before)
    return before


def discard(desk: Desk, review: Review) -> None:
    """Forget the review; the document can be read anew."""
    desk.require(Act.IMPORT_PLAN, review.file)
    review_file.forget(desk.home, review.checksum)


def look_at(desk: Desk, review: Review) -> Sheet:
    """The review with unknown names, drafts and comparison, as the ledger stands now."""
    desk.require(Act.IMPORT_PLAN, review.file)
    with desk.reading() as session:
        names = asked(review, registry_of(session, desk.office))
        drafts = drafts_in(session, desk, review)
        compared = compared_with(session, desk.office, review, drafts)
        proposals = for_review(session, desk, review)
    keys = (each.key for each in review.tasks)
    return Sheet(review, names, dict(zip(keys, drafts, strict=True)), compared, proposals)


def confirm(desk: Desk, review: Review) -> Imported:
    """Import the plan as reviewed, in one transaction, and forget the review.

    Raises InputError while doubts or names wait for an answer, and as `plans.record` does.
    """
    desk.require(Act.IMPORT_PLAN, review.file)
    refuse_stale(desk, review)
    hindrance = look_at(desk, review).hindrance
    if hindrance:
        raise InputError(
            f"还不能确认导入：{hindrance}。",
            "请先核对疑问（--accept）、确认单位名称（--unit；其余的用 --new-unit 全部 或 --leave-open 全部）。",
        )
    imported = record(desk, review)
    discard(desk, review)
    return imported


def drafts_in(session: Session, desk: Desk, review: Review) -> list[TaskDrafted]:
    """What the tasks of the review would become; nobody looks for them by pinyin yet."""
    answers = Answers(registry_of(session, desk.office), review.names)
    return drafts_of(session, desk, review.plan, NOT_YET, answers, initials=str)


def refuse_stale(desk: Desk, review: Review) -> None:
    """Raise StaleError where the kept review has other corrections, NotFoundError where it is gone."""
    begun = review_file.standing(desk.home, review.checksum)
    if begun is None:
        raise NotFoundError(f"“{review.file}”的核对已经结束或放弃。", "请重新打开。")
    if begun.corrections != review.corrections:
        raise StaleError(
            f"“{review.file}”的核对在你查看之后有人改过，你的更正没有保存。", "请重新打开后再改。"
        )
