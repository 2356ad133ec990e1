"""The monthly circular (督查通报): computed from two snapshots of the ledger, every number from its list.

`write(material)` makes the value; the reports turn it into docx, html, md and xlsx.
"""

from tracker.domain.circular.material import FilingNote, Material, PlanTitle, Snapshot, TaskRecord
from tracker.domain.circular.month import Month, month_named
from tracker.domain.circular.numbers import Number, Ref
from tracker.domain.circular.rectification import FindingRecord
from tracker.domain.circular.value import (
    Annex,
    Cell,
    Circular,
    Column,
    Level,
    Named,
    Paragraph,
    Run,
    Section,
    Table,
)
from tracker.domain.circular.writing import LIMIT, write

__all__ = [
    "LIMIT",
    "Annex",
    "Cell",
    "Circular",
    "Column",
    "FilingNote",
    "FindingRecord",
    "Level",
    "Material",
    "Month",
    "Named",
    "Number",
    "Paragraph",
    "PlanTitle",
    "Ref",
    "Run",
    "Section",
    "Snapshot",
    "Table",
    "TaskRecord",
    "month_named",
    "write",
]
