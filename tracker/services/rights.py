"""What an account may do with a task now, and why not the rest."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.case import Case
from tracker.domain.hindrances import WORKFLOW, hindrance
from tracker.domain.permissions import Act, Actor, may
from tracker.errors import NotFoundError, RefusedError
from tracker.queries.accounts import AccountRow, account_named, accounts_of
from tracker.services.desk import Desk
from tracker.services.tasks import load_known, open_parts, terms
from tracker.services.views import look


@dataclass(frozen=True, slots=True)
class Right:
    """An act, and what hinders it: two empty strings when nothing does."""

    act: Act
    reason: str
    remedy: str


def accounts(desk: Desk, as_of: date | None = None) -> list[AccountRow]:
    """All accounts (of the day `as_of`), for those who may read the whole log. Raises RefusedError."""
    desk.require(Act.READ_LOG, "accounts")
    with look(desk, as_of) as view:
        return accounts_of(view)


def rights(desk: Desk, account: str, code: str) -> tuple[Actor, list[Right]]:
    """Each act on the task `code` with what hinders `account`; one's own account, or any for the office.

    Raises NotFoundError, and RefusedError for somebody else's account and for a task that is not one's own.
    """
    if account != desk.who.account:
        desk.require(Act.KEEP_ACCOUNTS, account)
    with look(desk) as view:
        row = account_named(view, account)
        if row is None or not row.open:
            raise NotFoundError(f"没有在用的账号“{account}”。", "请用 duban account list 查看。")
        task, _ = load_known(view.session, desk, code)
        unseen = may(desk.who, Act.READ, task)
        if unseen:
            raise RefusedError(unseen)
        held, parts = terms(view.session, desk.office), open_parts(view.session, desk.office, task)
    case = Case(task, row.actor, desk.today, held, parts)
    return row.actor, [Right(act, *hindrance(case, act)) for act in WORKFLOW]
