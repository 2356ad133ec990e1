"""Opening a ledger for an office: its tables, its terms, its units and its first account."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlmodel import Session

from tracker.domain.cycles import Cycle
from tracker.domain.drafting import House
from tracker.domain.lights import pack_from_toml
from tracker.domain.office_events import OfficeFounded, RulesAdopted
from tracker.domain.permissions import Actor, Role
from tracker.domain.units import Registry
from tracker.errors import InputError, SetupError
from tracker.home import Home
from tracker.ledger import database, log, schema, tables
from tracker.services.accounts import NewAccount, enroll
from tracker.services.desk import Clock, Desk
from tracker.services.units import register
from tracker.settings import Settings


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What a new ledger starts from. `key` names the office in the database, `rules` is a rule pack's TOML."""

    key: str
    name: str
    prefix: str
    rules: str
    sign_days: int = 2
    cycle: Cycle = field(default_factory=Cycle)


def office_from_toml(text: str, source: str, key: str, rules: str) -> NewOffice:
    """An office as a seed describes it. Raises InputError naming the entry that is missing."""
    try:
        values = tomllib.loads(text)
        filing = values.get("filing", {})
        cycle = Cycle(filing.get("cycle", "monthly"), filing.get("due_day", 25))
        return NewOffice(
            key=key,
            name=values["name"],
            prefix=values["code_prefix"],
            rules=rules,
            sign_days=values.get("sign_days", 2),
            cycle=cycle,
        )
    except KeyError as error:
        raise InputError(f"“{source}”中没有 {error.args[0]}。") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"“{source}”不是合格的 TOML：{error}。") from error


def found(
    settings: Settings,
    office: NewOffice,
    registry: Registry,
    password: str,
    *,
    account: str = "office",
    practice_day: date | None = None,
    clock: Clock | None = None,
) -> Desk:
    """Make the tables where needed and open a ledger for `office`, all in one transaction.

    Returns the desk with the first office account at it. Raises SetupError where this office has a ledger.
    """
    pack = pack_from_toml(office.rules, "规则包")
    home = Home(settings.home, office.key, practice_day)
    home.make()
    engine = database.open_engine(settings.database_url or home.database_url)
    with database.in_words():
        schema.upgrade(engine)
        if office.key in log.offices(engine):
            raise SetupError(f"这里已经有“{office.name}”的台账。", "请直接使用，或换一个 DUBAN_HOME。")
    first = Actor(account, office.name, Role.OFFICE)
    desk = Desk(home, engine, office.key, actor=first)
    desk = Desk(home, engine, office.key, clock or desk.clock, first)
    with desk.writing() as session:
        _write(session, desk, office, pack.name, registry, password)
    home.write_config()
    return desk


def _write(
    session: Session, desk: Desk, office: NewOffice, pack: str, registry: Registry, password: str
) -> None:
    founded = OfficeFounded(
        name=office.name,
        regions=registry.regions,
        prefix=office.prefix,
        sign_days=office.sign_days,
        cycle=office.cycle.kind,
        due_day=office.cycle.due_day,
    )
    desk.append(session, [founded, RulesAdopted(name=pack, text=office.rules)])
    register(session, desk, registry.units, registry.groups)
    enroll(session, desk, NewAccount(desk.who.account, office.name, Role.OFFICE), password)


def exists(path: Path) -> bool:
    """Whether a ledger lies in the folder already."""
    return (path / "ledger.db").exists()


def house_of(session: Session, office: str) -> House:
    """How the office numbers its tasks and how often it wants to hear of them."""
    row = session.get(tables.Office, office)
    assert row is not None
    return House(row.prefix, Cycle(row.cycle, row.due_day))
