"""整改通知书 and 整改清单 as they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.case import chinese
from tracker.domain.circular.value import Column, Table
from tracker.domain.inspection_paper import ended
from tracker.domain.paper import Paper, numbered

LATE = "逾期"  # as the second ledger calls it
MOST_IN_TEXT = 6  # more findings than these stand in the annex alone
COLUMNS = (
    Column("编号", 20),
    Column("问题", 30, centred=False),
    Column("具体情况", 0, centred=False, on_screen=True),
    Column("来源", 15),
    Column("整改措施", 32, centred=False),
    Column("责任单位", 22, centred=False),
    Column("整改时限", 21),
    Column("情况", 16),
    Column("出处", 0, centred=False),
    Column("销号编号", 0),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as it is printed."""

    code: str
    title: str
    facts: str
    source: str
    document: str
    measures: str
    units: tuple[str, ...]
    until: date | None
    situation: str
    closing_number: str


def rectification_table(entries: Sequence[Entry]) -> Table:
    """整改清单."""
    rows = tuple(
        (
            each.code,
            each.title,
            each.facts,
            each.source,
            each.measures,
            "、".join(each.units),
            each.until,
            each.situation,
            each.document,
            each.closing_number,
        )
        for each in entries
    )
    return Table("整改清单", COLUMNS, rows, "没有问题。")


def notice_paper(entries: Sequence[Entry], office: str, unit: str, day: date, number: str = "") -> Paper:
    """整改通知书 to one unit on its findings."""
    documents = dict.fromkeys(each.document or each.source for each in entries)
    listed = tuple(words(place, each) for place, each in enumerate(entries[:MOST_IN_TEXT], 1))
    more = (f"其余{len(entries) - MOST_IN_TEXT}个问题见附件。",) if len(entries) > MOST_IN_TEXT else ()
    asked = (
        "逐项明确责任人，按整改措施和时限整改，举一反三，防止反弹。",
        "收到后2个工作日内在台账中签收；不属本单位职责的，在此期限内提出异议。",
        "按月填报整改进展；到期不能完成的，在到期以前申请延期。",
        "整改完成后附佐证材料申请办结，由提出问题的一方核验销号。",
    )
    return Paper(
        name="整改通知书",
        number=number,
        office=office,
        day=day,
        title="关于限期整改有关问题的通知",
        salutation=f"{unit}：",
        opening=f"根据{'、'.join(documents)}，你单位有{len(entries)}个问题需要整改，现通知如下。",
        sections=numbered([("问题和整改要求", (*listed, *more)), ("工作要求", asked)]),
        tables=(rectification_table(entries),),
    )


def words(place: int, each: Entry) -> str:
    """1.…（XH2020-W001）：整改措施……整改时限……。"""
    until = f"{chinese(each.until)}以前完成" if each.until else "立行立改，长期坚持"
    if each.until and each.situation == LATE:
        until = f"{chinese(each.until)}，已经逾期，请立即整改"
    return f"{place}.{each.title}（{each.code}）。整改措施：{ended(each.measures)}整改时限：{until}。"
