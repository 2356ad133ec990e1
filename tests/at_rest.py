"""The running program at rest: keys are pressed one after the other, each when the last one has worked.

Looked at, not waited for: `Pilot.press` and `Pilot.pause` without a delay sleep until the whole process is
idle, and a test of a screen would spend most of its time asleep.
"""

import asyncio
from typing import Any

from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot

ROUNDS_OF_QUIET = 2
DISPATCH = MessagePump._dispatch_message
AT_WORK: set[int] = set()


async def dispatched(part: MessagePump, message: Message) -> None:
    """Let a part of the program work on a message, and note for how long it does."""
    AT_WORK.add(id(message))
    try:
        await DISPATCH(part, message)
    finally:
        AT_WORK.discard(id(message))


MessagePump._dispatch_message = dispatched  # type: ignore[method-assign]


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
        await messages_worked_off(app)
        screen._on_timer_update()
        working = [worker.wait() for worker in app.workers if not worker.is_finished]
        await asyncio.gather(*working, return_exceptions=True)
        still = screen is app.screen and not working and not messages_on_their_way(app)
        quiet = quiet + 1 if still else 0


async def messages_worked_off(app: Any) -> None:
    """Let the program work until nothing is on its way.

    `Pilot.pause` asks every part of the screen by a message of its own, most of what a test then works off.
    """
    await asyncio.sleep(0)
    while messages_on_their_way(app):
        await asyncio.sleep(0)


def messages_on_their_way(app: Any) -> bool:
    """Whether any part of the program has a message that it has not worked off; a failed program has none."""
    if app._exception is not None:
        return False
    parts = (app, *app.screen.walk_children(with_self=True))
    return (
        bool(AT_WORK or app.typed)
        or app.working_off
        or any(part.message_queue_size or part._next_callbacks for part in parts)
    )
