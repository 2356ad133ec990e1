"""Rule packs as TOML, which an office can write itself.

name = "银川"                 # how screens call it
source = "…"                  # whose practice it is
[behind]                      # percentage points behind 序时进度: from so many on, or over so many
yellow = { from = 10 }
red = { over = 30 }
[overdue]                     # days past the deadline that holds (asked for in every pack)
red = 1
[near]                        # days left until the deadline, at most
blue = 7
[not_started]                 # full months since dispatch without any progress
yellow = 1
red = 3
[silent]                      # periods in a row without a filing (asked for in every pack)
grey = 2
[returned]                    # filings sent back and not yet made good
yellow = 1
[slips_missed]                # 催办单 whose own limit was missed without good reason
orange = 1
[done]
late = "yellow"

No rule gives green: it is what is left when none of them holds.
"""

from dataclasses import dataclass
from typing import Any

from tracker.domain.rulepack import SEVERITY, WARNINGS, Colour, RulePack, Steps, Threshold
from tracker.domain.toml_places import Mistakes, read_toml

EXAMPLES = {
    "overdue": "red = 1",
    "silent": "grey = 2",
    "near": "blue = 7",
    "not_started": "yellow = 1",
    "returned": "yellow = 1",
    "slips_missed": "orange = 1",
}
ASKED_FOR = {"overdue": "逾期几天起亮什么灯", "silent": "连续几期不填报亮什么灯，长期不报的不得亮绿灯"}
WORDS = {"name", "source", "behind", "done", *EXAMPLES}
OLD_RULES_HOLD = "请改正后重试，原来的规则继续有效。"


def pack_from_toml(text: str, source: str) -> RulePack:
    """The rule pack in `text`; `source` is the file's name for messages.

    Raises InputError that names the file, and each mistake with its line and what was expected there.
    """
    name = f"规则包“{source}”"
    values = read_toml(text, name, OLD_RULES_HOLD)
    reading = _Reading(Mistakes(text))
    pack = reading.pack(values)
    reading.mistakes.refuse(name, OLD_RULES_HOLD)
    return pack


@dataclass(slots=True)
class _Reading:
    mistakes: Mistakes

    def pack(self, values: dict[str, Any]) -> RulePack:
        for word in values:
            if word not in WORDS:
                self.mistakes.add(f"没有“{word}”这一项，可用的是{'、'.join(sorted(WORDS))}", word)
        for word, meaning in ASKED_FOR.items():
            if word not in values:
                self.mistakes.add(f"缺少 [{word}]，应写{meaning}，例如 {EXAMPLES[word]}", word)
        name, source = values.get("name"), values.get("source", "")
        if not isinstance(name, str) or not name.strip():
            self.mistakes.add("name 应写规则包的名称", "name")
        if not isinstance(source, str):
            self.mistakes.add("source 应写规则的出处", "source")
        return RulePack(
            name=str(name),
            source=str(source),
            behind=self.behind(values.get("behind", {})),
            done_late=self.done_late(values.get("done", {})),
            **{step: self.steps(step, values.get(step)) for step in EXAMPLES},
        )

    def entries(self, table: str, value: Any, example: str) -> list[tuple[str, Any]]:
        if isinstance(value, dict) and value:
            return list(value.items())
        self.mistakes.add(f"[{table}] 下应写门槛，例如 {example}", table)
        return []

    def colour(self, table: str, key: str, value: Any) -> Colour | None:
        if value in WARNINGS:
            return Colour(value)
        allowed = "、".join(f"{colour.value}（{colour.word}）" for colour in WARNINGS)
        self.mistakes.add(f"[{table}] 的颜色应是{allowed}之一，写的是“{value}”", table, key)
        return None

    def steps(self, table: str, value: Any) -> Steps:
        found = []
        least = 0 if table == "near" else 1
        for word, limit in self.entries(table, value, EXAMPLES[table]) if value is not None else ():
            colour = self.colour(table, word, word)
            if type(limit) is not int or limit < least:
                self.mistakes.add(f"[{table}] {word} 应是不小于{least}的整数，写的是“{limit}”", table, word)
            elif colour:
                found.append((limit, colour))
        found.sort(reverse=table != "near")
        self.check_order(table, found)
        return tuple(found)

    def behind(self, value: Any) -> tuple[Threshold, ...]:
        found = []
        for word, limit in self.entries("behind", value, "red = { over = 30 }") if value != {} else ():
            colour = self.colour("behind", word, word)
            key, points = (
                next(iter(limit.items())) if isinstance(limit, dict) and len(limit) == 1 else ("", 0)
            )
            if key not in ("from", "over") or type(points) is not int or not 1 <= points <= 100:
                expected = "{ from = 10 } 或 { over = 30 }，数字在1到100之间"
                self.mistakes.add(f"[behind] {word} 应写成 {expected}", "behind", word)
            elif colour:
                found.append(Threshold(colour, points, over=key == "over"))
        found.sort(key=lambda each: (each.points, each.over), reverse=True)
        self.check_order("behind", [(each.points, each.colour) for each in found])
        return tuple(found)

    def check_order(self, table: str, found: list[tuple[int, Colour]]) -> None:
        """A worse light with an easier limit would never be seen."""
        ranks = [SEVERITY[colour] for _, colour in found]
        if ranks != sorted(ranks, reverse=True):
            self.mistakes.add(f"[{table}] 中较重的灯门槛应更高", table)

    def done_late(self, value: Any) -> Colour:
        table = dict(self.entries("done", value, 'late = "yellow"')) if value != {} else {}
        for word in table:
            if word != "late":
                self.mistakes.add(f"[done] 没有“{word}”这一项，可用的是 late", "done", word)
        return self.colour("done", "late", table.get("late", "yellow")) or Colour.YELLOW
