"""What the name of one unit looks like: its level word in front, its ending, whether it is a group."""

import re
import unicodedata

from tracker.reading.places import carries_a_place

_LEVEL = re.compile(r"自治区|自治州|自治县|[省市县区州旗盟]")
_NOT_A_LEVEL = re.compile(
    r"市场|市政(?!府|协|法|务|数|研|企)|市容|市民(?!政|宗|族|委|航|办)|市域|区域|区块|区划|县域|[省州市]际|旗舰"
)
_PLACE = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{2,6}?(?:自治区|自治州|自治县|省|(?<![城都超])市|县|州(?!市)|旗|"
    r"(?<![园社地景库林矿山新发验范城片街灾牧老辖湖])区)"
)
_ZONE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}?)?(?:经济(?:技术)?|高新(?:技术)?(?:产业)?)?开发区|(?:[\u4e00-\u9fff]{2,4})?(?:高新|经开)区"
)
_NO_PLACE = re.compile(
    r"各|有关|相关|其他|其它|国|中央|全|我|本|驻|属|市场|城市|该|所|当|人民银行|人行|(?:农业|工商|建设|交通)银行|农发行|邮储银行"
)

_STRONG_WORDS = r"""
    局 厅 委 办 署 (?<=[\u4e00-\u9fff]{2})司 供销合作社 委员会 管委会 工委 党委 党组 政府 (?<![干全内外])部 中心 公司
    集团 银行 分行 支行 中支 大学 学院 学校 医院 法院 检察院 研究院 国务院 科学院 工程院 协会
    学会 商会 总会 贸促会 工会 联合会 基金会 红十字会 常委会 监会 妇联 残联 文联 侨联 科协 记协 作协 社科联
    工商联 总社 联社 供销社 报社 出版社 通讯社 新华社 电视台 广播电台 海关 总队 支队 大队
    调查队 指挥部 领导小组 专班 办公室 办公厅 街道 办事处 社区 团县委 政协 人大 武装部 党校
    部门 单位 机构 机关 各地 地区 实验室 组委 组委会 督查室 管理站 管理所 供电所 乡镇
    开发区 高新区 管理区 示范区 度假区 兵团
    """
_STRONG = "|".join(_STRONG_WORDS.split())
_WEAK_WORDS = r"""
    院 会 社 联 司 镇街 县市区 市县区 运营商 部队 站 队 所 处 室 馆 台 园 校 厂
    场 村 企业 院校 高校 基地 园区 新区 景区 乡 镇 区 县 市 州 旗 省 组 科
    团 部 行 局属单位
    """
_WEAK = "|".join(_WEAK_WORDS.split())
_TAIL = r"(?:[（(〔\[][^（()）〔〕\[\]]*[)）〕\]])?(?:[（(〔\[][^（()）〔〕\[\]]*[)）〕\]])?$"
_STRONG_ENDING = re.compile(f"(?:{_STRONG}){_TAIL}")
_ANY_ENDING = re.compile(f"(?:{_STRONG}|{_WEAK}){_TAIL}")

_GROUP = re.compile(
    r"^(?:各|有关|相关|其他|其它|全体|全县|全市|全省|全区)|各(?:部门|单位|乡镇|镇|街道|成员|有关|相关|地|级|市|县|区)|"
    r"(?:有关|相关|其他|所属|直属|成员|牵头|配合|主管|职能|行业)(?:部门|单位|机构|机关)"
)
_COMMITTEE = re.compile(
    r"组织部|宣传部|统战部|政法委|社会工作部|社工部|老干部局|巡察办|巡视办|机要局|改革办|直属机关工委|直属机关党工委|"
    r"国安办|财经办|农办|农工办|台办"
)
_EITHER_SIDE = re.compile(r"网信办|编办|党校|军民融合办")
_HEIR_ENDINGS_WORDS = """
    局 委 办 厅 督查室 办公室 中心 调查队 大队 支队 总队 联社 总社 供销社 供销合作社 工会
    妇联 残联 文联 侨联 科协 工商联 红十字会 社科联 记协 政协 人大 法院 检察院
    党校 武装部 气象台 电视台 贸促会 计生协 关工委 消协 农科院 社科院 供电局 总工会
    联合会 委员会 中队 人民医院 中医院 妇幼保健院
    """
