"""From words to a plan; the documents of the tests stand in them."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tracker.domain.plan import Plan
from tracker.errors import InputError
from tracker.reading.document import read_plan, read_text

PLAN = """\
青河县人民政府办公室文件
青政办发〔2021〕12号
关于印发《青河县民宿提升方案》的通知
各乡镇人民政府，县直各部门：
现将《青河县民宿提升方案》印发给你们，请抓好落实。
青河县人民政府办公室
2021年3月5日
青河县民宿提升方案
为把民宿办好，制定本方案。到2021年底，民宿达到300家。
一、基本要求
坚持规划先行。
二、重点任务
（一）摸清底数。6月底前完成普查，建档率达到100%。（县文旅局牵头，各乡镇党委、政府配合）
（二）培训人员。
全年培训2000人次以上。
对困难户优先。
牵头单位：县人社局
责任单位：县文旅局、
财政局，各乡镇党委、政府
完成时限：9月底前
（三）消防安全。排查隐患。（责任单位：县消防大队）建立台账。（责任单位：县文旅局）
三、保障措施
（一）加强领导。县政府定期研究。
（二）按时报告。各乡镇每月25日前将进展报县文旅局。
附件：青河县民宿名录
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_text(PLAN, "民宿.txt")


def test_the_head_says_what_the_document_is(plan: Plan) -> None:
    assert plan.title == "青河县民宿提升方案"
    assert plan.document_number == "青政办发〔2021〕12号"
    assert plan.issued == date(2021, 3, 5)
    assert plan.issuers == ("青河县人民政府办公室",)
    assert plan.default_deadline == date(2021, 12, 31)


def test_two_organs_in_a_title_issue_together_on_the_day_in_brackets_below_it() -> None:
    plan = read_text(
        "中共青河县委 青河县人民政府关于2026年重点工作的任务分工\n（2026年2月10日）\n一、修路。（县交通局牵头）",
        "分工.txt",
    )
    assert plan.title == "中共青河县委青河县人民政府关于2026年重点工作的任务分工"
    assert (plan.issuers, plan.issued) == (("中共青河县委", "青河县人民政府"), date(2026, 2, 10))


def test_the_numbered_paragraphs_of_a_covering_notice_are_no_items_of_the_plan_behind_it() -> None:
    plan = read_text(
        "青河县人民政府办公室关于印发2024年重点工作责任分解方案的通知\n青政办发〔2024〕1号\n各镇人民政府，县政府各部门：\n"
        "《2024年重点工作责任分解方案》已经县政府同意，现印发给你们，并通知如下。\n"
        "一、明确责任。各牵头单位于2月29日前报送细化方案。\n二、加强督办。每季度通报一次。\n"
        "附件：1.2024年重点工作责任分解方案\n青河县人民政府办公室\n2024年2月22日\n（此件公开发布）\n"
        "附件1\n2024年重点工作责任分解方案\n一、经济\n1.招商10家，9月底前完成。（牵头单位：县商务局）\n"
        "二、民生\n2.修渠。（牵头单位：县水利局）\n附件2\n民生实事清单\n1.建园2所。\n责任单位：县教育局",
        "方案.txt",
    )

    assert (plan.title, plan.document_number) == ("2024年重点工作责任分解方案", "青政办发〔2024〕1号")
    assert (plan.issued, plan.issuers) == (date(2024, 2, 22), ("青河县人民政府办公室",))
    assert [item.number for item in plan.items] == ["一、1.", "二、2.", "1."]
    assert [item.number for item in plan.unassigned] == ["一、", "二、"]
    assert plan.duties


def test_without_a_title_above_it_the_plan_is_called_what_the_notice_calls_it() -> None:
    plan = read_text(
        "青政办字〔2023〕1号\n各县直部门：\n为落实《省政府关于粮食生产的意见》，现将《青河县粮食生产分工方案》（以下简称《方案》）"
        "印发给你们。\n1.播种10万亩。（牵头单位：县农业农村局）\n2.修渠。（牵头单位：县水利局）",
        "收文.txt",
    )

    assert plan.title == "青河县粮食生产分工方案"


