"""The demonstration, built once: what lies in it, and where it may not be put."""

import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pendulum
import pytest

from tracker.domain.calendar import Calendar
from tracker.domain.lights import Colour
from tracker.domain.permissions import Role
from tracker.errors import InputError, SetupError
from tracker.ledger import log
from tracker.queries.tasks import find
from tracker.services.accounts import resume, sign_in
from tracker.services.automatic import automatic_desk
from tracker.services.circulars import monthly_circular
from tracker.services.demo import (
    ACCOUNTS,
    MONTH,
    PRACTICE_DAY,
    Login,
    build,
    holds_demo,
    run_last_day,
    settings_of,
)
from tracker.services.demo_summary import summary_of
from tracker.services.desk import Desk, open_desk
from tracker.services.tasks import read_task
from tracker.services.views import look

pytestmark = pytest.mark.xdist_group("demo")
Made = tuple[Path, tuple[Login, ...]]
ZONE = "Asia/Shanghai"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The demonstration's folder and its logins."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    steps: list[str] = []
    logins = build(folder, lambda word, done, total: steps.append(word))
    run_last_day(folder, lambda word, done, total: steps.append(word))
    assert list(dict.fromkeys(steps)) == ["建立台账", "开通账号", "演示3月至6月", "发送催办", "生成通报"]
    return folder, logins


@pytest.fixture
def desk(made: Made) -> Iterator[Desk]:
    """The demonstration's ledger, with the account that is signed in on its command line."""
    opened = open_desk(settings_of(made[0]))
    yield resume(opened)
    opened.engine.dispose()


def test_what_runs_by_itself_acts_right_after_the_last_event_of_the_practice_day_whenever_it_is_run(
    made: Made, desk: Desk
) -> None:
    with desk.reading() as session:
        last = log.head(session, desk.office)
    automatic = automatic_desk(settings_of(made[0]))
    assert last is not None
    assert log.stamp(automatic.clock()) == last.at
    automatic.engine.dispose()


def test_the_office_is_signed_in_on_the_practice_day(desk: Desk) -> None:
    assert desk.who.role is Role.OFFICE
    assert desk.today == PRACTICE_DAY


def test_the_passwords_stand_in_a_file_for_its_owner_only_and_let_their_accounts_in(made: Made) -> None:
    folder, logins = made
    path = folder / ACCOUNTS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [login.line for login in logins]
    assert logins[0].account == "office"
    assert len({login.password for login in logins}) == len(logins)


def test_a_unit_signs_in_with_its_password_and_sees_its_own_tasks(made: Made, desk: Desk) -> None:
    (login,) = (login for login in made[1] if login.account == "jyj")
    seated = desk.seated(sign_in(desk, login.account, login.password))
    with look(seated) as view:
        page = find(view)
    assert 0 < page.total < 37
    assert "XH2020-011" in {row.facts.code for row in page.rows}


def test_the_last_day_shows_every_light_and_work_for_the_office(desk: Desk) -> None:
    with look(desk) as view:
        rows = find(view).rows
    assert len(rows) == 37 + 2 + 1  # two sub-tasks and a finding
    assert {row.light.colour for row in rows} == {Colour.RED, Colour.GREY, Colour.YELLOW, Colour.GREEN}
    assert {act for row in rows for act in row.facts.waits_for} == {
        "accept",
        "decide_extension",
        "verify",
        "close",
    }
    due = [row.facts.code for row in rows if row.facts.deadline == PRACTICE_DAY]
    assert due == ["XH2020-006"]


def test_every_act_of_the_workflow_was_done_and_one_was_refused(made: Made) -> None:
    kinds = summary_of(made[0]).kinds
    acts = [
        "Assigned",
        "Dispatched",
        "Signed",
        "Disputed",
        "DisputeDecided",
        "Filed",
        "FilingAccepted",
        "FilingReturned",
    ]
    acts += [
        "ExtensionAsked",
        "ExtensionDecided",
        "CompletionClaimed",
        "CompletionVerified",
        "CompletionRefused",
    ]
    acts += ["Divided", "Instructed", "InstructionAnswered", "Suspended", "Resumed"]
    acts += ["OrderIssued", "OrderAnswered", "OrderSettled", "FeedbackGiven", "FindingRaised"]
    acts += ["Closed", "Reminded", "CircularDrafted", "ActRefused", "SignedIn"]
    assert {act: kinds[act] for act in acts if kinds[act] == 0} == {}
    assert kinds["Closed"] == 3


def test_an_unknown_group_was_given_units_with_a_reason_before_dispatch(desk: Desk) -> None:
    for code in ("XH2020-013", "XH2020-014"):
        task, recorded = read_task(desk, code)
        kinds = [each.event.kind for each in recorded]
        assert kinds[1:3] == ["Assigned", "Dispatched"]
        assert "县直相关部门单位" in recorded[1].event.reason
        assert all(part.unit for part in task.parts)


def test_a_granted_extension_keeps_the_original_deadline(desk: Desk) -> None:
    task, _ = read_task(desk, "XH2020-011")
    assert (task.original_deadline, task.deadline) == (date(2020, 12, 31), date(2021, 8, 25))


def test_some_parts_are_still_unsigned(desk: Desk) -> None:
    task, _ = read_task(desk, "XH2020-021")
    assert [part.name for part in task.parts if part.signed_on is None] == ["县联通公司"]


def test_people_acted_on_working_days_in_working_hours_and_time_never_went_back(desk: Desk) -> None:
    with desk.reading() as session:
        stamps = [each.at for each in log.read(session, desk.office)]
    assert stamps == sorted(stamps)
    calendar = Calendar()
    moments = [pendulum.parse(at).in_timezone(ZONE) for at in stamps]
    before = [moment for moment in moments if moment.date() < PRACTICE_DAY]
    assert len(before) > 1000
    assert all(calendar.is_working_day(moment.date()) and 8 <= moment.hour < 19 for moment in before)


def test_the_circular_of_may_lies_there_in_every_format_and_comes_out_the_same_again(
    made: Made, desk: Desk, tmp_path: Path
) -> None:
    lying = {path.name: path.read_bytes() for path in (made[0] / "circulars").iterdir()}
    assert sorted(name.rpartition(".")[2] for name in lying) == ["docx", "html", "md", "xlsx"]
    again = monthly_circular(desk, MONTH, ("md", "html"), tmp_path)
    assert {path.name: path.read_bytes() for path in again.paths}.items() <= lying.items()
    text = next(path for path in again.paths if path.suffix == ".md").read_text(encoding="utf-8")
    for named in ("产业项目见效", "县委统战部", "拉面产业", "移风易俗"):
        assert named in text


def test_the_units_that_owe_something_were_reminded_on_the_last_day(made: Made) -> None:
    letters = [path.read_text(encoding="utf-8") for path in (made[0] / "outbox").glob("*2020-06-30.txt")]
    assert len(letters) >= 8
    assert any("产业项目见效" in letter and "今天到期" in letter for letter in letters)
    assert any("签收" in letter for letter in letters)


def test_a_demonstration_goes_only_where_there_is_nothing_or_another_one(
    made: Made, founded: Path, tmp_path: Path
) -> None:
    assert holds_demo(made[0])
    assert not holds_demo(tmp_path / "nothing")
    (tmp_path / "empty").mkdir()
    assert not holds_demo(tmp_path / "empty")
    with pytest.raises(SetupError, match="正式台账"):
        holds_demo(founded)
    (tmp_path / "empty" / "letter.txt").touch()
    with pytest.raises(InputError, match="不是空目录"):
        holds_demo(tmp_path / "empty")
