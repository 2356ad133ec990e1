"""duban plan review: a clerk corrects a plan on the command line, stops, goes on, confirms."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
PLAN = """某县道路工作实施方案

一、重点任务

（一）修路。2020年6月底前修通村道10公里，解决偏远村庄出行难。
牵头单位：县天文局
责任单位：县教育局

（二）架桥。年底前在两条河上各架一座钢桥，方便学生上学。
牵头单位：县财政局

2020年4月1日
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


@pytest.fixture
def revision(tmp_path: Path) -> str:
    path = tmp_path / "修订稿.txt"
    path.write_text(PLAN.replace("10公里", "12公里"), encoding="utf-8")
    return str(path)


@pytest.fixture
def review(duban: Duban, home: Path, plan: str) -> Callable[..., Result]:
    return lambda *words: duban("plan", "review", plan, *words)


def items(result: Result) -> dict[str, Any]:
    return {item["key"]: item for item in json.loads(result.stdout)["items"]}


def test_names_to_answer_come_first_and_each_item_stands_beside_its_words(
    review: Callable[..., Result],
) -> None:
    shown = review()
    assert shown.exit_code == 0
    assert shown.stdout.index(
        "名录中找不到的单位名称（1个，其中1个待确认）：\n  “县天文局”"
    ) < shown.stdout.index("将成为任务的条目（2个）：")
    assert (
        "一、(二) 架桥\n    牵头：县财政局\n    时限：2020年12月31日（年底前）\n    原文（第9行）：架桥 年底前"
        in shown.stdout
    )
    assert shown.stderr == ("将成为任务2项。\n确认以前：1个单位名称没有确认（“县天文局”）。\n")


def test_nothing_is_imported_while_a_name_waits(review: Callable[..., Result], duban: Duban) -> None:
    refused = review("--confirm")
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr.startswith("错误：还不能确认导入：1个单位名称没有确认（“县天文局”）。")
    assert "P002" not in duban("plan", "list").stdout


def test_units_deadline_and_title_are_set_in_one_go_in_chinese_or_english(
    review: Callable[..., Result],
) -> None:
    done = review(
        "--set", "一（二） 牵头=jyj，县民政局 responsible=czj 时限=2020-09-30 title=架好桥", "--json"
    )
    bridge = items(done)["一、(二)"]
    assert (bridge["lead"], bridge["responsible"]) == (["县教育局", "县民政局"], ["县财政局"])
    assert (bridge["deadline"], bridge["title"]) == ("2020-09-30", "架好桥")
    assert "已更正：条目一、(二)时限由2020年12月31日改为2020年9月30日。\n" in done.stderr
    assert items(review("--set", "一、(二) deadline=无", "--json"))["一、(二)"]["deadline"] is None


def test_items_are_split_merged_dropped_restored_and_added(review: Callable[..., Result]) -> None:
    review(
        "--split", "一、(一)=解决偏远", "--drop", "一、(二)", "--add", "title=清障 lead=jyj after=一、(一)"
    )
    found = items(review("--json"))
    assert {key: item["becomes"] for key, item in found.items()} == {
        "一、": "nothing",
        "一、(一)": "task",
        "补1": "task",
        "一、(一)-2": "task",
        "一、(二)": "dropped",
    }
    review("--restore", "一、(二)", "--merge", "一、(一)+一、(一)-2")
    found = items(review("--json"))
    assert [source["text"] for source in found["一、(一)"]["sources"]] == [
        "2020年6月底前修通村道10公里，",
        "解决偏远村庄出行难。",
    ]
    assert found["一、(二)"]["becomes"] == "task"


def test_the_last_correction_is_taken_back(review: Callable[..., Result]) -> None:
    before = review("--json").stdout
    review("--drop", "一、(二)")
    undone = review("--undo", "--json")
    assert (undone.stdout, undone.stderr) == (before, "已撤回：条目一、(二)不作为任务。\n")
    assert review("--undo").exit_code == 3
    assert review("--title", "某县修路方案", "--first-leads").exit_code == 3, "each names a lead"
    assert json.loads(review("--title", "某县修路方案", "--json").stdout)["title"] == "某县修路方案"


def test_a_review_given_up_begins_anew(review: Callable[..., Result]) -> None:
    before = review("--json").stdout
    review("--drop", "一、(二)")
    assert review("--discard").stderr == "已放弃这次核对，更正没有保留。\n"
    assert review("--json").stdout == before


