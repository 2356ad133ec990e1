"""What is done with an inspection."""

from tracker.domain.permissions import Act
from tui.actions.action import Action


def inspects(act: Act, key: str, label: str, help: str) -> Action:
    """An action that is an act on the inspection on screen."""
    return Action(act.value, key, label, help, "办理", f"do('{act.value}')", shown=False, act=act)


INSPECTION = (
    inspects(Act.AMEND_SCHEME, "e", "修改方案", "批准以前修改督查方案，写明理由"),
    inspects(Act.DRAW_LOTS, "r", "随机抽取", "随机抽取对象、事项或人员，名单和种子记入日志"),
    inspects(Act.APPROVE_SCHEME, "p", "批准方案", "批准后范围不能再改"),
    inspects(Act.CHANGE_MEMBERS, "m", "调整人员", "方案批准后换督查人员，写明理由"),
    inspects(Act.BEGIN_INSPECTION, "s", "开始督查", "在方案写明的时间内开始"),
    inspects(Act.RECORD_PROBLEM, "a", "记录问题", "单位、事实、整改要求和期限，附证据"),
    inspects(Act.WITHDRAW_PROBLEM, "z", "撤回问题", "反馈以前撤回记错的问题"),
    inspects(Act.GIVE_FEEDBACK, "f", "反馈结论", "把结论和问题反馈给一个单位"),
    inspects(Act.ASK_REVIEW, "y", "申请复核", "30天内说明不同意结论的理由"),
    inspects(Act.DECIDE_REVIEW, "j", "复核决定", "维持或变更结论"),
    inspects(Act.CLOSE_INSPECTION, "k", "办结督查", "复核期满后办结"),
    inspects(Act.CANCEL_INSPECTION, "x", "取消督查", "不再开展，记录保留"),
)
OF_INSPECTION = {action.act: action for action in INSPECTION if action.act}
INSPECTIONS = (
    Action("draft", "n", "拟订方案", "拟订一份新的督查方案", "办理", "draft"),
    Action("tie", "t", "申报回避", "说明谁应当回避对哪个单位的督查", "办理", "tie"),
    Action("end_tie", "w", "解除回避", "列出有效的回避关系，解除其中一个", "办理", "end_tie"),
)
