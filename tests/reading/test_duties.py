"""Reporting duties, patterns.md G."""

import pytest

from tracker.reading.duties import duties_in


@pytest.mark.parametrize(
    ("text", "cycle", "due"),
    [
        ("各单位要于每月25日前将进展情况报县政府督查室。", "monthly", "25日前"),
        ("每月28日15点前报送进展。", "monthly", "28日15点前"),
        ("每季度末月20日前报市发展改革委。", "quarterly", "末月20日前"),
        ("每季度最后一个月的30日前报办公室。", "quarterly", "最后一个月的30日前"),
        ("每季度第1个月的20日前报送。", "quarterly", "第1个月的20日前"),
        ("并将工作情况于每年12月上旬报县乡村振兴局。", "yearly", "12月上旬"),
        ("每周五前报送工作进展。", "weekly", "周五前"),
        ("请于2月10日前将工作方案报县委办。", "once", "2月10日前"),
    ],
)
def test_a_report_that_is_due_regularly_is_a_duty(text: str, cycle: str, due: str) -> None:
    found = duties_in(text)

    assert [(duty.cycle, duty.due) for duty in found] == [(cycle, due)]
    assert found[0].text == text


@pytest.mark.parametrize(
    "text",
    [
        "每月至少召开一次会议。",
        "每年资助100名青年。",
        "每年遴选50个项目，优先推荐申报国家级案例。",
        "重大事项及时报告。",
    ],
)
def test_what_is_merely_regular_is_no_duty(text: str) -> None:
    assert duties_in(text) == ()
