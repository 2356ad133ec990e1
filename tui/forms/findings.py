"""The forms of findings: raise one, and raise one again that came back after it was closed."""

from tracker.domain.finding import Source
from tracker.domain.task import PartRole
from tracker.domain.units import Registry
from tracker.queries.findings import FindingRow
from tracker.services.desk import Desk
from tracker.services.findings import NewFinding, raise_again, raise_finding
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form
from tui.forms.units import parts_from, reader_of

FACTS = Field("facts", "具体情况", Kind.LINES, required=True)
UNTIL = Field("until", "整改时限", Kind.DAY, hint="如2020-12-31", required=True)
ASKS = "登记后是待交办的问题，交办以后和任务一样签收、填报、核验、销号。督查发现的问题在反馈结论时自动编入，不用登记。"


def raising(known: Registry) -> Form:
    """A finding by hand."""
    sources = tuple((each.value, each.word) for each in Source if each is not Source.INSPECTION)

    def submit(desk: Desk, answers: Answers) -> str:
        finding = NewFinding(
            title=answers["title"],
            facts=answers["facts"],
            measures=answers["measures"],
            until=answers["until"],
            parts=parts_from(answers),
            source=Source(answers["source"]),
            document=answers["document"],
        )
        return f"已登记问题{raise_finding(desk, finding)}，请交办。"

    fields = (
        Field("title", "问题", hint="一句话", required=True),
        FACTS,
        Field("source", "来源", Kind.CHOICE, Source.OWN.value, choices=sources),
        Field("document", "出自文件", hint="如反馈意见的名称、文号"),
        Field(
            PartRole.LEAD.value,
            "牵头整改单位",
            Kind.UNITS,
            hint="用、分开；可写全称、简称或拼音首字母",
            required=True,
            read=reader_of(known),
        ),
        Field(PartRole.RESPONSIBLE.value, "其他责任单位", Kind.UNITS, read=reader_of(known)),
        Field("measures", "整改措施", Kind.LINES, required=True),
        UNTIL,
    )
    return Form("登记问题", ASKS, submit, fields)


def raising_again(row: FindingRow) -> Form:
    """A closed finding that came back."""

    def submit(desk: Desk, answers: Answers) -> str:
        new = raise_again(desk, row.code, answers["facts"], answers["until"], answers["measures"])
        return f"问题{row.code}已重新登记为{new}，请交办。"

    fields = (FACTS, Field("measures", "整改措施", Kind.LINES, row.measures), UNTIL)
    says = "登记为新的问题，责任单位和来源不变，与原来的互相注明；原来的销号记录保留。"
    return Form("反弹重登", says, submit, fields, row.code, row.title)
