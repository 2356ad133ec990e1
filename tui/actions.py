"""The one registry of what a person can do; keys, footer, palette, buttons and help all read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from tracker.domain.permissions import Act


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its key, what the footer calls it, and a sentence for palette and help.

    `run` is the Textual action, taken where the key is bound; `act` is set where it is an act on a task;
    `always` actions work in every screen and dialogue.
    """

    name: str
    key: str
    label: str
    help: str
    group: str
    run: str
    shown: bool = True
    key_words: str = ""
    act: Act | None = None
    always: bool = False

    @property
    def binding(self) -> Binding:
        """The key binding of this action."""
        return Binding(
            self.key,
            self.run,
            self.label,
            show=self.shown,
            key_display=self.key_said,
            tooltip=self.help,
            id=self.name,
            priority=self.always,
        )

    @property
    def key_said(self) -> str:
        """The key as screens print it."""
        return self.key_words or self.key.replace("ctrl+", "^").upper()


def bindings(*groups: Iterable[Action]) -> list[BindingType]:
    """The key bindings of these actions."""
    return [action.binding for group in groups for action in group]


def goes(name: str, key: str, label: str, help: str) -> Action:
    """An action that goes to one of the main screens."""
    return Action(name, key, label, help, "前往", f"app.go('{name}')", shown=False)


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
    Action("help", "f1", "帮助", "本屏的按键和说明", "程序", "app.help"),
    Action("theme", "f2", "明暗", "切换明亮和深色配色", "程序", "app.turn_theme", shown=False),
    Action("reload", "f5", "刷新", "重新读取台账", "程序", "screen.reload", shown=False),
    Action("palette", "ctrl+p", "命令", "输入几个字或拼音首字母找到要办的事", "程序", "app.command_palette"),
    Action("sign_out", "f9", "退出登录", "退出当前账号，换一个账号登录", "程序", "app.sign_out", shown=False),
    Action("quit", "ctrl+q", "退出", "关闭程序", "程序", "app.quit", always=True),
)
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
    Action("look", "o", "看任务", "打开这一件的任务页", "查看", "screen.open"),
)
BATCH = (Action("batch", "b", "批量办理", "把列出的这一类一次办完，逐项报告结果", "办理", "batch"),)
READ = (
    Action("read", "ctrl+s", "读取", "读取选中的文件或粘贴的文字", "办理", "read_document"),
    Action("paste", "ctrl+t", "文件/粘贴", "在选文件和粘贴文字之间切换", "查看", "turn_source"),
)
PASTE_REPORT = (
    Action("report", "f4", "粘贴工作总结", "从工作总结里找出说到这项任务的句子填入", "办理", "paste_report"),
)
PICK_UNITS = (Action("pick_units", "f3", "选单位", "从单位名录里选，可以选几个", "办理", "pick_units"),)
REVIEW = (
    Action("confirm", "ctrl+s", "确认导入", "疑问和单位名称都核对以后，一次全部导入", "办理", "confirm"),
    Action("accept", "a", "无误", "这一条读得没有错", "办理", "accept"),
    Action("propose", "l", "建议牵头", "从建议的牵头单位里选一个", "办理", "propose", shown=False),
    Action("drop", "x", "去掉", "这一条不作为任务；已去掉的恢复", "办理", "drop", shown=False),
    Action("split", "s", "拆分", "把这一条拆成两条", "办理", "split", shown=False),
    Action("merge", "m", "合并", "把这一条和另一条合成一条", "办理", "merge", shown=False),
    Action("add", "n", "补一条", "补上方案里没有读出的一条", "办理", "add", shown=False),
    Action(
        "leave_all",
        "k",
        "其余暂不确定",
        "没有确认的名称先不定，导入后再指定",
        "办理",
        "leave_all",
        shown=False,
    ),
    Action("undo", "z", "撤回", "撤回最近一处更正", "办理", "undo", shown=False),
    Action("accept_all", "t", "全部无误", "其余条目都核对过，没有错", "办理", "accept_all", shown=False),
    Action("belongs_to", "p", "上级方案", "说明它是哪个方案的子方案", "办理", "belongs_to", shown=False),
    Action("revises", "v", "修订稿", "说明它修订哪个方案，逐条比较", "办理", "revises", shown=False),
    Action("discard", "d", "放弃", "放弃这次核对，更正不保留", "办理", "discard", shown=False),
)
BACK = (Action("back", "escape", "返回", "回到上一屏", "查看", "back", key_words="Esc"),)
FORM = (
    Action("save", "ctrl+s", "确定", "保存填写的内容", "办理", "save"),
    Action("cancel", "escape", "取消", "不保存，返回", "办理", "cancel", key_words="Esc"),
    Action("help", "f1", "帮助", "本屏的按键和说明", "程序", "app.help"),
)
IN_TURN = (
    Action("skip", "ctrl+n", "下一件", "这一件先放着，办下一件", "办理", "skip"),
    Action("look_up", "ctrl+o", "看任务", "打开任务页查看，返回后接着填", "查看", "look_up"),
)


