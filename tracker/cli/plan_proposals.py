"""Who could lead the items of a plan as read that name nobody."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tracker.cli import proposal_words
from tracker.domain.plan import Plan
from tracker.domain.proposals import Proposal
from tracker.errors import NotFoundError, SignInError


def proposals_for(plan: Plan) -> dict[int, tuple[Proposal, ...]]:
    """Proposals by the place of the item among the unassigned ones; none where there is no ledger with units.

    The database is loaded only when there is something to ask of it.
    """
    if not plan.unassigned or not ledger_is_there():
        return {}
    from tracker.cli.seat import desk
    from tracker.services.desk import open_desk
    from tracker.services.proposals import for_plan

    try:
        opened = open_desk()
    except NotFoundError:
        return {}
    with suppress(SignInError):
        opened = desk()
    return for_plan(opened, plan)


def ledger_is_there() -> bool:
    """Whether DUBAN_HOME or DUBAN_DATABASE_URL may hold a ledger."""
    from tracker.settings import Settings

    settings = Settings()
    return settings.database_url is not None or (settings.home / "ledger.db").exists()


def proposals_as_json(plan: Plan, proposals: Mapping[int, tuple[Proposal, ...]]) -> dict[str, Any]:
    """What `--json` prints of them besides the plan itself: nothing where nothing is proposed."""
    if not proposals:
        return {}
    return {
        "proposals": [
            {"unassigned": at, "number": plan.unassigned[at].number, "leads": proposal_words.as_json(each)}
            for at, each in proposals.items()
        ]
    }
