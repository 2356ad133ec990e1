from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.plan import Place
from tracker.reading.blocks import Document, Line, Table
from tracker.reading.flattened import with_tables

HEADING = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]


def document(*texts: str) -> Document:
    return Document(tuple(Line(text, Place(line=n)) for n, text in enumerate(texts, start=1)))


def rows(result: Document) -> list[list[str]]:
    (found,) = [block for block in result.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in found.rows]


def rest(result: Document) -> list[str]:
    return [block.text for block in result.blocks if isinstance(block, Line)]


def test_one_cell_a_line_becomes_a_table_again() -> None:
    result = with_tables(
        document(
            "任务分解表",
            *HEADING,
            "1",
            "修建水渠",
            "县水利局",
            "县财政局、县审计局",
            "6月底前",
            "2",
            "植树造林",
            "县林业局",
            "无",
            "持续推进",
            "联系人：张三",
        )
    )
    assert rows(result) == [
        HEADING,
        ["1", "修建水渠", "县水利局", "县财政局、县审计局", "6月底前"],
        ["2", "植树造林", "县林业局", "无", "持续推进"],
    ]
    assert rest(result) == ["任务分解表", "联系人：张三"]


def test_a_row_that_lost_an_empty_cell_keeps_units_under_units() -> None:
    lines = [
        *HEADING,
        "1",
        "修建水渠",
        "县水利局",
        "6月底前",
        "2",
        "植树造林",
        "县林业局",
        "县财政局",
        "12月底",
    ]
    assert rows(with_tables(document(*lines)))[1:] == [
        ["1", "修建水渠", "县水利局", "", "6月底前"],
        ["2", "植树造林", "县林业局", "县财政局", "12月底"],
    ]


def test_units_that_score_a_task_stand_under_their_own_heading_and_measures_under_theirs() -> None:
    heading = ["序号", "考核指标", "考核内容", "单位", "年度目标", "责任部门", "评分部门"]
    lines = [*heading, "1", "粮食播种面积", "万亩", "0.07", "县农业农村局", "市农业农村局"]

    (row,) = rows(with_tables(document(*lines)))[1:]
    assert row[3:] == ["万亩", "0.07", "县农业农村局", "市农业农村局"]


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    lines = [
        *HEADING,
        "1",
        "修建水渠二十公里。",
        "落实水费补贴政策。",
        "县水利局",
        "县财政局",
        "6月底前",
        "2",
        "植树造林",
        "县林业局",
        "无",
        "12月底",
    ]
    assert rows(with_tables(document(*lines)))[1][1:3] == [
        "修建水渠二十公里。\n落实水费补贴政策。",
        "县水利局",
    ]


def test_a_group_between_rows_is_a_row_of_its_own() -> None:
    lines = [
        *HEADING,
        "一、水利工作",
        "1",
        "修渠",
        "县水利局",
        "无",
        "6月底",
        "二、林业工作",
        "2",
        "植树",
        "县林业局",
        "无",
        "6月底",
    ]
    assert [row[0] for row in rows(with_tables(document(*lines)))] == [
        "序号",
        "一、水利工作",
        "1",
        "二、林业工作",
        "2",
    ]


def test_rows_parted_by_tabs_are_a_table() -> None:
    result = with_tables(
        document(
            "序号\t重点任务\t责任单位", "1\t修建 水渠\t县水利局", "2\t植树\t县林业局", "以上任务按月报送。"
        )
    )
    assert rows(result) == [
        ["序号", "重点任务", "责任单位"],
        ["1", "修建 水渠", "县水利局"],
        ["2", "植树", "县林业局"],
    ]
    assert rest(result) == ["以上任务按月报送。"]


def test_empty_cells_between_tabs_keep_their_columns() -> None:
    result = with_tables(
        document("序号\t任务\t牵头单位\t配合单位", "1\t修渠\t县水利局\t", "2\t植树\t\t县林业局", "3\t护林")
    )
    assert rows(result)[1:] == [
        ["1", "修渠", "县水利局", ""],
        ["2", "植树", "", "县林业局"],
        ["3", "护林", "", ""],
    ]


def test_each_cell_keeps_the_line_it_came_from() -> None:
    result = with_tables(document(*HEADING, "1", "修渠", "县水利局", "无", "6月底"))
    (table,) = result.blocks
    assert isinstance(table, Table)
    assert [cell.place.line for cell in table.rows[1]] == [6, 7, 8, 9, 10]


def test_prose_stays_prose() -> None:
    prose = document(
        "一、重点任务",
        "（一）修建水渠",
        "牵头单位：县水利局",
        "责任单位：县财政局",
        "1",
        "2",
        "完成时限：6月底",
    )
    assert with_tables(prose) == prose


WORDS = st.sampled_from(
    [*HEADING, "1", "2", "3", "一、水利", "县水利局", "修建水渠。", "6月底前", "无", "甲\t乙\t丙"]
)


@given(st.lists(WORDS, max_size=30))
def test_no_line_is_lost_or_said_twice(texts: list[str]) -> None:
    result = with_tables(document(*texts))
    cells = [c for b in result.blocks if isinstance(b, Table) for row in b.rows for c in row if not c.covered]
    found = [*rest(result), *(cell.text for cell in cells)]
    assert sorted("".join(found).replace("\n", "").replace("\t", "")) == sorted(
        "".join(texts).replace("\t", "")
    )
