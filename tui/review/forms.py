"""The forms of a review: an item corrected, an item added by hand, a new unit; and the corrections that follow."""

from collections.abc import Callable
from datetime import date

from tracker.domain import review_steps as s
from tracker.domain.drafting import deadline_of
from tracker.domain.new_units import code_of, free_code, kind_of
from tracker.domain.review import ReviewItem
from tracker.domain.task import PartRole
from tracker.domain.units import Registry, UnitKind
from tracker.services.review import Sheet
from tui.forms.fields import Field, Kind, day
from tui.forms.form import Answers
from tui.forms.listed import listed
from tui.forms.offers import units_of
from tui.forms.units import longest_name, resolve

NO_DEADLINE = ("无", "长期", "持续推进")
ROLES = tuple(PartRole)
UNITS_HINT = "用、分开；F3从名录选"


def item_fields(sheet: Sheet, each: ReviewItem, registry: Registry) -> tuple[Field, ...]:
    """Title, units by role, deadline, as they stand."""
    until = deadline_of(each.item, sheet.review.head)
    return (
        Field("title", "事项", value=each.item.title, required=True),
        *unit_fields(registry, {role: getattr(each.item, role.value) for role in ROLES}),
        Field(
            "deadline",
            "时限",
            value=until.isoformat() if until else "",
            hint="如 2020-06-30；没有时限填 无",
            read=day_or_none,
        ),
    )


def unit_fields(registry: Registry, names: dict[PartRole, tuple[str, ...]]) -> tuple[Field, ...]:
    """A field for each role."""
    return tuple(
        Field(
            role.value,
            role.word,
            Kind.UNITS,
            value="、".join(names[role]),
            hint=UNITS_HINT if role is PartRole.LEAD else "",
            read=reader_of(registry, names[role]),
            offers=lambda desk: units_of(registry),
        )
        for role in ROLES
    )


def reader_of(registry: Registry, standing: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Turns typed words into names: those that stand there and groups whole, codes and initials as the unit's name.

    A name that the registry does not know stays as it is typed; it becomes a question about the whole plan.
    """

    def read(text: str) -> tuple[str, ...]:
        words = list(listed(text))
        found: list[str] = []
        while words:
            taken = longest_name(registry, words, standing)
            name = "、".join(words[:taken])
            found += [named.unit.name for named in resolve(registry, name)] if name.isascii() else [name]
            words = words[taken:]
        return tuple(dict.fromkeys(found))

    return read


def day_or_none(text: str) -> date | None:
    """A day, or a word that says that there is none. Raises InputError."""
    return None if text in NO_DEADLINE else day(text)


def item_steps(sheet: Sheet, each: ReviewItem, answers: Answers) -> tuple[s.Correction, ...]:
    """What was changed in the form; where nothing was, the item is right as it stands."""
    steps: list[s.Correction] = []
    if answers["title"] != each.item.title:
        steps.append(s.SetTitle(item=each.key, title=answers["title"]))
    given = {role.value: tuple(answers[role.value]) for role in ROLES}
    changed = {role: names for role, names in given.items() if names != getattr(each.item, role)}
    if changed:
        steps.append(s.SetUnits(item=each.key, **changed))
    until = deadline_of(each.item, sheet.review.head)
    if (answers["deadline"] or None) != until:
        steps.append(s.SetDeadline(item=each.key, day=answers["deadline"] or None))
    return tuple(steps) or (s.Accept(item=each.key),)


def title_fields(sheet: Sheet) -> tuple[Field, ...]:
    """The plan's title as it stands."""
    return (Field("title", "标题", value=sheet.review.title, required=True),)


def title_steps(answers: Answers) -> tuple[s.Correction, ...]:
    """What the plan is called."""
    return (s.SetPlanTitle(title=answers["title"]),)


def added_fields(registry: Registry) -> tuple[Field, ...]:
    """An item that the reading does not have."""
    return (
        Field("title", "事项", required=True),
        Field("text", "内容", Kind.LINES),
        *unit_fields(registry, dict.fromkeys(ROLES, ())),
        Field("deadline", "时限", Kind.DAY, hint="如 2020-06-30；不填用方案的总时限"),
    )


def added_steps(after: str, answers: Answers) -> tuple[s.Correction, ...]:
    """The item, behind the one at the cursor."""
    given = {role.value: tuple(answers[role.value]) for role in ROLES}
    return (
        s.AddItem(
            title=answers["title"], text=answers["text"], after=after, deadline=answers["deadline"], **given
        ),
    )


def new_unit_fields(name: str, registry: Registry) -> tuple[Field, ...]:
    """Code and kind of a unit that the registry does not have."""
    code = free_code(code_of(name), {unit.code for unit in registry.units})
    kinds = tuple((kind.value, kind.value) for kind in UnitKind)
    return (
        Field("code", "单位代码", value=code, hint="小写字母，以后登录和查找用", required=True),
        Field("unit_kind", "单位类别", Kind.CHOICE, kind_of(name).value, choices=kinds),
    )


def new_unit_steps(name: str, answers: Answers) -> tuple[s.Correction, ...]:
    """The answer that the name is a new unit."""
    return (s.NameIsNew(name=name, code=answers["code"], unit_kind=answers["unit_kind"]),)


def member_fields() -> tuple[Field, ...]:
    """Who belongs to a group."""
    return (Field("units", "单位", Kind.LINES, hint="用、分开或一行一个", required=True, read=listed),)


def member_steps(name: str, answers: Answers) -> tuple[s.Correction, ...]:
    """The answer that the name means these units, of which the registry may not have some yet."""
    return (s.NameIsGroup(name=name, units=answers["units"]),)
