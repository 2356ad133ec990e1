"""The form of an act on a task: what the act says and asks of any task, and the command that follows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tracker.domain.commands import Command
from tracker.domain.permissions import Act
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence
from tracker.services.tasks import perform
from tui.actions import OF_ACT
from tui.forms.fields import Field
from tui.forms.form import Answers, Form
from tui.sheet import Sheet


def no_fields(sheet: Sheet) -> tuple[Field, ...]:
    """For acts that need no words."""
    return ()


@dataclass(frozen=True, slots=True)
class ActForm:
    """`says` explains on the form what follows from the act; `title` where the form asks for more than the act."""

    act: Act
    says: Callable[[Sheet], str]
    command: Callable[[Sheet, Answers], Command]
    fields: Callable[[Sheet], tuple[Field, ...]] = no_fields
    title: str = ""
    doubts: Callable[[Sheet, Desk, Command], tuple[str, ...]] | None = None
    quick: bool = False

    def on(self, sheet: Sheet) -> Form:
        """The form for the task of `sheet`; it names the version that was seen."""
        title, task = self.title or OF_ACT[self.act].label, sheet.task

        def submit(desk: Desk, answers: Answers) -> str:
            kept = tuple(keep_evidence(desk, path) for path in answers.get("evidence", ()))
            perform(desk, self.command(sheet, {**answers, "evidence": kept}))
            return f"{title}：{task.code}已办。"

        def doubted(desk: Desk, answers: Answers) -> tuple[str, ...]:
            if self.doubts is None:
                return ()
            return self.doubts(sheet, desk, self.command(sheet, {**answers, "evidence": ()}))

        fields = self.fields(sheet)
        return Form(title, self.says(sheet), submit, fields, task.code, task.title, doubted, self.quick)


def stem(sheet: Sheet) -> dict[str, Any]:
    """What every command begins with: the task, and the version that was seen."""
    return {"task": sheet.task.code, "seen": sheet.task.version}
