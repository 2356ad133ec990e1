"""Points: the two example tables reproduced on small data, each sum in words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds import seed_text
from tracker.domain.scoring import Happening, HappeningKind, ScoreTable, score, table_from_toml
from tracker.domain.scoring.book import Entry
from tracker.errors import InputError

DEPARTMENTS = table_from_toml(seed_text("scoring/shicheng-departments.toml"), "shicheng-departments.toml")
TOWNSHIPS = table_from_toml(seed_text("scoring/shicheng-townships.toml"), "shicheng-townships.toml")
DAY = date(2020, 6, 30)


def entries(**values: str) -> dict[str, Entry]:
    return {
        key.replace("_", "-"): Entry(Decimal(value), "查阅材料", DAY, seq=9) for key, value in values.items()
    }


def missed(unit: str, times: int) -> list[Happening]:
    return [
        Happening(HappeningKind.MISSING_FILING, unit, DAY, "XH2020-004", f"{month}月没有填报")
        for month in range(1, times + 1)
    ]


def line(table: ScoreTable, unit: str, key: str, happened: list[Happening], **given: str):
    sheet = score(table, unit, happened, entries(**given))
    return next(each for each in sheet.lines if each.term.key == key)


@pytest.mark.parametrize(("unit", "full"), [("jyj", 100), ("slj", 100), ("czj", 100), ("gaj", 40)])
def test_a_department_has_forty_common_points_and_sixty_of_its_own(unit: str, full: int) -> None:
    assert sum(term.full for _, term in DEPARTMENTS.terms_for(unit)) == full


def test_the_township_table_adds_up_to_a_hundred() -> None:
    assert sum(section.points for section in TOWNSHIPS.sections) == 100


@pytest.mark.parametrize(
    ("times", "points", "said"),
    [
        (0, "5", "满分5分，每次扣0.5分，扣完为止；未报0次，扣0分，得5分"),
        (3, "3.5", "满分5分，每次扣0.5分，扣完为止；未报3次，扣1.5分，得3.5分"),
        (12, "0", "满分5分，每次扣0.5分，扣完为止；未报12次，扣6分，得0分"),
    ],
)
def test_each_missed_monthly_return_costs_half_a_point_until_none_is_left(
    times: int, points: str, said: str
) -> None:
    found = line(DEPARTMENTS, "jyj", "monthly", missed("jyj", times) + missed("slj", 2))
    assert (found.points, found.sentence) == (Decimal(points), said)
    assert len(found.bases) == times


@pytest.mark.parametrize(
    ("table", "unit", "key", "given", "points"),
    [
        (DEPARTMENTS, "jyj", "meetings", {"meetings": "2"}, "1"),
        (DEPARTMENTS, "jyj", "secondment", {"secondment": "1"}, "0"),
        (DEPARTMENTS, "jyj", "publicity", {"publicity": "8.5"}, "8.5"),
        (DEPARTMENTS, "slj", "slj-cases", {"slj_cases": "1"}, "3"),
        (DEPARTMENTS, "slj", "slj-reservoirs", {"slj_reservoirs": "66.7"}, "3.34"),
        (DEPARTMENTS, "slj", "slj-reservoirs", {"slj_reservoirs": "66.9"}, "3.35"),
        (DEPARTMENTS, "slj", "slj-reservoirs", {"slj_reservoirs": "66.5"}, "3.33"),
        (DEPARTMENTS, "jyj", "praised", {"praised": "1"}, "10"),
        (DEPARTMENTS, "jyj", "criticised", {"criticised": "2"}, "-10"),
        (TOWNSHIPS, "jishi", "water-quality", {"water_quality": "3"}, "0"),
        (TOWNSHIPS, "jishi", "reservoirs", {"reservoirs": "50"}, "2"),
        (DEPARTMENTS, "jyj", "criticised-city", {"criticised_city": "1"}, "-3"),
        (DEPARTMENTS, "jyj", "ranked-third", {"ranked_third": "1"}, "3"),
        (TOWNSHIPS, "jishi", "exposed", {"exposed": "1"}, "-20"),
        (TOWNSHIPS, "jishi", "exposed-city", {"exposed_city": "1"}, "-10"),
        (TOWNSHIPS, "jishi", "praised-city", {"praised_city": "2"}, "20"),
    ],
)
def test_a_term_gives_what_the_tables_say(
    table: ScoreTable, unit: str, key: str, given: dict[str, str], points: str
) -> None:
    found = line(table, unit, key, [], **given)
    assert found.points == Decimal(points)
    assert found.bases == (("查阅材料", 9),)


def test_a_whole_department_is_added_up() -> None:
    given = entries(
        support="8", group="1", contact="3", meetings="1", publicity="10", attendance="0", news="2",
        jyj_drowning="20", jyj_cleaning="15", jyj_lessons="18", praised="0",
    )  # fmt: skip
    sheet = score(DEPARTMENTS, "jyj", missed("jyj", 2), given)
    assert sheet.total == Decimal("8") + 1 + 3 + 2 + 10 + 4 + 2 + 2 + 5 + 20 + 15 + 18
    assert sheet.missing == ()


def test_what_nobody_has_judged_yet_gives_no_points_and_says_so() -> None:
    found = line(DEPARTMENTS, "jyj", "publicity", [])
    assert (found.points, found.sentence) == (None, "满分10分，尚未评分")


@given(st.integers(0, 40), st.integers(0, 40))
def test_no_capped_term_gives_less_than_nothing_or_more_than_its_full_points(count: int, times: int) -> None:
    sheet = score(DEPARTMENTS, "slj", missed("slj", times), entries(slj_cases=str(count)))
    assert all(0 <= each.points <= each.term.full for each in sheet.lines if each.points is not None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            'name = "表"\naudience = "people"\n',
            "第2行：audience 应是departments（部门）、townships（乡镇）之一",
        ),
        ('name = "表"\naudience = "departments"\n', "至少应写一个"),
        ("name = 表\n", "第1行第8列不是合格的 TOML"),
        (
            'name="表"\naudience="townships"\n[[section]]\nname="甲"\n'
            '[[section.term]]\nkey="a"\nname="甲"\nfull=1\nof="rain"\n',
            "“甲”的“a”的 of 应是on_time（按期完成）",
        ),
        (
            'name="表"\naudience="townships"\n[[section]]\nname="甲"\n'
            '[[section.term]]\nkey="a"\nname="甲"\nfull="五"\n',
            "full 应是数字，写的是“五”",
        ),
    ],
)
def test_a_mistake_in_a_table_is_named_with_its_place_and_what_was_expected(words: str, said: str) -> None:
    with pytest.raises(InputError, match=r"评分表“our\.toml”") as refused:
        table_from_toml(words, "our.toml")
    assert said in str(refused.value)


def test_a_key_stands_once_in_a_table() -> None:
    term = '[[section.term]]\nkey="a"\nname="甲"\nfull=1\n'
    with pytest.raises(InputError, match="key “a”用了2次"):
        table_from_toml(f'name="表"\naudience="townships"\n[[section]]\nname="甲"\n{term}{term}', "our.toml")
