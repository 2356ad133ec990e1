"""A light as people see it: its word on its colour, never the colour alone."""

from collections.abc import Mapping

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.content import Content

from tracker.domain.lights import Colour


def chip(colour: Colour, word: str = "") -> Content:
    """` 红灯 ` on red, following the theme."""
    return Content.styled(boxed(word or colour.word), f"$on-light-{colour.value} on $light-{colour.value}")


def chip_cell(colour: Colour, variables: Mapping[str, str]) -> Text:
    """The same for a cell of a table, in the colours of the theme's `variables`."""
    style = Style(color=variables[f"on-light-{colour.value}"], bgcolor=variables[f"light-{colour.value}"])
    return Text(boxed(colour.word), style=style, no_wrap=True)


def boxed(word: str) -> str:
    """The word in the middle of six cells."""
    return word if cell_len(word) >= 6 else f" {word} "
