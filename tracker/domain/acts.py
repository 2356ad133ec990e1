"""Everything that can be asked for, and the words for it."""

from enum import StrEnum


class Act(StrEnum):
    """Everything that can be asked for."""

    READ = "read"
    ASSIGN = "assign"
    DISPATCH = "dispatch"
    SIGN = "sign"
    DISPUTE = "dispute"
    DECIDE_DISPUTE = "decide_dispute"
    FILE = "file"
    ACCEPT = "accept"
    RETURN = "return"
    CLAIM = "claim"
    VERIFY = "verify"
    REFUSE = "refuse"
    CLOSE = "close"
    ASK_EXTENSION = "ask_extension"
    DECIDE_EXTENSION = "decide_extension"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    SET_MILESTONES = "set_milestones"
    SPLIT = "split"
    DIVIDE_TARGET = "divide_target"
    SET_CYCLE = "set_cycle"
    ASK_PART = "ask_part"
    INSTRUCT = "instruct"
    ANSWER_INSTRUCTION = "answer_instruction"
    IMPORT_PLAN = "import_plan"
    KEEP_UNITS = "keep_units"
    KEEP_ACCOUNTS = "keep_accounts"
    REMIND = "remind"
    ISSUE_ORDER = "issue_order"
    READ_ORDER = "read_order"
    ANSWER_ORDER = "answer_order"
    SETTLE_ORDER = "settle_order"
    DECIDE_TALK = "decide_talk"
    KEEP_RULES = "keep_rules"
    REPORT_MONEY = "report_money"
    FINISH_WORK = "finish_work"
    ACCEPT_PROJECT = "accept_project"
    KEEP_PROJECTS = "keep_projects"
    KEEP_SCORES = "keep_scores"
    READ_SCORES = "read_scores"
    OBJECT_SCORE = "object_score"
    REPORT = "report"
    READ_LOG = "read_log"
    DRAFT_SCHEME = "draft_scheme"
    AMEND_SCHEME = "amend_scheme"
    DRAW_LOTS = "draw_lots"
    APPROVE_SCHEME = "approve_scheme"
    CHANGE_MEMBERS = "change_members"
    BEGIN_INSPECTION = "begin_inspection"
    RECORD_PROBLEM = "record_problem"
    WITHDRAW_PROBLEM = "withdraw_problem"
    GIVE_FEEDBACK = "give_feedback"
    ASK_REVIEW = "ask_review"
    DECIDE_REVIEW = "decide_review"
    CLOSE_INSPECTION = "close_inspection"
    CANCEL_INSPECTION = "cancel_inspection"
    STATE_TIE = "state_tie"
    RAISE_FINDING = "raise_finding"
    NAME_CLOSERS = "name_closers"

    @property
    def word(self) -> str:
        """The act as people say it."""
        return ACT_WORDS[self]


ACT_WORDS = {
    Act.READ: "查看任务",
    Act.ASSIGN: "调整责任单位",
    Act.DISPATCH: "交办",
    Act.SIGN: "签收",
    Act.DISPUTE: "提出异议",
    Act.DECIDE_DISPUTE: "裁定异议",
    Act.FILE: "填报进展",
    Act.ACCEPT: "采纳填报",
    Act.RETURN: "退回填报",
    Act.CLAIM: "申请办结",
    Act.VERIFY: "核验通过",
    Act.REFUSE: "核验不通过",
    Act.CLOSE: "销号",
    Act.ASK_EXTENSION: "申请延期",
    Act.DECIDE_EXTENSION: "审批延期",
    Act.SUSPEND: "中止",
    Act.RESUME: "恢复办理",
    Act.CANCEL: "撤销",
    Act.SET_MILESTONES: "设定节点",
    Act.SPLIT: "分解任务",
    Act.DIVIDE_TARGET: "分解目标值",
    Act.SET_CYCLE: "设定填报周期",
    Act.ASK_PART: "要求填报",
    Act.INSTRUCT: "批示",
    Act.ANSWER_INSTRUCTION: "回复批示",
    Act.IMPORT_PLAN: "导入方案",
    Act.KEEP_UNITS: "维护单位名录",
    Act.KEEP_ACCOUNTS: "管理账号",
    Act.REMIND: "发送催办",
    Act.ISSUE_ORDER: "签发督办文书",
    Act.READ_ORDER: "查看督办文书",
    Act.ANSWER_ORDER: "答复督办文书",
    Act.SETTLE_ORDER: "审定督办文书",
    Act.DECIDE_TALK: "决定是否约谈",
    Act.KEEP_RULES: "设置规则和工作日",
    Act.REPORT_MONEY: "报账结算",
    Act.FINISH_WORK: "登记完工",
    Act.ACCEPT_PROJECT: "登记验收",
    Act.KEEP_PROJECTS: "登记项目和资金",
    Act.KEEP_SCORES: "评分",
    Act.READ_SCORES: "查看评分",
    Act.OBJECT_SCORE: "对评分提出异议",
    Act.REPORT: "生成通报",
    Act.READ_LOG: "查看全部日志",
    Act.DRAFT_SCHEME: "拟订督查方案",
    Act.AMEND_SCHEME: "修改督查方案",
    Act.DRAW_LOTS: "随机抽取",
    Act.APPROVE_SCHEME: "批准督查方案",
    Act.CHANGE_MEMBERS: "调整督查人员",
    Act.BEGIN_INSPECTION: "开始督查",
    Act.RECORD_PROBLEM: "记录问题",
    Act.WITHDRAW_PROBLEM: "撤回问题",
    Act.GIVE_FEEDBACK: "反馈督查结论",
    Act.ASK_REVIEW: "申请复核",
    Act.DECIDE_REVIEW: "作出复核决定",
    Act.CLOSE_INSPECTION: "办结督查",
    Act.CANCEL_INSPECTION: "取消督查",
    Act.STATE_TIE: "申报回避关系",
    Act.RAISE_FINDING: "登记问题",
    Act.NAME_CLOSERS: "移交核验销号",
}
