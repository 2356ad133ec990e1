"""Text that is safe to show: no control characters, no terminal escapes, no reversed reading order."""

import re

_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")
_HIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text with one kind of line break, tabs kept, and everything that is not seen left out."""
    return _HIDDEN.sub("", _ESCAPE.sub("", _BREAKS.sub("\n", text)))
