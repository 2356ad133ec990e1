"""Numbers in a column for each township: which columns those are, and tables laid the other way round turned.

`乡镇 | 人工造林（亩） | 新建公厕（座）` has a row for each township; its tasks are its columns.
"""

import re
from collections.abc import Sequence

from tracker.domain.plan import Problem
from tracker.reading.blocks import Cell, Table
from tracker.reading.organs import is_bare_place, is_surely_a_unit

PLACE = (
    r"(?!(?:乡镇|镇乡|县区|区县|市县|县市|社区|行政村|街道|镇街|乡村|地区|片区|园区|辖区|示范[村区镇])$)"
    r"[\u4e00-\u9fff]{1,8}(?:街道办事处|街道办|街道|镇|乡|苏木|县|区|市|旗|林场|农场|牧场|社区|村|管委会)"
)
TOTAL = r"(?:全[县市区省州镇乡])?(?:合计|总计|小计|总数|总任务数?|任务总数|任务合计)"
FEWEST = 2  # places among which something is divided
TURNED = "原表一行一个乡镇、一列一项任务，按任务读取"
_NUMBER = re.compile(r"[\d,，]+(?:\.\d+)?")
_NOTHING = re.compile(r"[\s无/／\-—–－]*")
_ENTITY = re.compile(
    r"(?:乡|镇|乡镇|镇街|街镇|乡镇街道|街道|县区|区县|市县|县市区|县|市|区|市州|州市|盟市|旗县|地区|单位|乡镇名称|单位名称|责任单位|实施单位|"
    r"行政区划|所在乡镇)(?:名称)?"
)
_COUNTER = re.compile(r"序号?|编号")
_TOTAL = re.compile(TOTAL)
_SHARE_OF_NUMBERS = 0.8
_LOOKED_AT = 4  # rows in which the heading of a table to be turned stands


def figure(words: str) -> float | None:
    """The number that a cell holds and nothing else."""
    plain = words.strip()
    return float(re.sub("[,，]", "", plain)) if _NUMBER.fullmatch(plain) else None


def holds_numbers(cells: Sequence[str]) -> bool:
    """Whether nearly all cells with something in them are numbers."""
    said = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    return bool(said) and sum(figure(cell) is not None for cell in said) >= _SHARE_OF_NUMBERS * len(said)


def turned(table: Table) -> tuple[Table, tuple[Problem, ...]]:
    """A table of places by tasks as one of tasks by places, with the cells that fell away; any other as it is."""
    for first in range(min(_LOOKED_AT, len(table.rows) - FEWEST)):
        row = table.rows[first]
        entity = next((i for i, cell in enumerate(row) if _ENTITY.fullmatch(_bare(cell.text))), None)
        if entity is not None and entity <= 1:
            return _turned(table, first, entity)
    return table, ()


def _turned(table: Table, first: int, entity: int) -> tuple[Table, tuple[Problem, ...]]:
    body = [row for row in table.rows[first + 1 :] if any(cell.text.strip() for cell in row)]
    tasks = [i for i, cell in enumerate(table.rows[first]) if i > entity and cell.text.strip()]
    counted = [i for i in tasks if holds_numbers([row[i].text for row in body])]
    named = [row for row in body if _is_place(row[entity].text)]
    totals = [row for row in body if any(_TOTAL.fullmatch(_bare(cell.text)) for cell in row[: entity + 1])]
    if not counted or counted != tasks or len(named) < FEWEST or len(named) + len(totals) != len(body):
        return table, ()
    heading = (Cell("任务", table.rows[first][entity].place), *(_name(row, entity) for row in body))
    rows = tuple((table.rows[first][i], *(row[i] for row in body)) for i in counted)
    fallen = [cell for row in (*table.rows[: first + 1], *body) for cell in row[: entity + 1]]
    fallen += [cell for row in table.rows[:first] for cell in row[entity + 1 :]]
    aside = tuple(
        Problem(cell.place, cell.text, TURNED) for cell in fallen if cell.text.strip() and not cell.covered
    )
    return Table((heading, *rows), table.place, table.name), aside


def _name(row: Sequence[Cell], entity: int) -> Cell:
    """Whose row it is; 合计 may be merged over the number and the name."""
    total = next((cell for cell in row[: entity + 1] if _TOTAL.fullmatch(_bare(cell.text))), None)
    return total or row[entity]


def _is_place(words: str) -> bool:
    name = _bare(words)
    return bool(re.fullmatch(PLACE, name)) or is_bare_place(name) or is_surely_a_unit(name)


def _bare(words: str) -> str:
    return re.sub(r"\s|[（(][^（()）]*[)）]|[:：]", "", words)
