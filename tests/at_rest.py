"""The running program at rest: keys are pressed one after the other, each when the last one has worked.

Looked at, not waited for: `Pilot.press` and `Pilot.pause` without a delay sleep until the whole process is
idle, and a test of a screen would spend most of its time asleep.
"""

import asyncio
from typing import Any

from textual.events import Key
from textual.pilot import Pilot

ROUNDS_OF_QUIET = 2


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when the program has come to rest."""
    for key in keys:
        pilot.app.post_message(Key(key, " " if key == "space" else None))
        await at_rest(pilot)


async def at_rest(pilot: Pilot[Any]) -> None:
    """Come back when no message is on its way and nothing is read, written or drawn any more."""
    app = pilot.app
    quiet = 0
    while quiet < ROUNDS_OF_QUIET:
        screen = app.screen
        await pilot.pause(0)
        working = [worker.wait() for worker in app.workers if not worker.is_finished]
        await asyncio.gather(*working, return_exceptions=True)
        still = screen is app.screen and not working and not messages_on_their_way(app)
        quiet = quiet + 1 if still else 0


def messages_on_their_way(app: Any) -> bool:
    """Whether any part of the program has a message that it has not looked at."""
    return any(part.message_queue_size for part in (app, *app.screen.walk_children(with_self=True)))
