"""What is done with a plan that is read and reviewed before it is imported."""

from tui.actions.action import Action

PLANS = (
    Action("give_up", "d", "放弃核对", "放弃没有核对完的方案；核对记录损坏的，移走它", "办理", "give_up"),
    Action(
        "recognise",
        "b",
        "补上单位",
        "把名录中新登记的单位补到写着这个名称、还没有交办的任务里",
        "办理",
        "recognise",
    ),
)

READ = (
    Action("read", "ctrl+s", "读取", "读取选中的文件或粘贴的文字", "办理", "read_document"),
    Action("paste", "ctrl+t", "文件/粘贴", "在选文件和粘贴文字之间切换", "查看", "turn_source"),
)

MARK_ALL = (
    Action("mark_all", "f2", "全选", "列出的全部选中，或全部取消", "办理", "mark_all", key_words="F2"),
)

REVIEW = (
    Action("confirm", "ctrl+s", "确认导入", "疑问和单位名称都核对以后，一次全部导入", "办理", "confirm"),
    Action("accept", "a", "无误", "这一条读得没有错", "办理", "accept"),
    Action("propose", "l", "建议牵头", "从建议的牵头单位里选一个", "办理", "propose", shown=False),
    Action(
        "propose_all",
        "g",
        "批量采用建议",
        "列出每条排第一的建议和理由，选中的一次采用",
        "办理",
        "propose_all",
        shown=False,
    ),
    Action(
        "first_leads",
        "f",
        "首位牵头",
        "没有写明牵头单位的，都由列第一位的单位牵头",
        "办理",
        "first_leads",
        shown=False,
    ),
    Action(
        "register_all",
        "r",
        "其余登记为单位",
        "名录中没有的单位列出来，选中的一次登记",
        "办理",
        "register_all",
        shown=False,
    ),
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
    Action("undo", "z", "撤回", "撤回最近一次更正，一次做的几处一起撤回", "办理", "undo", shown=False),
    Action("accept_all", "t", "全部无误", "其余条目都核对过，没有错", "办理", "accept_all", shown=False),
    Action("retitle", "h", "方案标题", "改方案的标题", "办理", "retitle", shown=False),
    Action("belongs_to", "p", "上级方案", "说明它是哪个方案的子方案", "办理", "belongs_to", shown=False),
    Action("revises", "v", "修订稿", "说明它修订哪个方案，逐条比较", "办理", "revises", shown=False),
    Action("discard", "d", "放弃", "放弃这次核对，更正不保留", "办理", "discard", shown=False),
)