_HEIR_ENDINGS = "|".join(_HEIR_ENDINGS_WORDS.split())
_UTILITIES = (
    "电信|移动|联通|铁塔|供电|电力|燃气|供水|自来水|水务|供热|热力|盐业|广电网络|烟草|石油|公交|邮政|粮食|"
    "(?:[城水交农文旅产建国工能金林科铁矿生][旅建发投]?投|城市建设投资|交通投资|国有资产)(?:发展|开发|建设|经营|控股)*"
)
_COMPANY = r"(?:集团|分|总|有限|责任|股份)*(?:公司|集团)"
_HEIR = re.compile(f"(?:{_HEIR_ENDINGS}|(?:{_UTILITIES}){_COMPANY}){_TAIL}")
_OWN_BRANCH = re.compile(
    "(?>生态环境|自然资源(?:和规划|规划)?|规划(?:和)?(?:自然)?资源|公安|交警|税务|市场监管|医疗保障|医保|住建|水利|气象)局?"
    "[\u4e00-\u9fff]{2,4}(?:分局|大队)"
)
_OF_ITS_AREA = re.compile(
    f"[\u4e00-\u9fff]{{2,6}}(?:海事局|海关|河务局|水文局|航务管理局|铁路局|车务段|机场|供电局|(?:供电|自来水|机场|{_UTILITIES}){_COMPANY})"
)
_NO_HEIR = re.compile(
    r"各|有关|相关|其他|其它|国|中央|中国|中共|中华|驻|人民银行|人行|民航|中铁|中石油|中石化|中储粮|团|共青团|新华|全|原|军分区|省|以上|本|该|属|"
    r"市直|县直|区直|州直|南方电网|大唐|华能|税务局"
)


def compact(name: str) -> str:
    """The name without white space."""
    return re.sub(r"\s", "", name)


def level_prefix(name: str) -> str:
    """The words in front that neighbours in a list share: 县 of 县卫健局, 循化县 of 循化县财政局, else empty."""
    match = _LEVEL.match(name)
    if match and not _NOT_A_LEVEL.match(name) and len(name) > len(match[0]) + 1:
        return match[0]
    if _NO_PLACE.match(name):
        return ""
    zone = _ZONE.match(name)
    end = zone.end() if zone and len(name) > zone.end() + 1 else 0
    while (place := _PLACE.match(name, end)) and len(name) > place.end() + 1:
        end = place.end()
    return name[:end]


def is_bare_place(name: str) -> bool:
    """Whether the name is a place and nothing more: 杭州市, 各市, 鹿城区."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{1,9}(?:省|市|县|区|州|旗|镇|乡|街道)", name))


def ends_like_a_unit(name: str) -> bool:
    """Whether the name ends as names of units do, villages and halls included."""
    return bool(_ANY_ENDING.search(name)) and len(name) > 1


def is_surely_a_unit(name: str) -> bool:
    """Whether the name can be nothing but a unit or a group of them."""
    plain = unicodedata.normalize("NFKC", name)
    return bool(_STRONG_ENDING.search(plain)) and 1 < len(plain) < 36 and not re.search(r"[的是将把]", plain)


def is_group(name: str) -> bool:
    """Whether the name stands for several units: 各乡镇党委、政府, 有关部门."""
    return bool(_GROUP.search(name))


def belongs_to_committee(name: str) -> bool:
    """Whether a bare name is always the party committee's: 组织部."""
    return bool(_COMMITTEE.fullmatch(name))


def may_belong_to_committee(name: str) -> bool:
    """Whether a bare name follows its neighbour into the party committee: 网信办 after 省委宣传部."""
    return bool(_EITHER_SIDE.fullmatch(name))


def inherits(name: str, prefix: str) -> bool:
    """Whether a name in a list takes the level word of the name before it."""
    if _NO_HEIR.match(name) or level_prefix(name) or carries_a_place(name) or is_group(name):
        return False
    if _OWN_BRANCH.fullmatch(name) or _OF_ITS_AREA.fullmatch(name):
        return False
    if belongs_to_committee(name):
        return True
    if re.search("厅" + _TAIL, name):
        return prefix.endswith(("省", "自治区"))
    return bool(_HEIR.search(name))
