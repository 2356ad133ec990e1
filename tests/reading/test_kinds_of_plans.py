"""Kinds of plans that offices write, each as a small document, from its words to its units."""

import pytest

from tracker.domain.plan import Plan
from tracker.reading.coverage import coverage
from tracker.reading.readers.text import document_of
from tracker.reading.reading import reading_of

KINDS = {
    "labels on lines of their own, with leaders and limits": (
        "清溪县2023年政府工作报告任务分解\n1.开工建设污水处理厂，9月底前完成主体工程。\n责任领导：李某\n牵头单位：县住建局\n"
        "责任单位：县发改局、生态环境分局、城投公司\n完成时限：2023年12月底\n2.新增就业1000人。\n承办单位：县人社局\n参加单位：团县委、妇联\n",
        [("县住建局", "县发改局 县生态环境分局 县城投公司"), ("县人社局", "团县委 县妇联")],
    ),
    "a list of units cut inside a name": (
        "一、做强产业。\n责任单位：县发改局、财政局、\n自然资源局，各乡\n镇人民政府\n二、稳岗就业。（县人社局负责）",
        [("", "县发改局 县财政局 县自然资源局 各乡镇人民政府"), ("", "县人社局")],
    ),
    "labels behind a comma in the sentence": (
        "会议纪要\n一、启动集镇改造，责任单位：村镇办；责任人：某某；完成时限：会后5个工作日内。\n"
        "二、做好禁烧，责任单位：镇农办、各村（社区）。",
        [("", "村镇办"), ("", "镇农办 各村（社区）")],
    ),
    "several items with their labels in one line": (
        "一、抓项目。1.修路。牵头单位：县交通运输局。责任单位：各乡镇。2.修渠。牵头单位：县水利局。"
        "3.植树。责任单位：县林业局、财政局。",
        [("县交通运输局", "各乡镇"), ("县水利局", ""), ("", "县林业局 县财政局")],
    ),
    "line breaks lost, wide gaps left": (
        "厕所革命方案\n　　一、任务　　1.新建公厕。　　牵头单位：区城管局　　责任单位：区住建局、文旅局　　"
        "完成时限：2021年底　　2.改建公厕。　　"
        "牵头单位：区城管局　　责任单位：各街道",
        [("区城管局", "区住建局 区文旅局"), ("区城管局", "各街道")],
    ),
    "bullets in front of labels": (
        "（一）污水治理\n▲牵头单位：市生态环境局岚山分局\n▲责任单位：县水务局 县住建局\n梯次推进。",
        [("市生态环境局岚山分局", "县水务局 县住建局")],
    ),
    "leads marked with a sign": (
        "（★为牵头单位）\n一、开放。（★省商务厅、省发展改革委）\n二、生态。（省生态环境厅★、省水利厅）",
        [("省商务厅", "省发展改革委"), ("省生态环境厅", "省水利厅")],
    ),
    "the first of a list leads, said in other words": (
        "南海省若干措施\n一、餐饮。（省商务厅、市场监管局按职责分工负责，列首位的为牵头单位，以下均同）\n二、文娱。（文化和旅游厅、省广电局）",
        [("省商务厅", "省市场监管局"), ("省文化和旅游厅", "省广电局")],
    ),
    "organs that carry the plan's own place": (
        "北江市碳达峰方案\n一、新能源。（市发展改革委、北江海事局、北江机场公司，按职责分工负责）\n二、节能。（市工信局、生态环境北江分局负责）",
        [("", "市发展改革委 北江海事局 北江机场公司"), ("", "市工信局 生态环境北江分局")],
    ),
    "leads marked with a sign in front of the others, on lines of names alone": (
        "平川县2026年防汛重点工作（带★单位为牵头单位，其他为配合单位）\n一、修订预案。6月1日前完成。\n★县应急管理局、县水务局，各乡镇\n"
        "二、储备物资。石门镇先行。\n县财政局、★县水务局，石门、双河等乡镇",
        [("县应急管理局", "县水务局 各乡镇"), ("县水务局", "县财政局 石门镇 双河")],
    ),
    "units named in the sentences themselves": (
        "（一）高层建筑。由市消防救援支队会同市住房和城乡建设局开展联合排查，12月15日前建立清单。\n"
        "（二）九小场所。市公安局、市商务局按职责分工负责，督促经营单位落实责任。\n"
        "（三）燃气用户。2025年1月底前更换软管5000户，市城市管理局牵头，市市场监管局、市应急管理局等配合。\n"
        "（四）医共体。由县医保局具体负责，县财政局予以配合；支持龙头企业牵头组建联盟，谁审批谁负责。",
        [
            ("", "市消防救援支队 市住房和城乡建设局"),
            ("", "市公安局 市商务局"),
            ("市城市管理局", "市市场监管局 市应急管理局"),
            ("", "县医保局 县财政局"),
        ],
    ),
    "units behind a dash": (
        "街道办事处七月工作计划\n1、加装电梯3部——城建办牵头，社区建设办、各社区配合，7月25日前。\n2、做好走访——各社区负责。",
        [("城建办", "社区建设办 各社区"), ("", "各社区")],
    ),
    "sentences about an order of things, which assign nothing": (
        "一、健全机制。坚持中央统筹、省负总责、市县抓落实，形成政府牵头、部门配合的格局。县教育局牵头开展了整治。\n"
        "二、压实责任。领导小组办公室负责日常工作，各有关部门按职责分工负责。\n三、修路。（县交通运输局统筹，各乡镇配合）",
        [("县交通运输局", "各乡镇")],
    ),
    "members beside a lead, and no assignment alone": (
        "（一）食品产业链\n牵头单位：县农业农村局\n成员单位：县工信局、县市场监管局\n（二）组织领导\n成员单位：县委办、县政府办",
        [("县农业农村局", "县工信局 县市场监管局")],
    ),
    "offices of a ministry": (
        "1.宣传贯彻。（牵头司局：办公厅、思政司；参加司局：各司局、各直属单位）\n"
        "2.减负。（牵头：监管司；参加：基教司）\n3.数字化。（职成司、科信司）",
        [("办公厅 思政司", "各司局 各直属单位"), ("监管司", "基教司"), ("", "职成司 科信司")],
    ),
    "a table pasted from a spreadsheet, a cell with a line break": (
        '某县任务表\n序号\t任务\t牵头单位\t配合单位\n一、水利\t\t\t\n1\t修渠\t"县水利局\n县财政局"\t各乡镇\n2\t护林\t县林业局\t无',
        [("县水利局 县财政局", "各乡镇"), ("县林业局", "")],
    ),
    "a heading of two floors pasted without its merged cells": (
        "2024年任务表\n序号\t任务\t责任分工\t\t完成时限\n\t\t牵头单位\t配合单位\t\n1\t修渠\t县水利局\t各乡镇\t12月\n2\t护林\t县林业局\t无\t6月",
        [("县水利局", "各乡镇"), ("县林业局", "")],
    ),
    "who does it, once, below the numbered measures of an item": (
        "一、项目推进慢\n整改措施：\n1.建立调度机制。\n2.严格考核。\n牵头单位：县发改局\n责任单位：县财政局\n整改时限：2025年9月底\n"
        "二、排水不畅\n责任单位：县住建局\n整改措施：\n1.开展排查。\n2.补齐管网。\n督导单位：县委督查室",
        [("县发改局", "县财政局"), ("", "县住建局")],
    ),
    "brackets of names that close a heading": (
        "1.推进供水（市水务局/市水投集团/各区县政府）\n2.推进供热（市住建委 市燃气公司）\n● 护林（县林业局、各乡镇  长期坚持）\n"
        "3.试点单位（县医院、县中医院）\n附件：1.自查表（县教育局）",
        [("", "市水务局 市水投集团 各区县政府"), ("", "市住建委 市燃气公司"), ("", "县林业局 各乡镇")],
    ),
    "other signs for colons and brackets, and shorter labels": (
        "1.医疗 （牵头单位∶区卫健局；责任单位∶区医保局）\n2.养老。〖责任单位﹕区民政局、各街道〗\n3.康复。责任：市残联、市卫健委",
        [("区卫健局", "区医保局"), ("", "区民政局 各街道"), ("", "市残联 市卫健委")],
    ),
    "names cut by the end of a line before another label": (
        "1.建公园。责任单位：区园林绿\n化局、各街道；完成时限：10月底前\n2.建车位。责任单位：区城管局、区交通委\n员会，11月底前完成",
        [("", "区园林绿化局 各街道"), ("", "区城管局 区交通委员会")],
    ),
    "hosts of an item at the end, which are no website's": (
        "一、建校\n主办单位：区教育局\n协办单位：区住建委\n二、加装电梯\n主办单位：区住建委\n协办单位：各街道\n完成时限：12月",
        [("区教育局", "区住建委"), ("区住建委", "各街道")],
    ),
    "bureaux whose separator got lost, and branches that are one": (
        "一、创城。责任单位：县城管局自然资源局、市生态环境局石门分局\n二、治水。牵头站所：镇农业中心；责任村：各村",
        [("", "县城管局 县自然资源局 市生态环境局石门分局"), ("镇农业中心", "各村")],
    ),
    "tasks below the name of a unit": (
        "一、县教育局（2项）\n1.建园2所。责任领导：某某\n2.招聘教师。\n二、县水利局\n3.修渠。\n4.清淤。（县水利局牵头）\n三、工作要求\n5.加强领导。",
        [("", "县教育局"), ("", "县教育局"), ("", "县水利局"), ("县水利局", "")],
    ),
    "tasks below what a unit leads or undertakes": (
        "一、县教育局牵头工作（2项）\n1.建园2所。\n2.招聘教师。\n二、由县水利局、各乡镇承办的事项\n3.修渠。",
        [("县教育局", ""), ("县教育局", ""), ("", "县水利局 各乡镇")],
    ),
    "duties told one by one": (
        "一、职责\n（一）县教育局：负责校车。\n（二）县公安局。负责治安。\n（三）县商务局：牵头检查。\n（四）各乡镇：负责排查。\n（五）成效：近年来，县教育局负责的校车好。\n"
        "二、任务\n1.由县住建局牵头，负责方案；县财政局负责资金保障；县审计局负责监督。\n2.县水利局负责查河，县林业局负责查山。",
        [
            ("", "县教育局"),
            ("", "县公安局"),
            ("县商务局", ""),
            ("", "各乡镇"),
            ("县住建局", "县财政局 县审计局"),
            ("", "县水利局 县林业局"),
        ],
    ),
    "units that the minutes of a meeting charge": (
        "一、关于救助。请县民政局于6月30日前拟订方案。\n二、关于招商。县商务局要会同县工信局抓紧对接。\n三、县自然资源局负责7月10日前完成预审。\n"
        "四、关于纪律。各部门要高度重视，县直单位要带头。县教育局牵头开展了整治。",
        [("", "县民政局"), ("", "县商务局"), ("", "县自然资源局")],
    ),
    "hosts named behind a sentence in the last items, and shorter names": (
        "一、办电\n1.规范中介。主办：州住建局 协办：州财政局\n2.清欠。（州工信局牵头负总责，人行某州中支、各县市具体负责）",
        [("州住建局", "州财政局"), ("州工信局", "人行某州中支 各县市")],
    ),
    "helpers in the sentences, and duties without a verb": (
        "一、修路。会议明确，由县住建局负责，于5月10日前完成设计；县财政局配合做好资金保障。\n"
        "二、燃气。由县住建局牵头，县应急局、县消防救援大队按职责分工，各乡镇具体落实。\n"
        "三、共富。分工如下：县发改局牵头，县人社局、各乡镇按职责分工负责。",
        [
            ("", "县住建局 县财政局"),
            ("县住建局", "县应急局 县消防救援大队 各乡镇"),
            ("县发改局", "县人社局 各乡镇"),
        ],
    ),
    "a bracket of names behind each part of a paragraph": (
        "一、养老。\n1.改造住房600户（市民政局、市残联）；建成食堂30个（市商务局）。\n"
        "2.学习外地经验（北京市、上海市）；维修校舍。（市教育局）",
        [("", "市民政局 市残联"), ("", "市商务局"), ("", "市教育局")],
    ),
    "a chapter in sentences of which the last item alone has a label": (
        "一、主要任务\n（一）保运力。由县交通局牵头，县公安局配合，统筹调度车辆。\n"
        "（二）应急。具体由县应急局统筹，县气象局、县消防大队参与。\n（三）宣传。\n责任部门：县委宣传部、县融媒体中心\n"
        "二、工作要求\n各单位要认真落实。",
        [("县交通局", "县公安局"), ("县应急局", "县气象局 县消防大队"), ("", "县委宣传部 县融媒体中心")],
    ),
    "labels set wide": (
        "一、修路。\n牵 头 单 位：县交通局\n责 任 单 位：县财政局，各乡镇\n完 成 时 限：2024年12月底前",
        [("县交通局", "县财政局 各乡镇")],
    ),
    "findings that are counted by name": (
        "整改清单\n问题一：户厕质量不高。\n整改措施：1.排查；2.销号。\n牵头单位：县农业局\n责任单位：县卫健局，各乡镇\n"
        "问题二：光伏运维不到位。\n整改措施：签订合同。\n牵头单位：县发改局",
        [("县农业局", "县卫健局 各乡镇"), ("县发改局", "")],
    ),
    "a return of progress that is a ledger": (
        "2023年重点工作目标任务推进表\n序号\t目标任务\t牵头责任单位\t目前完成情况\n1\t建设农田\t镇农业中心\t已完成600亩\n2\t拆除违建\t镇执法大队\t已完成一半",
        [("镇农业中心", ""), ("镇执法大队", "")],
    ),
}


