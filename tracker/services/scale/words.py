"""The words that a made-up ledger is written in, from the seeds."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict

from seeds import seed_text

SEED = "prefecture/words.toml"


class Worded(BaseModel):
    """The base: nothing that is not known, nothing changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(Worded):
    """A kind of plan item; one with a `target` has a number to reach, in `unit`."""

    title: str
    text: str
    target: str = ""
    unit: str = ""


class Titles(Worded):
    """What plans are called; `{county}` and `{year}` are filled in."""

    titles: tuple[str, ...]


class Filings(Worded):
    """What units and the office say to each other."""

    progress: tuple[str, ...]
    measured: str
    problems: tuple[str, ...]
    next_steps: tuple[str, ...]
    returned: tuple[str, ...]
    disputes: tuple[str, ...]
    upheld: str
    dismissed: str
    extensions: tuple[str, ...]
    granted: str
    denied: str
    claims: tuple[str, ...]
    refused: str
    verified: str
    evidence: str


class Supervision(Worded):
    """What orders, divisions and inspections say; `{n}` is filled in."""

    answers: tuple[str, ...]
    refused: str
    excused: str
    talked: str
    not_talked: str
    parts: tuple[str, ...]
    inspection: str
    content: str
    problems: tuple[str, ...]
    facts: str
    measures: str
    found: str
    clear: str


class Words(Worded):
    """All of them. A county's units are its `departments` (code and name) and `townships`."""

    office: str
    prefix: str
    counties: tuple[str, ...]
    townships: tuple[str, ...]
    group: str
    departments: dict[str, str]
    plans: Titles
    items: tuple[Item, ...]
    filings: Filings
    supervision: Supervision


@cache
def words() -> Words:
    """The words of the seed."""
    return Words.model_validate(tomllib.loads(seed_text(SEED)))
