"""The forms of scores: adopt and end a table, enter points, object, decide, freeze."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from tracker.domain.score_events import ScoresFrozen
from tracker.domain.scoring.table import Rule
from tracker.errors import InputError
from tracker.services import scores
from tracker.services.desk import Desk
from tui.forms.fields import HALF_WIDTH, Field, Kind
from tui.forms.form import Answers, Form, reason
from tui.scores import Place, ScoreLine, UnitSheet

YES, NO = "yes", "no"
ASKED = {Rule.GIVEN: "分数", Rule.EACH: "次数", Rule.SHARE: "完成比例（%）"}


def points(text: str) -> Decimal:
    """Points, a count or a percent: a number with at most two places."""
    try:
        number = Decimal(text.translate(HALF_WIDTH))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number != number.quantize(Decimal("0.01")):
        raise InputError(f"“{text}”不是最多两位小数的数字。", "请填写如 4.5。")
    return number


def adopting(place: Place) -> Form:
    """Score by a table from now on."""

    def submit(desk: Desk, answers: Answers) -> str:
        held = scores.adopt_table(desk, answers["name"])
        return f"已启用评分表“{held.name}”，用于{held.audience.word}。"

    hint = "评分表文件（.toml）的路径；自带的示例是 shicheng-departments、shicheng-townships"
    says = "评分表写明评部门还是乡镇、有哪些项目、怎样计分。启用、停用都记入日志；评分表有错就不启用，原来的继续有效。"
    return Form("启用评分表", says, submit, (Field("name", "评分表", hint=hint, required=True),))


def ending(place: Place) -> Form:
    """Score no more."""

    def submit(desk: Desk, answers: Answers) -> str:
        scores.end_scoring(desk, place.audience, answers["reason"])
        return f"{place.audience.word}的评分已停用。"

    says = f"不再给{place.audience.word}评分；已定稿的结果仍在。"
    return Form("停用评分", says, submit, (reason("停用理由"),))


def freezing(place: Place) -> Form:
    """The result of a period, as it stands for ever."""

    def submit(desk: Desk, answers: Answers) -> str:
        event = scores.freeze_scores(desk, place.period.name, place.audience)
        assert isinstance(event, ScoresFrozen)
        return f"{place.audience.word}{place.period.words}的评分已定稿，{len(event.sheets)}个单位。"

    says = "考核期已经结束、各项都已评分、异议都已裁定，才能定稿。定稿后连同算法和依据写入日志，不再变化。"
    return Form("定稿", says, submit, subject=place.words)


def entering(sheet: UnitSheet, line: ScoreLine) -> Form:
    """Points, a count or a percent for a line."""
    assert line.term is not None
    asked = ASKED[line.term.rule]

    def submit(desk: Desk, answers: Answers) -> str:
        at, value = sheet.place, answers["value"]
        scores.enter_score(desk, at.period.name, at.audience, sheet.unit, line.key, value, answers["basis"])
        return f"已评：{sheet.name}“{line.name}”{asked}{value}。"

    fields = (
        Field("value", asked, Kind.NUMBER, hint=f"满分{line.full}分", required=True, read=points),
        Field("basis", "依据", Kind.LINES, hint="依据的事实或材料，记入日志", required=True),
    )
    says = f"{line.term.explained}。现在：{line.sentence}。再评一次以后一次为准。"
    return Form("评分", says, submit, fields, subject=f"{sheet.name}　{line.name}")


def objecting(sheet: UnitSheet, line: ScoreLine) -> Form:
    """A unit says that a line is wrong."""

    def submit(desk: Desk, answers: Answers) -> str:
        at = sheet.place
        scores.object_to_score(desk, at.period.name, at.audience, line.key, answers["reason"])
        return f"已对“{line.name}”提出异议，等领导小组办公室裁定。"

    says = f"现在：{line.sentence}。由领导小组办公室裁定。"
    fields = (reason("异议的理由", "写明哪一条依据不对、应是多少"),)
    return Form("提出异议", says, submit, fields, subject=f"{sheet.name}　{line.name}")


def deciding(sheet: UnitSheet, line: ScoreLine) -> Form:
    """The office decides on an objection."""
    waiting = line.waiting
    assert waiting is not None
    choice = Field("choice", "裁定", Kind.CHOICE, NO, choices=((NO, "不成立"), (YES, "成立，按下面的分数")))
    value = Field("points", "应得的分", Kind.NUMBER, hint=f"满分{line.full}分", required=True, read=points)

    def submit(desk: Desk, answers: Answers) -> str:
        at, some = sheet.place, answers["points"] if answers["choice"] == YES else None
        scores.decide_score(desk, at.period.name, at.audience, sheet.unit, line.key, some, answers["reason"])
        return f"{sheet.name}“{line.name}”的异议{'不成立' if some is None else f'成立，{some}分'}。"

    fields = (choice, replace(value, when=("choice", YES)), reason("理由"))
    says = f"异议：{waiting.reason}\n现在：{line.sentence}。"
    return Form("裁定异议", says, submit, fields, subject=f"{sheet.name}　{line.name}")


PLACE_FORMS: dict[str, Callable[[Place], Form]] = {"adopt": adopting, "end": ending, "freeze": freezing}
LINE_FORMS: dict[str, Callable[[UnitSheet, ScoreLine], Form]] = {
    "decide": deciding,
    "enter": entering,
    "object": objecting,
}