def read(text: str) -> Plan:
    reading = reading_of(document_of(text, "方案.txt"), "方案.txt")
    assert coverage(reading).lost == ()
    return reading.plan


@pytest.mark.parametrize(("text", "units"), KINDS.values(), ids=KINDS)
def test_each_kind_gives_its_units_and_loses_nothing(text: str, units: list[tuple[str, str]]) -> None:
    assert [(" ".join(i.lead), " ".join(i.responsible)) for i in read(text).items] == units


def test_a_table_of_contents_is_set_aside_and_the_items_keep_their_numbers() -> None:
    plan = read(
        "某县方案\n目　录\n一、产业……………1\n二、民生.......2\n一、产业\n（县工信局负责）\n二、民生\n（县民政局负责）"
    )

    assert [item.number for item in plan.items] == ["一、", "二、"]


def test_words_behind_a_label_line_are_not_taken_for_units() -> None:
    item, _ = read(
        "一、修路。\n责任单位：县交通运输局、各乡镇。资金由县财政统筹安排。\n二、修渠。（县水利局负责）"
    ).items

    assert item.responsible == ("县交通运输局", "各乡镇")
    assert "资金由县财政统筹安排" in item.text


def test_numbers_that_begin_again_on_the_last_line_are_no_second_plan() -> None:
    plan = read("二、甲。（县教育局负责）一、乙。（县财政局负责）三、丙。（县民政局负责）")

    assert not any("个方案" in problem.message for problem in plan.problems)


