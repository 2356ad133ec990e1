"""What is done on the ledger of projects and of the funds that pay for them."""

from tui.actions.action import Action

PROJECT_NARROWING = (
    Action("unit", "u", "单位", "只看一个单位承担的项目", "查看", "pick_unit", shown=False),
    Action("works", "t", "工程", "只看在建、已完工或已验收的项目", "查看", "turn_works", shown=False),
    Action("order", "o", "排序", "按编号、时限、灯、批复或报账率排序", "查看", "turn_order", shown=False),
    Action("clear", "x", "去掉筛选", "重新列出全部项目", "查看", "clear", shown=False),
)
PROJECTS = (
    Action("funds", "s", "资金汇总", "按资金来源看下达、报账、结算、完工、验收和比率", "查看", "funds"),
    Action("raise_project", "n", "登记项目", "登记一个项目，等交办", "办理", "raise_project"),
)
FUNDS = (Action("allot", "n", "登记下达", "登记上级下达的资金；收回的写负数", "办理", "allot"),)
