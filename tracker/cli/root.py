"""All commands of `duban`, each with the module that holds it and its line in the help."""

from typing import ClassVar

from tracker.cli.commands import group
from tracker.cli.shelf import Root

PLACES = {
    "init": ("tracker.cli.init", "建立一个办公室的台账。"),
    "login": ("tracker.cli.session", "登录。"),
    "logout": ("tracker.cli.session", "退出登录。"),
    "whoami": ("tracker.cli.session", "显示当前登录的账号。"),
    "account": ("tracker.cli.account", "管理账号，查看某账号能办什么。"),
    "unit": ("tracker.cli.unit", "查看和维护单位名录。"),
    "plan": ("tracker.cli.plan", "读取、导入和列出方案。"),
    "task": ("tracker.cli.task", "查看任务，办理交办、签收、填报、核验、销号等。"),
    "remind": ("tracker.cli.remind", "发送今天的催办。"),
    "order": (
        "tracker.cli.order",
        "督办文书：提醒函、催办单、督办单、约谈建议，到期提议、签发、答复、审定。",
    ),
    "inspection": (
        "tracker.cli.inspection",
        "督查：方案、随机抽取、批准、记录问题、反馈、复核、办结。",
    ),
    "finding": ("tracker.cli.finding", "问题整改：登记、列出、导入、打印整改清单。"),
    "project": ("tracker.cli.project", "项目：资金下达、立项、报账、结算、完工、验收。"),
    "score": ("tracker.cli.score", "考核评分（默认关闭）：评分表、得分和依据、异议、定稿。"),
    "rules": ("tracker.cli.rules", "亮灯规则包：查看、检查、启用。"),
    "calendar": ("tracker.cli.calendar", "查看放假和调休，设置本办公室的放假日和上班日。"),
    "channel": ("tracker.cli.channel", "催办渠道：邮件、企业微信、钉钉、飞书，列出和试发。"),
    "report": ("tracker.cli.report", "生成督查通报、调度会材料。"),
    "history": ("tracker.cli.ledger", "查看日志：谁在什么时候做了什么。"),
    "verify": ("tracker.cli.ledger", "核对日志和台账是否完整、没有被改动。"),
    "archive": ("tracker.cli.archive", "一事一卷：导出一项任务的全部记录、文书和佐证，别人可以核对。"),
    "tui": ("tracker.cli.start", "打开终端界面。"),
    "demo": ("tracker.cli.demo", "建立一个演示台账，从导入方案走到出通报。"),
    "version": ("tracker.cli.start", "显示版本。"),
}


class Duban(Root):
    """`duban`."""

    places: ClassVar = PLACES


app = group("duban", "督办：把方案变成任务台账，督促落实，按月通报。", Duban)


@app.callback()
def duban() -> None:
    """Nothing is common to all commands but their group."""