def test_items_have_their_number_words_units_and_place(plan: Plan) -> None:
    first, second, *_ = plan.items

    assert (first.number, first.title) == ("二、(一)", "摸清底数")
    assert first.text == "6月底前完成普查，建档率达到100%。"
    assert first.assignment == "县文旅局牵头，各乡镇党委、政府配合"
    assert (first.lead, first.responsible) == (("县文旅局",), ("各乡镇党委、政府",))
    assert first.place.line == 13
    assert [str(deadline.date) for deadline in first.deadlines] == ["2021-06-30"]
    assert second.responsible == ("县文旅局", "县财政局", "各乡镇党委、政府")
    assert second.assignment.splitlines()[0] == "牵头单位：县人社局"


def test_a_deadline_beside_the_units_counts(plan: Plan) -> None:
    assert [deadline.date for deadline in plan.items[1].deadlines] == [date(2021, 9, 30)]


def test_unnumbered_paragraphs_belong_to_the_assignment_behind_them(plan: Plan) -> None:
    assert plan.items[1].text == "全年培训2000人次以上。\n对困难户优先。"


def test_several_assignments_each_cover_the_sentences_before_them(plan: Plan) -> None:
    third, fourth = plan.items[2:4]

    assert (third.number, third.text, third.responsible) == ("二、(三)#1", "排查隐患。", ("县消防大队",))
    assert (fourth.number, fourth.text, fourth.responsible) == ("二、(三)#2", "建立台账。", ("县文旅局",))
    assert fourth.title == third.title == "消防安全"


def test_items_that_nobody_is_named_for_are_kept_apart(plan: Plan) -> None:
    assert [item.number for item in plan.unassigned] == ["一、", "二、", "三、", "三、(一)", "三、(二)"]
    assert plan.unassigned[-1].text == "各乡镇每月25日前将进展报县文旅局。"


def test_the_reporting_duty_is_found(plan: Plan) -> None:
    assert [(duty.cycle, duty.due) for duty in plan.duties] == [("monthly", "25日前")]


def test_a_rule_about_leads_holds_from_where_it_stands() -> None:
    plan = read_text(
        "一、甲。（责任单位：省教育厅、省财政厅）\n二、乙。（责任单位：省科技厅、省财政厅，列第一位的为牵头单位，下同）\n"
        "三、丙。（责任单位：省民政厅、省财政厅）",
        "x.txt",
    )

    assert [(item.lead, item.responsible) for item in plan.items] == [
        ((), ("省教育厅", "省财政厅")),
        (("省科技厅",), ("省财政厅",)),
        (("省民政厅",), ("省财政厅",)),
    ]


def test_units_added_to_all_later_items_are_added_and_marked() -> None:
    plan = read_text(
        "一、甲。（责任单位：省教育厅，以下各项工作均需相关市、县（市、区）政府推进，不再单独列出）\n二、乙。（责任单位：省财政厅）",
        "x.txt",
    )

    assert plan.items[1].responsible == ("省财政厅", "相关市、县（市、区）政府")
    assert "相关市、县（市、区）政府" in plan.items[1].doubts[0]


def test_a_bare_name_is_written_as_the_rest_of_the_document_writes_it() -> None:
    plan = read_text(
        "一、甲。（省经信厅牵头，省科技厅负责）\n二、乙。（省建设厅牵头，交通运输厅、省国资委按职责分工负责）",
        "x.txt",
    )

    assert plan.items[1].responsible == ("省交通运输厅", "省国资委")


def test_a_bracket_that_never_closes_is_read_to_the_end_of_its_line_and_doubted() -> None:
    plan = read_text("一、甲。（责任单位：县教育局、县财政局\n二、乙。（县民政局负责）", "x.txt")

    assert plan.items[0].responsible == ("县教育局", "县财政局")
    assert plan.items[0].doubts
    assert plan.problems[0].place.line == 1


def test_page_numbers_inside_a_bracket_do_not_cut_a_name() -> None:
    plan = read_text("一、甲。（县教育局、县民— 6 —政局负责）", "x.txt")

    assert plan.items[0].responsible == ("县教育局", "县民政局")


@pytest.mark.parametrize("mark", ["秘密★1年", "机密 ★ 20年", "绝密", "密级：秘密", "秘　密"])
def test_a_secret_paper_is_refused(mark: str) -> None:
    with pytest.raises(InputError, match="密级"):
        read_text(f"{mark}\n青河县工作方案\n一、甲。（县教育局负责）", "方案.txt")


def test_a_report_is_told_from_a_plan() -> None:
    text = "青河县民政局2021年上半年工作推进情况\n现将上半年工作总结如下。\n一、工作开展情况\n截至目前，已完成3项。"

    with pytest.raises(InputError, match="不是方案"):
        read_text(text, "总结.txt")


