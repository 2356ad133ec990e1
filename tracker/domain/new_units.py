"""Names that can be taken into the registry as they stand: the kind that their words show, and a free code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.review_names import Asked
from tracker.domain.review_steps import NameIsNew
from tracker.domain.unit_names import LEVEL, names_nobody, pinyin_initials, plain, shortens, trunk
from tracker.domain.units import UnitKind

# The first that fits says the kind. Sources: 地方各级人民代表大会和地方各级人民政府组织法 for governments and
# their departments; organs that answer to the level above (税务、海关、气象…) are 垂直管理.
KINDS = (
    (UnitKind.TOWNSHIP, r"(乡|镇|街道)(办事处|党工委|党委)?(人民政府|政府|委员会)?$"),
    (UnitKind.COMMUNITY, r"(社区|村)(居委会|村委会|委员会)?$"),
    (UnitKind.DISCIPLINE, r"纪委|监委|纪检"),
    (UnitKind.LEADING_GROUP, r"(领导小组|指挥部|委员会)办公室$|领导小组$|指挥部$|专班$"),
    (
        UnitKind.VERTICAL,
        r"税务|海关|气象局|地震局|烟草|调查队|(通信|邮政)管理局|邮政局|证监|银保监|金融监管(总)?局|外汇局|人民银行|"
        r"^人行|消防救援|海事局|无线电管理",
    ),
    (
        UnitKind.PEOPLE,
        r"^团|共青团|团[省市县区州]委$|工会|妇联|工商联|科协|社科联|残联|文联|侨联|作协|记协|贸促会|红十字会|计生协",
    ),
    (UnitKind.COMPANY, r"公司|集团|银行|信用社|农信联社|供电"),
    (
        UnitKind.INSTITUTION,
        r"(研究院|研究所|实验室|大学|学院|学校|医院|中心|报社|日报社|广播电视台|电视台|党校|档案馆|服务局|供销联社|供销社|社保局|就业局)$",
    ),
    (
        UnitKind.PARTY,
        r"(?<!县)(^|[省市县区旗州])委(?!员会)|(组织部|宣传部|统战部|政法委|编办|网信办|督查室)$",
    ),
)
_SEVERAL = re.compile(r"各|相关|有关|[省市县区州]直(属)?(机关|单位|部门|$)|驻[省市县区州]|成员单位")
_STEP = re.compile(r"国家|中央|国务院|[省县州旗]|市(?!场)|区(?!域)")
_BRACKETED = re.compile(r"\([^()]*\)")


def one_unit(name: str) -> bool:
    """Whether the words name a single unit, not a group and not nobody: 县教育局, but not 各乡镇 or 县直机关."""
    return bool(plain(name)) and not (names_nobody(name) or _SEVERAL.search(plain(name)))


def kind_of(name: str) -> UnitKind:
    """The kind that the words show; most units of a plan are departments of a government."""
    words = _BRACKETED.sub("", plain(name))
    return next((kind for kind, shape in KINDS if re.search(shape, words)), UnitKind.GOVERNMENT)


def code_of(name: str) -> str:
    """A code from the name's initials, its level left out: 县教育局 gives `jyj`; `dw` stands before a digit."""
    words = _BRACKETED.sub("", plain(name)) or plain(name)
    initials = pinyin_initials(LEVEL.sub("", words))
    code = "".join(letter for letter in initials if letter.isascii() and letter.isalnum())
    return code if code[:1].isalpha() else f"dw{code}"


@dataclass(frozen=True, slots=True)
class NewUnit:
    """The answer that a name is a new unit; `like` are names that may mean the same unit, so that a person looks."""

    step: NameIsNew
    like: tuple[str, ...] = ()


def as_new_units(asked: Iterable[Asked], taken: Iterable[str]) -> tuple[NewUnit, ...]:
    """For each name of a single unit that waits for an answer: that it is new, with a code that is not `taken`."""
    codes, trunks, found = set(taken), dict[str, str](), list[NewUnit]()
    for each in asked:
        if each.answer is not None or not one_unit(each.name):
            continue
        code = free_code(code_of(each.name), codes)
        codes.add(code)
        twin = trunks.setdefault(trunk(each.name), each.name)
        like = [unit.name for unit in each.candidates if may_be_one(unit.name, each.name)]
        like += [twin] if twin != each.name else []
        found.append(
            NewUnit(NameIsNew(name=each.name, code=code, unit_kind=kind_of(each.name).value), tuple(like))
        )
    return tuple(found)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may mean one unit: the one shortens the other, at no other level (省教育厅, 县教育局)."""
    levels = [found[0] for found in map(_STEP.match, (plain(one), plain(other))) if found]
    return shortens(one, other) and len(set(levels)) < 2


def free_code(code: str, taken: set[str]) -> str:
    """The code, or the code with the first number that makes it free."""
    ordinal, free = 1, code
    while free in taken:
        ordinal += 1
        free = f"{code}{ordinal}"
    return free
