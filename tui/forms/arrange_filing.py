"""The forms that arrange who files what and when: the cycle, the parts of units, a target divided among them."""

from collections.abc import Callable
from dataclasses import replace

from tracker.domain import commands as c
from tracker.domain.cycles import KIND_WORDS, Cycle
from tracker.domain.permissions import Act
from tracker.domain.target_words import counted, name
from tracker.domain.task import PartRole
from tracker.errors import InputError
from tui.forms.act_form import ActForm, stem
from tui.forms.fields import Field, Kind, figure
from tui.forms.form import Answers
from tui.forms.units import names_now, parts_from, reader_of
from tui.sheet import Sheet
from tui.widgets.task_words import wanted
from tui.words import plain_number

DUE = Field("due", "填报期限", Kind.DAY, hint="如2020-05-22", required=True)


def ask_says(sheet: Sheet) -> str:
    return "要求责任单位填报其承担的部分，填报期限前提醒；同一期同一事项不重复要求。"


def ask_fields(sheet: Sheet) -> tuple[Field, ...]:
    role = PartRole.RESPONSIBLE
    known = reader_of(sheet.registry)
    return (
        Field(role.value, role.word, Kind.UNITS, names_now(sheet, role), required=True, read=known),
        DUE,
        Field("what", "填什么", hint="如本镇完成的户数"),
    )


def ask_part(sheet: Sheet, answers: Answers) -> c.Command:
    units = tuple(part.unit for part in parts_from(answers) if part.unit)
    return c.AskPart(**stem(sheet), units=units, due=answers["due"], what=answers["what"])


def cycle_says(sheet: Sheet) -> str:
    return f"现在{sheet.task.cycle.words}填报。签收以后改的，从下一期起算，已经开始的一期和以前各期不变。"


def cycle_fields(held: Cycle) -> tuple[Field, ...]:
    """How often and by when, filled with what holds."""
    return (
        Field("every", "周期", Kind.CHOICE, held.kind, choices=tuple(KIND_WORDS.items())),
        replace(
            whole("day", "几日前", str(held.due_day), 1, 31),
            hint="周期最后一个月的几日；每周的写星期几（1到7），每半月的在半月末",
        ),
        replace(
            whole("later", "之后第几个月", str(held.months_later), 0, 3), hint="在周期结束以后，如次月写1"
        ),
    )


def whole(name: str, label: str, value: str, least: int, most: int) -> Field:
    """A whole number from `least` to `most`."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return int(text)
        raise InputError(f"“{text}”不是{least}到{most}之间的整数。")

    return Field(name, label, Kind.LINE, value, required=True, read=read)


def cycle_from(answers: Answers) -> Cycle:
    """The cycle that the answers make."""
    return Cycle(answers["every"], answers["day"], answers["later"])


def set_cycle(sheet: Sheet, answers: Answers) -> c.Command:
    return c.SetCycle(**stem(sheet), cycle=cycle_from(answers))


def divide_says(sheet: Sheet) -> str:
    return (
        "同时要求各单位在期限以前填报自己的完成数，每个单位每期只要求一次；各单位报的数相加，就是任务的实际值。"
        "各单位合计不少于目标值。再分解一次就换成新的。"
    )


def divide_fields(sheet: Sheet) -> tuple[Field, ...]:
    targets = [(at, target) for at, target in enumerate(sheet.task.targets) if counted(target)]
    choices = tuple((str(at), f"{name(target)}，{wanted(target)}") for at, target in targets)
    held = dict(targets[0][1].shares) if targets else {}
    units = [part.unit for part in sheet.task.parts_of(PartRole.RESPONSIBLE) if part.unit]
    lines = "\n".join(f"{sheet.name_of(unit)} {plain_number(held.get(unit))}".rstrip() for unit in units)
    return (
        Field("target", "目标值", Kind.CHOICE, choices=choices),
        Field(
            "shares",
            "各单位的数",
            Kind.LINES,
            lines,
            hint="一行一个：单位 数，如 积石镇 24；不承担的整行删去",
            required=True,
            read=shares_reader(sheet),
        ),
        DUE,
    )


def shares_reader(sheet: Sheet) -> Callable[[str], tuple[tuple[str, float], ...]]:
    """Turns lines of a unit and its number into (unit code, number); raises InputError that names the line."""
    units = reader_of(sheet.registry)

    def read(text: str) -> tuple[tuple[str, float], ...]:
        shares = []
        for line in text.replace("=", " ").splitlines():
            if line.strip():
                unit, _, number = line.strip().rpartition(" ")
                named = units(unit) if unit else ()
                if len(named) != 1:
                    raise InputError(f"“{line}”不是一个单位和它的数。", "请写成 积石镇 24。")
                shares.append((named[0].unit.code, figure(number)))
        return tuple(shares)

    return read


def divide(sheet: Sheet, answers: Answers) -> c.Command:
    return c.DivideTarget(
        **stem(sheet), target=int(answers["target"]), shares=answers["shares"], due=answers["due"]
    )


ARRANGE_FILING_FORMS = (
    ActForm(Act.ASK_PART, ask_says, ask_part, ask_fields),
    ActForm(Act.SET_CYCLE, cycle_says, set_cycle, lambda sheet: cycle_fields(sheet.task.cycle.alone)),
    ActForm(Act.DIVIDE_TARGET, divide_says, divide, divide_fields),
)
