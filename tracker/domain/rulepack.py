"""Rule packs: when a task gets which light, in TOML that anyone can read and argue with.

name = "银川"                 # how screens call it
source = "…"                  # whose practice it is
[behind]                      # percentage points behind 序时进度: `from` on this colour, over `over` the next
yellow = { from = 10 }
red = { over = 30 }
[overdue]                     # days past the deadline that holds: from this many days on
red = 1
[near]                        # days left until the deadline: at most this many
blue = 7
[not_started]                 # calendar months without any progress, the month of dispatch included
yellow = 1
red = 3
[silent]                      # periods in a row without a filing
grey = 2
[done]
late = "yellow"
"""

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tracker.errors import InputError


class Colour(StrEnum):
    """The colours of lights, from the worst to none at all."""

    RED = "red"
    ORANGE = "orange"
    GREY = "grey"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    NONE = "none"

    @property
    def word(self) -> str:
        """The light as people say it."""
        return COLOUR_WORDS[self]


COLOUR_WORDS = {
    Colour.RED: "红灯",
    Colour.ORANGE: "橙灯",
    Colour.GREY: "灰灯",
    Colour.YELLOW: "黄灯",
    Colour.BLUE: "蓝灯",
    Colour.GREEN: "绿灯",
    Colour.NONE: "未亮灯",
}
STEPS = ("overdue", "near", "not_started", "silent")
WORDS = {"name", "source", "behind", "done", *STEPS}


@dataclass(frozen=True, slots=True)
class Threshold:
    """Points behind: from `points` on, or (`over`) only when more."""

    colour: Colour
    points: int
    over: bool

    def reached(self, points: int) -> bool:
        """Whether so many points behind earn this colour."""
        return points > self.points if self.over else points >= self.points


@dataclass(frozen=True, slots=True)
class RulePack:
    """An office's light rules; each step is (limit, colour), the highest limit first."""

    name: str
    source: str = ""
    behind: tuple[Threshold, ...] = ()
    overdue: tuple[tuple[int, Colour], ...] = ()
    near: tuple[tuple[int, Colour], ...] = ()
    not_started: tuple[tuple[int, Colour], ...] = ()
    silent: tuple[tuple[int, Colour], ...] = ()
    done_late: Colour = Colour.YELLOW


def pack_from_toml(text: str, source: str) -> RulePack:
    """The rule pack in `text`; `source` is the file's name for messages.

    Raises InputError that names the file, each wrong entry and what was expected there.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"规则包“{source}”不是合格的 TOML：{error}。", "原来的规则继续有效。") from error
    reading = _Reading()
    pack = reading.pack(values)
    if reading.mistakes:
        raise InputError(
            f"规则包“{source}”有{len(reading.mistakes)}处不能用：{'；'.join(reading.mistakes)}。",
            "请改正后重试，原来的规则继续有效。",
        )
    return pack


@dataclass(slots=True)
class _Reading:
    mistakes: list[str] = field(default_factory=list)

    def pack(self, values: dict[str, Any]) -> RulePack:
        self.mistakes += [f"没有“{word}”这一项" for word in values if word not in WORDS]
        name = values.get("name")
        if not isinstance(name, str) or not name.strip():
            self.mistakes.append("name 应写规则包的名称")
        if not isinstance(values.get("overdue"), dict) or not values["overdue"]:
            self.mistakes.append("[overdue] 应写逾期几天起亮什么灯，例如 red = 1")
        steps = {step: self.steps(step, values.get(step, {})) for step in STEPS}
        return RulePack(
            name=str(name),
            source=str(values.get("source", "")),
            behind=self.behind(values.get("behind", {})),
            overdue=steps["overdue"],
            near=tuple(reversed(steps["near"])),
            not_started=steps["not_started"],
            silent=steps["silent"],
            done_late=self.colour(
                "[done] late", self.table("done", values.get("done", {})).get("late", "yellow")
            ),
        )

    def table(self, where: str, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self.mistakes.append(f"[{where}] 应是一个表")
        return {}

    def colour(self, where: str, value: Any) -> Colour:
        if value in list(Colour):
            return Colour(value)
        self.mistakes.append(f"{where} 的颜色应是 {'、'.join(COLOUR_WORDS)} 之一，写的是“{value}”")
        return Colour.NONE

    def steps(self, where: str, value: Any) -> tuple[tuple[int, Colour], ...]:
        found = []
        for word, limit in self.table(where, value).items():
            colour = self.colour(f"[{where}]", word)
            if type(limit) is int and limit >= 0:
                found.append((limit, colour))
            else:
                self.mistakes.append(f"[{where}] {word} 应是不小于0的整数，写的是“{limit}”")
        return tuple(sorted(found, reverse=True))

    def behind(self, value: Any) -> tuple[Threshold, ...]:
        found = []
        for word, limit in self.table("behind", value).items():
            colour = self.colour("[behind]", word)
            match limit:
                case {"from": int(points), **rest} if not rest:
                    found.append(Threshold(colour, points, over=False))
                case {"over": int(points), **rest} if not rest:
                    found.append(Threshold(colour, points, over=True))
                case _:
                    self.mistakes.append(f"[behind] {word} 应写成 {{ from = 10 }} 或 {{ over = 30 }}")
        return tuple(sorted(found, key=lambda each: each.points, reverse=True))
