"""Bad usage: a Chinese sentence, how it is written, exit code 2, nothing on stdout."""

from collections.abc import Callable

import pytest
from typer.testing import Result

Duban = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("taks",), "没有命令“taks”。是不是 task？"),
        (("task", "lits"), "没有命令“lits”。是不是 list？"),
        (("task", "show"), "缺少参数“编号”。"),
        (("task", "return", "X-1"), "缺少选项“--reason”。"),
        (("task", "list", "--limt", "3"), "没有选项“--limt”。是不是 --limit？"),
        (("task", "list", "-x"), "没有选项“-x”。"),
        (("task", "list", "--limit"), "选项“--limit”后面缺少值。"),
        (("task", "list", "--json=1"), "选项“--json”后面不带值。"),
        (("task", "list", "--limit", "0"), "选项“--limit”的值不对：“0”应为不小于1的整数。"),
        (("task", "list", "--limit", "9" * 20), f"选项“--limit”的值不对：“{'9' * 20}”应为不小于1的整数。"),
        (("task", "list", "--limit", "三"), "选项“--limit”的值不对：“三”应为不小于1的整数。"),
        (
            ("task", "list", "--as-of", "5月底"),
            "选项“--as-of”的值不对：“5月底”不是日期，应写成 2020-05-31。",
        ),
        (
            ("task", "list", "--light", "紫"),
            "选项“--light”的值不对：没有“紫”，可选：红灯（red）、橙灯（orange）、灰灯（grey）、"
            "黄灯（yellow）、蓝灯（blue）、绿灯（green）、未亮灯（none）。",
        ),
        (
            ("task", "accept", "X-1", "--verified", "101"),
            "选项“--verified”的值不对：“101”应为0到100的整数。",
        ),
        (("task", "dispatch"), "缺少选项“--all”。请写任务编号，或用 --all。"),
        (("report", "monthly", "2020-13"), "参数“月份”的值不对：“2020-13”不是月份，应写成 2020-05。"),
        (("verify", "--expect", "abc"), "选项“--expect”的值不对：应写全64位（数字和字母a到f）。"),
        (("version", "now"), "多出了“now”，这条命令用不着。"),
        (("task", "decide", "X-1", "--reason", "x"), "缺少选项“--uphold”。"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(
    duban: Duban, home: object, words: tuple[str, ...], said: str
) -> None:
    refused = duban(*words)
    assert (refused.exit_code, refused.stdout) == (2, "")
    first, *rest = refused.stderr.splitlines()
    assert first == f"错误：{said}"
    if rest:
        assert rest[0].startswith("用法：duban")
        assert rest[1] == f"说明：{rest[0].split('：')[1].split(' [')[0].split(' 命令')[0]} --help"


@pytest.mark.parametrize("words", [(), ("task",), ("task", "extend"), ("account",), ("report",)])
def test_a_group_without_a_command_shows_its_help(duban: Duban, words: tuple[str, ...]) -> None:
    shown = duban(*words)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith(f"用法：{' '.join(('duban', *words))} 命令 [选项] …\n")
    asked = duban(*words, "--help")
    assert (asked.exit_code, asked.stdout, asked.stderr) == (0, shown.stderr, "")
