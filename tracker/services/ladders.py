"""The office's escalation ladder: read, checked, adopted."""

from pathlib import Path

from sqlmodel import Session

from seeds import seed_text
from tracker.domain.ladder import Ladder
from tracker.domain.ladder_toml import ladder_from_toml
from tracker.domain.order_events import LadderAdopted
from tracker.domain.permissions import Act
from tracker.errors import RefusedError
from tracker.ledger import tables
from tracker.services.desk import Desk
from tracker.services.text_files import text_of

DEFAULT = "ladders/default.toml"


def ladder_text(session: Session, office: str) -> tuple[str, str]:
    """The name and the TOML of the ladder in force; the default one until the office adopts its own."""
    row = session.get(tables.Office, office)
    if row is not None and row.ladder:
        return row.ladder_name, row.ladder
    return "默认", seed_text(DEFAULT)


def ladder_of(session: Session, office: str) -> Ladder:
    """The ladder in force."""
    name, text = ladder_text(session, office)
    return ladder_from_toml(text, name)


def current_ladder(desk: Desk) -> tuple[Ladder, str]:
    """The ladder in force and its TOML."""
    with desk.reading() as session:
        name, text = ladder_text(session, desk.office)
    return ladder_from_toml(text, name), text


def check_ladder(path: Path) -> Ladder:
    """The ladder in a file. Raises InputError with file, line and what was expected."""
    return ladder_from_toml(text_of(path), path.name)


def adopt_ladder(desk: Desk, path: Path) -> Ladder:
    """Put a ladder into force from now on. Raises InputError, and RefusedError where it is in force already."""
    desk.require(Act.KEEP_RULES, path.name)
    text = text_of(path)
    ladder = ladder_from_toml(text, path.name)
    with desk.writing() as session:
        _, held = ladder_text(session, desk.office)
        if held == text:
            raise RefusedError(f"督办阶梯“{ladder.name}”已在使用，没有变化。")
        desk.append(session, [LadderAdopted(name=ladder.name, text=text)])
    return ladder
