"""The forms that arrange the work: milestones, sub-tasks, instructions and their answers, who closes a finding."""

from dataclasses import replace

from tracker.domain import commands as c
from tracker.domain.arrangement_events import MilestoneDraft
from tracker.domain.case import chinese
from tracker.domain.permissions import Act
from tracker.domain.task import PartRole
from tracker.errors import InputError
from tui.forms.act_form import ActForm, stem
from tui.forms.fields import Field, Kind, day
from tui.forms.form import Answers, reason
from tui.forms.listed import listed
from tui.forms.offers import inspectors_offered
from tui.forms.units import parts_from, unit_fields
from tui.sheet import Sheet


def milestones_says(sheet: Sheet) -> str:
    return f"一行一个节点：日期 权重 名称。序时进度按权重累计，最后一个节点不晚于{chinese(sheet.task.deadline)}。"


def milestones_fields(sheet: Sheet) -> tuple[Field, ...]:
    hint = "如 2020-05-31 40 主体完工"
    return (Field("milestones", "节点", Kind.LINES, hint=hint, required=True, read=milestones_typed),)


def milestones_typed(text: str) -> tuple[MilestoneDraft, ...]:
    """A milestone a line: day, weight, name."""
    drafts = []
    for line in text.splitlines():
        on, weight, name = [*line.split(maxsplit=2), "", "", ""][:3]
        if not (weight.isascii() and weight.isdigit()):
            raise InputError(f"“{line}”不是节点。", "请写成 日期 权重 名称，如 2020-05-31 40 主体完工。")
        drafts.append(MilestoneDraft(day=day(on), weight=int(weight), name=name))
    return tuple(drafts)


def set_milestones(sheet: Sheet, answers: Answers) -> c.Command:
    return c.SetMilestones(**stem(sheet), milestones=answers["milestones"])


def split_says(sheet: Sheet) -> str:
    there = f"已有子任务{'、'.join(sheet.task.children)}。" if sheet.task.children else ""
    return f"{there}子任务另有编号，分解后再交办；总任务的进度是各子任务按权重的平均。"


def split_fields(sheet: Sheet) -> tuple[Field, ...]:
    until = sheet.task.deadline.isoformat() if sheet.task.deadline else ""
    return (
        Field("title", "名称", required=True),
        Field("weight", "权重", Kind.LINE, "1", hint="与其他子任务相比，如60", required=True, read=weight),
        Field("deadline", "时限", Kind.DAY, until),
        *(
            replace(each, value=each.value if each.name == PartRole.LEAD else "")
            for each in unit_fields(sheet)
        ),
    )


def weight(text: str) -> int:
    """A whole number from 1 to 1000."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 1000:
        return int(text)
    raise InputError(f"“{text}”不是1到1000之间的整数。", "请填写如 60。")


def split(sheet: Sheet, answers: Answers) -> c.Command:
    return c.Split(
        **stem(sheet),
        title=answers["title"],
        weight=answers["weight"],
        deadline=answers["deadline"],
        parts=parts_from(answers),
    )


def instruct_says(sheet: Sheet) -> str:
    return "批示成为任务的一部分，承担单位都能看到；写了回复期限的，牵头单位要回复。"


INSTRUCTION = (
    Field("words", "批示内容", Kind.LINES, required=True),
    Field("by", "谁的批示", hint="领导职务，如县委书记；领导用自己的账号时可以不填"),
    Field("answer_by", "回复期限", Kind.DAY, hint="不要求回复的不填"),
)


def instruct(sheet: Sheet, answers: Answers) -> c.Command:
    by, until = answers["by"], answers["answer_by"]
    return c.Instruct(**stem(sheet), words=answers["words"], by=by, answer_by=until)


def answer_says(sheet: Sheet) -> str:
    asked = sheet.task.open_instruction or sheet.task.instructions[-1]
    until = f"\n请于{chinese(asked.answer_by)}前回复。" if asked.answer_by else ""
    return f"{chinese(asked.on)}{asked.by}批示：{asked.words}{until}"


def answer_fields(sheet: Sheet) -> tuple[Field, ...]:
    return (Field("words", "落实情况", Kind.LINES, required=True),)


def answer(sheet: Sheet, answers: Answers) -> c.Command:
    asked = sheet.task.open_instruction
    number = asked.number if asked else None
    return c.AnswerInstruction(**stem(sheet), words=answers["words"], number=number)


def closers_says(sheet: Sheet) -> str:
    origin = sheet.task.origin
    now = "、".join(origin.closers) if origin and origin.closers else "领导小组办公室"
    return f"现在由{now}核验销号。被整改单位的人不能核验自己的问题。"


def closers_fields(sheet: Sheet) -> tuple[Field, ...]:
    hint = "账号，用、分开；不填就是领导小组办公室"
    return (
        Field("closers", "核验销号的人", hint=hint, read=listed, offers=inspectors_offered),
        reason("移交理由"),
    )


def name_closers(sheet: Sheet, answers: Answers) -> c.Command:
    return c.NameClosers(**stem(sheet), closers=answers["closers"] or (), reason=answers["reason"])


ARRANGE_FORMS = (
    ActForm(Act.SET_MILESTONES, milestones_says, set_milestones, milestones_fields),
    ActForm(Act.SPLIT, split_says, split, split_fields),
    ActForm(Act.NAME_CLOSERS, closers_says, name_closers, closers_fields),
    ActForm(Act.INSTRUCT, instruct_says, instruct, lambda sheet: INSTRUCTION),
    ActForm(Act.ANSWER_INSTRUCTION, answer_says, answer, answer_fields),
)
