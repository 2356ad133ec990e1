from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.plan import Place, PlanItem
from tracker.reading.blocks import Cell, Table
from tracker.reading.deadlines import Years
from tracker.reading.headings import Column, column_of
from tracker.reading.tables import TableContext, TableReading, items_from_table

YEAR = TableContext(Years(2026, 2026))


def table(text: str, name: str = "") -> Table:
    """A table drawn with bars; `^` continues the cell above, `<` the cell to the left, `~` is a line break."""
    rows: list[list[Cell]] = []
    for r, line in enumerate(filter(None, (raw.strip() for raw in text.splitlines())), start=1):
        cells: list[Cell] = []
        for c, raw in enumerate(line.split("|")):
            words = raw.strip().replace("~", "\n")
            place = Place(cell=f"表1!{'ABCDEFGHIJ'[c]}{r}")
            if words == "^":
                cells.append(Cell(rows[-1][c].text, place, covered=True))
            elif words == "<":
                cells.append(Cell(cells[-1].text, place, covered=True))
            else:
                cells.append(Cell(words, place))
        rows.append(cells)
    return Table(tuple(map(tuple, rows)), Place(cell="表1"), name)


def read(text: str, context: TableContext = YEAR, name: str = "") -> TableReading:
    return items_from_table(table(text, name), context)


def one(text: str, context: TableContext = YEAR, name: str = "") -> PlanItem:
    (item,) = read(text, context, name).items
    return item


