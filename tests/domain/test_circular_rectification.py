"""The circular tells of findings apart from the plan's tasks."""

from dataclasses import replace
from datetime import date

from circular_samples import closed, material, overdue, task

from tracker.domain.circular import Circular, FindingRecord, TaskRecord, write
from tracker.domain.task import State


def finding(record: TaskRecord, source: str = "省级反馈", **more: str) -> FindingRecord:
    return FindingRecord(record.standing, source, "限期整改。", **more)


def text(circular: Circular) -> str:
    return "\n".join(paragraph.text for paragraph in circular.sections[0].paragraphs)


def test_a_ledger_without_findings_says_nothing_of_them() -> None:
    circular = write(material(task()))
    assert "问题整改" not in text(circular)
    assert [annex.number for annex in circular.annexes] == [1, 2, 3]


def test_findings_have_their_own_numbers_and_are_counted_in_no_other() -> None:
    plain = write(material(task()))
    found = (
        finding(task("XH2020-W001")),
        finding(overdue("XH2020-W002"), "督查发现", inspection="XH2020-D7K2M"),
        finding(closed("XH2020-W003", date(2020, 5, 10))),
        finding(task("XH2020-W004", dispatched_on=date(2020, 5, 6)), earlier="XH2020-W003"),
        finding(task("XH2020-W005", state=State.CANCELLED)),
    )
    circular = write(material(task(), rectified=found))
    assert circular.sections[0].paragraphs[:-1] == plain.sections[0].paragraphs
    assert circular.annexes[:3] == plain.annexes
    told = circular.sections[0].paragraphs[-1].text
    assert "截至2020年5月31日，共交办问题5个，其中省级反馈4个、督查发现1个" in told
    assert "已销号1个、整改中2个、逾期1个、已撤销1个，逾期的是XH2020-W002" in told
    assert "本月新交办1个，销号1个。" in told
    assert "销号后反弹、重新登记的1个。" in told


def test_every_number_of_the_paragraph_is_its_list() -> None:
    found = tuple(finding(task(f"XH2020-W{n:03d}")) for n in range(1, 8))
    circular = write(material(task(), rectified=found))
    numbers = {number.says: number for number in circular.sections[0].paragraphs[-1].numbers}
    assert [ref.code for ref in numbers["问题总数"].refs] == [record.code for record in found]
    assert sum(len(numbers[f"{word}的问题"].refs) for word in ("已销号", "整改中", "逾期")) == len(found)


def test_the_findings_stand_in_an_annex_of_their_own() -> None:
    found = replace(finding(task("XH2020-W001", title="台账没有更新")), document="省级考核反馈意见")
    annex = write(material(task(), rectified=(found,))).annexes[-1]
    assert (annex.number, annex.title) == (4, "问题整改台账")
    (row,) = annex.tables[0].rows
    assert row[:5] == ("XH2020-W001", "台账没有更新", "省级反馈", "县教育局", "限期整改。")
    assert sum(column.width for column in annex.tables[0].columns) <= 156
