"""The units of an office."""

from sqlmodel import Session, col, select

from tracker.domain.codes import in_order
from tracker.domain.units import Alias, Group, Registry, Unit, UnitKind
from tracker.ledger import tables


def registry_of(session: Session, office: str) -> Registry:
    """The registry of the office, ready to resolve names; units that went into others are not in it."""
    aliases: dict[str, list[Alias]] = {}
    for row in session.exec(
        select(tables.UnitAlias)
        .where(tables.UnitAlias.office == office)
        .order_by(col(tables.UnitAlias.unit), col(tables.UnitAlias.position))
    ):
        aliases.setdefault(row.unit, []).append(Alias(row.name, row.since, row.until))
    standing = select(tables.Unit).where(tables.Unit.office == office, tables.Unit.merged_into == "")
    units = tuple(
        Unit(row.code, row.name, UnitKind(row.kind), tuple(aliases.get(row.code, ())), row.short)
        for row in sorted(session.exec(standing), key=lambda row: in_order(row.code))
    )
    groups = tuple(
        Group(row.name, tuple(row.aliases), tuple(row.members))
        for row in session.exec(
            select(tables.UnitGroup).where(tables.UnitGroup.office == office).order_by(tables.UnitGroup.name)
        )
    )
    owner = session.get(tables.Office, office)
    return Registry(units, groups, tuple(owner.regions) if owner else ())