def acts_as(act: Act, key: str, label: str, help: str) -> Action:
    """An action that is an act on the task on screen."""
    return Action(act.value, key, label, help, "办理", f"act('{act.value}')", shown=False, act=act)


def does(name: str, key: str, label: str, help: str) -> Action:
    """An action that is done with the thing on screen, such as an order."""
    return Action(name, key, label, help, "办理", f"do('{name}')", shown=False)


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
)


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
FINDINGS = (
    Action("raise", "n", "登记问题", "登记一个问题，编入问题台账", "办理", "raise_finding"),
    Action(
        "raise_again", "r", "反弹重登", "已销号的问题又出现，登记为新的问题，互相注明", "办理", "raise_again"
    ),
    Action("turn_open", "t", "在办/全部", "只列没有销号的，或列全部", "查看", "turn_open"),
)
INSPECTIONS = (Action("draft", "n", "拟订方案", "拟订一份新的督查方案", "办理", "draft"),)
TASK = (
    acts_as(Act.ASSIGN, "u", "调整单位", "重新指定牵头、责任和指导单位"),
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
    acts_as(Act.SET_MILESTONES, "m", "倒排节点", "设定节点和权重，序时进度按节点累计"),
    acts_as(Act.SPLIT, "n", "分解任务", "分解出一个子任务，有自己的单位、权重和时限"),
    acts_as(Act.ASK_PART, "t", "要求填报", "要求责任单位填报其承担的部分"),
    acts_as(Act.INSTRUCT, "o", "批示", "领导批示，或登记领导的批示"),
    acts_as(Act.ANSWER_INSTRUCTION, "g", "回复批示", "写明批示的落实情况"),
    acts_as(Act.REPORT_MONEY, "b", "报账结算", "登记项目的报账或结算金额"),
    acts_as(Act.FINISH_WORK, "l", "登记完工", "工程建成后登记"),
    acts_as(Act.ACCEPT_PROJECT, "q", "登记验收", "县级验收通过后登记"),
    acts_as(Act.SUSPEND, "z", "中止", "停止计时，以后恢复办理"),
    acts_as(Act.RESUME, "h", "恢复办理", "恢复中止的任务，时限顺延"),
    acts_as(Act.CANCEL, "w", "撤销", "不再办理，记录保留"),
)
STEPS = (
    Action(
        "next_task", "right_square_bracket", "下一项", "清单里的下一项任务", "查看", "step(1)", False, "]"
    ),
    Action(
        "previous_task", "left_square_bracket", "上一项", "清单里的上一项任务", "查看", "step(-1)", False, "["
    ),
)
OF_ACT = {action.act: action for action in TASK}
EVERY = (
    *TASK,
    *REVIEW,
    *PICK_UNITS,
    *PASTE_REPORT,
    *READ,
    *STEPS,
    *MONTH,
    *ORDER,
    *ORDERS,
    *ISSUE,
    *INSPECTION,
    *INSPECTIONS,
    *FINDINGS,
    *QUEUE,
    *BATCH,
    *OPEN,
    *LEDGER,
    *BACK,
    *GENERAL,
    *FORM,
    *IN_TURN,
)
