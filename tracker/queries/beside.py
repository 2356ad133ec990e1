"""What a list shows beside the tasks that its total counts."""

from dataclasses import replace

from tracker.domain.counting import Beside, Counted
from tracker.domain.task import TaskKind
from tracker.queries.tasks import TaskFilter, find
from tracker.queries.view import View


def beside_total(view: View, narrowed: TaskFilter) -> Beside:
    """Of the tasks that the filter admits, how many count with another, or apart."""
    if narrowed.counted or narrowed.parent or narrowed.rated or narrowed.missed:
        return Beside()
    steps = find(view, replace(narrowed, counted=Counted.STEPS), limit=0).total
    findings = replace(narrowed, kind=TaskKind.FINDING, counted=Counted.TOTAL)
    return Beside(steps, find(view, findings, limit=0).total if narrowed.kind is None else 0)