def test_control_and_direction_characters_are_taken_out_and_reported() -> None:
    plan = read_text("一、甲\u202e乙\x1b[31m。（县教育局负责）", "x.txt")

    assert plan.items[0].title == "甲乙[31m"
    assert plan.problems[0].place.line == 1


def test_a_missing_file_and_a_folder_say_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有\.txt"):
        read_plan(tmp_path / "没有.txt")
    with pytest.raises(InputError, match="文件夹"):
        read_plan(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.txt", b""),
        ("怪.xyz", b"x"),
        ("乱.txt", bytes(range(256)) * 40),
        ("空白.txt", b" \n\t\n"),
        ("坏.docx", b"PK\x03\x04x"),
    ],
)
def test_files_that_are_no_plan_are_refused_by_name(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError) as refused:
        read_plan(path)

    assert name in refused.value.message
    assert refused.value.remedy


def test_a_plan_in_traditional_characters_is_read_and_said() -> None:
    plan = read_text(
        "青河縣實施方案\n一、清單管理。公佈清單。（縣政府辦公室牽頭，縣級各有關部門及各鄉鎮按職責分工負責）",
        "x.txt",
    )

    assert plan.items[0].lead == ("县政府办公室",)
    assert plan.items[0].responsible == ("县级各有关部门", "各乡镇")
    assert "繁体" in plan.problems[0].message


def test_a_label_without_units_is_a_problem_with_its_place() -> None:
    plan = read_text("一、甲\n责任单位：\n二、乙。（县教育局负责）", "x.txt")

    assert [(problem.place.line, problem.quote) for problem in plan.problems] == [(2, "责任单位：")]


def test_units_named_in_the_middle_of_a_sentence_are_proposed_with_a_doubt() -> None:
    plan = read_text(
        "一、数据共享。由省数据局牵头，会同相关部门共同推进。\n二、创新。支持龙头企业牵头组建创新联合体。",
        "x.txt",
    )

    assert [(item.lead, item.responsible) for item in plan.items] == [(("省数据局",), ("相关部门",))]
    assert plan.items[0].doubts
    assert [item.number for item in plan.unassigned] == ["二、"]


def test_items_without_numbers_take_the_paragraphs_before_their_assignment() -> None:
    plan = read_text(
        "防火通知\n各乡镇：\n现就有关事项通知如下：\n加强巡查。\n要到户。\n（县应急局负责）\n备齐物资。\n（县林草局负责）",
        "x.txt",
    )

    assert [(item.number, item.title, item.text) for item in plan.items] == [
        ("#1", "加强巡查", "要到户。"),
        ("#2", "备齐物资", ""),
    ]


def test_units_in_the_heading_cover_the_words_below_it() -> None:
    plan = read_text(
        "一、抓项目（县发改局牵头）\n引进项目20个。\n二、抓民生（县民政局牵头）\n新建5个站。", "x.txt"
    )

    assert [(item.title, item.text) for item in plan.items] == [
        ("抓项目", "引进项目20个。"),
        ("抓民生", "新建5个站。"),
    ]
    assert [item.doubts for item in plan.items] == [(), ()]


def test_lines_cut_at_a_width_are_paragraphs_again() -> None:
    text = (
        "一、夯实设施\n（一）建设中心。建成中心三个以上并且稳定运行，机架规\n模突破2万架，加快基站建设并做好运行维护。（责任单位：县\n"
        "工信局、县发展改革局、县财政局、县自然资源局、县住建\n局、县交通运输局）\n（二）完善网络。推动光网覆盖全部乡镇和行政村，网速翻\n一番。（县工信局负责）\n"
    )

    first, _ = read_text(text, "x.txt").items

    assert first.text == "建成中心三个以上并且稳定运行，机架规模突破2万架，加快基站建设并做好运行维护。"
    assert first.responsible == (
        "县工信局",
        "县发展改革局",
        "县财政局",
        "县自然资源局",
        "县住建局",
        "县交通运输局",
    )


def test_reading_text_loads_no_reader_of_another_format() -> None:
    code = (
        "import sys; from tracker.reading.document import read_text; read_text('一、甲。（县教育局负责）', 'x.txt'); "
        "print([m for m in sys.modules if m.startswith(('docx', 'openpyxl', 'pdfplumber', 'pypdfium2', 'selectolax', 'opencc', "
        "'tracker.reading.readers.')) and not m.endswith(('.text', '.intake'))])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
