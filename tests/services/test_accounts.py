"""Accounts: no default password, argon2, sessions that end, and every visit in the log."""

import stat

import pytest
from sqlmodel import select

from tracker.domain.permissions import Actor, Role
from tracker.errors import InputError, NotFoundError, RefusedError, SignInError
from tracker.ledger import tables
from tracker.services import accounts
from tracker.services.accounts import NewAccount
from tracker.services.desk import Desk

PASSWORD = "a-long-enough-one"


def last_kind(desk: Desk) -> str:
    with desk.reading() as session:
        return session.exec(select(tables.Event.kind).order_by(tables.Event.seq.desc())).first() or ""  # type: ignore[attr-defined]


@pytest.fixture
def teacher(desk: Desk) -> Desk:
    """A desk with nobody at it, in a ledger where the education bureau has an account."""
    accounts.open_account(desk, NewAccount("jyj", "县教育局联络员", Role.UNIT, "jyj"), PASSWORD)
    return Desk(desk.home, desk.engine, desk.office, desk.clock)


def test_the_right_password_signs_in_and_is_in_the_log(teacher: Desk) -> None:
    actor = accounts.sign_in(teacher, "jyj", PASSWORD)
    assert actor == Actor("jyj", "县教育局联络员", Role.UNIT, "jyj")
    assert last_kind(teacher) == "SignedIn"


@pytest.mark.parametrize(("name", "password"), [("jyj", "wrong password"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(
    teacher: Desk, name: str, password: str
) -> None:
    with pytest.raises(SignInError, match="账号或密码不对"):
        accounts.sign_in(teacher, name, password)
    assert last_kind(teacher) == "SignInFailed"


def test_passwords_are_kept_as_argon2_hashes_outside_the_log(
    desk: Desk, teacher: Desk, real_hasher: None
) -> None:
    accounts.set_password(desk, "jyj", PASSWORD)
    with teacher.reading() as session:
        secret = session.get_one(tables.Credential, (teacher.office, "jyj"))
        logged = "".join(session.exec(select(tables.Event.payload)))
    assert secret.hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert secret.hash not in logged
    assert PASSWORD not in logged


def test_a_kept_session_is_resumed_and_its_file_is_for_its_owner_only(teacher: Desk) -> None:
    accounts.keep_session(teacher, accounts.sign_in(teacher, "jyj", PASSWORD))
    assert accounts.resume(teacher).who.account == "jyj"
    assert stat.S_IMODE(teacher.home.session_file.stat().st_mode) == 0o600
    token = teacher.home.session_file.read_text(encoding="utf-8")
    with teacher.reading() as session:
        assert token not in str(session.exec(select(tables.Visit)).all())


def test_signing_out_ends_the_session(teacher: Desk) -> None:
    accounts.keep_session(teacher, accounts.sign_in(teacher, "jyj", PASSWORD))
    accounts.sign_out(accounts.resume(teacher))
    with pytest.raises(SignInError, match="duban login"):
        accounts.resume(teacher)


def test_a_session_ends_when_the_account_is_closed_or_gets_a_new_password(desk: Desk, teacher: Desk) -> None:
    for change in (
        lambda: accounts.set_password(desk, "jyj", PASSWORD),
        lambda: accounts.close_account(desk, "jyj"),
    ):
        accounts.keep_session(teacher, accounts.sign_in(teacher, "jyj", PASSWORD))
        change()
        with pytest.raises(SignInError, match="过期"):
            accounts.resume(teacher)


def test_a_closed_account_cannot_sign_in(desk: Desk, teacher: Desk) -> None:
    accounts.close_account(desk, "jyj")
    with pytest.raises(SignInError):
        accounts.sign_in(teacher, "jyj", PASSWORD)


def test_only_the_office_opens_accounts_and_a_refusal_is_in_the_log(desk: Desk, teacher: Desk) -> None:
    unit = teacher.seated(accounts.sign_in(teacher, "jyj", PASSWORD))
    with pytest.raises(RefusedError, match="管理账号"):
        accounts.open_account(unit, NewAccount("x", "x", Role.OFFICE), PASSWORD)
    assert last_kind(desk) == "ActRefused"


@pytest.mark.parametrize(
    ("account", "error"),
    [
        (NewAccount("jyj", "重名", Role.UNIT, "jyj"), InputError),
        (NewAccount("系统", "冒名", Role.AUDITOR), InputError),
        (NewAccount("a b", "空格", Role.AUDITOR), InputError),
        (NewAccount("slj", "缺单位", Role.UNIT), InputError),
        (NewAccount("ldr", "多单位", Role.LEADER, "jyj"), InputError),
        (NewAccount("xyz", "无此单位", Role.UNIT, "no-such-unit"), NotFoundError),
    ],
)
@pytest.mark.usefixtures("teacher")
def test_an_account_that_does_not_fit_is_refused(
    desk: Desk, account: NewAccount, error: type[Exception]
) -> None:
    with pytest.raises(error):
        accounts.open_account(desk, account, PASSWORD)


def test_a_short_password_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="10个字符"):
        accounts.open_account(desk, NewAccount("slj", "县水利局", Role.UNIT, "slj"), "short")
