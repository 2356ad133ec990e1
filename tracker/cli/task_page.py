"""One task on a page, for people and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from tracker.cli import proposal_words
from tracker.cli.output import percent
from tracker.cli.task_rows import as_row
from tracker.domain import project_words
from tracker.domain.case import chinese
from tracker.domain.instruction import Asking
from tracker.domain.permissions import Act
from tracker.domain.target_series import formula
from tracker.domain.target_words import divided, figure
from tracker.domain.task import OWN_WORK, Filing, Part, PartRole, State, Task, TaskTarget
from tracker.services.task_page import TaskPage


def as_json(page: TaskPage, acts: Sequence[Act]) -> dict[str, Any]:
    """Everything on the page; `can` are the acts that the reader may do now."""
    task = page.task
    return as_row(page.standing) | {
        "claimed_by": page.standing.facts.claimed_by,
        "verified_by": page.standing.facts.verified_by,
        "stated_claimed": page.standing.facts.stated_claimed,
        "stated_verified": page.standing.facts.stated_verified,
        "text": task.text,
        "assignment": task.assignment,
        "place": task.place,
        "leaders": list(task.leaders),
        "origin": asdict(task.origin) if task.origin else None,
        "parts": [asdict(part) for part in task.parts],
        "deadlines": [asdict(version) for version in task.deadlines],
        "targets": [asdict(target) for target in task.targets],
        "filings": [
            asdict(filing) | {"doubts": list(page.doubts.get(filing.number, ()))} for filing in task.filings
        ],
        "milestones": [list(each) for each in task.milestones],
        "milestone_names": list(task.milestone_names),
        "children": list(task.children),
        "weight": task.weight,
        "instructions": [asdict(each) for each in task.instructions],
        "askings": [asdict(each) for each in task.askings],
        "extensions": [asdict(asked) for asked in task.extensions],
        "claim": {"on": task.claim_on, "basis": task.claim_basis, "evidence": list(task.claim_evidence)},
        "closing_number": task.closing_number,
        "history": [asdict(line) for line in page.history],
        "proposals": proposal_words.as_json(page.proposals),
        "can": [act.value for act in acts],
    }


def lines(page: TaskPage, acts: Sequence[Act]) -> Iterator[str]:
    """The page as text."""
    task, standing = page.task, page.standing
    yield f"{task.code} {task.title}（{task.stage.word}）"
    yield f"{standing.light.colour.word}：{standing.light.sentence}"
    facts = standing.facts
    yield f"进度：自报{percent(facts.claimed)}，核定{percent(facts.verified)}，序时{percent(standing.expected)}"
    for word, rests_on in (("自报", facts.claimed_by), ("核定", facts.verified_by)):
        if rests_on:
            yield f"  {word}：{rests_on}"
    if task.verified_own:
        yield f"核验：{OWN_WORK}"
    yield f"时限：{_deadline(task)}"
    for role in PartRole:
        parts = task.parts_of(role)
        if parts:
            yield f"{role.word}：{'、'.join(_part(part, task.state) for part in parts)}"
    yield from proposal_words.lines(page.proposals)
    for version in task.deadlines[1:]:
        yield f"  {version.since}改为{version.day}：{version.reason}"
    if task.milestones:
        yield f"节点：{'；'.join(_milestones(task))}"
    if task.parent:
        yield f"是{task.parent}的子任务，权重{task.weight}"
    if task.children:
        yield f"子任务：{'、'.join(task.children)}"
    if task.leaders:
        yield f"分管领导：{'、'.join(task.leaders)}"
    yield from _source(task)
    yield ""
    yield task.text
    for index, target in enumerate(task.targets, 1):
        yield f"目标值{index}：{_target(target)}"
        if target.shares:
            yield f"    分解：{divided(task, target)}"
    names = {part.unit: part.name for part in task.parts}
    yield from _section("批示", list(_instructions(task)))
    yield from _section("要求填报", [_asking(each, names) for each in task.askings])
    yield from _section("填报", [line for each in task.filings for line in _filing(each, names, page.doubts)])
    yield from _section("延期", list(_extensions(task)))
    yield from _section("履历", [_line(each) for each in page.history])
    yield ""
    yield f"版本{task.version}。" + (f"你现在能办：{'、'.join(act.word for act in acts)}。" if acts else "")


def _source(task: Task) -> Iterator[str]:
    """The item of a plan that the task came from, or for a finding who found it and what is asked."""
    origin = task.origin
    if origin is None:
        if task.plan:
            yield f"出处：方案{task.plan} {task.number}（{task.place}）"
        if task.project:
            yield from project_words.in_words(task.project)
        return
    document = f"（{origin.document}）" if origin.document else ""
    before = f"，系{origin.earlier}销号以后反弹" if origin.earlier else ""
    since = f"，已反弹，现为{origin.again}" if origin.again else ""
    yield f"来源：{origin.source.word}{document}{before}{since}"
    yield f"整改措施：{origin.measures}"
    yield f"核验销号：{'督查组' if origin.closers else '领导小组办公室'}"


def _section(title: str, body: Sequence[str]) -> Iterator[str]:
    if body:
        yield ""
        yield f"{title}："
        yield from (f"  {line}" for line in body)


def _deadline(task: Task) -> str:
    if task.deadline is None:
        return f"没有截止日（{task.deadline_words}）" if task.deadline_words else "没有截止日"
    changed = task.deadline != task.original_deadline
    return chinese(task.deadline) + (f"（原定{chinese(task.original_deadline)}）" if changed else "")


def _milestones(task: Task) -> Iterator[str]:
    names = task.milestone_names or ("",) * len(task.milestones)
    for (day, share), name in zip(task.milestones, names, strict=True):
        yield f"{day}前累计{share}%{f'（{name}）' if name else ''}"


def _instructions(task: Task) -> Iterator[str]:
    for each in task.instructions:
        yield f"第{each.number}条 {each.on} {each.by}：{each.words}"
        if each.answered_on:
            yield f"  {each.answered_on}回复：{each.answer}"
        elif each.answer_by:
            yield f"  请于{chinese(each.answer_by)}前回复"


def _asking(each: Asking, names: Mapping[str | None, str]) -> str:
    what = f"：{each.what}" if each.what else ""
    return f"{each.on}要求{names.get(each.unit, each.unit)}于{each.due}前填报{each.period}{what}"


def _part(part: Part, state: State) -> str:
    if part.unit is None:
        return f"{part.name}（名录中没有）"
    open_ = state in (State.DISPATCHED, State.ACTIVE) and part.role is not PartRole.GUIDE
    return part.name + ("（未签收）" if open_ and part.signed_on is None else "")


def _target(target: TaskTarget) -> str:
    reported = "" if target.reported is None else f"，最近上报{figure(target.reported)}{target.unit}"
    if target.verified is not None:
        reported += f"，核定{figure(target.verified)}{target.unit}"
    worked_out = formula(target)
    return f"{target.text or target.name}{reported}" + (f"（{worked_out}）" if worked_out else "")


def _filing(
    filing: Filing, names: Mapping[str | None, str], doubts: Mapping[int, Sequence[str]]
) -> Iterator[str]:
    late = "，逾期" if filing.late else ""
    answer = f"：{filing.answer}" if filing.answer else ""
    yield (
        f"第{filing.number}次 {filing.period}（{filing.filed_on}{late}）"
        f"{filing.filed_as or names.get(filing.unit, filing.unit)}自报{filing.claimed}%，{filing.state.word}{answer}"
    )
    for label, words in (
        ("落实情况", filing.progress),
        ("存在问题", filing.problems),
        ("下步措施", filing.next_steps),
    ):
        if words:
            yield f"  {label}：{words}"
    yield from (f"  数字存疑：{doubt}" for doubt in doubts.get(filing.number, ()))
    for index, value in filing.found:
        yield f"  第{index + 1}个目标值核定为{figure(value)}（填报{figure(dict(filing.values)[index])}）"
    if filing.evidence:
        yield f"  佐证材料：{'、'.join(each.partition(' ')[2] or each for each in filing.evidence)}"


def _extensions(task: Task) -> Iterator[str]:
    outcomes = {None: "等待审批", True: "同意", False: "不同意"}
    for asked in task.extensions:
        answer = f"：{asked.answer}" if asked.answer else ""
        yield (
            f"{asked.asked_on}申请延至{asked.until}，已完成{asked.progress}%，理由：{asked.reason}"
            f"（{outcomes[asked.granted]}{answer}）"
        )


def _line(line: Any) -> str:
    who = f"{line.person}（{line.unit}）" if line.unit else line.person
    return f"{line.moment} {who} {line.word}" + (f"：{line.detail}" if line.detail else "")
