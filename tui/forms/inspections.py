"""The forms of inspections, from the scheme to the end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain import inspection_commands as c
from tracker.domain.case import chinese
from tracker.domain.inspection import DrawOf, Inspection
from tracker.domain.permissions import Act
from tracker.services.desk import Desk
from tracker.services.draws import Urn, draw
from tracker.services.evidence import keep_evidence
from tracker.services.inspection_page import InspectionPage
from tracker.services.inspections import inspect
from tui.actions import OF_INSPECTION
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form, evidence, reason
from tui.forms.listed import listed
from tui.forms.offers import inspectors_offered, tasks_offered, units_offered

YES, NO = "yes", "no"
Make = Callable[[InspectionPage, dict[str, Any], Answers], c.InspectionCommand]


@dataclass(frozen=True, slots=True)
class InspectionForm:
    """What an act on an inspection says and asks, and the command that follows."""

    says: Callable[[InspectionPage], str]
    make: Make
    fields: Callable[[InspectionPage], tuple[Field, ...]] = lambda page: ()


def form_on(act: Act, page: InspectionPage) -> Form:
    """The form of an act on the inspection of `page`; it names the version that was seen."""
    if act is Act.DRAW_LOTS:
        return drawing(page)
    asked, title, inspection = FORMS[act], OF_INSPECTION[act].label, page.inspection
    stem = {"inspection": inspection.code, "seen": inspection.version}

    def submit(desk: Desk, answers: Answers) -> str:
        kept = tuple(keep_evidence(desk, path) for path in answers.get("evidence", ()))
        inspect(desk, asked.make(page, stem, {**answers, "evidence": kept}))
        return f"{title}：{inspection.code}已办。"

    return Form(title, asked.says(page), submit, asked.fields(page), inspection.code, inspection.scheme.title)


DRAWN_AMONG = {
    DrawOf.UNIT: ("单位或单位组，用、分开", units_offered),
    DrawOf.TASK: ("任务编号，用、分开；不填就从全部中抽", tasks_offered),
    DrawOf.MEMBER: ("账号，用、分开；不填就从全部督查人员中抽", inspectors_offered),
}


def drawing(page: InspectionPage) -> Form:
    """双随机: the list, the number; the seed is made by the program and recorded."""
    inspection = page.inspection
    again = bool(inspection.draws)

    def submit(desk: Desk, answers: Answers) -> str:
        of = DrawOf(answers["of"])
        urn = Urn(of, answers[of.value] or ())
        found = draw(
            desk,
            inspection.code,
            urn,
            int(answers["count"]),
            reason=answers["reason"],
            seen=inspection.version,
        )
        drawn = (page.names.get(each, page.persons.get(each, each)) for each in found.draws[-1].drawn)
        return f"抽中：{'、'.join(drawn)}。"

    choices = tuple((each.value, each.word) for each in DrawOf)
    fields = (
        Field("of", "抽取", Kind.CHOICE, DrawOf.UNIT.value, choices=choices),
        *(
            Field(of.value, "名单", hint=hint, read=listed, offers=offers, when=("of", of.value))
            for of, (hint, offers) in DRAWN_AMONG.items()
        ),
        Field("count", "抽几个", Kind.NUMBER, "1", required=True),
        Field(
            "reason", "重新抽取的理由", Kind.LINES, hint="" if again else "第一次抽取不用填", required=False
        ),
    )
    says = "种子由程序随机产生，和名单一起记入日志，以后可以按同一种子重抽核对。应当回避的人员自动排除。"
    return Form("随机抽取", says, submit, fields, inspection.code, inspection.scheme.title)


def units_of(page: InspectionPage, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Units as choices."""
    return tuple((code, page.names.get(code, code)) for code in codes)


def problem_fields(page: InspectionPage) -> tuple[Field, ...]:
    scheme = page.inspection.scheme
    return (
        Field("unit", "单位", Kind.CHOICE, choices=units_of(page, scheme.units)),
        Field("matter", "督查范围", Kind.CHOICE, choices=tuple((each, each) for each in scheme.scope)),
        Field("title", "问题", Kind.LINE, hint="一句话", required=True),
        Field("facts", "事实", Kind.LINES, required=True),
        Field("measures", "整改要求", Kind.LINES, required=True),
        Field("until", "整改期限", Kind.DAY, hint="如2020-07-31", required=True),
        replace(evidence(), required=True),
    )


def problem(page: InspectionPage, stem: dict[str, Any], answers: Answers) -> c.InspectionCommand:
    names = ("unit", "matter", "title", "facts", "evidence", "measures", "until")
    return c.RecordProblem(**stem, **{name: answers[name] for name in names})


def withdrawal_fields(page: InspectionPage) -> tuple[Field, ...]:
    choices = tuple(
        (str(each.number), f"第{each.number}个：{each.title}") for each in page.inspection.standing_problems
    )
    return (Field("number", "撤回哪一个", Kind.CHOICE, choices=choices), reason("撤回理由"))


