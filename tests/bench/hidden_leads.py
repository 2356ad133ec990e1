"""How often the units that really lead are proposed, when a plan's leads are hidden from the proposer."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain.matters import Matter, headings_of
from tracker.domain.plan import PlanItem
from tracker.domain.proposals import proposer
from tracker.domain.remits import Organ
from tracker.domain.unit_names import names_nobody
from tracker.domain.units import One, Registry, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Hits:
    """Of so many items with a lead in the registry: how often the first and the first three proposals hold one."""

    items: int
    first: int
    three: int
    seconds: float

    @property
    def shares(self) -> tuple[float, float]:
        """Top-1 and top-3 in percent."""
        return 100 * self.first / self.items, 100 * self.three / self.items


def led(
    ordered: Sequence[PlanItem], leads: Mapping[int, Sequence[str]], registry: Registry
) -> tuple[Matter, ...]:
    """The items with leads (by their place) as matters, each with the codes of its leads; groups are left out."""
    found = []
    for at, names in leads.items():
        answers = (registry.resolve(name) for name in names)
        codes = tuple(answer.unit.code for answer in answers if isinstance(answer, One))
        item = ordered[at]
        headings = headings_of(item, ordered[:at])
        found.append(Matter(str(at), item.title, item.text, headings, codes))
    return tuple(matter for matter in found if matter.leads)


def hits(
    organs: Sequence[Organ], registry: Registry, matters: Sequence[Matter], theme: str, *, with_ledger: bool
) -> Hits:
    """Propose for each matter with its lead hidden; as ledger the other matters of the same plan, or nothing."""
    begin = time.process_time()
    asked = proposer(organs, registry.units, matters, theme=theme, ledger=matters if with_ledger else ())
    proposed = [[each.unit.code for each in asked.propose(replace(matter, leads=()))] for matter in matters]
    seconds = time.process_time() - begin
    pairs = list(zip(matters, proposed, strict=True))
    first = sum(bool(set(matter.leads) & set(codes[:1])) for matter, codes in pairs)
    three = sum(bool(set(matter.leads) & set(codes)) for matter, codes in pairs)
    return Hits(len(matters), first, three, seconds)


def leads_in(
    ordered: Sequence[PlanItem], assigned: Sequence[PlanItem], gold: Sequence[Any], pairs: Mapping[int, int]
) -> dict[int, list[str]]:
    """The labelled leads by the place of their item; `pairs` are label and assigned item, as the scorer aligns them."""
    places = {id(item): at for at, item in enumerate(ordered)}
    return {
        places[id(assigned[read])]: gold[label]["lead"]
        for label, read in pairs.items()
        if gold[label].get("lead")
    }


def registry_of_names(gold: Sequence[Any]) -> Registry:
    """A registry of the single units that the labels name; groups (各市、有关部门) are left out."""
    names = {name for item in gold for role in ("lead", "responsible") for name in item.get(role) or ()}
    single = sorted(name for name in names if not name.startswith("各") and not names_nobody(name))
    return Registry(tuple(Unit(f"u{at}", name, UnitKind.GOVERNMENT) for at, name in enumerate(single)))
