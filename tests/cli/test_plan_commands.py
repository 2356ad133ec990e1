"""duban plan read, import, list."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from seeds import seed_text

Duban = Callable[..., Result]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The restated Xunhua plan as a file of its own."""
    path = tmp_path / "方案.txt"
    path.write_text(seed_text("xunhua-2020/plan.txt"), encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A plan of one item with a unit that no registry knows."""
    path = tmp_path / "小方案.txt"
    path.write_text(
        "某项工作实施方案\n\n一、重点任务\n\n（一）修路。年底前修通全部村道。\n牵头单位：县天文局\n"
        "责任单位：县教育局\n\n2020年4月1日\n",
        encoding="utf-8",
    )
    return path


def test_reading_needs_neither_ledger_nor_account_and_keeps_nothing(
    duban: Duban, nowhere: Path, plan: Path
) -> None:
    read = duban("plan", "read", str(plan), "--json")
    assert (read.exit_code, read.stderr) == (0, "")
    found = json.loads(read.stdout)
    assert list(found) == [
        "title",
        "document_number",
        "issued",
        "issuers",
        "horizon",
        "default_deadline",
        "duties",
        "items",
        "unassigned",
        "problems",
    ]
    assert (len(found["items"]), found["issued"], found["default_deadline"]) == (
        37,
        "2020-03-10",
        "2020-12-31",
    )
    assert not nowhere.exists()


def test_a_pipe_is_read_like_a_file(duban: Duban, nowhere: Path, plan: Path) -> None:
    piped = duban("plan", "read", "-", "--json", stdin=plan.read_bytes())
    assert piped.stdout == duban("plan", "read", str(plan), "--json").stdout


def test_people_see_counts_units_and_what_is_in_doubt(duban: Duban, nowhere: Path, plan: Path) -> None:
    read = duban("plan", "read", str(plan))
    assert read.stdout.startswith("《循化县巩固脱贫成果实施工作方案》\n发文单位：")
    assert "\n三、(一)3. 督战和检查\n    牵头：县纪委监委\n    责任：县委组织部、" in read.stdout
    assert read.stderr == "有责任单位的条目37个，没有写明责任单位的17个；疑问0处，未读懂0处。\n"


def test_importing_prints_the_tasks_and_asks_about_unknown_names(
    duban: Duban, home: Path, small: Path
) -> None:
    imported = duban("plan", "import", str(small))
    assert imported.exit_code == 0
    assert imported.stdout == (
        "编号\t条目\t任务\t牵头单位\t责任单位\t时限\n"
        "XH2020-038\t一、(一)\t修路\t县天文局\t县教育局\t2020-12-31\n"
    )
    assert imported.stderr.startswith(
        "已导入《某项工作实施方案》（P002），生成待交办任务1项。\n有1个单位名称需要确认：\n"
        "  条目一、(一)：名录中没有「县天文局」"
    )
    refused = duban("task", "dispatch", "XH2020-038")
    assert refused.exit_code == 5
    assert "“县天文局”不在单位名录中" in refused.stderr


def test_the_first_plan_of_an_office_can_bring_its_units_with_it(
    duban: Duban, nowhere: Path, small: Path
) -> None:
    duban("init", "--office-name", "某县办公室", "--region", "某县", "--prefix", "MX")
    refused = duban("plan", "import", str(small))
    assert (refused.exit_code, "单位名录还是空的" in refused.stderr) == (3, True)
    assert "--new-units" in refused.stderr
    nobody = small.with_name("没有点名.txt")
    nobody.write_text(
        "某县教育工作方案\n\n一、控辍保学。劝返辍学学生，落实义务教育资助政策。\n", encoding="utf-8"
    )
    assert "县教育局" in duban("plan", "review", str(nobody)).stdout, "what a county usually has is proposed"
    assert "生成待交办任务1项" in duban("plan", "import", str(small), "--new-units").stderr
    assert duban("task", "dispatch", "--all").exit_code == 0


def test_an_import_as_json_has_tasks_and_questions(duban: Duban, home: Path, small: Path) -> None:
    found = json.loads(duban("plan", "import", str(small), "--json").stdout)
    assert (found["plan"], [task["code"] for task in found["tasks"]]) == ("P002", ["XH2020-038"])
    assert [question["name"] for question in found["questions"]] == ["县天文局"]


def test_a_plan_imported_twice_is_named_and_nothing_is_kept(duban: Duban, home: Path, plan: Path) -> None:
    before = duban("history", "--json").stdout
    twice = duban("plan", "import", str(plan))
    assert (twice.exit_code, twice.stdout) == (3, "")
    assert twice.stderr == (
        "错误：“方案.txt”已经导入过：P001《循化县巩固脱贫成果实施工作方案》，2020-03-16导入。没有重复导入。\n"
    )
    assert duban("history", "--json").stdout == before


def test_the_imported_plans_are_listed(duban: Duban, home: Path, sit: Callable[[str], None]) -> None:
    assert duban("plan", "list").stdout == (
        "编号\t标题\t关系\t导入日期\t任务\t已销号\t按期率（原时限）\t按期率（批准时限）\t文件\n"
        "P001\t循化县巩固脱贫成果实施工作方案\t\t2020-03-16\t37\t0\t–\t–\tplan.txt\n"
    )
    sit("jyj")
    nothing = duban("plan", "list", "--json")
    assert (nothing.stdout, nothing.stderr) == (
        "[]\n",
        "还没有导入方案。请用 duban plan import 文件 导入。\n",
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.txt", None, "错误：找不到文件“没有.txt”。请检查文件名，或确认文件没有被移走。\n"),
        ("空.txt", b"", "错误：文件“空.txt”是空的。请重新下载或重新导出。\n"),
        ("图.png", b"\x89PNG", "错误：文件“图.png”的格式“.png”不支持。"),
        ("密.txt", "秘密★一年\n某方案\n一、甲\n责任单位：县教育局\n".encode(), "错误：文件“密.txt”"),
        ("坏.docx", b"PK\x03\x04 broken", "错误：文件“坏.docx”"),
    ],
)
def test_a_file_that_cannot_be_a_plan_is_refused_in_a_sentence(
    duban: Duban, home: Path, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for verb in ("read", "import"):
        refused = duban("plan", verb, str(path))
        assert (refused.exit_code, refused.stdout) == (3, "")
        assert refused.stderr.startswith(said)


def test_old_chinese_encodings_are_read(duban: Duban, nowhere: Path, tmp_path: Path, plan: Path) -> None:
    old = tmp_path / "旧" / "方案.txt"
    old.parent.mkdir()
    old.write_bytes(plan.read_text(encoding="utf-8").encode("gb18030"))
    assert (
        duban("plan", "read", str(old), "--json").stdout == duban("plan", "read", str(plan), "--json").stdout
    )


def test_a_ledger_proposes_who_could_lead_what_names_nobody(duban: Duban, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "无主.txt"
    path.write_text(
        "某项工作方案\n\n一、重点任务\n\n（一）健全控辍保学机制。落实义务教育资助政策。\n\n2020年4月1日\n",
        encoding="utf-8",
    )
    read = duban("plan", "read", str(path))
    assert "  一、(一) 健全控辍保学机制\n      建议牵头1：县教育局（" in read.stdout
    assert "教育主管“" in read.stdout
    assert "建议牵头只供参考，由办公室决定" in read.stderr

    (item,) = json.loads(duban("plan", "read", str(path), "--json").stdout)["proposals"]
    first = item["leads"][0]
    assert (item["number"], first["unit"]) == ("一、(一)", "jyj")
    assert first["points"] == pytest.approx(sum(term["points"] for term in first["terms"]))

    reviewed = duban("plan", "review", str(path))
    assert "      建议牵头1：县教育局（" in reviewed.stdout


TWO = (
    "青河县稳就业工作方案\n一、开发岗位。（县人社局牵头）\n二、强化培训。（县人社局负责）\n2023年3月1日\n附件2\n"
    "青河县保供水工作方案\n一、排查管网。（县水务局牵头）\n二、储备水源。（县水务局负责）\n"
)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two plans in one file."""
    path = tmp_path / "两个方案.txt"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_coverage_shows_what_became_of_every_character(duban: Duban, small: Path) -> None:
    shown = duban("plan", "read", str(small), "--coverage")
    told = json.loads(duban("plan", "read", str(small), "--coverage", "--json").stdout)

    assert "没有遗漏" in shown.stderr
    assert "题头和前言" in shown.stdout
    assert told["lost"] == []
    assert sum(part["characters"] for part in told["parts"]) > 40


def test_two_plans_in_a_file_are_said_and_one_can_be_chosen(duban: Duban, two: Path) -> None:
    both = json.loads(duban("plan", "read", str(two), "--json").stdout)
    second = json.loads(duban("plan", "read", str(two), "--part", "2", "--json").stdout)
    none = duban("plan", "read", str(two), "--part", "3")

    assert (len(both["items"]), "有2个方案" in both["problems"][0]["message"]) == (4, True)
    assert (second["title"], [item["title"] for item in second["items"]]) == (
        "青河县保供水工作方案",
        ["排查管网", "储备水源"],
    )
    assert none.exit_code != 0
    assert "1《青河县稳就业工作方案》" in none.stderr


def test_importing_a_file_of_two_plans_wants_one_chosen(duban: Duban, home: Path, two: Path) -> None:
    refused = duban("plan", "import", str(two))
    first, second = (duban("plan", "import", str(two), "--part", part) for part in "12")

    assert refused.exit_code != 0
    assert "--part 2" in refused.stderr
    assert "《青河县稳就业工作方案》" in first.stderr
    assert "《青河县保供水工作方案》" in second.stderr
