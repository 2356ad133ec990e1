"""The forms of orders: issue, answer, settle, decide a talk, take back."""

from collections import Counter
from collections.abc import Callable, Sequence

from tracker.domain.case import chinese
from tracker.domain.escalation import Proposal
from tracker.domain.order import Order, OrderState
from tracker.errors import DubanError
from tracker.services import orders
from tracker.services.desk import Desk
from tui.forms.fields import Field, Kind
from tui.forms.form import Answers, Form, evidence, reason

YES, NO = "yes", "no"


def issuing(proposal: Proposal, name: str) -> Form:
    """Issue one proposal. The matters at issue stand on the form."""
    kind = proposal.step.kind
    facts = "\n".join(f"{each.task} {each.title}：{each.fact}" for each in proposal.matters)

    def submit(desk: Desk, answers: Answers) -> str:
        issued = orders.issue(desk, proposal.unit, kind, proposal.tasks)
        return f"已签发{'、'.join(order.number for order in issued)}。"

    says = f"送{proposal.step.rung.word}，期限{chinese(proposal.limit)}。签发后编号、记入日志，单位即可看到。\n{facts}"
    return Form(f"签发{kind.word}", says, submit, subject=name)


def issuing_all(proposals: Sequence[tuple[Proposal, str]]) -> Form:
    """Issue all that is due, each with the name of its unit; what is due no more by then is named with the reason."""
    kinds = Counter(each.step.kind.word for each, _ in proposals)
    listed = "、".join(f"{word}{number}件" for word, number in kinds.items())

    def submit(desk: Desk, answers: Answers) -> str:
        issued, refused = 0, []
        for proposal, name in proposals:
            try:
                issued += len(orders.issue(desk, proposal.unit, proposal.step.kind, proposal.tasks))
            except DubanError as error:
                refused.append(f"{name}：{error}")
        return "\n".join([f"已签发{issued}件，没有签发{len(refused)}件。", *refused])

    says = f"签发{listed}，逐件编号、记入日志，各单位即可看到自己的。只签发列出的，请先看清。"
    return Form("全部签发", says, submit)


def answering(order: Order) -> Form:
    """The unit answers."""

    def submit(desk: Desk, answers: Answers) -> str:
        orders.answer(desk, order.number, answers["words"], answers["evidence"])
        return f"已答复{order.number}，等领导小组办公室审定。"

    asked = "写明办理情况；没有按期办理的，写明理由和办结日期"
    return Form(
        "答复",
        f"期限{chinese(order.limit)}。{asked}。办结的事项请另在任务中填报或申请办结。",
        submit,
        (Field("words", "答复内容", Kind.LINES, required=True), evidence()),
        order.number,
        titles_of(order),
    )


def settling(order: Order) -> Form:
    """The office decides on the answer."""
    last = order.answers[-1]
    choice = Field("choice", "审定", Kind.CHOICE, NO, choices=((NO, "理由不成立"), (YES, "理由成立")))
    until = Field("until", "宽限至", Kind.DAY, hint="不填就不再催办这些事项", when=("choice", YES))

    def submit(desk: Desk, answers: Answers) -> str:
        good = answers["choice"] == YES
        outcome = OrderState.EXCUSED if good else OrderState.REFUSED
        orders.settle(desk, order.number, outcome, answers["reason"], answers["until"] if good else None)
        return f"{order.number}：{outcome.word}。"

    says = f"{chinese(last.on)}答复：{last.words}"
    return Form("审定答复", says, submit, (choice, until, reason("审定意见")), order.number, titles_of(order))


def talking(order: Order) -> Form:
    """Whether a talk is held. The program only proposes."""
    choice = Field("choice", "决定", Kind.CHOICE, choices=((YES, "约谈"), (NO, "不约谈")))

    def submit(desk: Desk, answers: Answers) -> str:
        outcome = OrderState.TALKED if answers["choice"] == YES else OrderState.NOT_TALKED
        orders.settle(desk, order.number, outcome, answers["reason"])
        return f"{order.number}：{outcome.word}。"

    says = "约谈建议只是按督办阶梯提出的，是否约谈由人决定。决定约谈后单位才看得到。"
    return Form("决定约谈", says, submit, (choice, reason("理由")), order.number, titles_of(order))


def withdrawing(order: Order) -> Form:
    """The office takes an order back; it stays in the log."""

    def submit(desk: Desk, answers: Answers) -> str:
        orders.settle(desk, order.number, OrderState.WITHDRAWN, answers["reason"])
        return f"已撤回{order.number}。"

    says = "撤回后单位不用再办理，文号不再使用，记录保留。"
    return Form("撤回", says, submit, (reason("撤回理由"),), order.number, titles_of(order))


def titles_of(order: Order) -> str:
    """The titles of the tasks that an order is about."""
    return "、".join(dict.fromkeys(item.title for item in order.items))


ORDER_FORMS: dict[str, Callable[[Order], Form]] = {
    "answer": answering,
    "settle": settling,
    "talk": talking,
    "withdraw": withdrawing,
}
