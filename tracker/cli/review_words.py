"""The corrections of a review as a clerk writes them on the command line."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import typer

from tracker.cli.values import day, unit_code
from tracker.domain import review_steps as s
from tracker.domain.units import UnitKind

FIELDS = {
    "lead": ("lead", "牵头", "牵头单位"),
    "responsible": ("responsible", "责任", "责任单位", "配合单位"),
    "guide": ("guide", "指导", "指导单位"),
    "deadline": ("deadline", "时限", "完成时限"),
    "title": ("title", "标题", "名称", "任务"),
    "text": ("text", "内容", "正文"),
    "number": ("number", "编号"),
    "after": ("after", "放在"),
}
BY_LABEL = {label: field for field, labels in FIELDS.items() for label in labels}
LABEL = re.compile(r"(?:^|(?<=\s))([A-Za-z]+|[一-鿿]{2,4})[=＝]")
NO_DEADLINE = ("无", "长期", "持续推进")
ALL = ("全部", "all")


@dataclass(frozen=True, slots=True)
class Given:
    """What one option says: one correction or several; `all_waiting` where it speaks of every name that waits."""

    steps: tuple[s.Correction, ...] = ()
    all_waiting: bool = False


def set_item(text: str) -> Given:
    """三、(一)3. lead=县教育局,czj responsible=… deadline=2020-06-30 title=…"""
    item, fields = fields_in(text, ("lead", "responsible", "guide", "deadline", "title"))
    if not item:
        raise typer.BadParameter("开头应写条目编号，如 '三、(一)3. lead=县教育局'。")
    if not fields:
        raise typer.BadParameter(f"没有写把条目“{item}”改成什么，如 '{item} deadline=2020-06-30'。")
    steps: list[s.Correction] = []
    roles = {role: names(fields[role]) for role in ("lead", "responsible", "guide") if role in fields}
    if roles:
        steps.append(s.SetUnits(item=item, **roles))
    if "deadline" in fields:
        steps.append(s.SetDeadline(item=item, day=deadline(fields["deadline"])))
    if "title" in fields:
        steps.append(s.SetTitle(item=item, title=fields["title"]))
    return Given(tuple(steps))


def add_item(text: str) -> Given:
    """title=… lead=… responsible=… deadline=… text=… number=… after=…"""
    words, fields = fields_in(text, tuple(FIELDS))
    if words:
        raise typer.BadParameter(f"“{words}”前面应写明是什么，如 title={words}。")
    made: dict[str, Any] = {name: fields[name] for name in ("text", "number", "after") if name in fields}
    made |= {role: names(fields[role]) for role in ("lead", "responsible", "guide") if role in fields}
    if "deadline" in fields:
        made["deadline"] = deadline(fields["deadline"])
    return Given((s.AddItem(title=fields.get("title", ""), **made),))


def split_item(text: str) -> Given:
    """三、(一)3.=第二条开头的几个字"""
    item, at = pair(text, "'编号=第二条开头的几个字'")
    return Given((s.Split(item=item, at=at),))


def merge_item(text: str) -> Given:
    """三、(一)3. with the next, or 三、(一)3.+三、(一)5."""
    item, _, other = text.partition("+")
    return Given((s.Merge(item=item.strip(), other=other.strip()),))


def name_means(text: str) -> Given:
    """县直相关部门单位=czj,zrzyj"""
    name, units = pair(text, "'方案中的名称=代码,代码'")
    return Given((s.NameMeans(name=name, units=names(units)),))


def name_is_new(text: str) -> Given:
    """县天文局=twj,事业单位, or 全部"""
    if text.strip() in ALL:
        return Given(all_waiting=True)
    name, described = pair(text, "'方案中的名称=代码,类别'")
    code, _, kind = re.sub("[，;；]", ",", described).partition(",")
    if kind.strip() not in list(UnitKind):
        raise typer.BadParameter(
            f"应写明新单位的代码和类别，如 '{name}=twj,政府部门'；类别可选：{'、'.join(UnitKind)}。"
        )
    return Given((s.NameIsNew(name=name, code=unit_code(code.strip()), unit_kind=kind.strip()),))


def name_is_group(text: str) -> Given:
    """各乡镇党委、政府=积石镇,白庄镇"""
    name, units = pair(text, "'方案中的名称=单位,单位'")
    return Given((s.NameIsGroup(name=name, units=names(units)),))


def name_left_open(text: str) -> Given:
    """县直相关部门单位, or 全部"""
    if text.strip() in ALL:
        return Given(all_waiting=True)
    return Given((s.NameLeftOpen(name=text.strip()),))


def accept(text: str) -> Given:
    """三、(一)3., or 全部"""
    return Given((s.AcceptAll() if text.strip() in ALL else s.Accept(item=text.strip()),))


def drop(text: str) -> Given:
    """三、(一)3."""
    return Given((s.Drop(item=text.strip()),))


def restore(text: str) -> Given:
    """三、(一)3."""
    return Given((s.Restore(item=text.strip()),))


def continues(text: str) -> Given:
    """三、(一)3.=XH2020-003, or 三、(一)3.=新任务"""
    item, task = pair(text, "'编号=任务编号' 或 '编号=新任务'")
    return Given((s.Continues(item=item, task="" if task == "新任务" else task),))


def leave_task(text: str) -> Given:
    """XH2020-003"""
    return Given((s.LeaveTask(task=text.strip()),))


def fields_in(text: str, known: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The words before the first `label=`, and what stands behind each label."""
    found = list(LABEL.finditer(text))
    fields: dict[str, str] = {}
    for index, label in enumerate(found):
        name = BY_LABEL.get(label[1], "")
        if name not in known:
            labels = "、".join(f"{FIELDS[each][0]}（{FIELDS[each][1]}）" for each in known)
            raise typer.BadParameter(f"没有“{label[1]}=”这一项，可写：{labels}。")
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        fields[name] = text[label.end() : end].strip()
    return (text[: found[0].start()] if found else text).strip(), fields


def pair(text: str, form: str) -> tuple[str, str]:
    """Both sides of the last equals sign."""
    before, sign, behind = text.replace("＝", "=").rpartition("=")
    if not (sign and before.strip() and behind.strip()):
        raise typer.BadParameter(f"“{text}”应写成 {form}。")
    return before.strip(), behind.strip()


def names(text: str) -> tuple[str, ...]:
    """Units separated by commas or semicolons; 、 stands inside names (各乡镇党委、政府)."""
    return tuple(name for name in (part.strip() for part in re.split("[,，;；]", text)) if name)


def deadline(text: str) -> date | None:
    """A day, or a word that says that there is none."""
    return None if text in NO_DEADLINE else day(text)
