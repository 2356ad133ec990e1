"""Events about projects and the money that they are paid from. Amounts are 万元, written as text."""

from datetime import date

from tracker.domain.events import Event, TaskEvent


class FundAllotted(Event):
    """下达: so much money of a fund reached the county; a negative amount takes some back."""

    word = "下达资金"
    fund: str
    amount: str
    day: date
    document: str

    @property
    def subject(self) -> str:
        return f"fund/{self.fund}"


class ProjectRaised(TaskEvent):
    """立项: the task is a project; it follows TaskDrafted at once. The fields are those of `Project`."""

    word = "登记项目"
    fund: str
    leader: str
    owner: str
    implementer: str
    approved: str
    document: str


class MoneyReported(TaskEvent):
    """报账, 结算: an amount was reimbursed or settled on `on`."""

    word = "报账结算"
    money: str
    amount: str
    on: date
    note: str


class WorkFinished(TaskEvent):
    """完工: the works stand since `on`."""

    word = "项目完工"
    on: date
    note: str


class ProjectAccepted(TaskEvent):
    """县级验收: accepted on `on` by the document `acceptance`."""

    word = "县级验收"
    on: date
    acceptance: str
