"""The form of an inspection's scheme: 内容, 对象, 范围, days, members."""

from typing import Any

from tracker.domain.inspection_commands import AmendScheme
from tracker.domain.inspection_events import Scheme
from tracker.domain.units import Registry
from tracker.services.desk import Desk
from tracker.services.inspection_page import InspectionPage
from tracker.services.inspections import draft_scheme, inspect
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form, reason
from tui.forms.listed import listed
from tui.forms.offers import inspectors_offered, tasks_offered
from tui.forms.units import reader_of

OPEN, UNANNOUNCED = "open", "unannounced"
SAYS = "督查须有经批准的方案，写明内容、对象、范围；对象、事项、人员也可以拟好方案后随机抽取。"


def drafting(registry: Registry) -> Form:
    """A new scheme."""

    def submit(desk: Desk, answers: Answers) -> str:
        drafted = draft_scheme(desk, scheme_of(answers))
        return f"已拟订督查方案{drafted.code}，等待批准。"

    return Form("拟订督查方案", SAYS, submit, scheme_fields(registry))


def amending(page: InspectionPage, registry: Registry) -> Form:
    """The scheme of an inspection, before it is approved."""
    inspection = page.inspection

    def submit(desk: Desk, answers: Answers) -> str:
        changed = scheme_of(answers)
        inspect(
            desk,
            AmendScheme(
                inspection=inspection.code, seen=inspection.version, scheme=changed, reason=answers["reason"]
            ),
        )
        return f"已修改督查方案{inspection.code}。"

    fields = (*scheme_fields(registry, inspection.scheme, page.names), reason("修改理由"))
    return Form("修改督查方案", SAYS, submit, fields, inspection.code, inspection.scheme.title)


def scheme_fields(
    registry: Registry, held: Scheme | None = None, names: dict[str, str] | None = None
) -> tuple[Field, ...]:
    """What a scheme says, filled with what it says now."""
    units = "、".join((names or {}).get(code, code) for code in (held.units if held else ()))
    kind = UNANNOUNCED if held and not held.announced else OPEN
    return (
        Field("title", "督查名称", value=held.title if held else "", required=True),
        Field("content", "督查内容", Kind.LINES, held.content if held else "", required=True),
        Field(
            "units", "督查对象", Kind.UNITS, units, hint="单位或单位组，用、分开", read=reader_of(registry)
        ),
        Field(
            "tasks",
            "范围：任务",
            value=joined(held.tasks if held else ()),
            hint="任务编号，用、分开",
            read=listed,
            offers=tasks_offered,
        ),
        Field(
            "matters",
            "范围：其他事项",
            value=joined(held.matters if held else ()),
            hint="用、分开",
            read=listed,
        ),
        Field(
            "members",
            "督查人员",
            value=joined(held.members if held else ()),
            hint="账号，用、分开，第一名是组长",
            read=listed,
            offers=inspectors_offered,
        ),
        Field("start", "开始", Kind.DAY, held.start.isoformat() if held else "", required=True),
        Field("end", "结束", Kind.DAY, held.end.isoformat() if held else "", required=True),
        Field(
            "kind",
            "方式",
            Kind.CHOICE,
            kind,
            choices=((OPEN, "通知单位"), (UNANNOUNCED, "四不两直，反馈以前单位看不到")),
        ),
    )


def scheme_of(answers: Answers) -> Scheme:
    """The scheme that the answers make."""
    plain: dict[str, Any] = {name: answers[name] for name in ("title", "content", "start", "end")}
    return Scheme(
        **plain,
        units=tuple(named.unit.code for named in answers["units"] or ()),
        tasks=answers["tasks"] or (),
        matters=answers["matters"] or (),
        members=answers["members"] or (),
        announced=answers["kind"] == OPEN,
    )


def joined(names: tuple[str, ...]) -> str:
    """Names as one would type them."""
    return "、".join(names)
