"""The circular as a value: every number is the length of its list, every list adds up."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from circular_samples import CUTOFF, behind, closed, filing, material, overdue, task
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import escape

from tracker.domain.circular import (
    LIMIT,
    Circular,
    Material,
    Month,
    Named,
    PlanTitle,
    Snapshot,
    TaskRecord,
    month_named,
    write,
)
from tracker.domain.circular.duties import Outcome, duties
from tracker.domain.circular.numbers import Count, Rate, Ref, tenths
from tracker.domain.circular.situations import Situation, situation
from tracker.domain.printed import clean, clip
from tracker.domain.task import FilingState, State, TaskTarget
from tracker.domain.units import Unit, UnitKind
from tracker.errors import InputError


def section(circular: Circular, numeral: str) -> str:
    """The text of the section that begins with 一、 (二、, …)."""
    found = next(each for each in circular.sections if each.title.startswith(numeral))
    return "\n".join(paragraph.text for paragraph in found.paragraphs)


def says(circular: Circular, words: str) -> tuple[str, list[str]]:
    """The number that says `words` in the body, with the codes behind it."""
    number = next(number for number in circular.numbers if number.says == words)
    return number.text, [ref.code for ref in number.refs]


def outcomes(record: TaskRecord) -> list[Outcome]:
    return [duty.outcome for duty in duties(material(record))]


# months


@pytest.mark.parametrize(
    "wrong", ["2020-13", "2020-0", "2020", "5月", "", "20-05", "2020-05-01", "２０２０-05"]
)
def test_what_is_no_month_is_refused_in_a_sentence(wrong: str) -> None:
    with pytest.raises(InputError, match="不是月份"):
        month_named(wrong)


def test_a_month_knows_its_neighbours_over_the_turn_of_the_year() -> None:
    december = month_named("2020-12")
    assert (str(december.next), str(december.next.previous), december.next.since(Month(2020, 3))) == (
        "2021-01",
        "2020-12",
        10,
    )


# 一、总体情况


def test_the_parts_of_the_whole_add_up_and_each_can_be_opened() -> None:
    claimed = task("XH2020-005", state=State.CLAIMED, claim_on=date(2020, 5, 20))
    unsigned = task("XH2020-006", state=State.DISPATCHED, active_on=None, filings=(), sign_by=CUTOFF)
    verified = task("XH2020-007", state=State.CLAIMED, claim_on=CUTOFF, done_on=CUTOFF)
    records = (
        task("XH2020-001"),
        behind("XH2020-002"),
        overdue("XH2020-003"),
        closed("XH2020-004"),
        claimed,
        unsigned,
        verified,
    )
    circular = write(material(*records))
    assert says(circular, "任务总数") == ("7", [f"XH2020-00{n}" for n in range(1, 8)])
    assert says(circular, "按序时推进") == ("1", ["XH2020-001"])
    assert says(circular, "滞后") == ("1", ["XH2020-002"])
    assert says(circular, "逾期") == ("1", ["XH2020-003"])
    assert says(circular, "已销号") == ("1", ["XH2020-004"])
    assert says(circular, "待核验") == ("1", ["XH2020-005"])
    assert says(circular, "待销号") == ("1", ["XH2020-007"])
    assert says(circular, "未签收") == ("1", ["XH2020-006"])


def test_drafts_are_not_counted() -> None:
    circular = write(material(task("XH2020-001"), task("XH2020-002", state=State.DRAFT, dispatched_on=None)))
    assert says(circular, "任务总数") == ("1", ["XH2020-001"])


def test_a_step_counts_with_its_task_in_the_whole_and_for_the_unit_that_leads_it_alone() -> None:
    whole = task("XH2020-001")
    own = overdue("XH2020-001-1", parent="XH2020-001")
    given = overdue("XH2020-001-2", parent="XH2020-001", unit="slj")
    circular = write(material(whole, own, given, before=[task("XH2020-001", on=date(2020, 4, 30))]))
    assert "共交办任务1项（另有子任务2项，随总任务计数），第一牵头单位2个" in section(circular, "一")
    assert "任务总数持平" in section(circular, "一")
    assert "红灯0项、绿灯1项" in section(circular, "一")
    assert "尚无任务办结或到期，不计算按期率" in section(circular, "一")
    assert "（一）红灯事项1项（含子任务1项）\n1.县水利局牵头的“控辍保学”（XH2020-001-2）" in section(
        circular, "三"
    )
    departments = circular.annexes[1].tables[0]
    assert [row[:3] for row in departments.rows] == [("县教育局", 1, 0), ("县水利局", 1, 1), ("合计", 2, 1)]
    asked = [column.title for column in departments.columns].index("应填报")
    assert [row[asked] for row in departments.rows] == [2, 1, 3]
    assert says(circular, "本月应填报")[0] == "3"
    assert [row[0] for row in circular.annexes[2].tables[0].rows] == [
        "XH2020-001",
        "XH2020-001-1",
        "XH2020-001-2",
    ]


def test_a_change_against_last_month_opens_to_what_came_and_what_went() -> None:
    april = [task("XH2020-001", on=date(2020, 4, 30)), task("XH2020-002", on=date(2020, 4, 30))]
    circular = write(material(closed("XH2020-001"), overdue("XH2020-002"), before=april))
    assert "任务总数持平，已销号增加1项，按序时推进减少2项，滞后持平，逾期增加1项" in section(circular, "一")
    assert says(circular, "按序时推进比上月增减") == ("2", ["XH2020-001", "XH2020-002"])


def test_without_a_month_before_there_is_no_comparison() -> None:
    text = section(write(material(task())), "一")
    assert "首次通报" in text
    assert "与4月末相比" not in text


def test_both_on_time_rates_stand_side_by_side_and_an_extension_mends_only_one() -> None:
    extended = closed("XH2020-001", done=date(2020, 5, 28), original_deadline=date(2020, 5, 10))
    circular = write(material(extended, closed("XH2020-002")))
    text = section(circular, "一")
    assert "按原定时限，已办结或到期2项，按期办结1项，按期率50.0%" in text
    assert "按批准的时限（含延期），已办结或到期2项，按期办结2项，按期率100.0%" in text


def test_the_extensions_of_the_month_are_counted_by_the_deadline_that_moved() -> None:
    later = task("XH2020-001", deadline=date(2021, 1, 31))
    circular = write(material(later, before=[task("XH2020-001", on=date(2020, 4, 30))]))
    assert says(circular, "本月批准延期") == ("1", ["XH2020-001"])


@pytest.mark.parametrize(
    ("part", "whole", "printed"), [(385, 405, "95.1%"), (550, 579, "95.0%"), (1, 8, "12.5%"), (1, 16, "6.3%")]
)
def test_rates_are_rounded_half_up_to_one_decimal(part: int, whole: int, printed: str) -> None:
    refs = tuple(Ref(str(n)) for n in range(whole))
    assert Rate("", refs[:part], refs[part:]).text == printed


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_rate_is_never_further_than_half_a_tenth_from_the_truth(part: int, more: int) -> None:
    whole = part + more
    assert abs(tenths(part, whole) * whole - 1000 * part) * 2 <= whole


# filings


def test_a_filing_due_is_in_time_late_missing_or_sent_back() -> None:
    assert outcomes(task(filings=[filing()])) == [Outcome.IN_TIME]
    assert outcomes(task(filings=[filing(day=27)])) == [Outcome.LATE]
    assert outcomes(task(filings=[])) == [Outcome.MISSING]
    assert outcomes(task(filings=[filing(state=FilingState.RETURNED)])) == [Outcome.RETURNED]


def test_a_filing_made_in_time_and_made_good_after_it_was_sent_back_is_in_time() -> None:
    back = filing(1, state=FilingState.RETURNED)
    assert outcomes(task(filings=[back, filing(2, day=28)])) == [Outcome.IN_TIME]


def test_nothing_is_due_before_signing_nor_after_completion_was_claimed() -> None:
    assert outcomes(task(active_on=date(2020, 5, 26), filings=[])) == []
    assert outcomes(closed("XH2020-001", done=date(2020, 5, 10), filings=[])) == []


def test_while_the_month_runs_a_filing_day_that_is_not_over_is_not_missed() -> None:
    today = Snapshot(date(2020, 5, 25), (task(on=date(2020, 5, 25), filings=[]),))
    running = replace(material(), now=today, running=True)
    assert duties(running) == ()
    assert [duty.outcome for duty in duties(replace(running, running=False))] == [Outcome.MISSING]


def test_the_filing_rate_is_the_share_of_what_was_due() -> None:
    circular = write(material(task("XH2020-001"), task("XH2020-002", filings=[]), task("XH2020-003")))
    assert says(circular, "填报率") == ("66.7%", ["XH2020-001", "XH2020-003", "XH2020-002"])
    assert "未报1项次：县教育局1项（XH2020-002）" in section(circular, "三")


def test_a_filing_sent_back_is_told_once_in_the_month_in_which_it_was_sent_back() -> None:
    back = filing(1, month=4, state=FilingState.RETURNED, answer="没有佐证材料。")
    now = task(filings=[back, filing(2)])
    pending = task(on=date(2020, 4, 30), filings=[replace(back, state=FilingState.PENDING)])
    assert "退回理由：没有佐证材料。" in section(write(material(now, before=[pending])), "三")
    told = task(on=date(2020, 4, 30), filings=[back])
    assert "本月没有退回填报" in section(write(material(now, before=[told])), "三")


# 二、三


def test_each_red_and_yellow_task_is_named_with_lead_reason_and_days() -> None:
    text = section(write(material(overdue("XH2020-001"), behind("XH2020-002", unit="slj"))), "三")
    assert re.search(r"1\.县教育局牵头的“控辍保学”（XH2020-001）：.*已逾期11天.*红灯。", text)
    assert re.search(
        r"1\.县水利局牵头的“控辍保学”（XH2020-002）：进度10%，序时应达\d+%.*黄灯；距时限2020年12月31日还有214天",
        text,
    )


def test_the_units_own_words_on_its_difficulties_stand_with_its_red_light() -> None:
    record = overdue("XH2020-001", filings=[filing(problems="配套资金未到位。")])
    assert "单位反映：配套资金未到位。" in section(write(material(record)), "三")


def test_what_a_unit_said_in_an_earlier_month_is_not_told_again() -> None:
    record = overdue("XH2020-001", filings=[filing(month=4, problems="配套资金未到位。")])
    assert "单位反映" not in section(write(material(record)), "三")


def test_a_deadline_on_the_day_itself_is_said_so() -> None:
    record = behind("XH2020-001", original_deadline=CUTOFF, deadline=CUTOFF)
    assert "时限2020年5月31日，当日到期。" in section(write(material(record)), "三")


def test_the_longest_overdue_comes_first() -> None:
    worse = task("XH2020-009", original_deadline=date(2020, 4, 1), deadline=date(2020, 4, 1))
    text = section(write(material(overdue("XH2020-001"), worse)), "三")
    assert text.index("XH2020-009") < text.index("XH2020-001")


def test_a_task_done_late_is_explained_in_its_month_and_only_listed_afterwards() -> None:
    day = date(2020, 4, 1)
    late = closed("XH2020-001", done=date(2020, 4, 20), original_deadline=day, deadline=day)
    assert "逾期19天完成" in section(write(material(late)), "三")
    april = [replace(late, standing=replace(late.standing, day=date(2020, 4, 30)))]
    text = section(write(material(late, before=april)), "三")
    assert "逾期19天完成" not in text
    assert "以前月份超期办结的1项：县教育局1项（XH2020-001）" in text


def test_a_part_without_content_says_so_in_one_sentence() -> None:
    circular = write(material(task()))
    assert "没有红灯事项。" in section(circular, "三")
    assert "没有发现前后矛盾的数据。" in section(circular, "三")
    assert "6月没有到期的任务。" in section(circular, "四")


def test_done_in_time_is_praised_and_a_doubtful_figure_is_not() -> None:
    good, lucky = closed("XH2020-001"), task("XH2020-002", claimed=90, verified=70)
    text = section(write(material(good, lucky)), "二")
    assert "XH2020-001" in text
    assert "XH2020-002" not in text


def test_claims_alone_are_not_praised() -> None:
    text = section(write(material(task(claimed=90, verified=None))), "二")
    assert "核定进度超过序时" not in text


# doubtful figures


TARGET = TaskTarget("巩固率", ">=", 96, "%", reported=94)
HOUSES = TaskTarget("改造户数", ">=", 100, "户", reported=30)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            task(claimed=100, stated_claimed=100, targets=[TARGET]),
            "自报进度100%，“巩固率”实际值94%，目标值不低于96%",
        ),
        (
            task(claimed=100, stated_claimed=100, targets=[replace(TARGET, reported=None)]),
            "没有填报“巩固率”的实际值",
        ),
        (task(claimed=30, verified=30, stated_claimed=90, targets=[HOUSES]), "只有目标值不低于100户的30.0%"),
        (task(claimed=60, verified=40), "自报进度60%，核定40%，相差20个百分点"),
        (
            task(claimed=99, verified=70, stated_claimed=100, targets=[TARGET]),
            "目标值不低于96%；自报进度100%，核定70%，相差30个百分点",
        ),
        (
            task(filings=[filing(1, month=4, claimed=50), filing(2, claimed=40)]),
            "自报进度由2020年4月的50%降为2020年5月的40%",
        ),
        (
            task(
                targets=[HOUSES],
                filings=[filing(1, month=4, values=((0, 35),)), filing(2, values=((0, 30),))],
            ),
            "“改造户数”由35户降为30户",
        ),
        (
            task(filings=[filing(wrong=("99÷106户＝93.40%，所报83.3%，不符。",))]),
            "填报文字中99÷106户＝93.40%",
        ),
    ],
)
def test_figures_that_contradict_each_other_are_named(record: TaskRecord, words: str) -> None:
    assert words in section(write(material(record)), "三")


@pytest.mark.parametrize(
    "record",
    [
        task(claimed=100, verified=100, stated_claimed=100, targets=[replace(TARGET, reported=96)]),
        task(claimed=50, stated_claimed=50, targets=[replace(TARGET, reported=10)]),
        task(claimed=59, verified=40),
        task(claimed=60, verified=40, filing_pending=True),
        closed("XH2020-001", done=date(2020, 4, 20), targets=[TARGET], claimed=100, stated_claimed=100),
        task(filings=[filing(1, month=3, claimed=50), filing(2, month=4, claimed=40)]),
    ],
)
def test_figures_that_may_well_be_true_are_left_alone(record: TaskRecord) -> None:
    assert "没有发现前后矛盾的数据" in section(write(material(record)), "三")


# 四、下步要求


def test_what_falls_due_next_month_is_listed_by_unit() -> None:
    june = {
        "original_deadline": date(2020, 6, 30),
        "deadline": date(2020, 6, 30),
        "claimed": 90,
        "verified": 90,
    }
    july = {
        "original_deadline": date(2020, 7, 1),
        "deadline": date(2020, 7, 1),
        "claimed": 90,
        "verified": 90,
    }
    circular = write(material(task("XH2020-001", **june), task("XH2020-002", unit="slj", **july)))
    assert "1.县教育局1项：“控辍保学”（XH2020-001）6月30日。" in section(circular, "四")
    assert says(circular, "6月到期") == ("1", ["XH2020-001"])


def test_red_lights_are_asked_to_explain_by_the_next_filing_day() -> None:
    assert "由牵头单位在6月25日前填报时写明滞后原因" in section(write(material(overdue("XH2020-001"))), "四")


# head and title


def test_the_issue_counts_from_the_month_of_the_first_dispatch() -> None:
    assert write(material(task())).number == 3
    assert write(material(task(dispatched_on=date(2020, 5, 2)))).number == 1


def test_several_plans_are_named_by_the_first_and_counted() -> None:
    plans = (PlanTitle("P001", "甲方案"), PlanTitle("P002", "乙方案"))
    circular = write(material(task("XH2020-001"), task("XH2020-002", plan="P002"), plans=plans))
    assert circular.title == "关于《甲方案》等2个方案落实情况的通报"
    assert "《甲方案》1项、《乙方案》1项" in section(circular, "一")


def test_townships_are_addressed_only_where_they_have_a_part() -> None:
    assert write(material(task())).salutation == "各有关单位："
    assert write(material(task(unit="jishi"))).salutation == "各乡镇，各有关单位："


def test_before_anything_was_dispatched_there_is_nothing_to_report() -> None:
    with pytest.raises(InputError, match="还没有交办任务"):
        write(material())


# size and annexes


def crowd(count: int) -> Iterator[TaskRecord]:
    kinds = (task, behind, overdue, closed)
    for n in range(count):
        unit = f"unit{n % 97}"
        filings = [] if n % 5 == 0 else [filing(unit=unit, problems="长" * 200)]
        yield kinds[n % 4](f"XH2020-{n:03d}", unit=unit, title=f"{'某项很长的工作' * 9}{n}", filings=filings)


def big() -> Material:
    units = tuple(Unit(f"unit{n}", f"县第{n}工作推进领导小组办公室", UnitKind.GOVERNMENT) for n in range(97))
    return material(*crowd(600), before=list(crowd(300)), units=units)


def test_six_hundred_tasks_stay_under_the_limit_and_the_rest_is_counted() -> None:
    circular = write(big())
    assert circular.length < LIMIT
    named = {
        run.code for s in circular.sections for p in s.paragraphs for run in p.runs if isinstance(run, Named)
    }
    rest = {ref.code for number in circular.numbers if number.says == "其余事项" for ref in number.refs}
    red = {row[0] for row in circular.annexes[0].tables[0].rows}
    assert len(red) == 150
    assert red <= named | rest


def test_a_small_circular_names_everything() -> None:
    circular = write(material(*(overdue(f"XH2020-{n:03d}") for n in range(20))))
    text = section(circular, "三")
    assert all(f"XH2020-{n:03d}" in text for n in range(20))
    assert "其余" not in text


def test_every_number_is_recounted_from_the_ledger_annex() -> None:
    circular = write(big())
    ledger = circular.annexes[2].tables[0]
    place = {column.title: index for index, column in enumerate(ledger.columns)}
    for each in Situation:
        found = [row for row in ledger.rows if row[place["情况"]] == each.value]
        numbers = [n.text for n in circular.numbers if n.says == each.value]
        assert numbers == ([str(len(found))] if found or numbers else [])
    for outcome in Outcome:
        total = sum(int(str(row[place[f"本月{outcome.value}"]])) for row in ledger.rows)
        numbers = [n.text for n in circular.numbers if n.says == outcome.value]
        assert str(total) in numbers or total == 0


def test_the_units_annex_adds_up_to_the_whole_and_keeps_townships_apart() -> None:
    circular = write(
        material(task("XH2020-001"), overdue("XH2020-002", unit="slj"), task("XH2020-003", unit="jishi"))
    )
    departments, townships = circular.annexes[1].tables
    assert [row[0] for row in departments.rows] == ["县教育局", "县水利局", "合计"]
    assert [row[0] for row in townships.rows] == ["积石镇", "合计"]
    assert departments.rows[-1][1] + townships.rows[-1][1] == 3
    for table in (departments, townships):
        for row in table.rows:
            assert sum(row[3 : 3 + len(Situation)]) == row[1]


def test_the_same_material_gives_the_same_circular() -> None:
    assert write(big()) == write(big())


@given(st.text(st.characters(categories=["L", "N", "P", "Zs", "Cc", "Cf", "Cs", "Co", "Cn"])))
def test_whatever_is_typed_only_what_xml_and_a_printer_bear_is_kept(typed: str) -> None:
    kept = clean(typed)
    assert etree.fromstring(f"<a>{escape(kept)}</a>").text in (kept, None)
    assert "\n" not in kept
    assert len(clip(typed, 10)) <= 10


@given(st.lists(st.sampled_from([task, behind, overdue, closed]), min_size=1, max_size=12))
def test_whatever_the_tasks_each_has_one_situation_and_every_count_is_its_list(kinds: list) -> None:
    records = [kind(f"XH2020-{n:03d}") for n, kind in enumerate(kinds)]
    circular = write(material(*records))
    parts = [int(n.text) for n in circular.numbers if n.says in {each.value for each in Situation}]
    assert sum(parts) == len(records)
    assert {situation(record.standing) for record in records} <= set(Situation)
    for number in circular.numbers:
        if type(number) is Count:
            assert number.text == str(len(number.refs))
            assert {ref.code for ref in number.refs} <= {record.code for record in records}
