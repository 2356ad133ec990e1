"""A 整改清单 as a document: each row a finding, all of them or none."""

import re
from pathlib import Path

from tracker.domain.drafting import Question, parts, questions
from tracker.domain.events import PartDraft
from tracker.domain.finding import Source
from tracker.domain.permissions import Act
from tracker.domain.plan import Plan, PlanItem
from tracker.domain.task import PartRole
from tracker.domain.units import Registry
from tracker.errors import InputError
from tracker.reading.document import read_file
from tracker.services.desk import Desk
from tracker.services.findings import NewFinding, raise_findings
from tracker.services.units import registry

MEASURES = re.compile(r"整改(?:措施|目标|要求|举措|任务)|下一步措施")
LABELLED = re.compile(r"^([^：\n]{2,10})：")  # as the table reader writes the heading of a column


def import_findings(desk: Desk, path: Path, source: Source, document: str = "") -> tuple[str, ...]:
    """Raise each row of the list at `path` (问题, 整改措施, 责任单位, 整改时限) as a finding; returns the codes.

    Raises RefusedError without the right to, InputError for a document that is no such list, for a unit
    that nobody knows, and for a row without measures, each with its place.
    """
    desk.require(Act.RAISE_FINDING, path.name)
    plan = read_file(path).plan
    if not plan.items:
        raise InputError(
            f"“{path.name}”中没有读出写明责任单位的问题。",
            "整改清单应有问题、整改措施、责任单位、整改时限各栏。",
        )
    known = registry(desk)
    refuse_unknown(questions(plan, known), path.name)
    found = [
        finding_of(item, plan, known, source, document or plan.title or path.name) for item in plan.items
    ]
    return raise_findings(desk, found)


def refuse_unknown(asked: list[Question], name: str) -> None:
    """Raise InputError for the names that the registry cannot place."""
    if asked:
        named = "；".join(f"“{each.name}”（第{'、'.join(each.items)}条）" for each in asked)
        raise InputError(
            f"“{name}”中的责任单位不在名录中：{named}。没有登记。", "请先登记单位或添加别名，再导入。"
        )


def finding_of(item: PlanItem, plan: Plan, known: Registry, source: Source, document: str) -> NewFinding:
    """A row as a finding: without a lead, the first responsible unit is the lead."""
    measures, facts = split(item)
    if not measures:
        raise InputError(f"{item.place}的问题“{item.title}”没有写整改措施。没有登记。")
    dated = [each.date for each in item.deadlines if each.date is not None]
    return NewFinding(
        title=item.title,
        facts=facts or item.title,
        measures=measures,
        until=max(dated) if dated else None,
        parts=led(tuple(parts(item, known, plan.issued))),
        source=source,
        document=document,
    )


def split(item: PlanItem) -> tuple[str, str]:
    """整改措施 and the rest of what a row says. Without such a label, what has no label is the measures."""
    lines = [line for line in item.text.splitlines() if line.strip() and line.strip() != item.title.strip()]
    labels = {line: label[1] for line in lines if (label := LABELLED.match(line))}
    measures = [line for line in lines if MEASURES.search(labels.get(line, ""))]
    measures = measures or [line for line in lines if line not in labels]
    facts = [line for line in lines if line not in measures]
    told = (line.partition("：")[2] if line in labels else line for line in measures)
    return "\n".join(told).strip(), "\n".join(facts).strip()


def led(drafts: tuple[PartDraft, ...]) -> tuple[PartDraft, ...]:
    """The parts with a lead: the first one, where none was named."""
    if not drafts or any(draft.role == PartRole.LEAD for draft in drafts):
        return drafts
    first, *others = drafts
    return (first.model_copy(update={"role": PartRole.LEAD.value}), *others)
