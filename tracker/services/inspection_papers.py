"""Printing inspections: the scheme, and for each unit the conclusion and the notice to put things right."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from tracker.domain.finding import Source
from tracker.domain.inspection import Feedback, Problem
from tracker.domain.inspection_events import SchemeApproved
from tracker.domain.inspection_paper import conclusion_paper, scheme_paper
from tracker.domain.paper import Paper
from tracker.domain.rectification_paper import Entry, notice_paper
from tracker.errors import NotFoundError
from tracker.queries.circulars import office_name
from tracker.reports.files import write_files
from tracker.reports.papers import PaperFormat, formats_named, render
from tracker.services.desk import Desk
from tracker.services.inspection_page import InspectionPage, inspection_page
from tracker.services.views import look


class InspectionPaper(StrEnum):
    """What of an inspection is printed."""

    SCHEME = "督查方案"
    CONCLUSION = "督查结论"
    NOTICE = "整改通知书"


def print_inspection(
    desk: Desk,
    code: str,
    papers: Sequence[InspectionPaper] = tuple(InspectionPaper),
    unit: str = "",
    formats: Sequence[str] = tuple(PaperFormat),
    folder: Path | None = None,
) -> tuple[Path, ...]:
    """Write the papers of an inspection into `folder`, the home's inspections by default; returns the paths.

    Conclusion and notice for each unit that was told, or for `unit` (a code) alone. A unit prints what it was
    told; the scheme of an unannounced inspection is not for it. Raises NotFoundError where there is nothing
    of the kind, InputError for an unknown format, SetupError where nothing can be written.
    """
    wanted = formats_named(formats)
    page = inspection_page(desk, code)
    with look(desk) as view:
        office = office_name(view)
    made = [(name, paper) for kind in papers for name, paper in papers_of(page, kind, office, unit)]
    if not made:
        raise NotFoundError(
            f"督查{code}还没有可以打印的{'、'.join(papers)}。", "督查结论和整改通知书在反馈以后才有。"
        )
    files = {f"{name}.{each.value}": render(paper, each) for name, paper in made for each in wanted}
    return write_files(folder or desk.home.path / "inspections", files)


def papers_of(page: InspectionPage, kind: InspectionPaper, office: str, unit: str) -> list[tuple[str, Paper]]:
    """The papers of a kind, each with its name."""
    found = page.inspection
    if kind is InspectionPaper.SCHEME:
        if not found.scheme.content:
            return []
        by = next((each.person for each in reversed(page.history) if each.word == SchemeApproved.word), "")
        return [(f"{kind}-{found.code}", scheme_paper(found, office, page.names, page.persons, by))]
    told = [each for each in found.feedbacks if unit in ("", each.unit, found.answering(each.unit))]
    if kind is InspectionPaper.NOTICE:
        told = [each for each in told if found.problems_of(each.unit)]
    return [
        (f"{kind}-{found.code}-{page.names.get(each.unit, each.unit)}", unit_paper(page, kind, office, each))
        for each in told
    ]


def unit_paper(page: InspectionPage, kind: InspectionPaper, office: str, told: Feedback) -> Paper:
    """The conclusion for a unit, or the notice on its problems."""
    found, name = page.inspection, page.names.get(told.unit, told.unit)
    if kind is InspectionPaper.CONCLUSION:
        return conclusion_paper(found, told, office, name)
    document = f"{found.scheme.title}反馈意见"
    entries = [entry_of(problem, name, document) for problem in found.problems_of(told.unit)]
    return notice_paper(entries, office, name, told.on, found.code)


def entry_of(problem: Problem, unit: str, document: str) -> Entry:
    """A problem as it is printed."""
    return Entry(
        code=problem.finding,
        title=problem.title,
        facts=problem.facts,
        source=Source.INSPECTION.word,
        document=document,
        measures=problem.measures,
        units=(unit,),
        until=problem.until,
        situation="整改中",
        closing_number="",
    )
