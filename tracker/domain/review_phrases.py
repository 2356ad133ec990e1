"""What both front ends say of a review: sources, answers about names, what differs, how far it is."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from tracker.domain.plan import Plan
from tracker.domain.review import Review, Source
from tracker.domain.review_steps import NameIsGroup, NameIsNew, NameLeftOpen, NameMeans, NameStep
from tracker.domain.units import Unit

AROUND, FEW = 12, 3


def where(source: Source) -> str:
    """Where words of an item come from: 原文（第9行）, or a person's hand."""
    return "手工填写" if source.read < 0 else f"原文（{source.place}）"


def words(source: Source) -> str:
    """The words themselves in one line: title, text, assignment."""
    return " ".join(part for part in (source.title, source.text, *source.assignment.split("\n")) if part)


def answer_words(answer: NameStep, meant: Iterable[Unit]) -> str:
    """An answer about a name in words; `meant` are the units that it speaks of."""
    match answer:
        case NameMeans() | NameIsGroup():
            return f"指{'、'.join(unit.name for unit in meant)}"
        case NameIsNew(code=code, unit_kind=kind):
            return f"登记为新单位{code}（{kind}）"
        case NameLeftOpen():
            return "暂不确定，导入后再指定"
    return ""


def few(names: Sequence[str], most: int = FEW) -> str:
    """The first of many names, and how many there are: “甲”、“乙”、“丙”等49个."""
    said = "、".join(f"“{name}”" for name in names[:most])
    return f"{said}等{len(names)}个" if len(names) > most else said


def unread(plan: Plan) -> str:
    """原文有2处没有读懂：第1行……: what was not understood, the first of it in full; empty where all was."""
    if not plan.problems:
        return ""
    first, number = plan.problems[0], len(plan.problems)
    more = "等" if number > 1 else ""
    return f"原文有{number}处没有读懂，请对照原件：{first.place}，{first.message.rstrip('。')}{more}。"


def apart(was: str, now: str) -> tuple[str, str]:
    """Two texts where they differ, with a few characters around; what they share at both ends is left out."""
    start = alike(was, now)
    end = alike(was[start:][::-1], now[start:][::-1])
    first = max(0, start - AROUND)
    return around(was, first, len(was) - end), around(now, first, len(now) - end)


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with together."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))


def around(text: str, first: int, end: int) -> str:
    """The text from `first` to a little behind `end`, with … where something is left out."""
    last = min(len(text), end + AROUND)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def state(review: Review) -> str:
    """One sentence of counts."""
    dropped = sum(each.dropped for each in review.items)
    parts = [
        f"将成为任务{len(review.tasks)}项"
        + (f"（{len(review.leaderless)}项没有牵头单位）" if review.leaderless else ""),
        f"去掉{dropped}条" if dropped else "",
        f"已作更正{len(review.told)}处" if review.told else "",
    ]
    return f"{'，'.join(part for part in parts if part)}。"
