"""A light over time: the days on which its colour changed, worked out day by day and stored nowhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.lights import Colour, Light


@dataclass(frozen=True, slots=True)
class LightSpan:
    """A colour from one day to another, both included, with the sentences of its first and last day."""

    since: date
    until: date
    colour: Colour
    sentence: str
    latest: str


def light_spans(days: Iterable[date], light_on: Callable[[date], Light]) -> tuple[LightSpan, ...]:
    """The colours that a task had on these days (in their order, without gaps), one span for each change."""
    spans: list[LightSpan] = []
    for day in days:
        light = light_on(day)
        if spans and spans[-1].colour is light.colour:
            spans[-1] = replace(spans[-1], until=day, latest=light.sentence)
        else:
            spans.append(LightSpan(day, day, light.colour, light.sentence, light.sentence))
    return tuple(spans)


def days_between(first: date, last: date) -> Iterable[date]:
    """Each day from `first` to `last`, both included."""
    return (first + timedelta(ahead) for ahead in range((last - first).days + 1))


def colour_on(spans: Iterable[LightSpan], day: date) -> Colour:
    """The colour on a day; none where no span holds it."""
    return next((span.colour for span in spans if span.since <= day <= span.until), Colour.NONE)