def units(item: PlanItem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return item.lead, item.responsible


def test_a_row_becomes_an_item_with_all_its_parts() -> None:
    item = one(
        """
        序号|任务名称|任务内容|牵头单位|配合单位|完成时限
        1|饮水安全|修建水渠20公里。|县水利局|县财政局、审计局|2026年6月底前
        """
    )
    assert (item.number, item.title, item.text) == ("1", "饮水安全", "修建水渠20公里。")
    assert units(item) == (("县水利局",), ("县财政局", "县审计局"))
    assert [deadline.date for deadline in item.deadlines] == [date(2026, 6, 30)]
    assert item.assignment == "牵头单位：县水利局\n配合单位：县财政局、审计局\n完成时限：2026年6月底前"
    assert item.place.cell == "表1!B2"


def test_responsible_beside_helpers_means_the_lead() -> None:
    assert units(one("任务|责任单位|配合单位\n修渠|县水利局|县财政局")) == (("县水利局",), ("县财政局",))


def test_responsible_beside_a_lead_means_the_helpers() -> None:
    assert units(one("任务|牵头单位|责任单位\n修渠|县水利局|县财政局")) == (("县水利局",), ("县财政局",))


def test_responsible_alone_means_everybody_and_nobody_leads() -> None:
    assert units(one("任务|责任单位\n修渠|县水利局、县财政局")) == ((), ("县水利局", "县财政局"))


def test_main_and_other_responsible_units_are_lead_and_helpers() -> None:
    assert units(one("任务|主要责任单位|其他责任单位\n修渠|县水利局|县财政局")) == (
        ("县水利局",),
        ("县财政局",),
    )


def test_a_rule_of_the_document_makes_the_first_of_a_list_the_lead() -> None:
    item = one("任务|责任单位\n修渠|县水利局、县财政局", TableContext(Years(2026), first_leads=True))
    assert units(item) == (("县水利局",), ("县财政局",))
    assert item.doubts


def test_a_rule_in_the_heading_does_so_too() -> None:
    item = one("任务|责任单位（列第一位的为牵头单位）\n修渠|县水利局、县财政局")
    assert units(item) == (("县水利局",), ("县财政局",))


def test_a_rule_in_a_note_to_the_table_does_so_too() -> None:
    item = one("序号|任务|责任单位\n1|修渠|县水利局、县财政局\n注：责任单位列第一位的为牵头单位。|<|<")
    assert units(item) == (("县水利局",), ("县财政局",))


def test_a_rule_does_not_touch_a_table_that_names_its_leads() -> None:
    item = one(
        "任务|牵头单位|责任单位\n修渠|县水利局|县财政局、县审计局",
        TableContext(Years(2026), first_leads=True),
    )
    assert units(item) == (("县水利局",), ("县财政局", "县审计局"))


def test_units_that_the_document_adds_are_added_and_said() -> None:
    item = one("任务|责任单位\n修渠|县水利局", TableContext(Years(2026), added=("各乡镇政府",)))
    assert item.responsible == ("县水利局", "各乡镇政府")
    assert "各乡镇政府" in item.doubts[0]


def test_a_cell_that_says_itself_who_leads_is_believed() -> None:
    assert units(one("任务|责任单位\n修渠|县水利局牵头，县财政局配合")) == (("县水利局",), ("县财政局",))


def test_closing_words_in_a_lead_column_do_not_make_helpers() -> None:
    assert units(one("任务|牵头单位\n修渠|县水利局、县财政局按职责分工负责")) == (
        ("县水利局", "县财政局"),
        (),
    )


@pytest.mark.parametrize("nobody", ["/", "无", "—", "-", ""])
def test_marks_for_nobody_name_nobody(nobody: str) -> None:
    assert units(one(f"任务|牵头单位|配合单位\n修渠|县水利局|{nobody}")) == (("县水利局",), ())


def test_an_empty_unit_cell_is_a_doubt_and_the_item_stays() -> None:
    first, second = read("序号|任务|责任单位\n1|修渠|县水利局\n2|建塘|").items
    assert not first.doubts
    assert second.doubts


def test_leaders_are_kept_apart_from_units() -> None:
    item = one("任务|责任领导|责任单位\n修渠|张三、李四|县水利局")
    assert item.leaders == ("张三", "李四")
    assert item.responsible == ("县水利局",)


def test_a_merged_unit_cell_covers_the_rows_below() -> None:
    items = read("序号|任务|责任单位\n1|修渠|县水利局\n2|建塘|^\n3|造林|县林业局").items
    assert [item.responsible for item in items] == [("县水利局",), ("县水利局",), ("县林业局",)]


def test_a_merged_task_over_measures_is_their_group() -> None:
    items = read(
        """
        序号|重点任务|具体举措|责任单位
        1|饮水安全|修建水渠。|县水利局
        2|^|落实水费补贴。|县财政局
        """
    ).items
    assert [item.title for item in items] == ["修建水渠", "落实水费补贴"]
    assert [item.text for item in items] == ["饮水安全\n修建水渠。", "饮水安全\n落实水费补贴。"]


def test_a_number_merged_over_measures_counts_them() -> None:
    items = read(
        "序号|任务|措施|责任单位\n1|饮水|修渠|县水利局\n^|^|建塘|县水利局\n2|造林|植树|县林业局"
    ).items
    assert [item.number for item in items] == ["1-1", "1-2", "2"]


def test_rows_that_only_add_units_to_a_merged_task_are_one_item() -> None:
    item = one("序号|任务|责任单位|完成时限\n1|修渠|县水利局|6月底\n^|^|县财政局|9月底")
    assert item.responsible == ("县水利局", "县财政局")
    assert [deadline.date for deadline in item.deadlines] == [date(2026, 6, 30), date(2026, 9, 30)]


def test_group_rows_are_no_items_but_stand_before_them() -> None:
    reading = read("序号|任务|责任单位\n一、水利|<|<\n1|修渠|县水利局\n二、林业|<|<\n1|植树|县林业局")
    assert [item.text for item in reading.items] == ["一、水利\n修渠", "二、林业\n植树"]
    assert [aside.quote for aside in reading.aside] == ["序号 任务 责任单位", "一、水利", "二、林业"]


def test_a_group_row_that_names_units_names_them_for_the_rows_below_that_name_none() -> None:
    first, second, third, fourth = read(
        """
        序号|任务|配合单位|完成时限
        一、产业（牵头单位：县工信局）|<|<|<
        1|技改|县发改局|12月底
        二、乡村（责任单位：县农业农村局）|<|<|<
        2|建设农田|各乡镇|11月底
        3|建设冷库||11月底
        县教育局（1项）|<|<|<
        4|建园||9月
        """
    ).items

    assert units(first) == (("县工信局",), ("县发改局",))
    assert units(second) == (("县农业农村局",), ("各乡镇",))
    assert units(third) == (("县农业农村局",), ())
    assert units(fourth) == (("县教育局",), ())


def test_ditto_signs_and_empty_lead_cells_mean_the_row_above_and_the_empty_ones_are_a_doubt() -> None:
    items = read(
        """
        序号|任务|牵头单位|配合单位|完成时间
        1|修订预案|县应急局|县水利局|5月底
        2|储备物资|同上|县财政局|〃
        3|组织演练||同上|6月底
        """
    ).items

    assert [units(item) for item in items] == [
        (("县应急局",), ("县水利局",)),
        (("县应急局",), ("县财政局",)),
        (("县应急局",), ("县财政局",)),
    ]
    assert [str(item.deadlines[0].date) for item in items[:2]] == ["2026-05-31", "2026-05-31"]
    assert items[2].doubts == ("“牵头单位”一栏空着，按上一行读取，请核对",)


def test_a_column_for_each_township_divides_the_target() -> None:
    planting, toilets = read(
        """
        序号|指标名称|单位|全县合计|石门镇|双河镇|牵头单位
        1|人工造林|亩|3500|2000|1500|县林业局
        2|新建公厕|座|30|12|12|县住建局
        """
    ).items

    (target,) = planting.targets
    assert (target.name, target.value, target.unit) == ("人工造林", 3500, "亩")
    assert target.shares == (("石门镇", 2000), ("双河镇", 1500))
    assert "少于30座" in toilets.doubts[0]


def test_a_row_for_each_township_is_turned_and_the_townships_do_the_tasks() -> None:
    reading = read(
        """
        序号|乡镇|人工造林（亩）|新建公厕（座）
        1|石门镇|2000|12
        2|双河镇|1500|0
        合计|<|3500|12
        """
    )
    planting, toilets = reading.items

    assert units(planting) == ((), ("石门镇", "双河镇"))
    assert units(toilets) == ((), ("石门镇",))
    assert [(t.value, t.unit) for t in (*planting.targets, *toilets.targets)] == [(3500, "亩"), (12, "座")]
    assert reading.problems == ()


def test_a_group_row_may_stand_in_its_own_cells() -> None:
    reading = read("序号|任务|责任单位\n一|水利工作|\n1|修渠|县水利局")
    assert [item.text for item in reading.items] == ["一 水利工作\n修渠"]


def test_rows_above_the_heading_and_notes_below_are_set_aside() -> None:
    reading = read(
        "填报单位：|某局|日期：\n序号|任务|责任单位\n1|修渠|县水利局\n注：按月报送|<|<\n合计|12|\n||"
    )
    assert [item.number for item in reading.items] == ["1"]
    heading = "序号 任务 责任单位"
    assert [aside.quote for aside in reading.aside] == [
        "填报单位： 某局 日期：",
        heading,
        "注：按月报送",
        "合计 12",
    ]


def test_a_repeated_heading_is_no_item() -> None:
    reading = read("序号|任务|责任单位\n1|修渠|县水利局\n序号|任务|责任单位\n2|建塘|县水利局")
    assert [item.number for item in reading.items] == ["1", "2"]


def test_a_heading_of_two_floors_is_read_as_one() -> None:
    item = one("序号|任务|责任分工|<\n^|^|牵头单位|配合单位\n1|修渠|县水利局|县财政局")
    assert units(item) == (("县水利局",), ("县财政局",))


def test_values_by_year_are_targets_with_their_years() -> None:
    item = one(
        "序号|重点工程|工作内容|2026年目标|2027年目标|牵头单位\n1|饮水|修渠|20公里|40公里以上|县水利局"
    )
    assert [(t.name, t.op, t.value, t.unit) for t in item.targets] == [
        ("饮水（2026年）", "=", 20, "公里"),
        ("饮水（2027年）", ">=", 40, "公里"),
    ]
    assert [deadline.date for deadline in item.deadlines] == [date(2026, 12, 31), date(2027, 12, 31)]


def test_a_column_of_measures_is_no_unit_column() -> None:
    item = one("序号|指标名称|单位|目标值|责任单位\n1|新增造林|亩|3,000|县林业局")
    assert item.responsible == ("县林业局",)
    assert [(t.value, t.unit) for t in item.targets] == [(3000, "亩")]


def test_a_column_headed_unit_that_holds_organs_is_one() -> None:
    assert one("序号|任务|单位\n1|修渠|县水利局").responsible == ("县水利局",)


def test_a_month_takes_its_year_from_the_name_of_the_table() -> None:
    item = one(
        "任务|责任单位|完成时限\n修渠|县水利局|12月", TableContext(Years(2025)), "2026年重点任务分解表"
    )
    assert [deadline.date for deadline in item.deadlines] == [date(2026, 12, 31)]


def test_an_open_deadline_is_open() -> None:
    (deadline,) = one("任务|责任单位|完成时限\n修渠|县水利局|持续推进").deadlines
    assert (deadline.date, deadline.open) == (None, True)


def test_a_date_cut_by_a_line_break_is_whole() -> None:
    (deadline,) = one("任务|责任单位|完成时限\n修渠|县水利局|2026年12~月底前").deadlines
    assert deadline.date == date(2026, 12, 31)


def test_a_table_without_a_task_column_says_which_headings_were_looked_for() -> None:
    reading = read("序号|姓名|责任单位\n1|张三|县水利局")
    assert reading.items == ()
    assert "任务" in reading.problems[0].message
    assert "举措" in reading.problems[0].message


def test_an_unknown_heading_over_long_words_is_taken_for_the_task_and_said() -> None:
    reading = read("序号|干什么|责任单位\n1|修建农村饮水安全水渠二十公里|县水利局")
    assert [item.title for item in reading.items] == ["修建农村饮水安全水渠二十公里"]
    assert reading.problems[0].quote == "干什么"


def test_requests_to_the_level_above_are_no_tasks() -> None:
    reading = read("序号|事项|建议责任单位\n1|解决水源|省水利厅")
    assert reading.items == ()
    assert "建议" in reading.problems[0].message


def test_a_table_of_other_things_is_set_aside_without_a_problem() -> None:
    reading = read("索引号|0001|主题分类|水利\n发文机关|县政府|成文日期|2026年1月1日")
    assert (reading.items, reading.problems) == ((), ())
    assert len(reading.aside) == 2


def test_a_table_cut_in_two_uses_the_heading_of_its_first_half() -> None:
    first = read("序号|任务|责任单位\n1|修渠|县水利局")
    second = items_from_table(table("2|建塘|县财政局"), YEAR, first.heading)
    assert [(item.number, item.responsible) for item in second.items] == [("2", ("县财政局",))]


def test_rows_without_a_number_column_take_the_number_of_their_words_or_their_place() -> None:
    items = read("任务|责任单位\n（一）修渠|县水利局\n建塘|县水利局").items
    assert [(item.number, item.title) for item in items] == [("（一）", "修渠"), ("第2行", "建塘")]


def test_people_in_a_column_of_units_and_people_are_leaders() -> None:
    item = one("任务|责任单位及责任人\n修渠|县水利局 张三、县财政局（李四）")
    assert (item.responsible, item.leaders) == (("县水利局", "县财政局"), ("张三", "李四"))


def test_two_tables_in_one_are_read_each_under_its_own_heading() -> None:
    reading = read("序号|任务|责任单位\n1|修渠|县水利局\n序号|项目名称|牵头单位\n1|建塘|县财政局")
    assert [units(item) for item in reading.items] == [((), ("县水利局",)), (("县财政局",), ())]


def test_a_card_of_one_task_is_read_from_its_first_column() -> None:
    item = one("任务名称|修建水渠|完成时限|6月底\n责任单位|县水利局|配合单位|县财政局\n工作内容|二十公里|<|<")
    assert (item.title, item.text) == ("修建水渠", "二十公里")
    assert units(item) == (("县水利局",), ("县财政局",))


def test_a_table_of_four_columns_whose_cells_name_units_is_no_card() -> None:
    items = read(
        """
        工作任务|具体内容|责任分工|完成时间
        一、宣讲|组织学习。|县应急局牵头，各乡镇配合|6月
        ^|开展讨论。|县委宣传部负责|6月
        """
    ).items
    assert [units(item) for item in items] == [(("县应急局",), ("各乡镇",)), ((), ("县委宣传部",))]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("序 号", Column.NUMBER),
        ("牵头责任单位", Column.LEAD),
        ("主要责任单位", Column.LEAD),
        ("责任单位（部门）", Column.RESPONSIBLE),
        ("配合部门", Column.HELPER),
        ("分管领导", Column.LEADER),
        ("计划完成时间", Column.DEADLINE),
        ("时间节点", Column.DEADLINE),
        ("目前完成情况", Column.OTHER),
        ("是否达到序时进度", Column.OTHER),
        ("2027年\n目标值", Column.TARGET),
        ("2026年重点任务", Column.NAME),
        ("目标任务", Column.NAME),
        ("民生实事", Column.NAME),
        ("工作指标", Column.NAME),
        ("实施路径", Column.CONTENT),
        ("细则内容", Column.CONTENT),
        ("场景领域", Column.GROUP),
        ("章节", Column.GROUP),
        ("联系人及电话", Column.OTHER),
        ("建议责任单位", Column.REQUEST),
        ("主管部门", Column.RESPONSIBLE),
        ("问题类别", Column.GROUP),
        ("开工时间", Column.OTHER),
        ("计量单位", Column.MEASURE),
        ("建设主体", Column.OWNER),
        ("姓名", Column.UNKNOWN),
    ],
)
def test_headings_met_in_real_tables_are_known(heading: str, column: Column) -> None:
    assert column_of(heading) is column


WORDS = st.sampled_from(
    ["", "序号", "任务", "责任单位", "完成时限", "1", "一、", "县水利局", "修渠。", "无", "2026年底", "合计"]
)


@given(rows=st.lists(st.lists(WORDS, min_size=4, max_size=4), min_size=1, max_size=8))
def test_no_words_of_a_table_are_lost(rows: list[list[str]]) -> None:
    made = Table(tuple(tuple(Cell(text, Place()) for text in row) for row in rows), Place())
    reading = items_from_table(made, YEAR)
    kept = [f"{i.number}{i.title}{i.text}{i.assignment}" for i in reading.items]
    kept += [problem.quote for problem in (*reading.problems, *reading.aside)]
    kept += reading.heading.words if reading.heading else ()
    assert all(text in "".join(kept) for row in rows for text in row)
