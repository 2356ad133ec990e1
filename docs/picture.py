"""Draw the picture of the README: the ledger of DUBAN_HOME at 120 × 40, as the program shows it.

DUBAN_HOME=folder python docs/picture.py docs/tui.svg
"""

import asyncio
import html
import re
import sys
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from tui.__main__ import desk_of_session
from tui.app import DubanApp

SIZE = (120, 40)
CELL = 12.2  # pixels, the width of a cell in what Rich draws
FONTS = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'Source Han Mono SC', 'Microsoft YaHei Mono', monospace"


async def drawn() -> str:
    """The ledger as SVG, sorted by light, the worst first."""
    app = DubanApp(desk_of_session())
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        for key in ("2", "o", "o"):
            await settle(pilot)
            await pilot.press(key)
        await settle(pilot)
        return for_the_web(app.export_screenshot(title="duban tui"))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the ledger has been read."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()


def for_the_web(svg: str) -> str:
    """The picture without addresses on the net, each word as wide as its cells: Chinese takes two."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-variant-east-asian: full-width;", "").replace(
        "font-size: 20px", "font-size: 22px"
    )
    svg = re.sub(r"font-family: Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r'textLength="[^"]*"([^>]*)>([^<]*)<', spread, svg)


def spread(text: re.Match[str]) -> str:
    """The words of a match over as many cells as the terminal gives them."""
    rest, words = text.groups()
    return f'textLength="{cell_len(html.unescape(words)) * CELL:.1f}"{rest}>{words}<'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(asyncio.run(drawn()), encoding="utf-8")
