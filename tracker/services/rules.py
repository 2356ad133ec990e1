"""Rule packs for lights: the shipped ones, the office's own, and which was in force when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from seeds import seed_names, seed_text
from tracker.domain.office_events import RulesAdopted
from tracker.domain.permissions import Act
from tracker.domain.rulepack import RulePack
from tracker.domain.rulepack_toml import pack_from_toml
from tracker.errors import InputError, RefusedError
from tracker.ledger import log, tables
from tracker.ledger.rebuild import end_of
from tracker.services.desk import Desk
from tracker.services.text_files import text_of


@dataclass(frozen=True, slots=True)
class PackText:
    """A rule pack and its TOML; `word` is how a shipped one is called on the command line (yinchuan)."""

    pack: RulePack
    text: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A version of the office's rules: from `since` on, until the next one."""

    version: int
    name: str
    since: date
    account: str
    text: str


def shipped() -> Iterator[PackText]:
    """The rule packs that come with the program."""
    for name in seed_names("rules"):
        text, word = seed_text(name), PurePosixPath(name).stem
        yield PackText(pack_from_toml(text, f"{word}.toml"), text, word)


def adoptions(desk: Desk, as_of: date | None = None) -> tuple[Adoption, ...]:
    """Every version of the office's rules up to the end of `as_of`, oldest first; the last is in force."""
    found: list[Adoption] = []
    with desk.reading() as session:
        for recorded in log.read(
            session, desk.office, subject="office", before=end_of(as_of) if as_of else "~"
        ):
            if isinstance(recorded.event, RulesAdopted):
                event, day = recorded.event, log.local_day(recorded.at)
                found.append(Adoption(len(found) + 1, event.name, day, recorded.account, event.text))
    return tuple(found)


def in_force(desk: Desk, as_of: date | None = None) -> Adoption:
    """The version that was in force when `as_of` ended. Raises InputError for a day before the ledger."""
    versions = adoptions(desk, as_of)
    if not versions:
        raise InputError("这一天还没有启用规则包。", "请换一个较晚的日期。")
    return versions[-1]


def pack_named(name: str) -> PackText:
    """The shipped pack called `name` (银川 or yinchuan), or the one in the file `name`.

    Raises InputError with file, line and what was expected there.
    """
    known = list(shipped())
    for each in known:
        if name in (each.word, each.pack.name):
            return each
    path = Path(name)
    if path.suffix != ".toml" and not path.exists():
        listed = "、".join(f"{each.pack.name}（{each.word}）" for each in known)
        raise InputError(f"没有规则包“{name}”。", f"随程序附带的有{listed}；自己的请写文件名。")
    text = text_of(path)
    return PackText(pack_from_toml(text, path.name), text)


def adopt(desk: Desk, name: str) -> Adoption:
    """Put a pack into force from now on, as the next version. Raises InputError, RefusedError; then the old one holds."""
    desk.require(Act.KEEP_RULES, name)
    chosen = pack_named(name)
    with desk.writing() as session:
        row = session.get(tables.Office, desk.office)
        if row is not None and row.rules == chosen.text:
            raise RefusedError(f"规则包“{chosen.pack.name}”已在使用，没有变化。")
        desk.append(session, [RulesAdopted(name=chosen.pack.name, text=chosen.text)])
    return in_force(desk)
