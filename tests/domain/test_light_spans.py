"""A light over time: one span for each change of colour, without gaps."""

from datetime import date, timedelta
from itertools import pairwise

from tracker.domain.light_spans import LightSpan, colour_on, days_between, light_spans
from tracker.domain.lights import Colour, Light

FIRST = date(2020, 3, 16)
COLOURS = (Colour.GREEN, Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.RED, Colour.GREEN)


def light_on(day: date) -> Light:
    passed = (day - FIRST).days
    return Light(COLOURS[passed], f"第{passed}天")


def spans() -> tuple[LightSpan, ...]:
    return light_spans(days_between(FIRST, FIRST + timedelta(len(COLOURS) - 1)), light_on)


def test_each_change_of_colour_begins_a_span_with_the_sentences_of_its_first_and_last_day() -> None:
    assert [(span.colour, span.sentence, span.latest) for span in spans()] == [
        (Colour.GREEN, "第0天", "第1天"),
        (Colour.YELLOW, "第2天", "第2天"),
        (Colour.RED, "第3天", "第4天"),
        (Colour.GREEN, "第5天", "第5天"),
    ]


def test_the_spans_hold_each_day_once() -> None:
    for passed, colour in enumerate(COLOURS):
        assert colour_on(spans(), FIRST + timedelta(passed)) is colour
    assert colour_on(spans(), FIRST - timedelta(1)) is Colour.NONE
    assert all(after.since == before.until + timedelta(1) for before, after in pairwise(spans()))
