"""What is done on the second ledger."""

from tui.actions.action import Action

FINDINGS = (
    Action("raise", "n", "登记问题", "登记一个问题，编入问题台账", "办理", "raise_finding"),
    Action(
        "raise_again", "r", "反弹重登", "已销号的问题又出现，登记为新的问题，互相注明", "办理", "raise_again"
    ),
    Action("turn_open", "t", "在办/全部", "只列没有销号的，或列全部", "查看", "turn_open"),
)
