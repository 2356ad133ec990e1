"""duban init."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Duban = Callable[..., Result]


def test_a_seed_makes_a_ledger_and_prints_the_password_once_and_alone(duban: Duban, nowhere: Path) -> None:
    made = duban("init", "--seed", "xunhua-2020")
    assert made.exit_code == 0
    assert made.stderr == (
        f"已在“{nowhere}”建立“循化县扶贫开发工作领导小组办公室”的台账：单位54个，规则包“yinchuan”。\n"
        "已登录账号“office”。下一步：duban plan import 方案文件。\n"
        "账号“office”的密码如下，只显示这一次，请马上交给本人：\n"
    )
    password = made.stdout.removesuffix("\n")
    assert len(password) >= 10
    assert duban("login", "office", "--password-stdin", stdin=password).exit_code == 0


def test_the_founder_is_signed_in_at_once(duban: Duban, nowhere: Path) -> None:
    duban(
        "init", "--seed", "xunhua-2020", "--account", "zhang", "--password-stdin", stdin="long enough words"
    )
    assert json.loads(duban("whoami", "--json").stdout)["account"] == "zhang"


def test_any_office_can_begin_with_its_own_units(duban: Duban, nowhere: Path, tmp_path: Path) -> None:
    units = tmp_path / "units.toml"
    units.write_text(
        'region = "某县"\n[[unit]]\ncode = "sjj"\nname = "县审计局"\nkind = "政府部门"\n', encoding="utf-8"
    )
    words = ("--office-name", "某县重点工作领导小组办公室", "--prefix", "mx", "--units", str(units))
    made = duban("init", *words, "--password-stdin", stdin="long enough words\n")
    assert (made.exit_code, made.stdout) == (0, "")
    assert [unit["code"] for unit in json.loads(duban("unit", "list", "--json").stdout)] == ["sjj"]


def test_an_office_can_begin_without_units(duban: Duban, nowhere: Path) -> None:
    words = ("--office-name", "某县办公室", "--prefix", "MX", "--region", "某县")
    assert duban("init", *words, "--password-stdin", stdin="long enough words\n").exit_code == 0
    assert duban("unit", "list", "--json").stdout == "[]\n"


def test_what_was_not_given_and_cannot_be_asked_is_bad_usage(duban: Duban, nowhere: Path) -> None:
    refused = duban("init")
    assert refused.exit_code == 2
    assert refused.stderr == (
        "错误：缺少选项“--office-name”。请写明办公室全称。\n用法：duban init [选项]\n说明：duban init --help\n"
    )
    assert not nowhere.exists()


def test_a_second_ledger_in_the_same_place_is_refused(duban: Duban, home: Path) -> None:
    before = (home / "ledger.db").read_bytes()
    refused = duban("init", "--seed", "xunhua-2020")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "错误：这里已经有“循化县扶贫开发工作领导小组办公室”的台账。请直接使用，或换一个 DUBAN_HOME。\n"
    )
    assert (home / "ledger.db").read_bytes() == before


def test_a_seed_or_a_rule_pack_that_does_not_exist_is_named(duban: Duban, nowhere: Path) -> None:
    no_seed = duban("init", "--seed", "../../etc")
    assert (no_seed.exit_code, no_seed.stderr) == (
        4,
        "错误：没有样本“../../etc”。自带的样本是 xunhua-2020。\n",
    )
    no_rules = duban("init", "--seed", "xunhua-2020", "--rules", "nowhere")
    assert (no_rules.exit_code, no_rules.stderr) == (
        4,
        "错误：没有规则包“nowhere”。默认的规则包是 yinchuan。\n",
    )
    assert not nowhere.exists()


def test_a_short_password_is_refused_and_leaves_no_ledger(duban: Duban, nowhere: Path) -> None:
    refused = duban("init", "--seed", "xunhua-2020", "--password-stdin", stdin="short\n")
    assert (refused.exit_code, refused.stderr) == (3, "错误：密码至少要10个字符。\n")
    assert duban("whoami").exit_code in (1, 4)


def test_a_unit_list_that_cannot_be_read_is_named(duban: Duban, nowhere: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "units.toml"
    wrong.write_bytes("region = 某县".encode("gb18030"))
    words = ("--office-name", "某办", "--prefix", "MX", "--units", str(wrong))
    refused = duban("init", *words)
    assert (refused.exit_code, refused.stderr) == (
        3,
        f"错误：单位名录“{wrong}”不是 UTF-8 编码。请另存为 UTF-8 后再试。\n",
    )
