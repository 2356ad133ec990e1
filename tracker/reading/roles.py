"""The words that give units their part: labels (牵头单位：) and what follows a list (按职责分工负责)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Role(Enum):
    """What a list of names is."""

    LEAD = auto()
    RESPONSIBLE = auto()
    HELPER = auto()  # 配合单位: beside one, 责任单位 means the lead
    GUIDE = auto()
    MEMBER = auto()  # 成员单位: does its part beside a lead, and is no assignment alone
    LEADER = auto()
    DEADLINE = auto()
    OTHER = auto()  # 适用范围, 备注, 联系电话


UNIT_ROLES = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.HELPER, Role.GUIDE, Role.MEMBER})
BULLETS = " \\t　·•●○◎—\\-*▲△◆◇■□★☆▪►▶※➢√"  # for a character class
SIGNS = "★☆▲△●○◆◇■□※*＊#＃"  # in front of or behind a name, where the document says what they mean

_ORGAN = r"(?:单位|部门|处室|科室|股室|司局|主体|地区|机构|县区|区县|乡镇|镇街|街道|企业|站办?所|村居?|社区)"
_LABELS = (
    (
        Role.LEAD,
        rf"(?:总|主|第[一二三])?(?:牵头|统筹(?!指导|督)|主办|主责|抓总|主要责任|主要负责|第一责任)(?:责任|负责|承办|实施|抓总|组织|整改|督办|推进)?"
        rf"{_ORGAN}(?:(?:和|及|、){_ORGAN})?|总?牵头|主办|主责",
    ),
    (
        Role.HELPER,
        rf"(?:(?:责任|协同|协作|共同)?(?:配合|协办|协同|协助|协作|会办|参与|参加|保障|(?:技术)?支[持撑]|联动)(?:责任|配合|承办|协作|实施|落实|负责)?|(?:其[他它]|相关)责任)"
        rf"{_ORGAN}(?:(?:和|及|、){_ORGAN})?|配合|协办|参加|参与|协同|协助",
    ),
    (Role.MEMBER, r"(?:主要)?成员(?:单位|部门)"),
    (Role.GUIDE, rf"(?:业务|督促|统筹|行业)?(?:指导|督导|督办|督促|监督|验收(?:销号)?)(?:责任)?{_ORGAN}"),
    (
        Role.RESPONSIBLE,
        rf"(?:具体|组织|整改|工作|主管|属地)?(?:责任|负责|落实|承办|承担|实施|整改|推进|执行|主管|包抓|包联|包保|承接|主体)(?:落实|责任|承办|实施)?{_ORGAN}"
        r"(?:(?:和|及|、)(?:责任人|负责人))?|(?<![\u4e00-\u9fff])(?:责任|承办|(?:责任|任务|职责|工作)?分工)",
    ),
    (
        Role.LEADER,
        r"(?:(?:责任|牵头|分管|主管|包保|包抓|包联|包案|挂牌|挂钩|联系|督办|挂帅|挂联)的?(?:[省市州县区镇]级?)?(?:领导|负责人|负责同志)|"
        r"[省市州县区镇]级?(?:责任|牵头|分管|包抓|包保|挂钩|联系)?领导|(?:第一|直接|具体|主要|整改|牵头|总)?(?:责任|负责)人|牵头人|责任同志)",
    ),
    (
        Role.DEADLINE,
        r"(?:计划|预计|拟|整改|办理|工作|推进|任务)?(?:完成|办结|整改|办理|落实)(?:时限|期限|时间|日期|节点)(?:节点|要求|安排)?|"
        r"时限(?:要求)?|时间节点|进度安排|时间安排|推进时限|工作时限|时间要求|序时进度要求|完成期限",
    ),
)
_ROLES = tuple((role, re.compile(words)) for role, words in _LABELS)
_KNOWN = "|".join(words for _, words in _LABELS)
_LEVEL = r"(?:(?:省市|市县|县区|区县|市区|[省市县区州镇])级|市县|县区|区县|[省市县区州]直?)?"
_REMARK = r"(?:[（(][^（()）:：]{1,8}[)）])?"

LABEL = re.compile(rf"{_LEVEL}(?P<label>{_KNOWN}){_REMARK}[^\S\n]*为?[:：]")
SPACED_LABEL = re.compile(rf"(?m)^(?P<lead>[{BULLETS}]*{_LEVEL}(?:{_KNOWN}))[ \t　]+(?=[^\s:：])")
LOOSE_LABEL = re.compile(
    rf"(?P<lead>(?:^|(?<=[，,；;、\s])){_LEVEL}(?:{_KNOWN}))(?:为(?=\S)|[；;](?=\S)|[ \t　]+(?=[^\s:：为]))"
)
_COLON = re.compile("[:：]")
_LONGEST_LABEL = 32  # characters, its remark in brackets included
FOREIGN_LABEL = re.compile(r"(?:(?<=[，,；;。、\s])|^)(?P<label>[\u4e00-\u9fff]{2,8})[^\S\n]*[:：]")

_DUTY = (
    r"(?:(?:根据|按照|按|依据|依|履行)(?:各自|自身|本)?的?(?:部门|工作)?(?:职责|职能|权限|任务)?和?(?:任务)?(?:分工)?(?:范围)?|"
    r"(?:各自)?职责分工|分工)?"
)
_DOING = (
    r"(?:为责任(?:单位|部门)|负责(?:落实|实施|推进|办理|开展|完成|组织实施)?|组织实施|抓好落实|推动落实|贯彻落实|"
    r"落实|推进|实施|承办)"
)
_VERBS = (
    (
        Role.LEAD,
        r"(?:共同|联合|总体|总|分别|具体|负责)?(?:牵头(?:抓总|负总责|总负责|负责|协调|落实|组织实施|组织|推进|实施|完成|办理|抓落实)?|主办|主责|抓总|负总责|"
        r"统筹(?:协调|推进|负责|抓总|落实|实施)*|为(?:总|主)?牵头(?:责任)?(?:单位|部门)|为主(?:负责)?)",
    ),
    (
        Role.HELPER,
        r"(?:提供|做好|负责)?技术(?:支撑|支持|保障)|(?:积极|协同|共同|予以|给予|做好)?(?:配合|参与|参加|协助|协同|协作|协办)(?:落实|实施|推进|完成|做好|负责)?|为(?:配合|协办|参与|协同)(?:单位|部门)",
    ),
    (Role.GUIDE, r"(?:加强|负责)?(?:业务)?(?:督促|统筹)?指导"),
    (
        Role.RESPONSIBLE,
        rf"{_DUTY}(?:结合实际)?(?:共同|分别|具体|统一|依法|抓好|组织|协同|分级|分工)?{_DOING}|"
        r"(?:根据|按照|按)(?:各自|自身)?的?职责(?:任务)?和?分工",
    ),
)
_VERB = [(role, re.compile(rf"(?P<names>.*?)\s*(?P<verb>{words})", re.S)) for role, words in _VERBS]
_STRONG = re.compile(r"牵头|负责$|配合$|参与$|协助$|指导$")


@dataclass(frozen=True, slots=True)
class Said:
    """Names, and the role that the verb behind them gives; None where no verb stands."""

    names: str
    role: Role | None
    verb: str


def labels_in(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Every LABEL in the text, looked for only in front of colons: a long text has few."""
    end = len(text) if end is None else end
    for colon in _COLON.finditer(text, start, end):
        match = LABEL.search(text, max(start, colon.start() - _LONGEST_LABEL), colon.end())
        if match:
            start = match.end()
            yield match


def role_of(label: str) -> Role | None:
    """The role that a label or a table heading names; None when it is no such label."""
    words = re.sub(r"\s", "", label)
    words = words if words.endswith("领导") else re.sub(rf"^{_LEVEL}(?=..)", "", words)
    return next((role for role, pattern in _ROLES if pattern.fullmatch(words)), None)


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