def test_a_confirmed_name_is_remembered(review: Callable[..., Result], duban: Duban) -> None:
    done = review("--unit", "县天文局=县教育局", "--confirm")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].startswith("XH2020-038\t一、(一)\t修路\t县教育局\t")
    assert done.stderr.startswith(
        "已更正：“县天文局”指jyj。\n已导入《某县道路工作实施方案》（P002），生成待交办任务2项。\n"
        "单位名录已记住这次确认的名称：“县天文局”。\n"
    )
    assert "县教育局" in duban("unit", "resolve", "县天文局").stdout
    assert duban("verify").exit_code == 0


def test_a_new_unit_is_registered_with_the_plan(review: Callable[..., Result], duban: Duban) -> None:
    assert review("--new-unit", "县天文局=twj,事业单位", "--confirm").exit_code == 0
    assert duban("unit", "show", "twj").stdout.startswith("县天文局（twj，事业单位）")


def test_a_sub_plan_and_a_revised_plan_say_so_in_the_list(
    review: Callable[..., Result], duban: Duban, revision: str
) -> None:
    review("--leave-open", "县天文局", "--parent", "P001", "--confirm")
    compared = duban("plan", "review", revision, "--revises", "P002")
    assert "与P002比较：未变1条，有变化1条，新增0条，不再列入0条\n" in compared.stdout
    assert "正文：原“…20年6月底前修通村道10公里，解决偏远村庄出行难…”，现“" in compared.stdout
    done = duban("plan", "review", revision, "--confirm", "--json")
    assert (json.loads(done.stdout)["tasks"], json.loads(done.stdout)["revised"]) == ([], ["XH2020-038"])
    listed = duban("plan", "list").stdout
    assert "\tP001的子方案\t" in listed
    assert "\t修订P002\t" in listed
    assert "方案修订" in duban("history", "XH2020-038").stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--set", "lead=jyj"), 2, "开头应写条目编号"),
        (("--set", "一、(二)"), 2, "没有写把条目“一、(二)”改成什么"),
        (("--set", "一、(二) leed=jyj"), 2, "没有“leed=”这一项"),
        (("--set", "一、(二) deadline=六月"), 2, "“六月”不是日期"),
        (("--set", "一、(二) lead=nobody"), 4, "单位名录中没有代码"),
        (("--set", "一、(九) lead=jyj"), 4, "方案中没有条目“一、(九)”"),
        (("--split", "一、(二)"), 2, "应写成 '编号=第二条开头的几个字'"),
        (("--split", "一、(二)=没有"), 3, "没有“没有”，不知道从哪里拆"),
        (("--unit", "县天文局"), 2, "应写成 '方案中的名称=代码,代码'"),
        (("--unit", "县气象局=jyj"), 4, "没有单位名称“县气象局”"),
        (("--new-unit", "县天文局=twj"), 2, "类别可选：党委部门"),
        (("--add", "清障"), 2, "title=清障"),
        (("--add", "title=清障"), 3, "没有写责任单位"),
        (("--parent", "P009"), 4, "没有方案“P009”"),
        (("--keep", "XH2020-001"), 3, "还没有说明修订的是哪个方案"),
    ],
)
def test_a_correction_that_cannot_be_made_is_explained_and_changes_nothing(
    review: Callable[..., Result], words: tuple[str, ...], code: int, said: str
) -> None:
    before = review("--json").stdout
    refused = review("--drop", "一、(一)", *words)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert said in refused.stderr
    assert review("--json").stdout == before


def test_names_like_no_other_are_registered_at_once_and_the_rest_left_open(
    review: Callable[..., Result], plan: str, duban: Duban
) -> None:
    Path(plan).write_text(
        PLAN.replace("县教育局", "县教育体育局、县水文站、各乡镇党委、政府"), encoding="utf-8"
    )
    done = review("--new-unit", "全部")
    assert "已更正：“县水文站”登记为新单位swz（政府部门）。" in done.stderr
    assert "“县教育体育局”登记" not in done.stderr, "it may be 县教育局"
    done = review("--leave-open", "全部", "--confirm")
    assert (done.exit_code, "已导入" in done.stderr) == (0, True)
    assert "swz" in duban("unit", "list").stdout


