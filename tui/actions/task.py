"""The acts on a task: the moves of the workflow have a key each, all others stand behind one key with a letter each."""

from tracker.domain.permissions import Act
from tui.actions.action import Action


def acts_as(act: Act, key: str, label: str, help: str) -> Action:
    """An action that is an act on the task on screen."""
    return Action(act.value, key, label, help, "办理", f"act('{act.value}')", shown=False, act=act)


def acts_behind(act: Act, letter: str, label: str, help: str) -> Action:
    """An act whose `letter` follows the key that opens the others."""
    run, said = f"act('{act.value}')", f"{OTHERS_KEY.upper()} {letter.upper()}"
    return Action(act.value, letter, label, help, "办理", run, shown=False, key_words=said, act=act)


OTHERS_KEY = "m"
TASK = (
    acts_as(Act.DISPATCH, "d", "交办", "把任务交给牵头单位和责任单位签收"),
    acts_as(Act.SIGN, "s", "签收", "确认由本单位承担"),
    acts_as(Act.DISPUTE, "y", "提出异议", "说明任务不属本单位职责"),
    acts_as(Act.DECIDE_DISPUTE, "j", "裁定异议", "裁定异议是否成立"),
    acts_as(Act.FILE, "f", "填报进展", "填报落实情况、存在问题、下步措施和进度"),
    acts_as(Act.ACCEPT, "a", "采纳填报", "采纳填报并核定进度"),
    acts_as(Act.RETURN, "r", "退回填报", "退回填报并说明理由"),
    acts_as(Act.ASK_EXTENSION, "e", "申请延期", "在到期前申请新的时限"),
    acts_as(Act.DECIDE_EXTENSION, "p", "审批延期", "同意或不同意延期"),
    acts_as(Act.CLAIM, "c", "申请办结", "写明依据，申请办结"),
    acts_as(Act.VERIFY, "v", "核验通过", "核验办结申请，认定完成"),
    acts_as(Act.REFUSE, "x", "核验不通过", "不认可办结，退回继续办理"),
    acts_as(Act.CLOSE, "k", "销号", "编号销号"),
)
OTHERS = (
    Action(
        "others", OTHERS_KEY, "其他", "批示、调整单位、要求填报、中止等其他能办的事", "办理", "others", False
    ),
)
BEHIND = (
    acts_behind(Act.INSTRUCT, "p", "批示", "领导批示，或登记领导的批示"),
    acts_behind(Act.ANSWER_INSTRUCTION, "h", "回复批示", "写明批示的落实情况"),
    acts_behind(Act.ASSIGN, "u", "调整单位", "重新指定牵头、责任和指导单位"),
    acts_behind(Act.ASK_PART, "t", "要求填报", "要求责任单位填报其承担的部分"),
    acts_behind(Act.DIVIDE_TARGET, "m", "分解目标", "把目标值分给各单位，每个单位报自己的数"),
    acts_behind(Act.SPLIT, "f", "分解任务", "分解出一个子任务，有自己的单位、权重和时限"),
    acts_behind(Act.SET_MILESTONES, "j", "倒排节点", "设定节点和权重，序时进度按节点累计"),
    acts_behind(Act.SET_CYCLE, "q", "填报周期", "多久填报一次、几日前填报"),
    acts_behind(Act.REPORT_MONEY, "b", "报账结算", "登记项目的报账或结算金额"),
    acts_behind(Act.FINISH_WORK, "w", "登记完工", "工程建成后登记"),
    acts_behind(Act.ACCEPT_PROJECT, "y", "登记验收", "县级验收通过后登记"),
    acts_behind(Act.NAME_CLOSERS, "g", "移交核验", "改由别人核验销号这个问题"),
    acts_behind(Act.SUSPEND, "z", "中止", "停止计时，以后恢复办理"),
    acts_behind(Act.RESUME, "h", "恢复办理", "恢复中止的任务，时限顺延"),
    acts_behind(Act.CANCEL, "c", "撤销", "不再办理，记录保留"),
)
OF_ACT = {action.act: action for action in (*TASK, *BEHIND)}
