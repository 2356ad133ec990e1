"""One act on many tasks: named, or all that wait for it, narrowed; each refusal with its task."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
Sit = Callable[[str], None]
LED = ("XH2020-011", "XH2020-005")  # by 县教育局, 县农科局


@pytest.fixture
def claimed(duban: Duban, home: Path, sit: Sit) -> None:
    """Two tasks filed for and claimed by their leads; the office sits at the command line."""
    duban("task", "dispatch", *LED)
    for unit, code in zip(("jyj", "nkj"), LED, strict=True):
        sit(unit)
        assert duban("task", "sign", code).exit_code == 0
        assert duban("task", "file", code, "--progress", "已办", "--claimed", "90").exit_code == 0
        assert duban("task", "claim", code, "--basis", "验收意见").exit_code == 0
    sit("office")


@pytest.mark.usefixtures("claimed")
def test_the_office_decides_on_all_that_waits_narrowed_by_unit_plan_and_light(duban: Duban) -> None:
    assert duban("task", "accept", "--all", "--unit", "县教育局").stderr.startswith(
        "任务XH2020-011已采纳填报"
    )
    assert duban("task", "accept", "--all", "--plan", "P001", "--light", "绿灯").exit_code == 0
    nothing = duban("task", "return", "--all", "--reason", "补材料")
    assert (nothing.exit_code, nothing.stderr) == (
        4,
        "错误：没有可以“退回填报”的任务。可以用 duban task list 查看。\n",
    )
    assert duban("task", "verify", "--all").stderr == "“核验通过”已办2项。\n"
    mixed = duban("task", "close", "XH2020-001", *LED)
    assert mixed.exit_code == 5
    assert mixed.stderr.startswith(
        "“销号”已办2项。\n没有办成1项：\n  XH2020-001：任务XH2020-001现在是“待交办”"
    )


@pytest.mark.usefixtures("claimed")
def test_units_are_changed_in_many_tasks_and_each_refusal_is_told(duban: Duban) -> None:
    changed = duban("task", "assign", "--all", "--unit", "nkj", "--lead", "县水利局", "--reason", "职责划转")
    assert changed.exit_code == 0, changed.stderr
    unknown = duban("task", "assign", "XH2020-001", "XH2020-002", "--lead", "县某局", "--reason", "试")
    assert unknown.exit_code == 3
    assert unknown.stderr.count("县某局") == 2
    assert "“调整责任单位”已办0项。\n没有办成2项：\n" in unknown.stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            ("suspend", "--all", "--reason", "修订"),
            "错误：“中止”用 --all 时，请写 --plan、--unit 或 --light 缩小范围",
        ),
        (("verify", "--plan", "P001"), "错误：--plan、--unit、--light 要与 --all 合用"),
        (("verify", "XH2020-001", "--all"), "写了任务编号就不用 --all"),
        (("verify",), "请写任务编号，或用 --all"),
        (("close", "XH2020-001", "XH2020-002", "--number", "销1号"), "一个销号编号只用于一项任务"),
        (("accept", "XH2020-001", "XH2020-002", "--value", "1=3"), "--value 一次核定一项任务"),
    ],
)
def test_words_that_choose_nothing_for_certain_are_bad_usage(
    duban: Duban, home: Path, words: tuple[str, ...], why: str
) -> None:
    said = duban("task", *words)
    assert (said.exit_code, said.stdout) == (2, "")
    assert why in said.stderr.replace("\n", "")
