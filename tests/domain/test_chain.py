"""The paper of a 责任链条: what is alike shares a line, nothing is lost."""

from datetime import date

from tracker.domain.chain import REMINDER, Chain, Link, Topic, chain_paper
from tracker.domain.task import State

DAY = date(2020, 3, 16)


def rows(*links: Link) -> list[tuple[object, ...]]:
    chain = Chain("XH2020-001", "控辍保学", "县教育局", "P001", State.CLOSED, "办公室", DAY, links)
    return [row[1:] for row in chain_paper(chain).tables[0].rows]


def test_units_that_signed_on_the_same_day_share_a_line() -> None:
    signed = [
        Link(Topic.DUTY, DAY, unit, "责任单位", None, outcome)
        for unit, outcome in (("积石镇", "3月16日签收"), ("白庄镇", "3月16日签收"), ("街子镇", "未签收"))
    ]
    assert rows(*signed) == [
        (DAY, "积石镇、白庄镇", "责任单位", None, "3月16日签收"),
        (DAY, "街子镇", "责任单位", None, "未签收"),
    ]


def test_reminders_to_a_unit_share_a_line_with_their_days_and_orders_do_not() -> None:
    days = (date(2020, 3, 17), date(2020, 3, 19))
    reminded = [Link(Topic.ASKED, day, "县教育局", REMINDER, None, f"第{day.day}日") for day in days]
    order = Link(Topic.ASKED, date(2020, 3, 18), "县教育局", "提醒函XH〔2020〕提1号", days[1], "待办理")
    assert rows(*reminded, order) == [
        (days[0], "县教育局", "催办提醒2次：03-17、03-19", None, "最后一次：第19日"),
        (order.day, "县教育局", order.what, days[1], "待办理"),
    ]
