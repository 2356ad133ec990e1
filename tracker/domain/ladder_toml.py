"""The escalation ladder as TOML, which an office can write itself.

name = "四级阶梯"
source = "…"                  # whose practice it is
automatic = []                # kinds of orders that go out by themselves when due: letter, slip, supervision
[contact]                     # 联络员; then [head] 单位负责人, [leader] 分管领导, [group] 领导小组
order = "letter"              # letter 提醒函, slip 催办单, supervision 督办单, talk 约谈建议
grace = 1                     # working days waited after the limit before has passed
limit = 3                     # working days that the order itself gives

A rung that an office does not use is left out.
"""

from typing import Any

from tracker.domain.ladder import Ladder, OrderKind, Rung, Step
from tracker.domain.toml_places import Mistakes, read_toml

OLD_LADDER_HOLDS = "请改正后重试，原来的阶梯继续有效。"
WORDS = ("name", "source", "automatic", *(rung.value for rung in Rung))
KEYS = ("order", "grace", "limit")
KINDS = "、".join(f"{kind.value}（{kind.word}）" for kind in OrderKind)
MOST_DAYS = 60


def ladder_from_toml(text: str, source: str) -> Ladder:
    """The ladder in `text`; `source` is the file's name for messages.

    Raises InputError that names the file, and each mistake with its line and what was expected there.
    """
    name = f"督办阶梯“{source}”"
    values = read_toml(text, name, OLD_LADDER_HOLDS)
    mistakes = Mistakes(text)
    for word in values:
        if word not in WORDS:
            mistakes.add(f"没有“{word}”这一项，可用的是{'、'.join(WORDS)}", word)
    for word, meaning in (("name", "阶梯的名称"), ("source", "做法的出处")):
        if not isinstance(values.get(word, "" if word == "source" else None), str):
            mistakes.add(f"{word} 应写{meaning}", word)
    steps = [found for rung in Rung if rung.value in values and (found := step(rung, values, mistakes))]
    if not any(rung.value in values for rung in Rung):
        mistakes.add("至少应写一级，例如 [contact]", "contact")
    found_kinds = automatic(values.get("automatic", []), mistakes)
    mistakes.refuse(name, OLD_LADDER_HOLDS)
    return Ladder(values["name"], values.get("source", ""), tuple(steps), found_kinds)


def step(rung: Rung, values: dict[str, Any], mistakes: Mistakes) -> Step | None:
    """A rung as written; None, and mistakes noted, where it cannot be used."""
    table, before = rung.value, len(mistakes.found)
    written = values[table]
    if not isinstance(written, dict):
        mistakes.add(f"[{table}] 下应写 order、grace、limit", table)
        return None
    for key in written:
        if key not in KEYS:
            mistakes.add(f"[{table}] 没有“{key}”这一项，可用的是{'、'.join(KEYS)}", table, key)
    kind = written.get("order")
    if not isinstance(kind, str) or kind not in tuple(OrderKind):
        mistakes.add(f"[{table}] order 应是{KINDS}之一，写的是“{kind}”", table, "order")
    for key in ("grace", "limit"):
        days = written.get(key)
        if type(days) is not int or not 1 <= days <= MOST_DAYS:
            mistakes.add(f"[{table}] {key} 应是1到{MOST_DAYS}的工作日数，写的是“{days}”", table, key)
    if len(mistakes.found) > before:
        return None
    return Step(rung, OrderKind(str(kind)), written["grace"], written["limit"])


def automatic(written: Any, mistakes: Mistakes) -> frozenset[OrderKind]:
    """The kinds that go out by themselves; a talk is for people to decide."""
    allowed = tuple(kind for kind in OrderKind if kind is not OrderKind.TALK)
    if not isinstance(written, list) or any(word not in allowed for word in written):
        listed = "、".join(f"{kind.value}（{kind.word}）" for kind in allowed)
        mistakes.add(f"automatic 应是列表，其中可写{listed}；约谈建议只能由人决定", "automatic")
        return frozenset()
    return frozenset(OrderKind(word) for word in written)
