"""Draw the picture of the README: the ledger of DUBAN_HOME at 120 × 40, as the program shows it.

DUBAN_HOME=folder python docs/picture.py docs/tui.svg
"""

import asyncio
import re
import sys
from pathlib import Path

from textual.pilot import Pilot

from tui.__main__ import desk_of_session
from tui.app import DubanApp

SIZE = (120, 40)
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
        return without_web_fonts(app.export_screenshot(title="duban tui"))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the ledger has been read."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()


def without_web_fonts(svg: str) -> str:
    """The picture without addresses on the net, in fonts that line up Chinese."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", FONTS).replace("Fira Code", FONTS)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(asyncio.run(drawn()), encoding="utf-8")
