"""Who could lead what names nobody: proposals for a plan as read, a plan under review, a task without a lead.

Nothing here changes anything; a person takes a proposal over by the acts that assign units.
"""

from collections.abc import Iterable, Mapping

from sqlmodel import Session

from seeds import seed_text
from tracker.domain.matters import Matter, headings_of, is_work
from tracker.domain.permissions import Act, may
from tracker.domain.plan import Plan, PlanItem
from tracker.domain.proposals import Proposal, proposer
from tracker.domain.remit_list import organs_from_toml
from tracker.domain.remits import Organ
from tracker.domain.review import Review
from tracker.domain.review_names import with_new_units
from tracker.domain.review_steps import NameStep
from tracker.domain.task import PartRole, Task
from tracker.domain.unit_names import level_of
from tracker.domain.units import One, Registry
from tracker.domain.usual_units import usual_units
from tracker.errors import InputError
from tracker.home import Home
from tracker.queries.precedents import precedents
from tracker.queries.units import registry_of
from tracker.services.desk import Desk

REMITS = "remits.toml"
Proposals = tuple[Proposal, ...]


def organs_of(home: Home) -> tuple[Organ, ...]:
    """The remits of organs: the office's own file in its home, else the seed's. Raises InputError."""
    own = home.path / REMITS
    if not own.exists():
        return organs_from_toml(seed_text(REMITS), REMITS)
    try:
        return organs_from_toml(own.read_text(encoding="utf-8"), str(own))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"职责表“{own}”不能读取。", "请另存为 UTF-8 编码，或删除后使用自带的。") from error


def for_plan(desk: Desk, plan: Plan) -> dict[int, Proposals]:
    """Proposals for the unassigned items of a plan as read, by their place among these.

    The ledger's tasks are looked at only where somebody is signed in who may import plans.
    """
    numbered = [(str(at), item) for at, item in enumerate(plan.unassigned)]
    with desk.reading() as session:
        signed_in = desk.actor is not None and not may(desk.actor, Act.IMPORT_PLAN)
        found = for_items(session, desk, plan.title, numbered, with_ledger=signed_in)
    return {int(key): proposals for key, proposals in found.items()}


def for_review(session: Session, desk: Desk, review: Review) -> dict[str, Proposals]:
    """Proposals for the items of a review that have no lead, by their keys; among its new units too."""
    standing = [(each.key, each.item) for each in review.items if not each.dropped]
    return for_items(session, desk, review.title, standing, review.names, with_ledger=True)


def for_task(session: Session, desk: Desk, task: Task) -> Proposals:
    """Proposals for a task that has no lead; none for one that has."""
    if task.parts_of(PartRole.LEAD):
        return ()
    among = tuple(part.unit for part in task.parts if part.unit and not part.group)
    matter = Matter(task.code, task.title, task.text, among=among)
    ledger = precedents(session, desk.office)
    units = registry_of(session, desk.office).units
    return proposer(organs_of(desk.home), units, [matter, *ledger], ledger=ledger).propose(matter)


def for_items(
    session: Session,
    desk: Desk,
    theme: str,
    items: Iterable[tuple[str, PlanItem]],
    names: tuple[NameStep, ...] = (),
    *,
    with_ledger: bool,
) -> dict[str, Proposals]:
    """Proposals for those of the items, in the plan's order, that are work and have no lead, by their keys.

    `names` are answers of a review. While the registry is empty, what names nobody is weighed among the
    units that a county usually has, too.
    """
    known = registry_of(session, desk.office)
    registry, standing = with_new_units(known, names), dict(items)
    matters = matters_of(list(standing.items()), registry)
    leaderless = [matter for key, matter in matters.items() if not standing[key].lead]
    units = registry.units
    if not known.units:
        units += usual_units(organs_of(desk.home), level_of(known.regions), units)
        leaderless = [each for each in leaderless if each.among or not standing[each.key].responsible]
    if not leaderless or not units:
        return {}
    ledger = precedents(session, desk.office) if with_ledger else []
    asked = proposer(organs_of(desk.home), units, list(matters.values()), theme=theme, ledger=ledger)
    found = {matter.key: asked.propose(matter) for matter in leaderless}
    return {key: proposals for key, proposals in found.items() if proposals}


def matters_of(items: list[tuple[str, PlanItem]], registry: Registry) -> Mapping[str, Matter]:
    """The items that are work, as matters, by their keys."""
    plain = [item for _, item in items]
    return {
        key: Matter(key, item.title, item.text, headings_of(item, plain[:at]), among=named_in(item, registry))
        for at, (key, item) in enumerate(items)
        if is_work(item, plain[at + 1] if at + 1 < len(plain) else None)
    }


def named_in(item: PlanItem, registry: Registry) -> tuple[str, ...]:
    """The codes of the single units that an item names without saying who leads."""
    answers = (registry.resolve(name) for name in item.responsible)
    return tuple(answer.unit.code for answer in answers if isinstance(answer, One))
