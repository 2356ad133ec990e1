"""What the columns of a task table are, told by the words of its heading.

The headings met in real tables stand in the patterns; the first pattern that fits decides.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from tracker.reading.blocks import Cell, Table
from tracker.reading.roles import Role, role_of
from tracker.reading.share_columns import FEWEST, PLACE, TOTAL, holds_numbers

LOOKED_AT = 12  # rows from the top in which the heading must stand
HEADING_ROWS = 3  # a heading of two floors, and one more for luck
LONGEST_HEADING = 24
HEADINGS_AGAIN = 3  # known words that a row further down needs to be the heading of another table
TASK_LENGTH = 8  # characters that the words of a task have on average


class Column(Enum):
    """What stands in a column."""

    NUMBER = auto()
    GROUP = auto()
    NAME = auto()
    CONTENT = auto()
    LEAD = auto()
    RESPONSIBLE = auto()
    HELPER = auto()
    GUIDE = auto()
    LEADER = auto()
    DEADLINE = auto()
    TARGET = auto()
    MEASURE = auto()
    OWNER = auto()  # 建设单位: often a company; counts as responsible where nobody else is named
    REQUEST = auto()  # 建议责任单位: a list of requests, not of tasks
    JUDGE = auto()  # 评分部门: units that score the task and do none of it
    SHARE = auto()  # a township: what it does of the task
    TOTAL = auto()
    OTHER = auto()
    UNKNOWN = auto()


TASK_COLUMNS = frozenset({Column.NAME, Column.CONTENT})
UNIT_COLUMNS = frozenset({Column.LEAD, Column.RESPONSIBLE, Column.HELPER, Column.GUIDE})
TASK_WORDS = "任务、举措、措施、工作、内容、事项、项目、指标、民生实事、问题"

_OF_ROLE = {
    Role.LEAD: Column.LEAD,
    Role.RESPONSIBLE: Column.RESPONSIBLE,
    Role.HELPER: Column.HELPER,
    Role.MEMBER: Column.RESPONSIBLE,
    Role.GUIDE: Column.GUIDE,
    Role.LEADER: Column.LEADER,
    Role.DEADLINE: Column.DEADLINE,
}
_KINDS = (
    (Column.NUMBER, r"序号?|编号|项次|(?:任务|事项|项目|问题)(?:序号|编号)|No\.?|NO\.?|#"),
    (Column.TOTAL, TOTAL),
    (Column.JUDGE, r"(?:评分|打分|考核|考评|评价|评估|验收)(?:责任)?(?:单位|部门|机构)"),
    (Column.REQUEST, r"建议.{0,4}(?:单位|部门)"),
    (Column.OTHER, r".*(?:联系人|联系方式|电话|手机).*"),
    (Column.LEADER, r".*(?:领导|责任人|负责人|负责同志|牵头人)"),
    (
        Column.LEAD,
        r".*(?:牵头|主办|主责|主要责任|第一责任)(?:责任)?(?:单位|部门|地区|科室|处室|乡镇|主体)?.*",
    ),
    (Column.HELPER, r".*(?:配合|协办|协同|协助|参与|参加|协作|会办|其[他它]责任|相关责任).*"),
    (Column.GUIDE, r".*(?:指导|督导)(?:单位|部门)"),
    (
        Column.RESPONSIBLE,
        r".*(?:责任|负责|承办|承担|落实|实施|整改|办理|执行|包联|帮扶|主管|推进|完成|组织|编制|监管)"
        r"(?:单位|部门|主体|科室|处室|股室|乡镇|地区|机构).*|(?:责任|职责|任务)分工|分工(?:情况)?|涉及(?:单位|部门)|责任清单",
    ),
    (
        Column.OTHER,
        r".*(?:进展|完成情况|落实情况|推进情况|是否|备注|说明|依据|来源|得分|分值|权重|评分|佐证|验收|地点|投资|资金|金额|面积).*",
    ),
    (
        Column.TARGET,
        r".*(?:19|20)\d\d年(?:度|底)?(?:工作|任务|计划|发展|预期)?(?:目标|指标值|任务数|计划数|目标值)|(?:19|20)\d\d年"
        r"|(?:年度|工作|预期|量化|总体|阶段性?|建设|发展)?目标(?:值|数|数量)?|指标值|任务数|计划数|数量",
    ),
    (Column.OWNER, r"(?:项目)?(?:建设|业主|法人|申报)(?:单位|主体)|项目业主|项目单位|投资主体"),
    (Column.OTHER, r".*(?:开工|启动|开始|起始|下步|下一步|属性).*"),
    (
        Column.DEADLINE,
        r".*(?:时限|期限|时间|节点|进度安排|进度要求|进度计划|完成日期|截止日期|时间表|完成年限|实施年限).*",
    ),
    (
        Column.GROUP,
        r".{0,6}(?:类别|类型|分类|领域|板块|环节|阶段|步骤|方面)|维度|章节|大类|专项|条线|对应任务|[一二]级(?:指标|任务)"
        r"|(?:所属|所在).*|区域|县区|区县|市县",
    ),
    (Column.SHARE, PLACE),
    (
        Column.NAME,
        r".*(?:名称|标题|指标|项目|事项|实事|工程|行动|专题|议题|重点任务|重点举措|重点工作|目标任务|问题|清单|活动)(?:名称|表现)?",
    ),
    (
        Column.CONTENT,
        r".*(?:内容|措施|举措|路径|做法|任务|工作|要求|要点|事务|职责|建议|目标|安排|计划|成果|标准).*",
    ),
    (Column.MEASURE, r"(?:计量|计算)?单位"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _KINDS)
MEASURED = re.compile(
    r"%|‰|[个家户人项座处条次万亿]?(?:个|家|户|人|元|亩|吨|公里|千瓦|平方米|人次|项|座|处|条|次|套|台|件|株|头|只|斤|%)(?:/[人亩天年月])?"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its columns, their words, and how many rows it takes from `first`.

    `guessed` is the column that is taken for the task though its heading does not say so.
    """

    columns: tuple[Column, ...]
    words: tuple[str, ...]
    first: int
    rows: int
    guessed: int | None = None

    def having(self, *kinds: Column) -> list[int]:
        """The columns of these kinds, from left to right."""
        return [i for i, column in enumerate(self.columns) if column in kinds]

    def repeated_by(self, row: Sequence[Cell]) -> bool:
        """Whether a row is this heading again."""
        words = [bare(cell.text) for cell in row]
        return sum(a == bare(b) for a, b in zip(words, self.words, strict=True) if a) >= max(
            2, len(words) - 2
        )


