"""The escalation ladder as an office writes it: what is wrong is named with its line."""

import pytest

from seeds import seed_text
from tracker.domain.ladder import OrderKind, Rung
from tracker.domain.ladder_toml import ladder_from_toml
from tracker.errors import InputError

GOOD = 'name = "我县"\n[contact]\norder = "slip"\ngrace = 2\nlimit = 4\n'


def test_the_shipped_ladder_has_four_rungs_and_sends_nothing_by_itself() -> None:
    ladder = ladder_from_toml(seed_text("ladders/default.toml"), "default.toml")
    assert [step.rung for step in ladder.steps] == list(Rung)
    assert ladder.automatic == frozenset()


def test_an_office_may_use_other_documents_and_other_days() -> None:
    ladder = ladder_from_toml('automatic = ["slip"]\n' + GOOD, "我县.toml")
    assert [(step.kind, step.grace, step.limit) for step in ladder.steps] == [(OrderKind.SLIP, 2, 4)]
    assert ladder.automatic == {OrderKind.SLIP}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("grace = 2", "grace = 0"), "第4行：[contact] grace 应是1到60的工作日数，写的是“0”"),
        (GOOD.replace('"slip"', '"fine"'), "第3行：[contact] order 应是letter（提醒函）、slip（催办单）"),
        (GOOD.replace("limit = 4", "wait = 4"), "第5行：[contact] 没有“wait”这一项"),
        (GOOD + "[mayor]\n", "第6行：没有“mayor”这一项"),
        ('name = "空"\n', "至少应写一级"),
        (GOOD.replace('name = "我县"', "name = 3"), "第1行：name 应写阶梯的名称"),
        ('automatic = ["talk"]\n' + GOOD, "第1行：automatic 应是列表，其中可写letter（提醒函）"),
        ("contact = 3\n" + GOOD.partition("\n")[0], "第1行：[contact] 下应写 order、grace、limit"),
        (GOOD + "[head\n", "第6行第6列不是合格的 TOML"),
    ],
)
def test_a_mistake_is_named_with_file_and_line_and_the_old_ladder_stays(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        ladder_from_toml(text, "我县.toml")
    assert "我县.toml" in refused.value.message
    assert said in refused.value.message
    assert refused.value.remedy == "请改正后重试，原来的阶梯继续有效。"
