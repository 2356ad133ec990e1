"""What a correction says of the ledger, checked before it is made: units, plans and tasks that it names."""

from collections.abc import Iterable

from sqlmodel import Session

from tracker.domain import review_steps as s
from tracker.domain.new_units import code_of, free_code, kind_of, one_unit
from tracker.domain.review import Review
from tracker.domain.review_names import refuse_taken, with_new_units
from tracker.domain.units import One, Registry, Several, UnitKind, Unknown
from tracker.errors import InputError, NotFoundError
from tracker.ledger import tables
from tracker.queries.units import registry_of
from tracker.services.plans import plan_row
from tracker.services.revisions import lineage


def checked(session: Session, office: str, review: Review, step: s.Correction) -> s.Correction:
    """The correction with units as the review keeps them: names in items, codes in answers.

    Raises NotFoundError for a unit, plan or task that is not there, InputError for what cannot be.
    """
    match step:
        case s.SetUnits() | s.AddItem():
            registry = registry_of(session, office)
            roles = {role: getattr(step, role) for role in ("lead", "responsible", "guide")}
            given = {role: names_of(registry, names) for role, names in roles.items() if names is not None}
            return step.model_copy(update=given)
        case s.NameMeans():
            codes = codes_of(with_new_units(registry_of(session, office), review.names), step.units)
            return step.model_copy(update={"units": codes})
        case s.NameIsGroup():
            return grouped(with_new_units(registry_of(session, office), review.names), step)
        case s.NameIsNew():
            if step.unit_kind not in list(UnitKind):
                raise InputError(f"没有单位类别“{step.unit_kind}”。", f"可选：{'、'.join(UnitKind)}。")
            others = tuple(each for each in review.names if each.name != step.name)
            refuse_taken(step, with_new_units(registry_of(session, office), others))
        case s.BelongsTo(plan=plan) if plan:
            plan_row(session, office, plan)
        case s.Revises(plan=plan) if plan:
            lineage(session, office, plan)
        case s.Continues(task=task) | s.LeaveTask(task=task) if task:
            refuse_stranger(session, office, review, task)
    return step


def names_of(registry: Registry, given: Iterable[str]) -> tuple[str, ...]:
    """Codes as the names of their units; names as they are. Raises NotFoundError for an unknown code."""
    return tuple(registry.unit(word).name if word.isascii() else word for word in given)


def codes_of(registry: Registry, given: Iterable[str]) -> tuple[str, ...]:
    """Codes, from codes and names. Raises NotFoundError, or InputError for a name that is not certain."""
    codes: dict[str, None] = {}
    for word in given:
        if word.isascii():
            codes[registry.unit(word).code] = None
            continue
        match registry.resolve(word):
            case One(unit):
                codes[unit.code] = None
            case Several(_, units):
                codes |= dict.fromkeys(unit.code for unit in units)
            case unknown:
                raise InputError(unknown.reason, "没有保存。")
    return tuple(codes)


def grouped(registry: Registry, step: s.NameIsGroup) -> s.NameIsGroup:
    """The answer with codes for words: those of known units, and new ones for single units nobody knows.

    Raises InputError for words that name several or nobody, NotFoundError for an unknown code.
    """
    codes: dict[str, None] = {}
    new: list[s.NewMember] = []
    for word in step.units:
        if word.isascii() or not isinstance(registry.resolve(word), Unknown):
            codes |= dict.fromkeys(codes_of(registry, (word,)))
            continue
        if not one_unit(word):
            raise InputError(f"“{word}”不是一个单位的名称。", "请逐个写出单位，没有保存。")
        code = free_code(code_of(word), {*(unit.code for unit in registry.units), *codes})
        codes[code] = None
        new.append(s.NewMember(code=code, name=word, unit_kind=kind_of(word).value))
    return step.model_copy(update={"units": tuple(codes), "new": tuple(new)})


def refuse_stranger(session: Session, office: str, review: Review, code: str) -> None:
    """Raise where the task does not belong to the plan that the review revises."""
    if not review.revises:
        raise InputError("还没有说明修订的是哪个方案。", "请先写 --revises 方案编号。")
    task = session.get(tables.Task, (office, code))
    if task is None or task.plan not in lineage(session, office, review.revises):
        raise NotFoundError(f"方案{review.revises}没有任务“{code}”。", "请照列出的任务编号写。")
