"""A circular of a small county, and one whose words want to do harm."""

import pytest
from circular_samples import behind, closed, filing, material, overdue, task

from tracker.domain.circular import Circular, PlanTitle, write
from tracker.domain.units import Unit, UnitKind

HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "[bold]括号[/bold]",
    "{{ 7*7 }}{% raw %}",
    "控\x00制\x1b[31m\u202e字符\ud800\ufffe",
    "第一行\n第二行\t|表格|`码`",
    "![图](http://x/y.png)",
    "&amp;<b>",
    "#标题*斜*_线_",
)


@pytest.fixture
def circular() -> Circular:
    """Six tasks of May 2020: two red, one yellow, one closed."""
    records = (
        task("XH2020-001"),
        behind("XH2020-002", unit="slj"),
        overdue("XH2020-003", unit="wjj"),
        overdue("XH2020-004", filings=[]),
        closed("XH2020-005"),
        task("XH2020-006", unit="jishi"),
    )
    return write(material(*records, before=[task("XH2020-001"), task("XH2020-005")]))


@pytest.fixture
def hostile() -> Circular:
    """A circular in which every word that people type in is one of HOSTILE."""
    records = [
        overdue(f"XH2020-{n:03d}", title=words, unit="x", filings=[filing(unit="x", problems=words)])
        for n, words in enumerate(HOSTILE)
    ]
    units = (Unit("x", "<img src=x onerror=alert(1)>=1+1\x07", UnitKind.TOWNSHIP),)
    plans = (PlanTitle("P001", "<script>方案</script>\x00"),)
    return write(material(*records, units=units, plans=plans, office="<b>办公室</b>"))
