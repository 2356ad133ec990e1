"""附件: 1 红灯事项, 2 各单位情况 (departments and townships apart), 3 台账."""

from collections.abc import Iterable

from tracker.domain.circular import rectification
from tracker.domain.circular.duties import Duty, Outcome, having
from tracker.domain.circular.findings import Findings
from tracker.domain.circular.material import Material, TaskRecord
from tracker.domain.circular.situations import ALWAYS, Situation, of_colour, situation
from tracker.domain.circular.value import Annex, Cell, Column, Table
from tracker.domain.codes import in_order
from tracker.domain.counting import in_total
from tracker.domain.lights import Colour
from tracker.domain.units import Unit, UnitKind

STEPS = "子任务随总任务计数；总任务由别的单位牵头的，计入牵头这个子任务的单位，合计减去其中的子任务，两表相加就是任务总数。"
TYPE_AREA, NUMBER = 156, 9  # millimetres: GB/T 9704-2012, 5.2.2; a column of numbers
RED_COLUMNS = (
    Column("编号", 25),
    Column("事项", 36, centred=False),
    Column("牵头单位", 27, centred=False),
    Column("完成时限", 21),
    Column("逾期天数", 10),
    Column("原因", 37, centred=False),
)
LEDGER_COLUMNS = (
    Column("编号", 25),
    Column("事项", 31, centred=False),
    Column("牵头单位", 24, centred=False),
    Column("完成时限", 21),
    Column("自报%", 9),
    Column("核定%", 9),
    Column("序时%", 9),
    Column("情况", 18),
    Column("亮灯", 10),
    Column("说明", centred=False, on_screen=True),
    Column("方案", centred=False),
    Column("方案条目"),
    Column("总任务"),
    Column("第一牵头单位", centred=False),
    Column("单位类别"),
    Column("责任单位", centred=False),
    Column("交办日期"),
    Column("签收日期"),
    Column("原定时限"),
    Column("逾期天数"),
    Column("申请办结日期"),
    Column("办结日期"),
    Column("销号日期"),
    Column("销号编号"),
    Column("按原定时限"),
    Column("按批准时限"),
    Column("本月应填报"),
    *(Column(f"本月{each.value}") for each in Outcome),
    Column("上月末情况"),
)


def annexes(found: Findings) -> tuple[Annex, ...]:
    """The three annexes, and a fourth where there are findings."""
    material = found.material
    owed: dict[str, list[Duty]] = {}
    for duty in found.owed:
        owed.setdefault(duty.record.code, []).append(duty)
    return (
        Annex(1, "红灯事项", (red_table(material),)),
        Annex(
            2,
            "各单位情况",
            (
                unit_table("部门和其他单位", material, owed, townships=False),
                unit_table("乡镇", material, owed, townships=True),
            ),
            "每项任务只计入第一牵头单位。" + (STEPS if has_steps(material) else ""),
        ),
        Annex(3, "台账", (ledger_table(material, owed),)),
        *rectification.annex(material.rectified),
    )


def unit_columns(material: Material) -> tuple[Column, ...]:
    """The columns of a line of `figures`. Paper has no room for those that would be empty."""
    there = {situation(record.standing) for record in material.now.answered} | set(ALWAYS)
    numbers = (
        Column("牵头任务", NUMBER),
        Column("其中子任务", NUMBER if has_steps(material) else 0),
        *(Column(each.value, NUMBER if each in there else 0) for each in Situation),
        Column("应填报", NUMBER),
        *(Column(each.value, NUMBER) for each in Outcome),
        Column("按原定时限按期"),
        Column("按原定时限未按期"),
        Column("按批准时限按期"),
        Column("按批准时限未按期"),
    )
    names = TYPE_AREA - sum(column.width for column in numbers)
    return (Column("单位", names, centred=False), *numbers)


def has_steps(material: Material) -> bool:
    """Whether some task was divided."""
    return any(not in_total(record.facts) for record in material.now)


