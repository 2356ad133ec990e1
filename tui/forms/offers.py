"""What F3 offers to choose from in a field, so that nobody has to know codes and accounts by heart."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.permissions import Role
from tracker.domain.task import OPEN_STATES
from tracker.domain.unit_names import pinyin_initials
from tracker.domain.units import Registry, search_initials
from tracker.queries import tasks
from tracker.queries.accounts import accounts_of
from tracker.queries.tasks import TaskFilter
from tracker.services import units
from tracker.services.desk import Desk
from tracker.services.views import look

MOST = 1000
INSPECT = (Role.INSPECTOR, Role.OFFICE)


@dataclass(frozen=True, slots=True)
class Offer:
    """`words` are listed, `keys` find it too, `typed` is what comes into the field."""

    words: str
    typed: str
    keys: str = ""


Offers = Callable[[Desk], tuple[Offer, ...]]


def units_offered(desk: Desk) -> tuple[Offer, ...]:
    """The groups and the units of the registry."""
    return units_of(units.registry(desk))


def units_of(registry: Registry) -> tuple[Offer, ...]:
    """The same of a registry that is at hand."""
    groups = ((f"{each.name}（{len(each.members)}个单位）", each.name, "") for each in registry.groups)
    single = ((each.name, each.name, search_initials(each)) for each in registry.units)
    return tuple(
        Offer(words, name, keys or pinyin_initials(name).lower()) for words, name, keys in (*groups, *single)
    )


def tasks_offered(desk: Desk) -> tuple[Offer, ...]:
    """The tasks in hand."""
    with look(desk) as view:
        found = tasks.find(view, TaskFilter(states=tuple(OPEN_STATES)), limit=MOST).rows
    return tuple(
        Offer(
            f"{each.facts.code} {each.facts.title}",
            each.facts.code,
            pinyin_initials(each.facts.title).lower(),
        )
        for each in found
    )


def inspectors_offered(desk: Desk) -> tuple[Offer, ...]:
    """Those who inspect, the inspectors first."""
    with look(desk) as view:
        found = [each.actor for each in accounts_of(view) if each.open and each.actor.role in INSPECT]
    return tuple(
        Offer(f"{each.person}（{each.account}）", each.account, pinyin_initials(each.person).lower())
        for each in sorted(found, key=lambda each: INSPECT.index(each.role))
    )