def test_a_limit_without_a_year_falls_in_the_year_that_the_table_names() -> None:
    (first, second) = read(
        "任务表\n序号\t任务\t责任单位\t完成时限\n1\t修渠\t县水利局\t2024年12月\n2\t护林\t县林业局\t全年"
    ).items

    assert [str(item.deadlines[0].date) for item in (first, second)] == ["2024-12-31", "2024-12-31"]


def test_a_table_in_text_without_a_task_column_says_which_headings_were_looked_for() -> None:
    problems = read("某方案\n序号\t说明\t责任单位\t完成时限\n1\t甲\t县教育局\t6月").problems

    assert ("任务、举措" in problems[0].message, problems[0].place.line) == (True, 2)
    assert "没有读出条目" in problems[1].message


def test_the_parts_of_a_paragraph_have_titles_of_their_own_unless_a_heading_stands_before_them() -> None:
    plan = read(
        "1.改造住房600户（市民政局、市残联）；建成食堂30个（市商务局）。\n"
        "2.供水。新建水厂。（责任单位：市水务局）改造管网。（责任单位：市住建局）"
    )

    assert [item.title for item in plan.items] == ["改造住房600户", "建成食堂30个", "供水", "供水"]
    assert [target.value for target in plan.items[1].targets] == [30]


def test_findings_counted_by_name_keep_their_names_as_numbers() -> None:
    plan = read(
        "整改清单\n问题一：户厕质量不高。\n牵头单位：县农业局\n问题二：运维不到位。\n牵头单位：县发改局"
    )

    assert [(item.number, item.title) for item in plan.items] == [
        ("问题一", "户厕质量不高"),
        ("问题二", "运维不到位"),
    ]