def red_table(material: Material) -> Table:
    """The red lights, the worst first."""
    rows = tuple(
        (
            record.code,
            record.facts.title,
            "、".join(record.facts.lead),
            record.facts.deadline,
            record.standing.overdue_days or None,
            record.standing.light.sentence,
        )
        for record in of_colour(material.now.answered, Colour.RED)
    )
    return Table("红灯事项", RED_COLUMNS, rows, "没有红灯事项。")


def unit_table(name: str, material: Material, owed: dict[str, list[Duty]], *, townships: bool) -> Table:
    """One line a unit for the tasks that it leads first, in the order of kinds and names; a line of sums."""
    groups: dict[str | None, list[TaskRecord]] = {}
    for record in material.now.answered:
        unit = material.names.get(record.facts.lead_unit or "")
        if (unit is not None and unit.is_township) is townships:
            groups.setdefault(record.facts.lead_unit, []).append(record)
    due: dict[str | None, list[Duty]] = {}
    for record in material.now:
        due.setdefault(record.facts.lead_unit, []).extend(owed.get(record.code, ()))
    codes = sorted(groups, key=lambda code: rank(material.names.get(code or ""), code))
    rows: list[tuple[Cell, ...]] = [
        (material.lead_name(groups[code][0]), *figures(groups[code], tuple(due[code]))) for code in codes
    ]
    if rows:
        together = tuple(duty for code in codes for duty in due[code])
        rows.append(("合计", *figures([r for group in groups.values() for r in group], together)))
    return Table(name, unit_columns(material), tuple(rows), f"没有由{name}牵头的任务。", totals=True)


def rank(unit: Unit | None, code: str | None) -> tuple[int, str]:
    """Units in the order of their kinds, then by code; unknown ones last."""
    return (list(UnitKind).index(unit.kind) if unit else len(UnitKind), in_order(code or ""))


def figures(records: Iterable[TaskRecord], due: tuple[Duty, ...]) -> tuple[int, ...]:
    """The numbers of a line: tasks, their situations, filings and their outcomes, both on-time counts.

    `due` are all filings that were asked of these units, those of steps that count with their task too.
    """
    listed = list(records)
    found = [situation(record.standing) for record in listed]
    original = [record.standing.on_time(original=True) for record in listed]
    approved = [record.standing.on_time(original=False) for record in listed]
    return (
        len(listed),
        sum(not in_total(record.facts) for record in listed),
        *(found.count(each) for each in Situation),
        len(due),
        *(len(having(due, each)) for each in Outcome),
        original.count(True),
        original.count(False),
        approved.count(True),
        approved.count(False),
    )


def ledger_table(material: Material, owed: dict[str, list[Duty]]) -> Table:
    """All tasks."""
    plans = {plan.id: plan.title for plan in material.plans}
    rows = tuple(
        ledger_row(record, material, plans.get(record.facts.plan, ""), tuple(owed.get(record.code, ())))
        for record in material.now
    )
    return Table("台账", LEDGER_COLUMNS, rows, "没有已交办的任务。")


def ledger_row(record: TaskRecord, material: Material, plan: str, owed: tuple[Duty, ...]) -> tuple[Cell, ...]:
    """A task as a line of the ledger; the order is that of LEDGER_COLUMNS."""
    facts, standing = record.facts, record.standing
    earlier = material.before.by_code.get(record.code) if material.before else None
    return (
        record.code,
        facts.title,
        "、".join(facts.lead),
        facts.deadline,
        facts.claimed,
        facts.verified,
        standing.expected,
        situation(standing).value,
        standing.light.colour.word,
        standing.light.sentence,
        plan,
        facts.number,
        facts.parent,
        material.lead_name(record),
        facts.lead_kind,
        "、".join(facts.responsible),
        facts.dispatched_on,
        facts.active_on,
        facts.original_deadline,
        standing.overdue_days,
        facts.claim_on,
        facts.done_on,
        facts.closed_on,
        facts.closing_number,
        kept_words(standing.on_time(original=True)),
        kept_words(standing.on_time(original=False)),
        len(owed),
        *(len(having(owed, each)) for each in Outcome),
        situation(earlier.standing).value if earlier else "",
    )


def kept_words(kept: bool | None) -> str:
    """Whether a deadline was kept."""
    return {True: "按期", False: "未按期", None: ""}[kept]
