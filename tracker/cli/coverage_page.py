"""What became of every character of a document: its parts in order, what was set aside, what is lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from tracker.cli import output
from tracker.reading.coverage import Coverage

LONGEST = 24  # characters of a part's words that are shown


def show(coverage: Coverage, *, as_json: bool) -> None:
    """Print it; the sum of it goes to the error stream."""
    if as_json:
        output.print_json(asdict(coverage))
        return
    for line in _lines(coverage):
        output.write(line)
    output.say(_summary(coverage))


def _lines(coverage: Coverage) -> Iterator[str]:
    for part in coverage.parts:
        words = " ".join(part.words.split())
        short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        yield f"{part.kind}　{part.characters}字　{part.place}　{short}"
    reasons = Counter(problem.message for problem in coverage.furniture)
    if reasons:
        yield ""
        yield "不属于条目的内容："
        yield from (f"  {reason}　{count}处" for reason, count in reasons.items())
    if coverage.lost:
        yield ""
        yield "没有读入："
        yield from (f"  {each.place}“{each.quote}”：{each.message}" for each in coverage.lost)


def _summary(coverage: Coverage) -> str:
    said = f"原文共{coverage.characters}字"
    return (
        f"{said}，没有遗漏。" if not coverage.lost else f"{said}，有{len(coverage.lost)}处没有读入，请核对。"
    )
