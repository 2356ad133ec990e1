"""What a list shows beside the tasks that its total counts."""

from dataclasses import replace

from tracker.domain import counting
from tracker.domain.counting import Counted
from tracker.domain.task import TaskKind
from tracker.queries.tasks import TaskFilter, find
from tracker.queries.view import View


def beside_total(view: View, narrowed: TaskFilter) -> str:
    """Of the tasks that the filter admits, how many count with another or apart, as a sentence; empty for none."""
    if narrowed.counted or narrowed.parent or narrowed.rated or narrowed.missed:
        return ""
    steps = find(view, replace(narrowed, counted=Counted.STEPS), limit=0).total
    findings = replace(narrowed, kind=TaskKind.FINDING, counted=Counted.TOTAL)
    return counting.beside_total(steps, find(view, findings, limit=0).total if narrowed.kind is None else 0)
