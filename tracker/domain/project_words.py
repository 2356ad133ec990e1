"""A project in a few lines, as the page of its task and its archive show it."""

from collections.abc import Iterator

from tracker.domain.case import chinese
from tracker.domain.project import Money, Project, money_text, rate


def in_words(project: Project) -> Iterator[str]:
    """Who leads, owns and builds it, its money in 万元 with the rates of what was approved, and how far the works are."""
    leader = f"，分管县领导：{project.leader}" if project.leader else ""
    yield f"主管单位：{project.owner}，实施单位：{project.implementer}{leader}"
    sums = [f"批复{money_text(project.approved)}万元（{project.fund}）"]
    for money in Money:
        paid = project.paid(money)
        share = rate(paid, project.approved)
        sums.append(f"{money.word}{money_text(paid)}万元" + (f"（{share}%）" if share is not None else ""))
    yield "，".join(sums)
    works = [
        f"{chinese(project.finished_on)}完工" if project.finished_on else "在建",
        f"{chinese(project.accepted_on)}县级验收（{project.acceptance}）"
        if project.accepted_on
        else "没有验收",
    ]
    yield "，".join(works)
