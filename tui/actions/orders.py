"""What is done with orders."""

from tui.actions.action import Action, does

ORDER = (
    does("answer", "a", "答复", "写明办理情况或未能按期办理的理由，附佐证材料"),
    does("settle", "j", "审定答复", "审定理由是否成立，成立的可以给宽限"),
    does("talk", "y", "决定约谈", "决定约谈或不约谈，写明理由"),
    does("withdraw", "w", "撤回", "撤回这件文书，写明理由"),
)
ORDERS = (
    Action("turn_open", "t", "待办/全部", "只列还有人要办的，或列全部", "查看", "turn_open"),
    Action("propose", "p", "应发文书", "按督办阶梯到期应发的文书，逐件签发", "办理", "propose"),
)
ISSUE = (
    Action(
        "issue", "enter", "签发", "签发选中的一件，编号并记入日志", "办理", "screen.issue", key_words="回车"
    ),
    Action(
        "issue_all", "a", "全部签发", "列出的逐件签发，没有签发的逐件说明原因", "办理", "screen.issue_all"
    ),
)
