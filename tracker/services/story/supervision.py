"""What a story tells of orders and inspections, as deeds: each with its moment and who does it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pendulum import DateTime

from tracker.domain import commands as c
from tracker.domain import inspection_commands as i
from tracker.domain.inspection_events import Scheme
from tracker.domain.ladder import OrderKind
from tracker.domain.order import OrderState
from tracker.domain.story import Story
from tracker.domain.story_supervision import ToldInspection, ToldOrder, ToldProblem, ToldRectification
from tracker.services import orders
from tracker.services.desk import Desk
from tracker.services.inspections import draft_scheme, inspect, read_inspection, token_of
from tracker.services.story.scenes import LEADER, OFFICE, some_time
from tracker.services.story.scripts import kept_text
from tracker.services.tasks import perform


@dataclass(frozen=True, slots=True)
class Deed:
    """An act at a moment on an order, an inspection or a finding, by an account (OFFICE for the office)."""

    moment: DateTime
    account: str
    done: Callable[[Desk], object]


def deeds(story: Story) -> Iterator[Deed]:
    """All that is told of orders and inspections; in the order of their moments each finds what it goes on from."""
    for order in story.orders:
        yield from ordered(order)
    for inspection in story.inspections:
        yield from Inspecting(inspection).deeds()


def ordered(told: ToldOrder) -> Iterator[Deed]:
    """The order is issued, answered, settled."""
    numbers: list[str] = []

    def issue(desk: Desk) -> None:
        numbers.extend(order.number for order in orders.issue(desk, told.unit, OrderKind(told.kind)))

    yield Deed(some_time(told.on, f"order {told.unit}"), OFFICE, issue)
    if told.answered:
        moment = some_time(told.answered, f"answer {told.unit}")
        yield Deed(moment, told.unit, lambda desk: orders.answer(desk, numbers[0], told.answer))
    if told.settled:
        moment, outcome = some_time(told.settled, f"settle {told.unit}"), OrderState(told.outcome)
        yield Deed(
            moment, OFFICE, lambda desk: orders.settle(desk, numbers[0], outcome, told.words, told.until)
        )


class Inspecting:
    """An inspection from its scheme to its end; `code` is there once the scheme is drafted."""

    def __init__(self, told: ToldInspection) -> None:
        self.told, self.code = told, ""

    def deeds(self) -> Iterator[Deed]:
        """Scheme, approval, the visit, what was told, how it was put right."""
        told, team = self.told, self.told.members[0]
        yield self.deed(told.drafted, team, self.draft)
        yield self.deed(
            told.approved, LEADER, lambda desk: inspect(desk, i.ApproveScheme(inspection=self.code))
        )
        yield self.deed(told.begun, team, lambda desk: inspect(desk, i.BeginInspection(inspection=self.code)))
        for number, problem in enumerate(told.problem, 1):
            yield self.deed(problem.on, team, self.recording(problem))
            if problem.rectified:
                yield from self.rectified(number, problem.unit, problem.rectified)
        for said in told.feedback:
            feedback = (said.unit, said.conclusion)
            yield self.deed(said.on, team, self.telling(*feedback))
        if told.closed:
            yield self.deed(told.closed, team, self.close)

    def deed(self, day: date, account: str, done: Callable[[Desk], object]) -> Deed:
        """A deed at some time of the day."""
        return Deed(some_time(day, f"{self.told.title} {account}"), account, done)

    def draft(self, desk: Desk) -> None:
        fields = {name: getattr(self.told, name) for name in Scheme.model_fields if name != "tasks"}
        self.code = draft_scheme(desk, Scheme(**fields), token_of(self.told.title)).code

    def recording(self, problem: ToldProblem) -> Callable[[Desk], object]:
        """记录问题, its evidence kept as files in the home folder."""

        def record(desk: Desk) -> object:
            kept = tuple(kept_text(desk, name, text) for name, text in problem.evidence.items())
            words = problem.model_dump(exclude={"on", "evidence", "rectified"})
            return inspect(desk, i.RecordProblem(inspection=self.code, evidence=kept, **words))

        return record

    def telling(self, unit: str, conclusion: str) -> Callable[[Desk], object]:
        """反馈."""
        return lambda desk: inspect(
            desk, i.GiveFeedback(inspection=self.code, unit=unit, conclusion=conclusion)
        )

    def close(self, desk: Desk) -> None:
        inspect(desk, i.CloseInspection(inspection=self.code, note=self.told.note))

    def rectified(self, number: int, unit: str, told: ToldRectification) -> Iterator[Deed]:
        """The finding is worked on as any task is; the team that found it finds it put right."""
        team = self.told.members[0]

        def on_finding(make: Callable[[Desk, str], c.Command]) -> Callable[[Desk], object]:
            def act(desk: Desk) -> object:
                problem = read_inspection(desk, self.code)[0].problem(number)
                return perform(desk, make(desk, problem.finding if problem else ""))

            return act

        def claim(desk: Desk, code: str) -> c.Command:
            kept = tuple(kept_text(desk, name, text) for name, text in told.evidence.items())
            return c.ClaimCompletion(task=code, basis=told.basis, evidence=kept)

        yield self.deed(told.signed, unit, on_finding(lambda _, code: c.Sign(task=code)))
        filing = on_finding(
            lambda _, code: c.FileProgress(task=code, progress=told.progress, claimed=told.percent)
        )
        yield self.deed(told.filed, unit, filing)
        accept = on_finding(lambda _, code: c.AcceptFiling(task=code))
        yield self.deed(told.accepted, OFFICE, accept)
        yield self.deed(told.claimed, unit, on_finding(claim))
        verify = on_finding(lambda _, code: c.VerifyCompletion(task=code, note=told.note))
        yield self.deed(told.verified, team, verify)
        yield self.deed(told.closed, team, on_finding(lambda _, code: c.CloseTask(task=code)))
