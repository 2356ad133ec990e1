"""How what was typed into a form is understood."""

from datetime import date
from pathlib import Path

import pytest

from tracker.errors import InputError
from tui.forms.fields import Field, Kind, day, figure, files, percent
from tui.forms.form import file_name


@pytest.mark.parametrize(
    "typed", ["2020-06-30", "2020年6月30日", "2020.6.30", "2020/06/30", "20200630", "２０２０-６-３０"]
)
def test_a_day_is_understood_however_people_write_it(typed: str) -> None:
    assert day(typed) == date(2020, 6, 30)


@pytest.mark.parametrize("typed", ["6月30日", "2020-02-30", "月底", "2020-6"])
def test_a_day_that_is_none_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InputError, match="2020-06-30"):
        day(typed)


@pytest.mark.parametrize(("typed", "value"), [("45", 45), ("100%", 100), ("０", 0), ("４５％", 45)])
def test_a_percent_is_understood(typed: str, value: int) -> None:
    assert percent(typed) == value


@pytest.mark.parametrize("typed", ["101", "-1", "4.5", "一半", "%"])
def test_a_percent_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="0到100"):
        percent(typed)


@pytest.mark.parametrize(
    ("typed", "value"), [("1,953", 1953.0), ("14.3", 14.3), ("１４．３", 14.3), ("-2", -2.0)]
)
def test_a_number_is_understood(typed: str, value: float) -> None:
    assert figure(typed) == value


@pytest.mark.parametrize("typed", ["约九成", "nan", "inf", "14.3兆瓦"])
def test_a_number_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="不是数字"):
        figure(typed)


def test_an_empty_field_is_nothing_unless_it_is_required() -> None:
    assert Field("until", "延至", Kind.DAY).understand("  ") is None
    assert Field("note", "意见", Kind.LINES).understand("") == ""
    with pytest.raises(InputError, match="请填写理由。"):
        Field("reason", "理由", Kind.LINES, required=True).understand(" \n ")


def test_what_is_not_chosen_is_asked_for_and_not_guessed_unless_there_is_but_one() -> None:
    both = Field("choice", "决定", Kind.CHOICE, choices=(("yes", "约谈"), ("no", "不约谈")))
    with pytest.raises(InputError, match="请选择决定。"):
        both.understand("")
    assert (both.only_choice, Field("unit", "单位", Kind.CHOICE, choices=both.choices[:1]).only_choice) == (
        "",
        "yes",
    )


def test_evidence_is_a_path_a_line_as_typed_or_dropped_into_the_terminal() -> None:
    typed = "名单.xlsx\n\n '/tmp/验收 报告.pdf' \nfile:///tmp/照片.jpg"
    assert files(typed) == (Path("名单.xlsx"), Path("/tmp/验收 报告.pdf"), Path("/tmp/照片.jpg"))
    assert files("~/名单.xlsx") == (Path.home() / "名单.xlsx",)


def test_of_a_kept_file_people_see_the_name() -> None:
    assert file_name("a" * 64 + " 验收 报告.pdf") == "验收 报告.pdf"