def heading_of(table: Table) -> Heading | None:
    """The heading, the row with the most known words; None when the first rows have no task table's words."""
    found = [_heading_at(table, first) for first in range(min(LOOKED_AT, len(table.rows)))]
    known = [heading for heading in found if heading is not None]
    return max(known, key=lambda h: (_recognized(h), -h.first), default=None)


def parted(table: Table) -> list[Table]:
    """The tables that stand in one below each other: cut where a heading with other words comes."""
    current = heading_of(table)
    if current is None:
        return [table]
    cuts = [0]
    for index in range(current.first + current.rows + 1, len(table.rows)):
        other = _other_heading(table, index, current)
        if other is not None:
            cuts.append(index)
            current = other
    rows = table.rows
    return [replace(table, rows=rows[i:j]) for i, j in pairwise([*cuts, len(rows)])]


def _other_heading(table: Table, index: int, current: Heading) -> Heading | None:
    """The heading in a row further down, None for an entry, a group and the same heading again."""
    row = table.rows[index]
    if not _may_be_heading(row) or current.repeated_by(row) or any(bare(c.text).isdigit() for c in row):
        return None
    other = _heading_at(table, index)
    if other is None or _recognized(other) < HEADINGS_AGAIN or not other.having(*TASK_COLUMNS):
        return None
    return other


def column_of(heading: str) -> Column:
    """What a heading says that its column holds."""
    words = bare(heading)
    if not words or len(words) > LONGEST_HEADING:
        return Column.UNKNOWN
    role = role_of(words)
    if role in _OF_ROLE:
        return _OF_ROLE[role]
    return next((column for column, pattern in _PATTERNS if pattern.fullmatch(words)), Column.UNKNOWN)


def bare(text: str) -> str:
    """A heading's words alone: one width, no white space, no remark in brackets, no colon."""
    narrow = unicodedata.normalize("NFKC", re.sub(r"\s", "", text))
    return re.sub(r"\([^()]*\)|[:*]", "", narrow) or narrow


