"""Who acts in a story besides the office: the liaison of each unit, the leader, the inspectors, an auditor."""

from collections.abc import Mapping

from tracker.domain.permissions import Actor, Role

OTHERS = (
    Actor("leader", "县委县政府分管领导", Role.LEADER),
    Actor("inspector", "县政府督查室督查一组", Role.INSPECTOR),
    Actor("inspector2", "县政府督查室督查二组", Role.INSPECTOR),
    Actor("auditor", "县审计局审计人员", Role.AUDITOR),
)
BY_ACCOUNT = {each.account: each for each in OTHERS}


def account_of(account: str, names: Mapping[str, str]) -> Actor:
    """Whoever acts under that name: one of these, or the liaison of the unit with that code."""
    return BY_ACCOUNT.get(account) or Actor(account, f"{names[account]}联络员", Role.UNIT, account)
