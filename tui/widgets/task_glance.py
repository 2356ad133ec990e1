"""The task under the cursor at a glance: its full title, and the sentence that explains its light."""

from textual.content import Content

from tracker.domain.standing import Standing
from tui.widgets.lights import chip
from tui.widgets.prose import Prose


class TaskGlance(Prose):
    """Three lines under a list."""

    DEFAULT_CSS = """
    TaskGlance { height: 3; padding: 0 1; background: $panel; color: $foreground; }
    """

    def show(self, standing: Standing | None, sentence: str = "") -> None:
        """Say what the task is; `sentence` says why it is on this list."""
        if standing is None:
            self.say("")
            return
        facts = standing.facts
        why = f"{sentence}。" if sentence else ""
        self.say(
            Content.assemble(
                (facts.code, "bold"),
                f"  {facts.title}（{'、'.join(facts.lead) or '牵头单位未定'}）\n",
                chip(standing.light.colour),
                f" {why}{standing.light.sentence}",
            )
        )
