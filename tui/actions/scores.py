"""What is done with scores: which period, whose, and each step from the first points to the frozen result."""

from tui.actions.action import Action, does

SCORE_PERIODS = (
    Action("period", "p", "考核期", "选年度、半年、季度或月；[和]看上一期、下一期", "查看", "pick_period"),
    Action(
        "period_before",
        "left_square_bracket",
        "上一期",
        "看上一个考核期",
        "查看",
        "turn_period(-1)",
        False,
        "[",
    ),
    Action(
        "period_after",
        "right_square_bracket",
        "下一期",
        "看下一个考核期",
        "查看",
        "turn_period(1)",
        False,
        "]",
    ),
)
SCORES = (
    Action("audience", "t", "部门/乡镇", "看部门的或乡镇的，两者分开评", "查看", "turn_audience"),
    does("adopt", "n", "启用评分表", "启用一个评分表，或换一个", shown=True),
    does("freeze", "k", "定稿", "考核期结束、评完、异议都裁定以后定稿，不再变化", shown=True),
    does("end", "w", "停用评分", "停止给这些单位评分，已定稿的仍在"),
)
SCORE = (
    does("enter", "e", "评分", "给光标所在的项目评分，写明依据", shown=True),
    does("decide", "j", "裁定异议", "裁定光标所在项目的异议", shown=True),
    does("object", "y", "提出异议", "对光标所在项目的得分提出异议", shown=True),
)
ON_LINE = (
    Action(
        "on_line", "enter", "办理", "办光标所在项目该办的事", "办理", "screen.act_on_line", key_words="回车"
    ),
)
