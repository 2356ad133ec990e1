"""A ledger of any size in a folder of its own, the office signed in: what `duban demo --tasks` builds."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from seeds import seed_text
from tracker.domain.office_events import AccountOpened
from tracker.domain.permissions import Actor
from tracker.errors import InputError
from tracker.services.accounts import NewAccount, keep_session, open_account, random_password, sign_in
from tracker.services.demo import (
    ACCOUNTS,
    BESIDE_UNITS,
    OFFICE_ACCOUNT,
    RULES,
    Login,
    settings_of,
    write_logins,
)
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence
from tracker.services.offices import NewOffice, found
from tracker.services.scale.ledger import Made, Progress, make
from tracker.services.scale.setting import FOUNDED, LAST_DAY
from tracker.services.scale.units import Region, liaison, region_for
from tracker.services.scale.words import words
from tracker.services.story import MovingClock
from tracker.services.story.scenes import at

KEY = "scale"
MOST_TASKS = 500_000
EVIDENCE = "验收情况.txt"


def refuse_size(tasks: int) -> None:
    """Raise InputError for a number of tasks that no ledger is made with."""
    if not 1 <= tasks <= MOST_TASKS:
        raise InputError(f"任务数应在1到{MOST_TASKS}之间，写的是{tasks}。")


def build_of_size(folder: Path, tasks: int, progress: Progress) -> tuple[Made, tuple[Login, ...]]:
    """A ledger of `tasks` tasks with a year of life in `folder`, which holds nothing yet.

    Returns what was made and the logins, the office's first; only these accounts have passwords (the
    readers, a department, a township), the others get theirs from the office. Raises InputError for the number.
    """
    refuse_size(tasks)
    region, clock = region_for(tasks), MovingClock(at(FOUNDED, 8))
    progress("建立台账", 0, 0)
    desk = found_office(folder, region, clock, password := random_password())
    try:
        office = Login(OFFICE_ACCOUNT, password, desk.who.person)
        logins = (office, *open_accounts(desk, region, progress))
        write_logins(folder / ACCOUNTS, logins)
        made = make(desk, words().prefix, region, tasks, kept_evidence(desk), progress)
        clock.moment = at(LAST_DAY, 18)
        keep_session(desk, sign_in(desk, OFFICE_ACCOUNT, password))
    finally:
        desk.engine.dispose()
    return made, logins


def found_office(folder: Path, region: Region, clock: MovingClock, password: str) -> Desk:
    """The office of the prefecture with all its units."""
    rules = seed_text(f"rules/{RULES}.toml")
    office = NewOffice(key=KEY, name=words().office, prefix=words().prefix, rules=rules)
    return found(
        settings_of(folder),
        office,
        region.registry,
        password,
        account=OFFICE_ACCOUNT,
        practice_day=LAST_DAY,
        clock=clock,
    )


def open_accounts(desk: Desk, region: Region, progress: Progress) -> tuple[Login, ...]:
    """An account for every unit; the readers, a department and a township can sign in."""
    first = {region.counties[0].departments[0], region.counties[0].townships[0]}
    people = [liaison(unit) for unit in region.registry.units]
    open_without_password(desk, [each for each in people if each.unit not in first])
    wanted = [
        *BESIDE_UNITS,
        *(NewAccount(p.account, p.person, p.role, p.unit) for p in people if p.unit in first),
    ]
    logins = []
    for done, account in enumerate(wanted):
        progress("开通账号", done, len(wanted))
        password = random_password()
        open_account(desk, account, password)
        logins.append(Login(account.name, password, account.person))
    return tuple(logins)


def open_without_password(desk: Desk, people: Sequence[Actor]) -> None:
    """Accounts under which acts stand in the log; the office can give them passwords."""
    with desk.writing() as session:
        desk.append(
            session,
            [
                AccountOpened(account=p.account, person=p.person, role=p.role.value, unit=p.unit)
                for p in people
            ],
        )


def kept_evidence(desk: Desk) -> str:
    """The one file that every claim of the year rests on."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / EVIDENCE
        path.write_text(words().filings.evidence, encoding="utf-8")
        return keep_evidence(desk, path)
