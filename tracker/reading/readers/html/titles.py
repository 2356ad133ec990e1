"""The title of a page: printed over several centred lines, or only outside of the text."""

import re

from tracker.domain.plan import Place
from tracker.reading.blocks import Block, Line

LOOK = 8  # the title stands in the first lines or nowhere
_PARTS = re.compile(r"[_|｜]|\s[-—–]+\s")
_SITE = re.compile(r"\s*[-—–]+\s*[^-—–]{2,30}(网|网站|政府|门户|平台|中心)\s*$")


def with_title(blocks: list[Block], headings: list[str], window: str) -> list[Block]:
    """The blocks with the title as their first line at level 0, put in front where the text lacks it."""
    title = next((h for h in headings if len(h) >= 6), "") or _SITE.sub("", _PARTS.split(window)[0])
    bare = _bare(title)
    if len(bare) < 6:
        return blocks
    for end in range(1, min(LOOK, len(blocks)) + 1):
        for start in range(end):
            printed = blocks[start:end]
            if _bare("".join(b.text for b in printed if isinstance(b, Line))) == bare:
                whole = "".join(b.text for b in printed if isinstance(b, Line))
                return [*blocks[:start], Line(whole, printed[0].place, level=0), *blocks[end:]]
    if any(bare in _bare(b.text) for b in blocks[:LOOK] if isinstance(b, Line)):
        return blocks
    return [Line(title, Place(), level=0), *blocks]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
