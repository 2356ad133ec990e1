"""What is done on lists: narrow, search, mark, open, decide in place."""

from tui.actions.action import Action

NARROWING = (
    Action("unit", "u", "单位", "只看一个单位承担的任务", "查看", "pick_unit", shown=False),
    Action("light", "l", "灯号", "只看一种灯号的任务", "查看", "pick_light", shown=False),
    Action("state", "s", "状态", "只看一种状态的任务", "查看", "pick_state", shown=False),
    Action("order", "o", "排序", "按编号、时限或灯号排序", "查看", "turn_order", shown=False),
    Action("clear", "x", "去掉筛选", "重新列出全部任务", "查看", "clear", shown=False),
)
SEARCH_HELP = "按编号、事项、单位查找，也可用拼音首字母，如fpj"
MARKING = (
    Action("mark", "space", "选中", "选中或取消这一项，选好后一起办理", "办理", "mark", key_words="空格"),
    Action("mark_all", "a", "全选", "选中列出的全部任务；再按一次全部取消", "办理", "mark_all", shown=False),
    Action(
        "act_on_marked", "b", "批量办理", "对选中的任务一起办一件事，逐项报告结果", "办理", "act_on_marked"
    ),
    Action("quick_filing", "f", "快速填报", "填这项任务的进度，其余内容沿用上次填报", "办理", "quick_filing"),
)
MONTH = (
    *(action for action in MARKING if action.name == "quick_filing"),
    Action("month_before", "left_square_bracket", "上个月", "看上个月", "查看", "turn_month(-1)", True, "["),
    Action("month_after", "right_square_bracket", "下个月", "看下个月", "查看", "turn_month(1)", True, "]"),
)
SEARCH = (Action("search", "slash", "查找", SEARCH_HELP, "查看", "search", key_words="/"),)
LEDGER = (*SEARCH, *MARKING, *NARROWING)
OPEN = (Action("open", "enter", "打开", "打开选中的一行", "查看", "screen.open", key_words="回车"),)
QUEUE = (
    Action(
        "decide",
        "enter",
        "办理",
        "就地办理，办完接着办同类的下一件",
        "办理",
        "screen.decide",
        key_words="回车",
    ),
    Action("look", "o", "看全页", "打开这一件的页面", "查看", "screen.open"),
)
BATCH = (Action("batch", "b", "批量办理", "把列出的这一类一次办完，逐项报告结果", "办理", "batch"),)

PRINT = (Action("print", "f6", "打印", "把这一页写成公文格式的文件，可以打印", "查看", "print", shown=False),)
BACK = (Action("back", "escape", "返回", "回到上一屏", "查看", "back", key_words="Esc"),)

STEPS = (
    Action(
        "next_task", "right_square_bracket", "下一项", "清单里的下一项任务", "查看", "step(1)", False, "]"
    ),
    Action(
        "previous_task", "left_square_bracket", "上一项", "清单里的上一项任务", "查看", "step(-1)", False, "["
    ),
)