def _heading_at(table: Table, first: int) -> Heading | None:
    row = table.rows[first]
    if not _may_be_heading(row):
        return None
    rows = 1
    while rows < HEADING_ROWS and first + rows < len(table.rows) and _goes_on(row, table.rows[first + rows]):
        rows += 1
    floors = table.rows[first : first + rows]
    words = tuple("".join(dict.fromkeys(bare(floor[i].text) for floor in floors)) for i in range(len(row)))
    columns = [_measured(table, i, first + rows, _floor_column(floors, i)) for i in range(len(row))]
    columns = _with_shares(table, columns, first + rows)
    words = tuple(
        bare(floors[-1][i].text) if columns[i] is Column.SHARE else word for i, word in enumerate(words)
    )
    if not UNIT_COLUMNS & set(columns):
        columns = [Column.RESPONSIBLE if column is Column.OWNER else column for column in columns]
    columns = [
        Column.OTHER if column is Column.NUMBER and Column.NUMBER in columns[:i] else column
        for i, column in enumerate(columns)
    ]
    guessed = _guessed_task_column(table, columns, first + rows)
    if guessed is not None:
        columns[guessed] = Column.CONTENT
    heading = Heading(tuple(columns), words, first, rows, guessed)
    return heading if _recognized(heading) >= 2 else None


def _with_shares(table: Table, columns: list[Column], first: int) -> list[Column]:
    """Columns headed by places are shares where they hold numbers; a total is one beside them only."""
    shares = [
        i
        for i, column in enumerate(columns)
        if column is Column.SHARE and holds_numbers([row[i].text for row in table.rows[first:]])
    ]
    kept = (
        {*shares, *(i for i, c in enumerate(columns) if c is Column.TOTAL)} if len(shares) >= FEWEST else ()
    )
    return [
        Column.UNKNOWN if column in (Column.SHARE, Column.TOTAL) and i not in kept else column
        for i, column in enumerate(columns)
    ]


def _guessed_task_column(table: Table, columns: Sequence[Column], first: int) -> int | None:
    """Where no heading says task: the column of long texts beside units, under a heading never met."""
    if TASK_COLUMNS & set(columns) or not UNIT_COLUMNS & set(columns):
        return None
    lengths: dict[int, float] = {}
    for index, column in enumerate(columns):
        texts = [len(row[index].text) for row in table.rows[first:] if row[index].text]
        if column in (Column.UNKNOWN, Column.TARGET, Column.GROUP) and texts:
            lengths[index] = sum(texts) / len(texts)
    longest = max(lengths, key=lambda i: lengths[i], default=None)
    return longest if longest is not None and lengths[longest] >= TASK_LENGTH else None


def _floor_column(floors: Sequence[Sequence[Cell]], index: int) -> Column:
    """The lowest floor that is known decides, then both floors read together."""
    texts = list(dict.fromkeys(floor[index].text for floor in floors if floor[index].text))
    for text in [*reversed(texts), "".join(texts)]:
        column = column_of(text)
        if column is not Column.UNKNOWN:
            return column
    return Column.UNKNOWN


def _may_be_heading(row: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in row if cell.text and not cell.covered]
    return len(texts) >= 2 and sum(column_of(text) is not Column.UNKNOWN for text in texts) * 2 >= len(texts)


def _goes_on(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """A second floor: it stands under cells that reach down to it, and is not the first entry."""
    reaches = any(b.covered and a.text == b.text for a, b in zip(above, below, strict=True) if b.text)
    new = [b.text for b in below if b.text and not b.covered]
    return (
        (reaches or _is_lower_floor(above, below))
        and bool(new)
        and all(len(bare(text)) <= LONGEST_HEADING for text in new)
        and not any(re.fullmatch(r"\d+", bare(text)) for text in new)
    )


def _is_lower_floor(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """A second floor in a format that tells nothing of merged cells: headings under a heading, else empty."""
    filled = [(a.text, b.text) for a, b in zip(above, below, strict=True) if b.text]
    known = all(column_of(text) is not Column.UNKNOWN for _, text in filled)
    spread = any(not a for a, _ in filled) and any(a for a, _ in filled)
    return 2 <= len(filled) < len(below) and known and spread and not below[0].text


def _measured(table: Table, index: int, first: int, column: Column) -> Column:
    """A column headed 单位: units of measure or organs, by what stands in it."""
    if column is not Column.MEASURE:
        return column
    texts = [bare(row[index].text) for row in table.rows[first:] if row[index].text]
    measures = sum(bool(MEASURED.fullmatch(text)) for text in texts)
    return Column.MEASURE if not texts or measures * 2 >= len(texts) else Column.RESPONSIBLE


def _recognized(heading: Heading) -> int:
    return len({column for column in heading.columns if column is not Column.UNKNOWN})
