"""The command palette: exactly what keys can do now, found by words or by pinyin initials."""

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tracker.domain.unit_names import pinyin_initials
from tui.actions import Action
from tui.offered import offered_on


class Commands(Provider):
    """Offers the actions whose keys are live on the screen that the palette was called from."""

    def offered(self) -> list[Action]:
        """The actions that can be done now, each once."""
        return offered_on(self.screen)

    async def discover(self) -> Hits:
        """Everything that can be done now."""
        for action in self.offered():
            if action.name != "palette":
                yield DiscoveryHit(title_of(action), self.doing(action), help=action.help)

    async def search(self, query: str) -> Hits:
        """What can be done now and is called like this."""
        words = query.strip().lower()
        found = [action for action in self.offered() if score(action, words)]
        for action in found:
            yield Hit(score(action, words), title_of(action), self.doing(action), help=action.help)
        if not found:
            yield Hit(1.0, Content("没有这样的命令，换几个字试试"), self.nothing)

    def doing(self, action: Action):  # type: ignore[no-untyped-def]
        """What the palette calls when the action is chosen."""

        async def do() -> None:
            await self.screen.run_action(action.run.removeprefix("screen."))

        return do

    def nothing(self) -> None:
        """Chosen where nothing was found."""


def title_of(action: Action) -> Content:
    """办理：填报进展  F"""
    return Content(f"{action.group}：{action.label}  {action.key_said}")


def score(action: Action, words: str) -> float:
    """How well an action fits what was typed; 0 when it does not."""
    if words in action.label or words in pinyin_initials(action.label).lower():
        return 1.0
    return 0.5 if words in action.help or words in action.group else 0.0
