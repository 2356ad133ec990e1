"""A decision of the queue: the form of what waits, with the way on to the next one and to the task's page."""

from collections.abc import Callable

from tui.actions import IN_TURN, bindings
from tui.forms.form import Form
from tui.screens.form import FormScreen, Outcome


class QueueForm(FormScreen):
    """`left` says how many of the kind still wait; `look` opens the page of what is decided."""

    BINDINGS = bindings(IN_TURN)
    help_words = (
        "办完一件，同类的下一件自动打开；Ctrl+N跳过这一件，Esc回到清单。"
        "Ctrl+O打开页面查看全部情况，返回后接着填。带*的必须填写，Ctrl+S保存。"
    )

    def __init__(self, form: Form, left: str, look: Callable[[], None]) -> None:
        super().__init__(form)
        self.left, self.look = left, look

    def on_mount(self) -> None:
        self.query_one("#box").border_subtitle = self.left

    def action_skip(self) -> None:
        """Leave this one for later."""
        self.dismiss(Outcome(skipped=True))

    def action_look_up(self) -> None:
        """The page, on top of the form."""
        self.look()
