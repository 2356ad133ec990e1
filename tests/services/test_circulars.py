"""The monthly circular of a real ledger: as of its cut-off, the same each time, noted once."""

import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pendulum
import pytest
from openpyxl import load_workbook
from pendulum import DateTime

from tracker.domain import commands as c
from tracker.domain.office_events import CircularDrafted
from tracker.domain.permissions import Actor, Role
from tracker.errors import InputError, RefusedError
from tracker.ledger import log
from tracker.services.circulars import Written, compute, monthly_circular
from tracker.services.desk import Desk, open_desk
from tracker.services.tasks import perform, read_task
from tracker.services.verification import verify_ledger
from tracker.settings import Settings

Clock = Any  # the fixture `wall`
OFFICE = Actor("office", "办公室", Role.OFFICE)
AUDITOR = Actor("audit", "审计", Role.AUDITOR)
CODES = ("XH2020-004", "XH2020-005", "XH2020-008", "XH2020-010", "XH2020-011")


@pytest.fixture(scope="module")
def played_home(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which five tasks went out in March and were filed for in April and May; one is done in May."""
    home = tmp_path_factory.mktemp("played") / "home"
    shutil.copytree(imported_home, home)
    now = [at("2020-03-16")]
    desk = open_desk(Settings(home=home), clock=lambda: now[0]).seated(OFFICE)

    def by_lead(command: c.Command) -> None:
        lead = read_task(desk, command.task)[0].lead.unit
        perform(desk.seated(Actor(f"{lead}-1", lead, Role.UNIT, lead)), command)

    for code in CODES:
        perform(desk, c.Dispatch(task=code))
    now[0] = at("2020-03-17")
    for code in CODES:
        by_lead(c.Sign(task=code))
    for month, claimed in ((4, 10), (5, 60)):
        now[0] = at(f"2020-0{month}-20")
        for code in CODES[:4]:
            by_lead(
                c.FileProgress(task=code, progress="完成阶段工作", claimed=claimed, problems="资金未到位")
            )
    now[0] = at("2020-05-26")
    perform(desk, c.AcceptFiling(task=CODES[0], filing=1))
    perform(desk, c.AcceptFiling(task=CODES[0], filing=2))
    perform(desk, c.ReturnFiling(task=CODES[1], filing=2, reason="没有佐证材料"))
    by_lead(c.ClaimCompletion(task=CODES[0], basis="验收意见"))
    perform(desk, c.VerifyCompletion(task=CODES[0]))
    perform(desk, c.CloseTask(task=CODES[0]))
    desk.engine.dispose()
    return home


@pytest.fixture
def played(played_home: Path, settings: Settings, wall: Clock) -> Iterator[Desk]:
    """The played ledger on 8 June 2020, the office at the desk."""
    shutil.copytree(played_home, settings.home)
    wall.go_to("2020-06-08")
    desk = open_desk(settings, clock=wall)
    yield desk.seated(OFFICE)
    desk.engine.dispose()


def at(day: str) -> DateTime:
    """Ten in the morning of a day in China."""
    moment = pendulum.parse(f"{day}T10:00", tz="Asia/Shanghai")
    assert isinstance(moment, DateTime)
    return moment


def drafted(desk: Desk) -> list[CircularDrafted]:
    with desk.reading() as session:
        events = [recorded.event for recorded in log.read(session, desk.office)]
    return [event for event in events if isinstance(event, CircularDrafted)]


def contents(written: Written) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in written.paths}


def says(written: Written, words: str) -> str:
    return next(number.text for number in written.circular.numbers if number.says == words)


def test_four_files_appear_in_the_home(played: Desk) -> None:
    written = monthly_circular(played, "2020-05")
    assert {path.parent for path in written.paths} == {played.home.circulars}
    assert sorted(path.name for path in played.home.circulars.iterdir()) == [
        "督查通报-2020-05-附件.xlsx",
        "督查通报-2020-05.docx",
        "督查通报-2020-05.html",
        "督查通报-2020-05.md",
    ]
    assert (written.circular.number, written.circular.issued) == (3, date(2020, 6, 1))


def test_asked_for_again_after_more_has_happened_it_is_the_same_byte_for_byte(
    played: Desk, wall: Clock, tmp_path: Path
) -> None:
    first = monthly_circular(played, "2020-05")
    before = contents(first)
    wall.go_to("2020-07-15")
    perform(played, c.AcceptFiling(task=CODES[2]))
    perform(played, c.Dispatch(task="XH2020-001"))
    again = monthly_circular(played, "2020-05", folder=tmp_path / "again")
    assert contents(again) == before
    assert again.checksum == first.checksum


def test_the_office_notes_a_text_once_and_a_reader_never(played: Desk) -> None:
    assert monthly_circular(played, "2020-05", ["md"]).noted
    assert not monthly_circular(played, "2020-05", ["html"]).noted
    assert not monthly_circular(played.seated(AUDITOR), "2020-05", ["md"]).noted
    (noted,) = drafted(played)
    assert (noted.month, noted.cutoff, noted.drafted_on) == ("2020-05", date(2020, 5, 31), date(2020, 6, 8))


def test_its_head_hash_is_known_to_the_verification(played: Desk) -> None:
    written = monthly_circular(played, "2020-05", ["md"])
    assert verify_ledger(played, written.circular.head).head != written.circular.head
    assert written.circular.head in written.paths[0].read_text(encoding="utf-8")


def test_a_running_month_is_cut_off_today_and_stays_the_same_all_day(played: Desk) -> None:
    first, again = (monthly_circular(played, "2020-06", ["md"]) for _ in range(2))
    assert first.circular.cutoff == date(2020, 6, 8)
    assert first.paths[0].read_text(encoding="utf-8").count("本月尚未结束") == 1
    assert (first.noted, again.noted, first.checksum) == (True, False, again.checksum)


def test_looking_back_gives_what_was_written_on_that_day_and_is_no_new_issue(
    played: Desk, wall: Clock, tmp_path: Path
) -> None:
    wall.go_to("2020-06-15")
    then = monthly_circular(played, "2020-06")
    wall.go_to("2020-07-15")
    perform(played, c.AcceptFiling(task=CODES[2]))
    back = monthly_circular(played, "2020-06", folder=tmp_path / "back", as_of=date(2020, 6, 15))
    assert contents(back) == contents(then)
    assert monthly_circular(played, "2020-06").checksum != then.checksum
    assert (back.noted, len(drafted(played))) == (False, 2)


def test_a_day_that_has_not_come_and_a_month_after_the_day_are_refused(played: Desk) -> None:
    with pytest.raises(InputError, match="还没有到"):
        monthly_circular(played, "2020-05", as_of=date(2020, 6, 9))
    with pytest.raises(InputError, match="2020年5月还没有到"):
        monthly_circular(played, "2020-05", as_of=date(2020, 4, 30))


def test_the_text_is_counted_again_from_the_workbook(played: Desk) -> None:
    written = monthly_circular(played, "2020-05", ["xlsx"])
    sheet = load_workbook(io.BytesIO(written.paths[0].read_bytes()))["附件3台账"]
    head, *lines = sheet.iter_rows(values_only=True)
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    situations = Counter(row["情况"] for row in rows)
    assert [row["编号"] for row in rows] == list(CODES)
    assert says(written, "任务总数") == "5"
    assert says(written, "已销号") == str(situations["已销号"]) == "1"
    assert says(written, "按序时推进") == str(situations["按序时推进"])
    assert says(written, "本月应填报") == str(sum(row["本月应填报"] for row in rows)) == "5"
    assert says(written, "按时") == str(sum(row["本月按时"] for row in rows)) == "3"
    assert says(written, "退回后未重报") == str(sum(row["本月退回后未重报"] for row in rows)) == "1"
    assert says(written, "未报") == str(sum(row["本月未报"] for row in rows)) == "1"


def test_what_the_ledger_knows_is_named_in_the_text(played: Desk) -> None:
    text = monthly_circular(played, "2020-05", ["md"]).paths[0].read_text(encoding="utf-8")
    assert "没有佐证材料" in text
    assert "关于《循化县巩固脱贫成果实施工作方案》落实情况的通报" in text
    assert "与4月末相比" in text


def test_the_first_month_has_nothing_to_compare_with(played: Desk) -> None:
    circular = compute(played, "2020-03")
    assert circular.number == 1
    assert "首次通报" in circular.sections[0].paragraphs[0].text


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("2020-13", "不是月份"),
        ("五月", "不是月份"),
        ("2020-02", "台账从2020年3月开始"),
        ("2020-07", "2020年7月还没有到"),
    ],
)
def test_a_month_that_cannot_be_is_refused_and_nothing_is_written(
    played: Desk, month: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        monthly_circular(played, month)
    assert not played.home.circulars.exists()
    assert drafted(played) == []


def test_a_ledger_without_dispatched_tasks_has_nothing_to_report(imported: Desk) -> None:
    with pytest.raises(InputError, match="还没有交办任务"):
        monthly_circular(imported, "2020-03")


def test_an_unknown_format_is_refused(played: Desk) -> None:
    with pytest.raises(InputError, match="不能生成为“pdf”格式"):
        monthly_circular(played, "2020-05", ["md", "pdf"])
    with pytest.raises(InputError, match="没有写明通报的格式"):
        monthly_circular(played, "2020-05", [])


def test_a_unit_may_not_ask_for_it(played: Desk, unit_actor: Callable[[str], Actor]) -> None:
    with pytest.raises(RefusedError):
        monthly_circular(played.seated(unit_actor("jyj")), "2020-05")
    assert not played.home.circulars.exists()
