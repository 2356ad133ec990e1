"""The demonstration: a county's plan, its units' accounts, and four months of work, in a folder of its own."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seeds import seed_text
from tracker.domain.permissions import Role
from tracker.domain.unit_list import registry_from_toml
from tracker.errors import InputError, SetupError
from tracker.home import open_home
from tracker.services.accounts import NewAccount, keep_session, open_account, random_password, sign_in
from tracker.services.automatic import automatic_desk
from tracker.services.circulars import monthly_circular
from tracker.services.desk import Desk
from tracker.services.offices import found, office_from_toml
from tracker.services.reminders import remind
from tracker.services.story import MovingClock, play, story_told
from tracker.services.story.people import OTHERS
from tracker.services.story.scenes import at
from tracker.services.units import registry
from tracker.settings import Settings

SEED, RULES, OFFICE_ACCOUNT = "xunhua-2020", "yinchuan", "office"
PRACTICE_DAY, MONTH = date(2020, 6, 30), "2020-05"
ACCOUNTS = "accounts.txt"
BESIDE_UNITS = tuple(NewAccount(each.account, each.person, each.role) for each in OTHERS)

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Login:
    """An account of the demonstration with its password, to be shown once."""

    account: str
    password: str
    person: str

    @property
    def line(self) -> str:
        """The login as a line of a list."""
        return f"{self.account:<12}{self.password:<15}{self.person}"


def holds_demo(folder: Path) -> bool:
    """Whether a demonstration lies in `folder` already.

    Raises SetupError where the folder holds a real ledger, InputError where it holds anything else.
    """
    if (folder / "ledger.db").exists():
        if open_home(folder).practice_day is None:
            raise SetupError(f"“{folder}”中是正式台账，不能用来演示。", "请换一个目录。")
        return True
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"“{folder}”不是空目录。", "演示台账要单独放，请换一个目录。")
    return False


def settings_of(folder: Path) -> Settings:
    """The settings of a demonstration: its own folder with its own database, whatever the environment says."""
    return Settings(home=folder, database_url=None)


def build(folder: Path, progress: Progress) -> tuple[Login, ...]:
    """Found the office in `folder`, open the accounts, play the story, and sign the office in.

    `progress` is told what is being done, how much of it is done, and of how much. The passwords are written
    to accounts.txt, readable by its owner only; the office's comes first.
    """
    story = story_told(SEED)
    clock = MovingClock(at(story.frame.began, 8))
    password = random_password()
    progress("建立台账", 0, 1)
    desk = found_office(folder, clock, password)
    try:
        office = Login(OFFICE_ACCOUNT, password, desk.who.person)
        logins = (office, *open_accounts(desk, clock, progress))
        write_logins(folder / ACCOUNTS, logins)
        play(desk, story, clock, progress=lambda done, known: progress("演示3月至6月", done, known))
        clock.moment = at(PRACTICE_DAY, 8, 30)
        keep_session(desk, sign_in(desk, OFFICE_ACCOUNT, password))
    finally:
        desk.engine.dispose()
    return logins


def found_office(folder: Path, clock: MovingClock, password: str) -> Desk:
    """The office of the seed with its units; its last day is the practice day."""
    units, office = f"{SEED}/units.toml", f"{SEED}/office.toml"
    return found(
        settings_of(folder),
        office_from_toml(
            seed_text(office), office, SEED.split("-", maxsplit=1)[0], seed_text(f"rules/{RULES}.toml")
        ),
        registry_from_toml(seed_text(units), units),
        password,
        account=OFFICE_ACCOUNT,
        practice_day=PRACTICE_DAY,
        clock=clock,
    )


def open_accounts(desk: Desk, clock: MovingClock, progress: Progress) -> tuple[Login, ...]:
    """An account for each unit, named after its code, and for the leader, the inspectors and an auditor."""
    units = registry(desk).units
    wanted = [
        *(NewAccount(unit.code, f"{unit.name}联络员", Role.UNIT, unit.code) for unit in units),
        *BESIDE_UNITS,
    ]
    logins = []
    for done, account in enumerate(wanted):
        progress("开通账号", done, len(wanted))
        clock.moment = clock.moment.add(seconds=45)
        password = random_password()
        open_account(desk, account, password)
        logins.append(Login(account.name, password, account.person))
    return tuple(logins)


def write_logins(path: Path, logins: tuple[Login, ...]) -> None:
    """Keep the passwords in a file for its owner only: nobody else needs them, and the ledger has none."""
    lines = [
        "# 演示台账的账号、密码、使用人。密码随机生成，只存在这个文件里。",
        *(each.line for each in logins),
    ]
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def run_last_day(folder: Path, progress: Progress) -> None:
    """The reminders of the practice day and the circular of May, by the services themselves."""
    desk = automatic_desk(settings_of(folder))
    try:
        progress("发送催办", 0, 2)
        remind(desk)
        progress("生成通报", 1, 2)
        monthly_circular(desk, MONTH)
    finally:
        desk.engine.dispose()
