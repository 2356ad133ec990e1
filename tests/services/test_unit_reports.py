"""A unit's report as input: sentences are proposed for tasks, figures are checked, nothing is filed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.domain import commands as c
from tracker.domain.figures import Verdict
from tracker.domain.permissions import Actor
from tracker.errors import InputError
from tracker.ledger import log
from tracker.services.desk import Desk
from tracker.services.tasks import perform, read_task
from tracker.services.unit_reports import read_for_tasks

REPORT = """县教育局2020年上半年工作总结
一、工作开展情况
一是抓好控辍保学和学生资助。义务教育巩固率达到95.2%，劝返辍学学生12人，占应劝返15人的80%；落实学生资助资金40万元，其中，小学15万元，初中26万元。
二是加强机关党的建设。召开党组会议6次，开展主题党日活动5次。
"""


@pytest.fixture
def education(imported: Desk, unit_actor: Callable[[str], Actor]) -> Desk:
    """The education bureau at the desk, with the tasks that it leads signed."""
    lead = imported.seated(unit_actor("jyj"))
    for code in ("XH2020-011", "XH2020-026"):
        perform(imported, c.Dispatch(task=code))
        perform(lead, c.Sign(task=code))
    return lead


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "总结.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_sentences_are_proposed_for_the_task_that_they_speak_of(education: Desk, report: Path) -> None:
    found = read_for_tasks(education, report)
    proposed = {each.task: " ".join(words for _, words in each.sentences) for each in found.proposals}
    assert "控辍保学" in proposed["XH2020-011"]
    assert "主题党日" not in " ".join(proposed.values())
    assert any("主题党日" in each.text for each in found.unmatched)


def test_a_short_heading_says_what_the_sentences_under_it_speak_of_and_is_not_filed_itself(
    education: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "汇报.txt"
    path.write_text(
        "县教育局上半年工作汇报\n（一）控辍保学。年初排查出37人，已回校31人，还有6人在跟踪。\n"
        "（二）食堂建设。添置蒸饭柜9台。\n",
        encoding="utf-8",
    )
    found = read_for_tasks(education, path)
    said = {each.task: [words for _, words in each.sentences] for each in found.proposals}
    assert said == {"XH2020-011": ["年初排查出37人，已回校31人，还有6人在跟踪。"]}


def test_the_figures_of_a_report_are_checked(education: Desk, report: Path) -> None:
    verdicts = {each.text[:4]: each.verdict for each in read_for_tasks(education, report).figures}
    assert sorted(verdicts.values()) == [Verdict.OK, Verdict.WRONG]


def test_reading_a_report_files_nothing(education: Desk, report: Path) -> None:
    with education.reading() as session:
        before = log.head(session, education.office)
    read_for_tasks(education, report)
    with education.reading() as session:
        assert log.head(session, education.office) == before
    assert read_task(education, "XH2020-011")[0].filings == ()


def test_an_empty_report_is_refused(education: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    with pytest.raises(InputError, match=r"空\.txt"):
        read_for_tasks(education, empty)
