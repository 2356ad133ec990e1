"""One inspection on a page, for people and as JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from tracker.cli.inspection_list import as_row
from tracker.domain.case import chinese
from tracker.domain.inspection import Draw, DrawOf, Feedback, Problem
from tracker.services.inspection_page import InspectionPage


def page_as_json(page: InspectionPage) -> dict[str, Any]:
    """Everything on the page; `can` are the acts that the reader may do now."""
    found = page.inspection
    return as_row(page.row) | {
        "content": found.scheme.content,
        "unit_codes": list(found.scheme.units),
        "accounts": list(found.scheme.members),
        "draws": [asdict(draw) for draw in found.draws],
        "problem_list": [asdict(problem) for problem in found.problems],
        "feedbacks": [asdict(told) for told in found.feedbacks],
        "version": found.version,
        "history": [asdict(line) for line in page.history],
        "can": [act.value for act in page.acts],
    }


def page_lines(page: InspectionPage) -> Iterator[str]:
    """The page as text."""
    found, row = page.inspection, page.row
    kind = "" if row.announced else "，不打招呼"
    yield f"{found.code} {found.scheme.title}（{row.state.word}{kind}）"
    yield f"时间：{chinese(row.start)}至{chinese(row.end)}"
    for label, words in (
        ("内容", found.scheme.content),
        ("对象", "、".join(row.units)),
        ("范围", "、".join(row.scope)),
        ("督查人员", "、".join(row.members)),
    ):
        if words:
            yield f"{label}：{words}"
    if found.cancelled_for:
        yield f"取消：{found.cancelled_for}"
    yield from section("抽取", [draw_line(draw, page) for draw in found.draws])
    yield from section("问题", [line for each in found.problems for line in problem_lines(each, page.names)])
    yield from section("反馈", [line for each in found.feedbacks for line in told_lines(each, page.names)])
    yield from section("经过", [history_line(line) for line in page.history])
    if page.acts:
        yield ""
        seen = f"版本{found.version}。" if found.version else ""  # a unit is told no count of what happened
        yield f"{seen}你现在能办：{'、'.join(act.word for act in page.acts)}。"


def section(title: str, body: list[str]) -> Iterator[str]:
    """A heading and its lines; nothing where there are none."""
    if body:
        yield ""
        yield f"{title}："
        yield from (f"  {line}" for line in body)


def draw_line(draw: Draw, page: InspectionPage) -> str:
    """Who was drawn from how many."""
    names = page.persons if draw.of is DrawOf.MEMBER else page.names
    taken = "、".join(names.get(each, each) for each in draw.drawn)
    return (
        f"{draw.on} {draw.of.word}：{len(draw.candidates)}个中抽{draw.count}个，抽到{taken}；种子{draw.seed}"
    )


def problem_lines(problem: Problem, names: dict[str, str]) -> Iterator[str]:
    """A problem with its facts, evidence and what is asked."""
    mark = f"，{problem.finding}" if problem.finding else ""
    gone = f"（已撤回：{problem.withdrawn}）" if problem.withdrawn else ""
    yield f"第{problem.number}个 {names.get(problem.unit, problem.unit)}：{problem.title}{mark}{gone}"
    yield f"  范围：{problem.matter}；整改时限：{chinese(problem.until)}"
    yield f"  事实：{problem.facts}"
    yield f"  整改要求：{problem.measures}"
    yield f"  证据：{'、'.join(each.partition(' ')[2] or each for each in problem.evidence)}"


def told_lines(told: Feedback, names: dict[str, str]) -> Iterator[str]:
    """What a unit was told, and its review."""
    yield f"{told.on} {names.get(told.unit, told.unit)}：{told.conclusion}"
    if told.asked_on is None:
        yield f"  {chinese(told.review_by)}以前可以申请复核"
        return
    yield f"  {told.asked_on}申请复核：{told.asked}；{chinese(told.answer_by)}以前答复"
    if told.decided_on:
        outcome = "维持原结论" if told.upheld else "变更结论"
        late = "，超过期限" if told.late else ""
        yield f"  {told.decided_on}复核决定{outcome}{late}：{told.decision}"


def history_line(line: Any) -> str:
    """A line of the log."""
    who = f"{line.person}（{line.unit}）" if line.unit else line.person
    return f"{line.moment} {who} {line.word}" + (f"：{line.detail}" if line.detail else "")