def feedback_fields(page: InspectionPage) -> tuple[Field, ...]:
    return (
        Field("unit", "单位", Kind.CHOICE, choices=units_of(page, page.inspection.untold)),
        Field("conclusion", "督查结论", Kind.LINES, required=True),
    )


def asked_reviews(page: InspectionPage) -> str:
    told = [each for each in page.inspection.feedbacks if each.review_open]
    return "\n".join(
        f"{page.names.get(each.unit, each.unit)}{chinese(each.asked_on)}申请：{each.asked}"
        f"（{chinese(each.answer_by)}前答复）"
        for each in told
    )


def review_fields(page: InspectionPage) -> tuple[Field, ...]:
    waiting = tuple(each.unit for each in page.inspection.feedbacks if each.review_open)
    return (
        Field("unit", "单位", Kind.CHOICE, choices=units_of(page, waiting)),
        Field("upheld", "决定", Kind.CHOICE, YES, choices=((YES, "维持原结论"), (NO, "变更结论"))),
        reason("理由"),
        Field("conclusion", "变更后的结论", Kind.LINES, required=True, when=("upheld", NO)),
        Field("withdrawn", "不再成立的问题", hint="问题序号，如 1、3", read=numbers, when=("upheld", NO)),
    )


def numbers(text: str) -> tuple[int, ...]:
    """1、3 as numbers."""
    return tuple(int(each) for each in listed(text) if each.isdecimal())


def review(page: InspectionPage, stem: dict[str, Any], answers: Answers) -> c.InspectionCommand:
    return c.DecideReview(
        **stem,
        unit=answers["unit"],
        upheld=answers["upheld"] == YES,
        reason=answers["reason"],
        conclusion=answers["conclusion"],
        withdrawn=answers["withdrawn"] or (),
    )


def scope_in_words(inspection: Inspection) -> str:
    """What the approval is about."""
    scheme = inspection.scheme
    days = f"{chinese(scheme.start)}至{chinese(scheme.end)}"
    return f"{days}，范围：{'、'.join(scheme.scope) or '还没有写明'}。批准后范围不能再改。"


def note(label: str) -> Callable[[InspectionPage], tuple[Field, ...]]:
    """A remark that may be left out."""
    return lambda page: (Field("note", label, Kind.LINES),)


def why(label: str) -> Callable[[InspectionPage], tuple[Field, ...]]:
    """A reason that must be given."""
    return lambda page: (reason(label),)


FORMS: dict[Act, InspectionForm] = {
    Act.APPROVE_SCHEME: InspectionForm(
        lambda page: scope_in_words(page.inspection),
        lambda page, stem, answers: c.ApproveScheme(**stem, note=answers["note"]),
        note("批准意见"),
    ),
    Act.CHANGE_MEMBERS: InspectionForm(
        lambda page: f"现在的督查人员：{'、'.join(page.row.members)}。第一名是组长。",
        lambda page, stem, answers: c.ChangeMembers(
            **stem, members=answers["members"], reason=answers["reason"]
        ),
        lambda page: (
            Field(
                "members",
                "督查人员",
                value="、".join(page.inspection.scheme.members),
                hint="账号，用、分开",
                required=True,
                read=listed,
                offers=inspectors_offered,
            ),
            reason("调整理由"),
        ),
    ),
    Act.BEGIN_INSPECTION: InspectionForm(
        lambda page: f"按方案在{chinese(page.inspection.scheme.end)}以前完成。",
        lambda page, stem, answers: c.BeginInspection(**stem),
    ),
    Act.RECORD_PROBLEM: InspectionForm(
        lambda page: "反馈结论以前，单位看不到所记的问题。", problem, problem_fields
    ),
    Act.WITHDRAW_PROBLEM: InspectionForm(
        lambda page: "撤回的问题不再反馈给单位，记录保留。",
        lambda page, stem, answers: c.WithdrawProblem(
            **stem, number=int(answers["number"]), reason=answers["reason"]
        ),
        withdrawal_fields,
    ),
    Act.GIVE_FEEDBACK: InspectionForm(
        lambda page: "反馈后单位看到结论和问题，30天内可以申请复核；问题转入问题整改台账。",
        lambda page, stem, answers: c.GiveFeedback(
            **stem, unit=answers["unit"], conclusion=answers["conclusion"]
        ),
        feedback_fields,
    ),
    Act.ASK_REVIEW: InspectionForm(
        lambda page: "写明不同意结论的哪一点、依据是什么。办公室30天内作出复核决定。",
        lambda page, stem, answers: c.AskReview(**stem, reason=answers["reason"]),
        why("申请复核的理由"),
    ),
    Act.DECIDE_REVIEW: InspectionForm(asked_reviews, review, review_fields),
    Act.CLOSE_INSPECTION: InspectionForm(
        lambda page: "复核期满或复核已决定，可以办结。",
        lambda page, stem, answers: c.CloseInspection(**stem, note=answers["note"]),
        note("办结意见"),
    ),
    Act.CANCEL_INSPECTION: InspectionForm(
        lambda page: "取消后不再开展，记录保留。",
        lambda page, stem, answers: c.CancelInspection(**stem, reason=answers["reason"]),
        why("取消理由"),
    ),
}
