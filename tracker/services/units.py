"""The unit registry of an office: read from the ledger, kept by the office."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from tracker.domain.office_events import AliasDraft, GroupRegistered, UnitRegistered
from tracker.domain.permissions import Act
from tracker.domain.units import Alias, Group, Registry, Unit, search_initials
from tracker.errors import InputError
from tracker.queries.units import registry_of
from tracker.services.desk import Desk
from tracker.services.views import look


def registry(desk: Desk, as_of: date | None = None) -> Registry:
    """The office's registry as it stands, or as it stood when the day `as_of` ended."""
    if as_of is not None:
        with look(desk, as_of) as view:
            return registry_of(view.session, view.office)
    with desk.reading() as session:
        return registry_of(session, desk.office)


def register(session: Session, desk: Desk, units: Sequence[Unit], groups: Sequence[Group]) -> None:
    """Put units and groups into the ledger, in the caller's transaction."""
    desk.append(session, [unit_event(unit) for unit in units])
    desk.append(
        session,
        [GroupRegistered(name=group.name, aliases=group.aliases, members=group.members) for group in groups],
    )


def unit_event(unit: Unit) -> UnitRegistered:
    """The event that a unit stands in the registry like this."""
    return UnitRegistered(
        unit=unit.code,
        name=unit.name,
        unit_kind=unit.kind.value,
        aliases=tuple(
            AliasDraft(name=alias.name, since=alias.since, until=alias.until) for alias in unit.aliases
        ),
        short=unit.short,
        initials=search_initials(unit),
    )


def add_unit(desk: Desk, unit: Unit) -> None:
    """Register a new unit. Raises InputError where its code or name is taken."""
    desk.require(Act.KEEP_UNITS, unit.code)
    with desk.writing() as session:
        standing = registry_of(session, desk.office)
        for other in standing.units:
            if unit.code == other.code or unit.name == other.name:
                raise InputError(f"单位“{other.name}”（{other.code}）已在名录中。")
        desk.append(session, [unit_event(unit)])


def add_alias(desk: Desk, code: str, name: str, since: date | None = None, until: date | None = None) -> None:
    """Let a unit be known by another name too. Raises NotFoundError, or InputError where it is taken."""
    desk.require(Act.KEEP_UNITS, code)
    with desk.writing() as session:
        standing = registry_of(session, desk.office)
        unit = standing.unit(code)
        if any(name in (other.name, *(alias.name for alias in other.aliases)) for other in standing.units):
            raise InputError(f"名称“{name}”已在名录中。")
        known = replace(unit, aliases=(*unit.aliases, Alias(name, since, until)))
        desk.append(session, [unit_event(known)])


def add_group(desk: Desk, name: str, members: Sequence[str]) -> None:
    """Say which units a group name stands for. Raises NotFoundError for an unknown member."""
    desk.require(Act.KEEP_UNITS, name)
    with desk.writing() as session:
        standing = registry_of(session, desk.office)
        codes = tuple(standing.unit(code).code for code in dict.fromkeys(members))
        earlier = next((group for group in standing.groups if group.name == name), Group(name))
        desk.append(session, [GroupRegistered(name=name, aliases=earlier.aliases, members=codes)])
