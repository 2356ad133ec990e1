"""A page from which one act is done on many tasks: choose it, answer once, read what came of each."""

from collections.abc import Sequence

from tracker.domain.permissions import may
from tracker.domain.standing import TaskFacts
from tracker.domain.unit_names import pinyin_initials
from tracker.errors import RefusedError
from tui.forms.batch import BATCH_ACTS, Batch, BatchAct
from tui.screens.acting import ActingPage
from tui.screens.batch_result import BatchResult
from tui.screens.form import FormScreen, Outcome
from tui.screens.picker import Choice, Picked, Picker


class BatchingPage(ActingPage):
    """`batch_done` is told when a batch was handed in, before its results are shown."""

    def choose_batch(self, tasks: Sequence[TaskFacts]) -> None:
        """Let one of the acts be chosen that may be the turn of some of these tasks."""
        choices = [
            Choice(f"{act.title}（{count}项可能可办）", act, pinyin_initials(act.title).lower())
            for act in BATCH_ACTS
            if not may(self.desk.who, act.act) and (count := sum(act.admits(facts) for facts in tasks))
        ]
        if not choices:
            reason = "选中的任务现在没有可以一起办的事。"
            self.duban.explain(RefusedError(reason, "请逐项打开办理，或另选任务。"))
            return

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.run_batch(picked.choice.value, tasks)

        self.app.push_screen(Picker(f"对选中的{len(tasks)}项任务办什么", choices), take)

    def run_batch(self, act: BatchAct, tasks: Sequence[TaskFacts]) -> None:
        """Ask once, do it task by task, report."""
        batch = Batch(act, tasks)

        def report(outcome: Outcome | None) -> None:
            if outcome is not None:
                self.batch_done()
                self.app.push_screen(BatchResult(batch))

        self.app.push_screen(FormScreen(batch.form), report)

    def batch_done(self) -> None:
        """Nothing needs to be forgotten on most pages."""
