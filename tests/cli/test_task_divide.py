"""`duban task divide`: a target divided among units from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Duban = Callable[..., Result]
Sit = Callable[[str], None]


@pytest.fixture
def active(duban: Duban, home: Path, sit: Sit, password: str) -> dict[str, Any]:
    """A task with a quantity to reach and a responsible unit, signed by its first lead; the office sits there."""
    tasks = json.loads(duban("task", "list", "--json").stdout)
    pages = (json.loads(duban("task", "show", task["code"], "--json").stdout) for task in tasks)
    page: dict[str, Any] = next(
        each
        for each in pages
        if each["targets"]
        and each["targets"][0]["op"] == ">="
        and each["targets"][0]["unit"] != "%"
        and any(part["role"] == "responsible" and part["unit"] for part in each["parts"])
    )
    lead = next(part["unit"] for part in page["parts"] if part["role"] == "lead")
    duban(
        "account",
        "add",
        f"{lead}-2",
        "--unit",
        lead,
        "--person",
        "联络员",
        "--password-stdin",
        stdin=password,
    )
    duban("task", "dispatch", page["code"])
    sit(f"{lead}-2")
    assert duban("task", "sign", page["code"]).exit_code == 0
    sit("office")
    return page


def test_a_target_is_divided_and_the_unit_is_asked(duban: Duban, active: dict[str, Any]) -> None:
    code, aim = active["code"], active["targets"][0]["value"]
    unit = next(part for part in active["parts"] if part["role"] == "responsible" and part["unit"])
    done = duban("task", "divide", code, "1", f"{unit['name']}={aim:g}", "--due", "2020-03-24")
    assert (done.exit_code, done.stderr) == (0, f"任务{code}已分解目标值，已要求各单位填报完成数。\n")
    page = json.loads(duban("task", "show", code, "--json").stdout)
    assert page["targets"][0]["shares"] == [[unit["unit"], aim]]
    month = json.loads(duban("unit", "month", unit["unit"], "--json").stdout)
    assert ("filing", "2020-03-24") in [(each["kind"], each["due"]) for each in month]
    assert duban("verify").exit_code == 0


def test_what_is_no_share_is_named_and_nothing_changes(duban: Duban, active: dict[str, Any]) -> None:
    code = active["code"]
    for words, said in (
        ("积石镇", "“积石镇”不是单位和数"),
        ("各乡镇党委、政府=3", "“各乡镇党委、政府”不是一个单位"),
        ("天文局=3", "名录中没有「天文局」"),
    ):
        refused = duban("task", "divide", code, "1", words, "--due", "2020-03-24")
        assert refused.exit_code == 3, refused.stderr
        assert said in refused.stderr
    assert json.loads(duban("task", "show", code, "--json").stdout)["targets"][0]["shares"] == []
