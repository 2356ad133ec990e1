"""duban login, logout, whoami."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]


def test_login_keeps_a_session_that_whoami_reads(duban: Duban, home: Path, password: str) -> None:
    signed_in = duban("login", "jyj", "--password-stdin", stdin=f"{password}\n")
    assert (signed_in.exit_code, signed_in.stdout) == (0, "")
    assert signed_in.stderr == "已登录：jyj联络员（jyj，责任单位）。\n"
    assert duban("whoami").stdout == f"jyj联络员（jyj，责任单位，县教育局）\n台账目录：{home}\n"


def test_whoami_as_json_has_stable_keys(duban: Duban, home: Path) -> None:
    assert json.loads(duban("whoami", "--json").stdout) == {
        "account": "office",
        "person": "循化县扶贫开发工作领导小组办公室",
        "role": "office",
        "unit": None,
        "office": "xunhua",
        "home": str(home),
        "today": "2020-03-16",
    }


def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(duban: Duban, home: Path) -> None:
    wrong = duban("login", "jyj", "--password-stdin", stdin="not this one\n")
    unknown = duban("login", "nobody", "--password-stdin", stdin="not this one\n")
    assert wrong.exit_code == unknown.exit_code == 8
    assert wrong.stderr == unknown.stderr
    assert wrong.stderr == "错误：账号或密码不对。请核对后再试；忘记密码请联系领导小组办公室重设。\n"
    failed = [line for line in json.loads(duban("history", "--json").stdout) if line["word"] == "登录失败"]
    assert [line["detail"] for line in failed] == ["nobody", "jyj"]


def test_after_logout_nothing_is_shown(duban: Duban, home: Path) -> None:
    assert duban("logout").stderr == "账号“office”已退出。\n"
    refused = duban("task", "list")
    assert (refused.exit_code, refused.stdout) == (8, "")
    assert refused.stderr == "错误：还没有登录。请先运行 duban login 账号。\n"


def test_a_password_is_not_asked_for_where_nobody_can_type_it(duban: Duban, home: Path) -> None:
    refused = duban("login", "office")
    assert refused.exit_code == 3
    assert refused.stderr == (
        "错误：这里不是终端，不能输入密码。请加上 --password-stdin，从标准输入给出密码。\n"
    )


@pytest.mark.parametrize("words", [("whoami",), ("task", "list"), ("verify",), ("login", "office")])
def test_without_a_ledger_every_command_says_how_to_begin(
    duban: Duban, nowhere: Path, words: tuple[str, ...]
) -> None:
    refused = duban(*words)
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert refused.stderr == (
        f"错误：“{nowhere}”中还没有台账。请先运行 duban init 建立，或用 DUBAN_HOME 指明所在目录；"
        "想先看看请运行 duban demo 目录。\n"
    )
