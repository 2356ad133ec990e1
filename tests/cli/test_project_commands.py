"""duban project …."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Duban = Callable[..., Result]
ADD = ("project", "add", "--title", "村道硬化", "--fund", "扶贫资金", "--approved", "120", "--lead", "fpj")


def test_a_project_is_raised_paid_finished_accepted_and_added_up(
    duban: Duban, home: Path, sit: Callable[[str], None]
) -> None:
    duban("project", "allot", "扶贫资金", "200", "--document", "省财农1号")
    added = duban(*ADD, "--responsible", "积石镇")
    assert (added.stdout, added.exit_code) == ("XH2020-X001\n", 0), added.stderr
    duban("task", "dispatch", "XH2020-X001")
    sit("fpj")
    duban("task", "sign", "XH2020-X001")
    paid = duban("project", "pay", "XH2020-X001", "43.21", "--note", "第3号凭证")
    assert paid.stderr == "已登记，XH2020-X001累计报账43.21万元，批复120万元。\n"
    assert duban("project", "finish", "XH2020-X001").exit_code == 0
    sit("office")
    assert duban("project", "accept", "XH2020-X001", "--by", "县验3号").exit_code == 0
    page = duban("task", "show", "XH2020-X001").stdout
    assert (
        "主管单位：县扶贫开发局，实施单位：积石镇\n批复120万元（扶贫资金），报账43.21万元（36.01%），" in page
    )
    assert "验收（县验3号）" in page
    assert "出处" not in page
    (row,) = json.loads(duban("project", "list", "--json").stdout)
    assert (row["works"], row["implementer"], row["reimbursed_rate"]) == ("已验收", "积石镇", "36.01")
    assert duban("project", "funds").stdout.splitlines()[1].split("\t")[-4:] == ["1", "100.00", "1", "100.00"]
    fund = json.loads(duban("project", "funds", "--json").stdout)[0]
    assert (fund["allotted"], fund["reimbursed_rate"], fund["accepted_rate"]) == ("200", "21.61", "100.00")


def test_bad_amounts_and_missing_units_are_said_in_a_sentence(duban: Duban, home: Path) -> None:
    for words, code in (
        (("project", "pay", "XH2020-X009", "很多"), 2),
        (("project", "pay", "XH2020-X009", "1"), 4),
        ((*ADD[:-1], "县天文局"), 3),
        ((*ADD[:7], "0", *ADD[8:]), 3),
    ):
        refused = duban(*words)
        assert (refused.exit_code, refused.stdout) == (code, ""), refused.stderr
