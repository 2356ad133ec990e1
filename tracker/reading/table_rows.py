"""Rows of a task table as entries: group rows and repeated headings told apart, merged cells shared out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.plan import Place, Problem
from tracker.reading.blocks import Cell, Table
from tracker.reading.carried import carried_down
from tracker.reading.headings import TASK_COLUMNS, UNIT_COLUMNS, Column, Heading, bare

NOTHING = re.compile(r"[\s无/／\-—–－\\.。]*")
LONGEST_TITLE = 60
_TOTAL = re.compile(r"合计|总计|小计|共计")
_NOTE = re.compile(r"[（(]?(?:注|备注|说明|填表说明|填报说明)[：:\d]")
_SIGNED = re.compile(r"(?:填报|制表|审核|单位负责|填表)(?:单位|人|时间|日期)?[：:]")
_SECTION_MARK = re.compile(r"[（(]?([一二三四五六七八九十]+)[、)）.．]")
_MARK = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]\d{1,3}[)）]|\d{1,3}[.．、](?!\d)|[①-⑳])\s*"
)
_CLAUSES = re.compile(r"[。；;！!\n]")

Row = Sequence[Cell]


@dataclass(slots=True)
class Entry:
    """The rows that make one item; `cells` are the words of each column, one entry for each that differs.

    `section` is the row across the table under which they stand.
    """

    number: str
    title: str
    text: str
    groups: tuple[str, ...]
    cells: dict[int, list[str]]
    place: Place
    section: str = ""
    doubts: tuple[str, ...] = ()


def entries_of(table: Table, heading: Heading) -> tuple[list[Entry], list[Problem]]:
    """The entries below the heading, and the rows that are none, each with its reason."""
    reading = _Rows(heading, table.rows[heading.first + heading.rows :])
    return list(reading.entries()), reading.aside


class _Rows:
    """Goes down the rows and remembers what holds for the next one."""

    def __init__(self, heading: Heading, rows: Sequence[tuple[Cell, ...]]) -> None:
        carried = carried_down(rows, heading)
        self.heading = heading
        self.rows = carried.rows
        self.aside: list[Problem] = list(carried.aside)
        self._doubts = carried.doubts
        self._tasks = heading.having(*TASK_COLUMNS)
        self._group_columns = heading.having(Column.GROUP)
        self._section = ""
        self._said: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._count = 0

    def entries(self) -> Iterator[Entry]:
        entry: Entry | None = None
        for index, row in enumerate(self.rows):
            if self._is_no_entry(row):
                continue
            if entry is not None and self._continues(index):
                self._add(entry, row)
                continue
            if entry is not None:
                yield entry
            entry = self._entry(index)
        if entry is not None:
            yield entry

    def _is_no_entry(self, row: Row) -> bool:
        texts = list(dict.fromkeys(cell.text for cell in row if cell.text.strip()))
        if not texts:
            return True
        if self.heading.repeated_by(row):
            self._put_aside(row, "重复的表头，不属于正文")
        elif _NOTE.match(texts[0]) or (len(texts) <= 2 and _SIGNED.match(texts[0])):
            self._put_aside(row, "表格的附注")
        elif self._is_section(row, texts):
            self._section = " ".join(texts)
            self._said = {}
            self._put_aside(row, "表内的分组标题，已写在各条前面")
        elif self._is_total(row):
            self._put_aside(row, "合计行")
        elif not any(row[i].text.strip() for i in [*self._tasks, *self.heading.having(*UNIT_COLUMNS)]):
            self._put_aside(row, "没有任务内容的行")
        else:
            return False
        return True

    def _is_section(self, row: Row, texts: Sequence[str]) -> bool:
        """A row across the table, or one that has a mark like 一、 and neither units nor date."""
        spread = {cell.text for cell in row[1:] if cell.covered}
        if len(texts) == 1 and (texts[0] in spread or not bare(row[0].text).isdigit()):
            return not any(row[i].text and not row[i].covered for i in self._tasks[1:]) or texts[0] in spread
        filled = [i for i in range(len(row)) if row[i].text.strip() and not row[i].covered]
        return (
            len(texts) == 2
            and bool(re.fullmatch(r"[（(]?[一二三四五六七八九十]+[)）、.．]?", row[0].text.strip()))
            and not any(self.heading.columns[i] in UNIT_COLUMNS | {Column.DEADLINE} for i in filled)
        )

    def _is_total(self, row: Row) -> bool:
        first = next((bare(cell.text) for cell in row if cell.text.strip()), "")
        return bool(_TOTAL.fullmatch(first))

    def _put_aside(self, row: Row, reason: str) -> None:
        words = " ".join(cell.text for cell in row if cell.text.strip() and not cell.covered)
        self.aside.append(Problem(row[0].place, words, reason))

    def _add(self, entry: Entry, row: Row) -> None:
        """The words of a row that goes on with an entry; what the entry says already is put aside."""
        for i, cell in enumerate(row):
            known = entry.cells.setdefault(i, [])
            if not cell.text.strip() or self.heading.columns[i] is Column.NUMBER:
                continue
            if cell.text not in known:
                known.append(cell.text)
            elif not cell.covered:
                self.aside.append(Problem(cell.place, cell.text, "合并的各行里说了两次的内容"))

    def _continues(self, index: int) -> bool:
        """Whether a row only adds units to the entry above: everything that names the task is merged with it."""
        row = self.rows[index]
        named = [*self.heading.having(Column.NUMBER), *self._tasks]
        filled = [i for i in named if row[i].text.strip()]
        return bool(filled) and index > 0 and all(self._merged_up(index, i) for i in filled)

    def _merged_up(self, index: int, column: int) -> bool:
        cell, above = self.rows[index][column], self.rows[index - 1][column] if index else None
        return cell.covered and above is not None and above.text == cell.text

    def _shared(self, index: int, column: int) -> bool:
        """Whether a cell is merged over several rows."""
        below = index + 1 < len(self.rows) and self._merged_up(index + 1, column)
        return self._merged_up(index, column) or below

    def _entry(self, index: int) -> Entry:
        row = self.rows[index]
        own = [i for i in self._tasks if row[i].text.strip() and not self._is_context(index, i)]
        context = [i for i in self._tasks if i not in own]
        groups = [self._section, *(self._carried(row, i) for i in sorted([*self._group_columns, *context]))]
        title, text = self._words(row, own)
        number, title = self._number(index, title)
        cells = {i: [cell.text] for i, cell in enumerate(row) if cell.text.strip()}
        kept = tuple(dict.fromkeys(group for group in groups if group and group not in (title, text)))
        doubts = (self._doubts[index],) if index in self._doubts else ()
        return Entry(number, title, text, kept, cells, row[own[0] if own else 0].place, self._section, doubts)

    def _is_context(self, index: int, column: int) -> bool:
        """A merged cell left of words of the row's own is the group they stand in."""
        if not self._shared(index, column):
            return False
        own = [i for i in self._tasks if self.rows[index][i].text.strip() and not self._shared(index, i)]
        return bool(own)

    def _carried(self, row: Row, column: int) -> str:
        """The words of a group column; an empty cell means the group above goes on."""
        text = row[column].text.strip()
        if text:
            self._said[column] = text
        return self._said.get(column, "")

    def _words(self, row: Row, own: Sequence[int]) -> tuple[str, str]:
        if not own:
            return "", ""
        texts = [row[i].text.strip() for i in own]
        if len(texts) == 1:
            return title_of(texts[0]), texts[0]
        named = [texts[0]] if len(texts[0]) <= LONGEST_TITLE else []
        rest = texts[1:] if named else texts
        if len(rest) > 1:
            columns = own[1:] if named else own
            rest = [f"{self.heading.words[i]}：{row[i].text.strip()}" for i in columns]
        return named[0] if named else title_of(texts[0]), "\n".join(rest)

    def _number(self, index: int, title: str) -> tuple[str, str]:
        """The number in its column, else the one that the title begins with, else the row's place in the table."""
        columns = self.heading.having(Column.NUMBER)
        if not columns:
            self._count += 1
            mark = _MARK.match(title)
            return (mark[0].strip(), title[mark.end() :].strip()) if mark else (f"第{self._count}行", title)
        number = "".join(self.rows[index][columns[0]].text.split())
        if self._shared(index, columns[0]):
            self._numbers[number] = self._numbers.get(number, 0) + 1
            return f"{number}-{self._numbers[number]}", title
        return number, title


def title_of(text: str) -> str:
    """The first sentence, cut at a comma where it is long."""
    first = _CLAUSES.split(text.strip(), maxsplit=1)[0].strip()
    if len(first) <= LONGEST_TITLE:
        return first
    cut = max((first.rfind(mark, 8, LONGEST_TITLE) for mark in "，,："), default=-1)
    return first[: cut if cut > 0 else LONGEST_TITLE]