def test_a_group_nobody_knows_is_told_by_its_members_new_ones_are_registered_with_it(
    review: Callable[..., Result], plan: str, duban: Duban
) -> None:
    Path(plan).write_text(PLAN.replace("县教育局", "各水文站"), encoding="utf-8")
    refused = review("--members", "各水文站=各处")
    assert (refused.exit_code, "“各处”不是一个单位的名称" in refused.stderr) == (3, True)
    told = review("--members", "各水文站=县水文站,上游水文站,县教育局", "--leave-open", "县天文局")
    assert "“各水文站”指swz、syswz、jyj，其中县水文站、上游水文站登记为新单位。" in told.stderr
    assert review("--new-unit", "县天文局=swz,事业单位").exit_code == 3, "the code is taken in this review"
    assert review("--confirm").exit_code == 0
    meant = duban("unit", "resolve", "各水文站").stdout
    assert all(name in meant for name in ("县水文站", "上游水文站", "县教育局"))
    parts = json.loads(duban("task", "show", "XH2020-038", "--json").stdout)["parts"]
    assert [part["unit"] for part in parts] == [None, "swz", "syswz", "jyj"]


def test_a_unit_that_is_new_in_this_review_may_be_meant_by_the_next_name(
    review: Callable[..., Result], plan: str
) -> None:
    Path(plan).write_text(PLAN.replace("县教育局", "县水文水情站、县水文水情中心站"), encoding="utf-8")
    asked = review("--new-unit", "县水文水情站=swz,事业单位").stdout
    assert "候选：县水文水情站（swz）" in asked
    told = review("--unit", "县水文水情中心站=swz", "--leave-open", "县天文局")
    assert "没有待核对的了" in told.stderr
    undone = review("--leave-open", "县水文水情站")
    assert "“县水文水情中心站”" in undone.stderr, "what it was said to mean is not registered any more"


def test_a_review_that_was_begun_is_listed_and_goes_on_by_its_number_without_the_file(
    review: Callable[..., Result], plan: str, duban: Duban
) -> None:
    assert "没有核对到一半的方案" in duban("plan", "review").stderr
    review("--leave-open", "县天文局")
    assert "另有1份方案没有核对完" in duban("plan", "list").stderr
    refused = duban("plan", "import", plan)
    assert (refused.exit_code, "核对到一半，已作更正1处，没有导入" in refused.stderr) == (3, True)
    Path(plan).unlink()
    [begun] = json.loads(duban("plan", "review", "--json").stdout)
    assert (begun["title"], begun["tasks"], begun["corrections"]) == ("某县道路工作实施方案", 2, 1)
    assert "生成待交办任务2项" in duban("plan", "review", begun["id"], "--confirm").stderr
    assert duban("plan", "review", begun["id"]).exit_code == 3


def test_a_damaged_review_is_named_with_what_to_do_and_put_aside_by_its_number(
    review: Callable[..., Result], duban: Duban, home: Path, plan: str
) -> None:
    assert review().exit_code == 0
    [kept] = (home / "reviews").iterdir()
    kept.write_text("{", encoding="utf-8")
    number = kept.stem[:8]
    listed = duban("plan", "review")
    assert (listed.exit_code, f"duban plan review {number} --discard" in listed.stderr) == (0, True)
    assert "已损坏" in duban("plan", "review", number).stderr
    assert "已移走" in duban("plan", "review", number, "--discard").stderr
    assert review().exit_code == 0


def test_a_unit_registered_after_the_import_is_filled_into_the_drafts_by_one_command(
    review: Callable[..., Result], duban: Duban
) -> None:
    assert "没有要补的" in duban("unit", "fill").stderr
    assert review("--leave-open", "全部", "--confirm").exit_code == 0
    added = duban("unit", "add", "twj", "县天文局", "--kind", "政府部门")
    assert "有1项待交办任务写的单位现在认得了，运行 duban unit fill" in added.stderr
    [found] = json.loads(duban("unit", "fill", "--dry-run", "--json").stdout)
    assert found["names"] == [{"name": "县天文局", "units": [["twj", "县天文局"]], "group": ""}]
    assert "已补上1项任务的单位" in duban("unit", "fill").stderr
    assert "补上单位" in duban("task", "show", found["task"]).stdout
    assert duban("task", "dispatch", found["task"]).exit_code == 0
