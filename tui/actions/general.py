"""What works on every main screen: going somewhere, help, the palette, leaving."""

from tui.actions.action import Action


def goes(name: str, key: str, label: str, help: str, key_words: str = "") -> Action:
    """An action that goes to one of the main screens."""
    return Action(name, key, label, help, "前往", f"app.go('{name}')", shown=False, key_words=key_words)


GENERAL = (
    goes("overview", "1", "总览", "数一数各灯号、各状态的任务，看到期、待办和催办"),
    goes("ledger", "2", "台账", "查看、筛选和查找任务"),
    goes("waiting", "3", "待办", "等我处理的事项"),
    goes("inbox", "4", "催办", "发给我单位的催办"),
    goes("plans", "5", "方案", "已导入的方案，和没有核对完的方案"),
    Action(
        "import",
        "i",
        "导入方案",
        "选择或粘贴一份方案，核对后导入成任务",
        "办理",
        "app.import_plan",
        shown=False,
    ),
    goes("month", "6", "本月", "本单位现在要办什么、什么时候到期、欠什么；办公室看各单位"),
    goes("orders", "7", "文书", "提醒函、催办单、督办单、约谈建议：签发、答复、审定"),
    goes("inspections", "8", "督查", "督查方案、抽取、问题、反馈和复核"),
    goes("findings", "9", "问题", "问题整改台账：来源、整改措施、时限和灯"),
    goes("projects", "0", "项目", "项目台账：资金下达、报账、结算，完工和验收"),
    goes("scores", "minus", "考核", "考核评分（默认关闭）：各单位的得分、依据、异议和定稿", "-"),
    Action("help", "f1", "帮助", "本屏的按键和说明", "程序", "app.help"),
    Action("theme", "f2", "明暗", "切换明亮和深色配色", "程序", "app.turn_theme", shown=False),
    Action("reload", "f5", "刷新", "重新读取台账", "程序", "screen.reload", shown=False),
    Action("palette", "ctrl+p", "命令", "输入几个字或拼音首字母找到要办的事", "程序", "app.command_palette"),
    Action("sign_out", "f9", "退出登录", "退出当前账号，换一个账号登录", "程序", "app.sign_out", shown=False),
    Action("quit", "ctrl+q", "退出", "关闭程序", "程序", "app.quit", always=True),
)
