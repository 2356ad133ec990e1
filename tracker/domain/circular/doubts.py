"""Figures that contradict each other. Each rule is one sentence that the unit can check for itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain.circular.material import Material, TaskRecord
from tracker.domain.printed import sentence
from tracker.domain.target_words import WHOLE, aim, counted, figure, name, reported, share_tenths, unmet
from tracker.domain.task import OPEN_STATES

FAR_BELOW = 20  # percentage points between claimed and verified
FAR_APART = 300  # tenths of a point between claimed progress and the share of the target reached
SUM, SUMS = 60, 2  # characters of a calculation, calculations of a filing


@dataclass(frozen=True, slots=True)
class Doubt:
    """A task and what does not fit together in its figures."""

    record: TaskRecord
    sentence: str


Rule = Callable[[TaskRecord, date], Iterator[str]]


def doubts(material: Material) -> tuple[Doubt, ...]:
    """The tasks with doubtful figures; of those done before this month nothing is said again."""
    first = material.month.first
    found = []
    for record in material.now:
        facts = record.facts
        if facts.state not in OPEN_STATES and (facts.done_on or first) < first:
            continue
        said = [words for rule in RULES for words in rule(record, first)]
        if said:
            found.append(Doubt(record, "；".join(said)))
    return tuple(found)


def full_without_target(record: TaskRecord, _: date) -> Iterator[str]:
    """All done, it says, and the numbers to be reached are not reached or not given."""
    if record.facts.stated_claimed != 100:
        return
    for target in record.targets:
        if target.reported is None:
            yield f"自报进度100%，没有填报“{name(target)}”的实际值"
        elif unmet(target, target.reported):
            yield f"自报进度100%，“{name(target)}”实际值{reported(target)}，目标值{aim(target)}"


def far_from_target(record: TaskRecord, _: date) -> Iterator[str]:
    """Claimed progress and the share of a counted target lie far apart."""
    claimed = record.facts.stated_claimed
    for target in record.targets:
        if not counted(target) or target.reported is None or claimed is None or claimed == 100:
            continue
        share = share_tenths(target.reported, target.value)
        if claimed * 10 - share >= FAR_APART:
            yield (
                f"自报进度{claimed}%，“{name(target)}”实际值{reported(target)}，"
                f"只有目标值{aim(target)}的{share // 10}.{share % 10}%"
            )


def lower_than_before(record: TaskRecord, first: date) -> Iterator[str]:
    """The last filing claims less, or a cumulative number is smaller, than in the filing before."""
    filings = record.lead_filings[-2:]
    if len(filings) < 2 or filings[1].filed_on < first:
        return
    earlier, last = filings
    if last.claimed < earlier.claimed:
        yield f"自报进度由{earlier.period}的{earlier.claimed}%降为{last.period}的{last.claimed}%"
    had = dict(earlier.values)
    for index, value in last.values:
        target = record.targets[index]
        if counted(target) and value < had.get(index, value):
            yield f"“{name(target)}”由{figure(had[index])}{target.unit}降为{figure(value)}{target.unit}"


def far_below_claim(record: TaskRecord, _: date) -> Iterator[str]:
    """The office verified far less than was claimed; who wrote 100% claimed that, whatever the numbers come to."""
    facts = record.facts
    if facts.claimed is None or facts.verified is None or facts.filing_pending:
        return
    claimed = WHOLE if facts.stated_claimed == WHOLE else facts.claimed
    gap = claimed - facts.verified
    if gap >= FAR_BELOW:
        yield f"自报进度{claimed}%，核定{facts.verified}%，相差{gap}个百分点"


def wrong_sums(record: TaskRecord, first: date) -> Iterator[str]:
    """Shares and sums in the words of the month's last filing do not come out."""
    for note in record.lead_filings[-1:]:
        if note.filed_on >= first:
            yield from (f"填报文字中{sentence(each, SUM)}" for each in note.wrong[:SUMS])


RULES: tuple[Rule, ...] = (
    full_without_target,
    far_from_target,
    lower_than_before,
    far_below_claim,
    wrong_sums,
)
