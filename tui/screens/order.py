"""The page of an order: to whom, what about, by when, what was answered and decided."""

from textual.content import Content

from tracker.domain.case import chinese
from tui.actions import BACK, ORDER, bindings
from tui.forms.form import Form, file_name
from tui.forms.orders import ORDER_FORMS
from tui.forms.papers import printing_order
from tui.orders import OrderSheet, read_order_sheet
from tui.screens.printing import Printing
from tui.screens.thing import Shown, ThingPage

VERDICTS = {None: "等待审定", True: "理由成立", False: "理由不成立"}


class OrderScreen(ThingPage, Printing):
    """`code` is the number of the order."""

    NAME = "orders"
    BINDINGS = bindings(BACK, ORDER)
    help_title = "督办文书"
    help_words = (
        "上面是文号、送给谁、期限和办到哪一步；下面是所列事项、此前的文书、答复和审定。"
        "最下面一行是你现在可以办的事。上下箭头翻看，F6打印，Esc返回。"
    )

    def read(self) -> Shown:
        found = read_order_sheet(self.desk, self.code)
        actions = tuple(action for action in ORDER if action.name in found.offered)
        return Shown(head_of(found), words_of(found), actions, found)

    def papers(self) -> Form:
        return printing_order(self.code)

    def form_of(self, name: str, found: OrderSheet) -> Form:
        return ORDER_FORMS[name](found.order)


def head_of(found: OrderSheet) -> Content:
    """Number, kind, unit, limit, and the sentence that says where it stands."""
    order, row = found.order, found.row
    return Content.assemble(
        (order.number, "bold $primary"),
        (f"  {order.kind.word}  送{order.rung.word}  {row.unit_name}\n", "bold"),
        f"签发{chinese(row.issued_on)}  期限{chinese(row.limit)}\n",
        (row.sentence, "bold $error" if row.late else ""),
    )


def words_of(found: OrderSheet) -> Content:
    """The matters, the orders before, the answers and what was decided on them."""
    order = found.order
    lines = [title("所列事项")]
    for item in order.items:
        done = "" if item.task in found.row.left else "（已办理）"
        lines.append(Content.assemble((item.task, "bold"), f"  {item.title}：{item.fact}{done}"))
    if order.issued.earlier:
        lines.append(title("\n此前的文书"))
        lines += [
            Content(f"{each.number}，{chinese(each.issued_on)}签发，期限{chinese(each.limit)}")
            for each in order.issued.earlier
        ]
    if order.answers:
        lines.append(title("\n答复和审定"))
    for answer in order.answers:
        files = f"（佐证：{'、'.join(map(file_name, answer.evidence))}）" if answer.evidence else ""
        verdict = VERDICTS[answer.accepted] + (f"：{answer.reason}" if answer.reason else "")
        lines.append(Content(f"{chinese(answer.on)}答复：{answer.words}{files}"))
        lines.append(Content.styled(f"    {verdict}", "$quiet"))
    if order.settled_on is not None and order.reason:
        lines.append(Content(f"{chinese(order.settled_on)}{order.state.word}：{order.reason}"))
    return Content("\n").join(lines)


def title(words: str) -> Content:
    """A heading between the lines."""
    return Content.styled(words, "bold $primary")
