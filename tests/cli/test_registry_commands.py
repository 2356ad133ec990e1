"""duban unit … and duban account …."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]


def test_units_are_listed_by_kind(duban: Duban, home: Path) -> None:
    townships = json.loads(duban("unit", "list", "--kind", "乡镇", "--json").stdout)
    assert len(townships) == 9
    named = {"code": "baizhuang", "name": "白庄镇", "short": "", "kind": "乡镇", "aliases": []}
    nothing_due = {"kept": 0, "missed": 0}
    assert townships[0] == named | {"original_rate": nothing_due, "approved_rate": nothing_due}


def test_a_unit_is_shown_with_the_years_of_its_names(duban: Duban, home: Path) -> None:
    assert duban("unit", "show", "fpj").stdout == (
        "县扶贫开发局（fpj，政府部门）\n"
        "简称：扶贫局\n"
        "所在单位组：东西部扶贫协作各成员单位、县扶贫开发工作领导小组各成员单位、县直机关\n"
        "别名：县扶贫办（2021-02-24止）\n"
        "别名：县乡村振兴局（2021-02-25起）\n"
    )
    missing = duban("unit", "show", "nobody")
    assert (missing.exit_code, missing.stderr) == (
        4,
        "错误：单位名录中没有代码「nobody」。请用 duban unit list 查看全部单位。\n",
    )


def test_names_are_resolved_or_questioned_never_guessed(duban: Duban, home: Path) -> None:
    words = ("教育局", "各乡镇党委、政府", "县天文局")
    one, several, unknown = json.loads(duban("unit", "resolve", *words, "--json").stdout)
    assert (one["meaning"], one["codes"]) == ("unit", ["jyj"])
    assert (several["meaning"], len(several["codes"])) == ("group", 9)
    assert unknown["meaning"] == "unknown"
    assert unknown["reason"].startswith("名录中没有「县天文局」")


def test_a_name_is_resolved_as_of_a_day(duban: Duban, home: Path) -> None:
    early = json.loads(duban("unit", "resolve", "县乡村振兴局", "--on", "2020-03-10", "--json").stdout)
    late = json.loads(duban("unit", "resolve", "县乡村振兴局", "--on", "2021-03-10", "--json").stdout)
    assert (early[0]["meaning"], late[0]["codes"]) == ("unknown", ["fpj"])


def test_a_unit_an_alias_and_a_group_can_be_registered(duban: Duban, home: Path) -> None:
    assert (
        duban("unit", "add", "twj", "县天文局", "--kind", "政府部门").stderr == "已登记“县天文局”（twj）。\n"
    )
    assert duban("unit", "alias", "twj", "县观象台").stderr == "“县观象台”今后指单位 twj。\n"
    assert duban("unit", "group", "观测专班", "twj", "jyj").stderr == "“观测专班”今后指2个单位。\n"
    words = ("县观象台", "观测专班")
    answers = json.loads(duban("unit", "resolve", *words, "--json").stdout)
    assert [answer["codes"] for answer in answers] == [["twj"], ["twj", "jyj"]]
    assert json.loads(duban("unit", "group", "观测专班", "--json").stdout)[0]["members"] == ["twj", "jyj"]


@pytest.mark.parametrize("code", ["Twj", "1a", "t w", "天"])
def test_a_code_is_small_latin_letters(duban: Duban, home: Path, code: str) -> None:
    refused = duban("unit", "add", code, "县天文局", "--kind", "政府部门")
    assert refused.exit_code == 2
    assert refused.stderr.startswith(
        f"错误：参数“代码”的值不对：“{code}”不能作单位代码，应以小写字母开头，只含小写字母、数字和连字符。\n"
    )


def test_accounts_are_opened_with_a_password_printed_once(duban: Duban, home: Path) -> None:
    opened = duban("account", "add", "mzj", "--unit", "mzj", "--person", "马某")
    assert opened.stderr == (
        "已开通账号“mzj”（责任单位）。\n账号“mzj”的密码如下，只显示这一次，请马上交给本人：\n"
    )
    assert duban("login", "mzj", "--password-stdin", stdin=opened.stdout).stderr == (
        "已登录：马某（mzj，责任单位）。\n"
    )


def test_accounts_are_listed(duban: Duban, home: Path) -> None:
    rows = json.loads(duban("account", "list", "--json").stdout)
    assert [row["account"] for row in rows] == ["office", "fpj", "jyj", "nkj"]
    assert rows[2] == {
        "account": "jyj",
        "person": "jyj联络员",
        "role": "unit",
        "unit": "jyj",
        "unit_name": "县教育局",
        "open": True,
    }


@pytest.mark.parametrize(
    "words", [("account", "list"), ("unit", "list"), ("unit", "group"), ("plan", "list")]
)
def test_registries_are_listed_in_parts(duban: Duban, home: Path, words: tuple[str, ...]) -> None:
    everything = json.loads(duban(*words, "--json").stdout)
    part = duban(*words, "--limit", "2", "--offset", "1", "--json")
    assert json.loads(part.stdout) == everything[1:3]
    past_the_end = duban(*words, "--offset", "999", "--json")
    assert (past_the_end.stdout, past_the_end.exit_code) == ("[]\n", 0)
    assert past_the_end.stderr == f"共{len(everything)}项，第999项以后没有了。\n"


def test_the_registry_is_listed_as_it_stood(duban: Duban, home: Path, go_to: Callable[[str], None]) -> None:
    go_to("2020-04-01")
    duban("unit", "add", "twj", "县天文局", "--kind", "政府部门")
    duban("account", "close", "jyj")

    def codes(*more: str) -> set[str]:
        return {row["code"] for row in json.loads(duban("unit", "list", *more, "--json").stdout)}

    def closed(*more: str) -> list[str]:
        rows = json.loads(duban("account", "list", *more, "--json").stdout)
        return [row["account"] for row in rows if not row["open"]]

    assert codes() - codes("--as-of", "2020-03-31") == {"twj"}
    assert (closed(), closed("--as-of", "2020-03-31")) == (["jyj"], [])


def test_a_closed_account_can_do_nothing_and_stays_in_the_list(
    duban: Duban, home: Path, password: str
) -> None:
    assert duban("account", "close", "jyj").stderr == "账号“jyj”已停用。\n"
    assert duban("login", "jyj", "--password-stdin", stdin=password).exit_code == 8
    rows = {row["account"]: row["open"] for row in json.loads(duban("account", "list", "--json").stdout)}
    assert rows["jyj"] is False
    assert duban("account", "can", "jyj", "XH2020-011").exit_code == 4


def test_a_password_is_set_anew(duban: Duban, home: Path, password: str) -> None:
    anew = duban("account", "password", "jyj", "--password-stdin", stdin="another long word\n")
    assert (anew.exit_code, anew.stdout) == (0, "")
    assert duban("login", "jyj", "--password-stdin", stdin=password).exit_code == 8
    assert duban("login", "jyj", "--password-stdin", stdin="another long word").exit_code == 0


def test_an_account_without_role_or_unit_is_bad_usage(duban: Duban, home: Path) -> None:
    refused = duban("account", "add", "x")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("错误：缺少选项“--role”。单位账号写 --unit，其他账号写 --role。\n")


def test_a_unit_sees_its_own_rights_only(duban: Duban, home: Path, sit: Callable[[str], None]) -> None:
    duban("task", "dispatch", "XH2020-011")
    sit("jyj")
    assert duban("account", "can", "jyj", "XH2020-011").exit_code == 0
    assert duban("account", "can", "jyj", "XH2020-012").exit_code == 5  # not dispatched: nobody's yet
    for words in (("account", "can", "fpj", "XH2020-011"), ("account", "list"), ("account", "close", "fpj")):
        assert duban(*words).exit_code == 5


def test_a_duty_goes_over_with_all_tasks_that_it_is_found_in(duban: Duban, home: Path) -> None:
    reform = ("unit", "split", "jyj", "slj", "--reason", "县编委〔2020〕5号")
    assert duban(*reform).exit_code == duban(*reform, "--task", "XH2020-011", "--text", "教育").exit_code == 2
    done = duban(*reform, "--all", "--text", "教育扶贫")
    assert done.stderr == "1项任务由“县教育局”划给“县水利局”，签收和填报随任务转过去。\n"
    none = duban(*reform, "--all", "--plan", "P009")
    assert (none.exit_code, "没有符合条件的" in none.stderr) == (4, True)
    duban(*reform, "--all")
    assert json.loads(duban("task", "list", "--unit", "jyj", "--json").stdout) == []
