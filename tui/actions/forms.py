"""What is done in forms."""

from tui.actions.action import Action

PASTE_REPORT = (
    Action("report", "f4", "粘贴工作总结", "从工作总结里找出说到这项任务的句子填入", "办理", "paste_report"),
)
PICK = (Action("pick", "f3", "选", "从名单里选单位、任务或人员，可以选几个", "办理", "pick"),)

FORM = (
    Action("save", "ctrl+s", "确定", "保存填写的内容", "办理", "save"),
    Action("cancel", "escape", "取消", "不保存，返回", "办理", "cancel", key_words="Esc"),
    Action("help", "f1", "帮助", "本屏的按键和说明", "程序", "app.help"),
)
IN_TURN = (
    Action("skip", "ctrl+n", "下一件", "这一件先放着，办下一件", "办理", "skip"),
    Action("look_up", "ctrl+o", "看全页", "打开页面查看，返回后接着填", "查看", "look_up"),
)
