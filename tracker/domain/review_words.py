"""A correction as a sentence: what stood there and what stands there now. It is kept with the plan."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.domain import review_steps as s
from tracker.domain.case import chinese
from tracker.domain.drafting import deadline_of
from tracker.domain.review import Review, item_called
from tracker.domain.task import PartRole


def told(before: Review, step: s.Correction) -> str:
    """What the correction changes in the review as it stood before it."""
    return WORDS[type(step)](before, step)


def units(before: Review, step: s.SetUnits) -> str:
    each = item_called(before, step.item)
    said = []
    for role in PartRole:
        names = getattr(step, role.value)
        if names is not None:
            said.append(f"{role.word}由{listed(getattr(each.item, role.value))}改为{listed(names)}")
    return f"条目{each.key}{'，'.join(said)}"


def deadline(before: Review, step: s.SetDeadline) -> str:
    each = item_called(before, step.item)
    was = deadline_of(each.item, before.head)
    return f"条目{each.key}时限由{spoken(was)}改为{spoken(step.day)}"


def title(before: Review, step: s.SetTitle) -> str:
    each = item_called(before, step.item)
    return f"条目{each.key}名称由“{each.item.title}”改为“{step.title}”"


def merged(before: Review, step: s.Merge) -> str:
    key = item_called(before, step.item).key
    return f"条目{key}与{f'条目{step.other}' if step.other else '下一条'}合并"


def added(before: Review, step: s.AddItem) -> str:
    return f"手工补充“{step.title}”，牵头单位{listed(step.lead)}"


def about(words: str) -> Callable[[Review, Any], str]:
    """A sentence about an item: its number and these words."""
    return lambda before, step: f"条目{item_called(before, step.item).key}{words}"


def continued(before: Review, step: s.Continues) -> str:
    key = item_called(before, step.item).key
    return f"条目{key}接续任务{step.task}" if step.task else f"条目{key}作为新任务"


def grouped(before: Review, step: s.NameIsGroup) -> str:
    new = f"，其中{'、'.join(each.name for each in step.new)}登记为新单位" if step.new else ""
    return f"“{step.name}”指{'、'.join(step.units)}{new}"


def listed(names: tuple[str, ...]) -> str:
    """Names in a sentence."""
    return f"“{'、'.join(names)}”" if names else "空"


def spoken(day: date | None) -> str:
    """A deadline in a sentence."""
    return chinese(day) or "没有时限"


WORDS: dict[type[s.Correction], Callable[[Review, Any], str]] = {
    s.Accept: about("核对无误"),
    s.AcceptAll: lambda before, step: "其余条目核对无误",
    s.SetUnits: units,
    s.SetDeadline: deadline,
    s.SetTitle: title,
    s.SetPlanTitle: lambda before, step: f"方案标题由“{before.title}”改为“{step.title}”",
    s.FirstLeads: lambda before, step: "没有写明牵头单位的，由列第一位的单位牵头",
    s.Split: lambda before, step: f"条目{item_called(before, step.item).key}从“{step.at}”起拆成两条",
    s.Merge: merged,
    s.Drop: about("不作为任务"),
    s.Restore: about("恢复"),
    s.AddItem: added,
    s.NameMeans: lambda before, step: f"“{step.name}”指{'、'.join(step.units)}",
    s.NameIsNew: lambda before, step: f"“{step.name}”登记为新单位{step.code}（{step.unit_kind}）",
    s.NameIsGroup: grouped,
    s.NameLeftOpen: lambda before, step: f"“{step.name}”暂不确定",
    s.BelongsTo: lambda before, step: f"作为{step.plan}的子方案" if step.plan else "不是子方案",
    s.Revises: lambda before, step: f"修订{step.plan}" if step.plan else "不是修订稿",
    s.Continues: continued,
    s.LeaveTask: lambda before, step: f"任务{step.task}保持不变",
}
