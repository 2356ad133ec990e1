"""催办 by hand of the marked tasks: one order a unit."""

from collections.abc import Sequence

from tracker.domain.ladder import OrderKind
from tracker.domain.standing import TaskFacts
from tracker.domain.urging import BY_HAND
from tracker.services.desk import Desk
from tracker.services.tasks import Refusal
from tracker.services.urging import urge
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers

SAYS = "给牵头单位发文书，一个单位一件：没有到期的请其抓紧，已经逾期的按督办阶梯。签发后编号、记入日志，单位即可看到。"
FIELDS = (
    Field(
        "kind",
        "文书",
        Kind.CHOICE,
        OrderKind.LETTER.value,
        choices=tuple((kind.value, kind.word) for kind in BY_HAND),
    ),
    Field("words", "办公室意见", Kind.LINES, hint="印在办理要求里，可以不写"),
    Field("until", "期限", Kind.DAY, hint="不写就按督办阶梯的工作日"),
)


def urge_all(desk: Desk, tasks: Sequence[TaskFacts], answers: Answers) -> Sequence[Refusal]:
    """Issue the orders; returns the tasks that none is about."""
    kind = OrderKind(answers["kind"])
    return urge(desk, [each.code for each in tasks], kind, answers["words"], answers["until"]).refused
