"""The words that give units their part: labels (牵头单位：) and what follows a list (按职责分工负责)."""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Role(Enum):
    """What a list of names is."""

    LEAD = auto()
    RESPONSIBLE = auto()
    HELPER = auto()  # 配合单位: beside one, 责任单位 means the lead
    GUIDE = auto()
    LEADER = auto()
    DEADLINE = auto()
    OTHER = auto()  # 适用范围, 备注, 联系电话


UNIT_ROLES = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.HELPER, Role.GUIDE})

_LABELS = {
    Role.LEAD: """
    牵头单位 牵头部门 牵头单位和部门 牵头单位及部门 牵头责任单位 牵头责任部门 牵头处室 牵头科室
    牵头主体 牵头地区 主办单位 主办部门 主要责任单位 主要责任部门 第一责任单位 第一牵头单位
    总牵头单位 主责单位 主责部门 主牵头单位 牵头负责单位 牵头实施单位 牵头
    """,
    Role.RESPONSIBLE: """
    责任单位 责任部门 负责单位 负责部门 责任主体 落实单位 落实部门 承办单位 承担单位 实施单位
    实施主体 责任处室 责任科室 责任地区 整改责任单位 整改单位 责任单位及责任人 责任单位和责任人
    组织实施单位 具体责任单位 工作责任单位
    """,
    Role.HELPER: """
    配合单位 配合部门 配合责任单位 协办单位 协办部门 协同单位 协同部门 参与单位 参与部门
    参加单位 其他责任单位 协同责任单位 协同配合单位 配合单位及部门 协办责任单位 其它责任单位
    协助单位 协助部门 协作单位 配合 会办单位 相关责任单位 配合协作单位 责任配合单位
    """,
    Role.GUIDE: """
    指导单位 指导部门 业务指导单位 督导单位 督导部门 督促指导单位
    """,
    Role.LEADER: """
    责任领导 牵头领导 分管县领导 分管市领导 分管区领导 包保领导 挂牌领导 分管领导 责任人
    包抓领导 包联领导 挂钩领导 联系领导 主管领导 市领导 县领导 区领导 市级领导 县级领导
    责任县领导 牵头县领导 牵头区领导 牵头市领导 第一责任人 直接责任人 具体责任人 主要责任人
    牵头人 负责人 总负责人
    """,
    Role.DEADLINE: """
    完成时限 完成时间 整改时限 整改期限 时限要求 时间节点 计划完成时间 办理时限 时限 完成期限
    进度安排 时间安排 推进时限 整改完成时限 工作时限 完成时间节点 时间要求 序时进度要求
    """,
}
_ROLE_OF = {label: role for role, labels in _LABELS.items() for label in labels.split()}
_KNOWN = "|".join(sorted(_ROLE_OF, key=len, reverse=True))
_REMARK = r"(?:[（(][^（()）:：]{1,8}[)）])?"

LABEL = re.compile(rf"(?:[省市县区州]级|[省市县区])?(?P<label>{_KNOWN}){_REMARK}[^\S\n]*[:：]")
SPACED_LABEL = re.compile(
    rf"(?m)^(?P<lead>[ \t　·•●—\-*]*(?:[省市县区州]级|[省市县区])?(?:{_KNOWN}))[ \t　]+(?=[^\s:：])"
)
FOREIGN_LABEL = re.compile(r"(?:(?<=[，,；;。、\s])|^)(?P<label>[\u4e00-\u9fff]{2,8})[^\S\n]*[:：]")

_DUTY = (
    r"(?:(?:根据|按照|按|依据|依|履行)(?:各自|自身|本)?的?(?:部门|工作)?(?:职责|职能|权限|任务)?和?(?:任务)?(?:分工)?(?:范围)?|"
    r"(?:各自)?职责分工|分工)?"
)
_DOING = r"(?:负责(?:落实|实施|推进|办理|开展|完成|组织实施)?|组织实施|抓好落实|推动落实|贯彻落实|落实|推进|实施|承办)"
_VERBS = (
    (
        Role.LEAD,
        r"(?:共同|联合|总体|总|分别|具体|负责)?(?:牵头(?:抓总|负责|落实|组织实施|组织|推进|实施|完成|办理|抓落实)?|主办)",
    ),
    (
        Role.HELPER,
        r"(?:积极|协同|共同)?(?:配合|参与|参加|协助|协同|协作|协办)(?:落实|实施|推进|完成|做好|负责)?",
    ),
    (Role.GUIDE, r"(?:加强|负责)?(?:业务)?(?:督促|统筹)?指导"),
    (
        Role.RESPONSIBLE,
        rf"{_DUTY}(?:结合实际)?(?:共同|分别|具体|统一|依法|抓好|组织|协同|分级|分工)?{_DOING}",
    ),
)
_VERB = [(role, re.compile(rf"(?P<names>.*?\S)\s*(?P<verb>{words})", re.S)) for role, words in _VERBS]
_STRONG = re.compile(r"牵头|负责$|配合$|参与$|协助$|指导$")


@dataclass(frozen=True, slots=True)
class Said:
    """Names, and the role that the verb behind them gives; None where no verb stands."""

    names: str
    role: Role | None
    verb: str


def role_of(label: str) -> Role | None:
    """The role that a label or a table heading names; None when it is no such label."""
    return _ROLE_OF.get(re.sub(r"\s|^[省市县区州]级?(?=牵头|责任|配合)", "", label))


def said_of(words: str) -> Said:
    """The names before a closing verb and their role."""
    for role, pattern in _VERB:
        match = pattern.fullmatch(words)
        if match:
            return Said(match["names"], role, match["verb"])
    return Said(words, None, "")


def closes_a_group(said: Said) -> bool:
    """Whether the verb is clear enough to end a group of names in front of a 、."""
    return bool(_STRONG.search(said.verb))
