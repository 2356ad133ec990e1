"""Who may sign in: opening accounts, passwords (argon2), sign-in, and the command line's session."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass

import pendulum
from pendulum import DateTime
from sqlmodel import Session, select

from tracker.domain.office_events import (
    NOT_KEPT,
    AccountClosed,
    AccountOpened,
    PasswordSet,
    SignedIn,
    SignInFailed,
)
from tracker.domain.permissions import Act, Actor, Role
from tracker.errors import InputError, NotFoundError, SignInError
from tracker.ledger import chain, log, tables
from tracker.services.desk import AUTOMATIC, Desk

SESSION_HOURS = 12
SHORTEST_PASSWORD = 10
WRONG = "账号或密码不对。"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be opened. `unit` is the unit code of a unit's account."""

    name: str
    person: str
    role: Role
    unit: str | None = None


def random_password() -> str:
    """A password for a new account, to be shown once."""
    return secrets.token_urlsafe(9)


def open_account(desk: Desk, account: NewAccount, password: str) -> None:
    """Open an account. Raises RefusedError without the right to, InputError for what does not fit."""
    desk.require(Act.KEEP_ACCOUNTS, account.name)
    with desk.writing() as session:
        _check(session, desk, account)
        enroll(session, desk, account, password)


def enroll(session: Session, desk: Desk, account: NewAccount, password: str) -> None:
    """Put the account and its password into the ledger, in the caller's transaction."""
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(f"密码至少要{SHORTEST_PASSWORD}个字符。")
    from argon2 import PasswordHasher

    hashed = PasswordHasher().hash(password)
    opened = AccountOpened(
        account=account.name, person=account.person, role=account.role.value, unit=account.unit
    )
    _keep_secret(session, desk.office, account.name, hashed)
    desk.append(session, [opened, PasswordSet(account=account.name, fingerprint=fingerprint(desk, hashed))])


def fingerprint(desk: Desk, hashed: str) -> str:
    """What the log keeps of an argon2 hash; nothing in a ledger made to practise on."""
    return NOT_KEPT if desk.home.practice_day else chain.sm3(hashed.encode())


def set_password(desk: Desk, name: str, password: str) -> None:
    """Set a password: one's own, or anybody's for the office."""
    if name != desk.who.account:
        desk.require(Act.KEEP_ACCOUNTS, name)
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(f"密码至少要{SHORTEST_PASSWORD}个字符。")
    from argon2 import PasswordHasher

    hashed = PasswordHasher().hash(password)
    with desk.writing() as session:
        _existing(session, desk.office, name)
        _keep_secret(session, desk.office, name, hashed)
        _end_visits(session, desk.office, name)
        desk.append(session, [PasswordSet(account=name, fingerprint=fingerprint(desk, hashed))])


def close_account(desk: Desk, name: str) -> None:
    """Let an account sign in no more; what it did stays."""
    desk.require(Act.KEEP_ACCOUNTS, name)
    if name == desk.who.account:
        raise InputError("不能停用自己正在使用的账号。", "请由另一个办公室账号停用。")
    with desk.writing() as session:
        _existing(session, desk.office, name)
        _end_visits(session, desk.office, name)
        desk.append(session, [AccountClosed(account=name)])


def sign_in(desk: Desk, name: str, password: str) -> Actor:
    """Who this is, if name and password match; success and failure are in the log.

    Raises SignInError with one and the same sentence for an unknown name and for a wrong password.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    with desk.reading() as session:
        account = session.get(tables.Account, (desk.office, name))
        secret = session.get(tables.Credential, (desk.office, name))
    good = False
    if account is not None and account.open and secret is not None:
        with suppress(VerificationError):
            good = PasswordHasher().verify(secret.hash, password)
    else:
        PasswordHasher().hash(password)  # time must not tell which names exist
    with desk.writing() as session:
        desk.append(session, [(SignedIn if good else SignInFailed)(account=name[:64])], name[:64])
    if not good or account is None:
        raise SignInError(WRONG, "请核对后再试；忘记密码请联系领导小组办公室重设。")
    return actor_of(account)


def keep_session(desk: Desk, actor: Actor) -> None:
    """Remember `actor` for the command line: a token in the home folder, its SHA-256 in the database."""
    token = secrets.token_urlsafe(32)
    until = log.stamp(_real_now().add(hours=SESSION_HOURS))
    with desk.writing() as session:
        session.add(
            tables.Visit(office=desk.office, token=_print_of(token), account=actor.account, until=until)
        )
    desk.home.make()
    desk.home.session_file.touch(mode=0o600)
    desk.home.session_file.write_text(token, encoding="utf-8")


def resume(desk: Desk) -> Desk:
    """The desk with the account of the kept session. Raises SignInError where there is none or it has ended."""
    try:
        token = desk.home.session_file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SignInError("还没有登录。", "请先运行 duban login 账号。") from error
    with desk.reading() as session:
        visit = session.get(tables.Visit, (desk.office, _print_of(token)))
        account = session.get(tables.Account, (desk.office, visit.account)) if visit else None
    if visit is None or account is None or not account.open or visit.until < log.stamp(_real_now()):
        raise SignInError("登录已过期。", "请重新运行 duban login 账号。")
    return desk.seated(actor_of(account))


def sign_out(desk: Desk) -> None:
    """Forget the kept session."""
    with desk.writing() as session:
        _end_visits(session, desk.office, desk.who.account)
    desk.home.session_file.unlink(missing_ok=True)


def actor_of(account: tables.Account) -> Actor:
    """The account as the core knows it."""
    return Actor(account.name, account.person, Role(account.role), account.unit)


def _check(session: Session, desk: Desk, account: NewAccount) -> None:
    if not account.name or len(account.name) > 32 or not account.name.isprintable() or " " in account.name:
        raise InputError(f"账号名“{account.name}”不能用。", "请用不含空格的字母、数字或汉字，不超过32个。")
    if account.name == AUTOMATIC:
        raise InputError(f"“{AUTOMATIC}”是定时任务的名字，不能作账号名。", "请换一个名字。")
    if session.get(tables.Account, (desk.office, account.name)) is not None:
        raise InputError(
            f"账号“{account.name}”已经存在。", "请换一个名字，或用 duban account password 重设密码。"
        )
    if (account.role is Role.UNIT) != (account.unit is not None):
        raise InputError(
            "单位账号要写明单位，其他账号不写。", "例如 duban account add jyj --role unit --unit jyj。"
        )
    if account.unit and session.get(tables.Unit, (desk.office, account.unit)) is None:
        raise NotFoundError(f"单位名录中没有代码“{account.unit}”。", "请用 duban unit list 查看。")


def _existing(session: Session, office: str, name: str) -> tables.Account:
    account = session.get(tables.Account, (office, name))
    if account is None:
        raise NotFoundError(f"没有账号“{name}”。", "请用 duban account list 查看。")
    return account


def _keep_secret(session: Session, office: str, name: str, hashed: str) -> None:
    session.merge(tables.Credential(office=office, account=name, hash=hashed))
    session.flush()


def _end_visits(session: Session, office: str, name: str) -> None:
    visits = select(tables.Visit).where(tables.Visit.office == office, tables.Visit.account == name)
    for visit in session.exec(visits):
        session.delete(visit)
    session.flush()


def _print_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _real_now() -> DateTime:
    """The moment by the real clock: a session in a practice ledger ends in real hours too."""
    return pendulum.now("UTC")
