"""The remits of organs written by people, in TOML: text in, organs out, or every mistake in it at once.

[[organ]]
name = "教育"                    # what the reasons of a proposal call it
usual = "县教育局"               # what a county usually calls its own; may be left out
units = ["教育", "教体"]         # words in the names of such units
except = ["教育集团"]            # words in names of units that are none
own = ["控辍保学", "义务教育"]   # words of matters that it usually leads
shares = ["青少年"]              # words of matters that it often takes part in
"""

import re
import tomllib
from typing import Any

from tracker.domain.remits import Organ
from tracker.errors import InputError

LISTS = {"units": "marks", "except": "exempt", "own": "own", "shares": "shares"}
WORDS = {"name", "usual", *LISTS}
SHORTEST = 2


def organs_from_toml(text: str, source: str) -> tuple[Organ, ...]:
    """The organs in `text`; `source` is the file's name for messages.

    Raises InputError that names the file, each wrong entry and what was expected there.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"第{at[1]}行第{at[2]}列" if at else "末尾"
        raise InputError(f"职责表“{source}”{where}不是合格的 TOML。", "请改正后重试。") from error
    entries = values.get("organ", [])
    mistakes = [f"有不认识的字段 {word}，应为 [[organ]] 条目" for word in sorted(values.keys() - {"organ"})]
    if not isinstance(entries, list) or not entries or not all(isinstance(each, dict) for each in entries):
        mistakes.append("应有 [[organ]] 条目")
        entries = []
    mistakes += [wrong for order, entry in enumerate(entries, 1) for wrong in _mistakes(order, entry)]
    if mistakes:
        count, listed = len(mistakes), "；".join(mistakes)
        raise InputError(f"职责表“{source}”有{count}处不能用：{listed}。", "请改正后重试。")
    return tuple(
        Organ(
            entry["name"].strip(),
            usual=entry.get("usual", "").strip(),
            **{field: tuple(entry.get(word, ())) for word, field in LISTS.items()},
        )
        for entry in entries
    )


def _mistakes(order: int, entry: dict[str, Any]) -> list[str]:
    name = entry.get("name")
    called = f"第{order}类机关（{name or '无名'}）"
    found = [
        f"{called}有不认识的字段 {word}，应为 {'、'.join(sorted(WORDS))} 之一"
        for word in sorted(entry.keys() - WORDS)
    ]
    if not isinstance(name, str) or not name.strip():
        found.append(f"{called}缺少 name")
    if not entry.get("units"):
        found.append(f"{called}缺少 units，应写单位名称中的字")
    if not isinstance(entry.get("usual", ""), str):
        found.append(f"{called}的 usual 应为一个名称")
    for word in LISTS.keys() & entry.keys():
        values = entry[word]
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            found.append(f"{called}的 {word} 应为文字的数组")
        else:
            found += [
                f"{called}的 {word} 中“{each}”太短，应不少于{SHORTEST}个字"
                for each in values
                if len(each.strip()) < SHORTEST
            ]
    return found
