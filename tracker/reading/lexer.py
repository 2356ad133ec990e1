"""Cuts the words of an assignment into tokens; together they are the text again, character by character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

OPENING = "（(〔［[【｛{<〈"
CLOSING = "）)〕］]】｝}>〉"


class Kind(Enum):
    """What a token is, by its characters alone."""

    WORD = auto()
    DUN = auto()  # 、
    COMMA = auto()
    SEMICOLON = auto()
    COLON = auto()
    STOP = auto()
    SLASH = auto()
    OPEN = auto()
    CLOSE = auto()
    SPACE = auto()
    LINE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """Some characters of the text, and where they begin in it."""

    kind: Kind
    text: str
    start: int


_SINGLE = (
    {
        "、": Kind.DUN,
        "﹑": Kind.DUN,
        "､": Kind.DUN,
        "，": Kind.COMMA,
        ",": Kind.COMMA,
        "；": Kind.SEMICOLON,
        ";": Kind.SEMICOLON,
        "：": Kind.COLON,
        ":": Kind.COLON,
        "。": Kind.STOP,
        "．": Kind.STOP,
        "！": Kind.STOP,
        "/": Kind.SLASH,
        "／": Kind.SLASH,
        "|": Kind.SLASH,
        "\n": Kind.LINE,
    }
    | dict.fromkeys(OPENING, Kind.OPEN)
    | dict.fromkeys(CLOSING, Kind.CLOSE)
)

_SPACE = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[^\s" + re.escape("".join(_SINGLE)) + r"]+")


def tokens(text: str) -> Iterator[Token]:
    """Every character of `text` in exactly one token, in order."""
    at = 0
    while at < len(text):
        single = _SINGLE.get(text[at])
        if single is not None:
            yield Token(single, text[at], at)
            at += 1
            continue
        match = _SPACE.match(text, at) or _WORD.match(text, at)
        end = match.end() if match else at + 1
        yield Token(Kind.SPACE if match and match.re is _SPACE else Kind.WORD, text[at:end], at)
        at = end


def split(text: str, kinds: frozenset[Kind]) -> Iterator[tuple[str, Kind | None]]:
    """The parts of `text` between tokens of `kinds` outside brackets, each with the token that ends it."""
    depth, begin = 0, 0
    for token in tokens(text):
        if token.kind is Kind.OPEN:
            depth += 1
        elif token.kind is Kind.CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and token.kind in kinds:
            yield text[begin : token.start], token.kind
            begin = token.start + len(token.text)
    yield text[begin:], None
