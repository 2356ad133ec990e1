"""The options by which lists of tasks and of findings are narrowed alike."""

from typing import Annotated

import typer

from tracker.cli.values import one_of
from tracker.domain.lights import Colour
from tracker.domain.task import Stage

LIGHTS = [(colour.word, colour) for colour in Colour]
STATES = [(stage.word, stage) for stage in Stage]

InStates = Annotated[
    list[Stage] | None,
    typer.Option(
        "--state",
        parser=one_of(STATES),
        metavar="状态",
        help="、".join(word for word, _ in STATES) + "；可写几次。",
    ),
]
OfLight = Annotated[
    Colour | None,
    typer.Option(
        "--light", parser=one_of(LIGHTS), metavar="灯", help="、".join(word for word, _ in LIGHTS) + "。"
    ),
]
