"""问题整改: the second ledger, told apart from the plan's tasks with its own numbers and an annex of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tracker.domain.case import chinese
from tracker.domain.circular.month import Month
from tracker.domain.circular.numbers import Count, Ref
from tracker.domain.circular.phrases import body, counts, few
from tracker.domain.circular.value import Annex, Column, Paragraph, Run, Table
from tracker.domain.standing import Standing
from tracker.domain.task import State

COLUMNS = (
    Column("编号", 24),
    Column("问题", 31, centred=False),
    Column("来源", 15),
    Column("责任单位", 24, centred=False),
    Column("整改措施", 27, centred=False),
    Column("整改时限", 21),
    Column("情况", 14),
    Column("说明", centred=False, on_screen=True),
    Column("出处", centred=False),
    Column("督查编号"),
    Column("原编号"),
    Column("销号日期"),
    Column("销号编号"),
)


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A dispatched finding: where it stands, who found it (in words), and what is asked."""

    standing: Standing
    source: str
    measures: str
    document: str = ""
    inspection: str = ""
    earlier: str = ""

    @property
    def code(self) -> str:
        """The finding's code."""
        return self.standing.facts.code

    @property
    def ref(self) -> Ref:
        """The finding as an entry of a list."""
        return Ref(self.code, self.standing.facts.title)

    @property
    def situation(self) -> str:
        """已销号, 已撤销, 逾期 or 整改中."""
        facts = self.standing.facts
        if facts.state in (State.CLOSED, State.CANCELLED):
            return facts.state.word
        return "逾期" if self.standing.overdue_days else "整改中"


def rectification(records: Sequence[FindingRecord], month: Month, cutoff: date) -> tuple[Paragraph, ...]:
    """The paragraph on findings; none where there are none."""
    if not records:
        return ()
    words = body(
        f"问题整改另列台账，不计入以上数字。截至{chinese(cutoff)}，共交办问题",
        listed("问题总数", records),
        "个，其中",
        *by_source(records),
        "；",
        *by_situation(records),
        "。",
        *of_month(records, month),
        *came_back(records),
    )
    return (words,)


def listed(says: str, records: Sequence[FindingRecord]) -> Count:
    """A number with the findings behind it."""
    return Count(says, tuple(record.ref for record in records))


def by_source(records: Sequence[FindingRecord]) -> tuple[Run, ...]:
    """省级反馈5个、督查发现7个."""
    ordered = sorted(records, key=lambda record: record.source)
    groups = [(source, list(group)) for source, group in groupby(ordered, key=lambda record: record.source)]
    groups.sort(key=lambda each: (-len(each[1]), each[0]))
    return counts(((source, listed(f"{source}的问题", group)) for source, group in groups), "个")


def by_situation(records: Sequence[FindingRecord]) -> tuple[Run, ...]:
    """已销号4个、整改中6个、逾期2个（XH2020-W003、XH2020-W007）."""
    found = {word: [r for r in records if r.situation == word] for word in ("已销号", "整改中", "逾期")}
    cancelled = [record for record in records if record.situation == State.CANCELLED.word]
    parts = [(word, listed(f"{word}的问题", some)) for word, some in found.items()]
    parts += [("已撤销", listed("已撤销的问题", cancelled))] if cancelled else []
    late = found["逾期"]
    named: tuple[Run, ...] = ("，逾期的是", *few([record.code for record in late])) if late else ()
    return (*counts(parts, "个"), *named)


def of_month(records: Sequence[FindingRecord], month: Month) -> tuple[Run, ...]:
    """What came in and what was closed in the month."""

    def within(day: date | None) -> bool:
        return day is not None and month.first <= day <= month.last

    new = [record for record in records if within(record.standing.facts.dispatched_on)]
    closed = [record for record in records if within(record.standing.facts.closed_on)]
    return (
        "本月新交办",
        listed("本月新交办的问题", new),
        "个，销号",
        listed("本月销号的问题", closed),
        "个。",
    )


def came_back(records: Sequence[FindingRecord]) -> tuple[Run, ...]:
    """The findings that had been closed once."""
    again = [record for record in records if record.earlier]
    return ("销号后反弹、重新登记的", listed("反弹的问题", again), "个。") if again else ()


def annex(records: Sequence[FindingRecord]) -> tuple[Annex, ...]:
    """附件4 问题整改台账; none where there are no findings."""
    if not records:
        return ()
    rows = tuple(
        (
            record.code,
            record.standing.facts.title,
            record.source,
            "、".join((*record.standing.facts.lead, *record.standing.facts.responsible)),
            record.measures,
            record.standing.facts.deadline,
            record.situation,
            record.standing.light.sentence,
            record.document,
            record.inspection,
            record.earlier,
            record.standing.facts.closed_on,
            record.standing.facts.closing_number,
        )
        for record in records
    )
    return (Annex(4, "问题整改台账", (Table("问题整改台账", COLUMNS, rows, "没有问题。"),)),)
