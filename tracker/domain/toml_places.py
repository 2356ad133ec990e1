"""Where in a TOML file a mistake stands, so that whoever wrote it finds the line."""

import re
import tomllib
from typing import Any

from tracker.errors import InputError


def read_toml(text: str, name: str, remedy: str) -> dict[str, Any]:
    """The values in `text`; `name` says whose file it is (规则包“our.toml”). Raises InputError with the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"第{place[1]}行第{place[2]}列" if place else "末尾"
        raise InputError(f"{name}{where}不是合格的 TOML。", remedy) from error


class Mistakes:
    """What is wrong in a TOML file, each with its line and what was expected there."""

    def __init__(self, text: str) -> None:
        self.lines = lines_of(text)
        self.found: list[str] = []

    def add(self, message: str, table: str, key: str = "") -> None:
        """Note a mistake in a table, or at one of its keys."""
        line = self.lines.get((table, key)) or self.lines.get((table, ""))
        self.found.append(f"第{line}行：{message}" if line else message)

    def refuse(self, name: str, remedy: str) -> None:
        """Raise InputError that names the file and every mistake, if there is one."""
        if self.found:
            raise InputError(f"{name}有{len(self.found)}处不能用：{'；'.join(self.found)}。", remedy)


def lines_of(text: str) -> dict[tuple[str, str], int]:
    """The line of each table (key empty) and of each of its keys, counted from 1."""
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([\w.-]+)", line):
            table = header[1]
            found.setdefault((table, ""), number)
        elif key := re.match(r"\s*([\w-]+)\s*=", line):
            found.setdefault((table, key[1]) if table else (key[1], ""), number)
    return found
