"""The form for reporting progress; it remembers the last filing, so that a fact is asked once."""

from tracker.domain.case import chinese
from tracker.domain.commands import Command, FileProgress
from tracker.domain.cycles import Period, period_of
from tracker.domain.task import FilingState
from tracker.services.desk import Desk
from tracker.services.filing import doubts_before
from tui.forms.act_form import stem
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, evidence
from tui.sheet import Sheet
from tui.widgets.task_words import reported, wanted
from tui.words import plain_number


def says(sheet: Sheet) -> str:
    """Which period, by when, and what became of the last filing."""
    period = this_period(sheet)
    words = (
        f"填报{period.label}的进展，请于{chinese(period.due)}前报出。已带出上次填报的内容，请改为最新情况。"
    )
    last = sheet.last_filing
    if last is None:
        words = f"填报{period.label}的进展，请于{chinese(period.due)}前报出。"
    elif last.state is FilingState.RETURNED:
        words = f"{last.period}的填报被退回：{last.answer}。请改正后重新填报。"
    return words


def this_period(sheet: Sheet) -> Period:
    """The period that runs on the day of the page."""
    return period_of(sheet.task.cycle, sheet.standing.day)


def fields(sheet: Sheet) -> tuple[Field, ...]:
    """Three texts, the percent, a number for each target, evidence."""
    last = sheet.last_filing
    return (
        *period_field(sheet),
        Field("progress", "落实情况", Kind.LINES, last.progress if last else "", required=True),
        Field("problems", "存在问题", Kind.LINES, last.problems if last else ""),
        Field("next_steps", "下步措施", Kind.LINES, last.next_steps if last else ""),
        Field(
            "claimed",
            "自报进度（%）",
            Kind.PERCENT,
            str(last.claimed) if last else "",
            hint=f"序时应达{sheet.standing.expected}%" if sheet.standing.expected is not None else "",
            required=True,
        ),
        *target_fields(sheet),
        evidence(last.evidence if last else ()),
    )


def period_field(sheet: Sheet) -> tuple[Field, ...]:
    """Which period, where an earlier one was missed or sent back too."""
    current = this_period(sheet).label
    last = sheet.last_filing
    again = [last.period] if last is not None and last.state is FilingState.RETURNED else []
    labels = list(dict.fromkeys([*again, current, *reversed(sheet.standing.missing_periods)]))
    if len(labels) == 1:
        return ()
    choices = tuple((label, label) for label in labels)
    return (Field("period", "填报周期", Kind.CHOICE, labels[0], choices=choices),)


def target_fields(sheet: Sheet) -> tuple[Field, ...]:
    """A number for each target, the last reported one standing there already."""
    return tuple(
        Field(
            f"target-{index}",
            f"{target.name or target.text}（{target.unit or '数值'}）",
            Kind.NUMBER,
            plain_number(target.reported),
            hint=f"目标{wanted(target)}，最近{reported(target)}",
        )
        for index, target in enumerate(sheet.task.targets)
    )


def command(sheet: Sheet, answers: Answers) -> FileProgress:
    """The command that the answers make."""
    values = (
        (index, answers[f"target-{index}"])
        for index in range(len(sheet.task.targets))
        if answers[f"target-{index}"] is not None
    )
    return FileProgress(
        **stem(sheet),
        progress=answers["progress"],
        problems=answers["problems"],
        next_steps=answers["next_steps"],
        claimed=answers["claimed"],
        values=tuple(values),
        evidence=answers["evidence"],
        period=answers.get("period", ""),
    )


def doubts(sheet: Sheet, desk: Desk, filing: Command) -> tuple[str, ...]:
    """What does not fit in the figures: sums and shares in the words, jumps, more than the whole."""
    return doubts_before(sheet.task, desk.who.unit or "", filing) if isinstance(filing, FileProgress) else ()
