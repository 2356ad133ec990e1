"""回避: who said why somebody does not inspect a unit."""

from tracker.domain.inspection_events import TieEnded, TieStated
from tracker.domain.permissions import Act
from tracker.errors import InputError, NotFoundError
from tracker.ledger import tables
from tracker.queries.inspections import TieRow, ties_of
from tracker.services.desk import Desk
from tracker.services.views import look


def ties(desk: Desk) -> tuple[TieRow, ...]:
    """The ties that hold, as far as the reader may know of them."""
    with look(desk) as view:
        return ties_of(view)


def state_tie(desk: Desk, account: str, unit: str, reason: str) -> None:
    """State why `account` stands aside where `unit` (a code) is inspected: one's own, or any for the office.

    Raises RefusedError, NotFoundError for an unknown account or unit, InputError without a reason.
    """
    if account != desk.who.account:
        desk.require(Act.STATE_TIE, account)
    if not reason.strip():
        raise InputError("请写明回避的理由。", "例如 近亲属在该单位任职。")
    with desk.writing() as session:
        if session.get(tables.Account, (desk.office, account)) is None:
            raise NotFoundError(f"没有账号“{account}”。", "请用 duban account list 查看。")
        if session.get(tables.Unit, (desk.office, unit)) is None:
            raise NotFoundError(f"单位名录中没有代码“{unit}”。", "请用 duban unit list 查看。")
        desk.append(session, [TieStated(account=account, unit=unit, reason=reason, day=desk.today)])


def end_tie(desk: Desk, account: str, unit: str, reason: str) -> None:
    """Say that a tie no longer holds: by the office, so that nobody ends one's own unseen.

    Raises RefusedError, NotFoundError where there is none, InputError without a reason.
    """
    desk.require(Act.STATE_TIE, account)
    if not reason.strip():
        raise InputError("请写明解除回避的理由。")
    with desk.writing() as session:
        if session.get(tables.Tie, (desk.office, account, unit)) is None:
            raise NotFoundError(f"账号“{account}”对“{unit}”没有申报过回避关系。")
        desk.append(session, [TieEnded(account=account, unit=unit, reason=reason, day=desk.today)])
