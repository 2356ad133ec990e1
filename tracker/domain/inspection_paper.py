"""督查方案, 督查结论 and 整改通知书 as they are printed: made from the inspection alone, the same for ever."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from tracker.domain.case import chinese
from tracker.domain.circular.value import Cell, Column, Table
from tracker.domain.drawing import lots
from tracker.domain.inspection import Draw, DrawOf, Feedback, Inspection, Problem
from tracker.domain.paper import Paper, numbered

OPENLY = "听取汇报、查阅资料、个别访谈和实地查看相结合，能从台账中取得的材料不再要求报送。"
UNANNOUNCED = (
    "四不两直：不发通知、不打招呼、不听汇报、不用陪同接待，直奔基层、直插现场。反馈以前不得向督查对象透露。"
)
DISCIPLINE = (
    "按照批准的方案开展督查，不扩大范围，不变更对象和内容，不干预督查对象的正常工作。",
    "督查人员与督查对象有利害关系的应当回避；问题要有事实、有证据，一事一记。",
    "不要求为迎接督查准备专门材料，不增加基层负担。",
)
DRAW_COLUMNS = (
    Column("次序", 12),
    Column("名单", 50, centred=False),
    Column("代码", 28),
    Column("SHA-256前16位", 46),
    Column("结果", 18),
)


def scheme_paper(
    inspection: Inspection,
    office: str,
    names: Mapping[str, str],
    persons: Mapping[str, str],
    approved_by: str = "",
) -> Paper:
    """督查方案. `names` are units by code, `persons` people by account; empty where the reader may not know who approved."""
    scheme = inspection.scheme
    parts = [
        ("督查内容", (ended(scheme.content),)),
        ("督查对象", (ended("、".join(names.get(unit, unit) for unit in scheme.units) or "待抽取"),)),
        ("督查范围", (ended("、".join(scheme.scope) or "待抽取"),)),
        ("督查时间", (f"{chinese(scheme.start)}至{chinese(scheme.end)}。",)),
        ("督查人员", (team(scheme.members, persons),)),
        (
            "督查方式",
            (
                OPENLY if scheme.announced else UNANNOUNCED,
                *chain.from_iterable(map(drawn_words, inspection.draws)),
            ),
        ),
        ("纪律要求", DISCIPLINE),
        ("方案批准", (approval(inspection, approved_by),)),
    ]
    return Paper(
        name="督查方案",
        number=inspection.code,
        office=office,
        day=inspection.approved_on or inspection.drafted_on,
        title=f"{scheme.title}方案",
        sections=numbered(parts),
        tables=tuple(draw_table(draw, names, persons) for draw in inspection.draws),
    )


def approval(inspection: Inspection, approved_by: str) -> str:
    """Who approved the scheme when: without approval nobody inspects (《政府督查工作条例》)."""
    if inspection.approved_on is None:
        return "本方案尚未批准，批准以前不得开展督查。"
    return f"本方案{approved_by and f'由{approved_by}'}于{chinese(inspection.approved_on)}批准。"


def conclusion_paper(inspection: Inspection, told: Feedback, office: str, unit: str) -> Paper:
    """督查结论 as it is fed back to one unit, with its name; a review that was decided stands in it."""
    problems = inspection.problems_of(told.unit)
    listed = tuple(problem_words(place, each) for place, each in enumerate(problems, 1))
    parts = [
        ("督查结论", (ended(told.conclusion),)),
        ("发现的问题", listed or ("没有发现需要整改的问题。",)),
    ]
    if problems:
        parts.append(("整改要求", ("问题已编入问题整改台账，请按整改通知书办理，逐项整改、逐项销号。",)))
    parts.append(("申请复核", (review_words(told),)))
    if told.decided_on:
        parts.append(("复核决定", (decision_words(told),)))
    return Paper(
        name="督查结论",
        number=inspection.code,
        office=office,
        day=told.decided_on or told.on,
        title=f"{inspection.scheme.title}反馈意见",
        salutation=f"{unit}：",
        opening=opening(inspection),
        sections=numbered(parts),
    )


def opening(inspection: Inspection) -> str:
    """Under which scheme and when the inspection was."""
    scheme = inspection.scheme
    kind = "" if scheme.announced else "不打招呼的"
    return (
        f"根据{chinese(inspection.approved_on)}批准的督查方案，督查组于{chinese(inspection.begun_on)}起"
        f"对你单位开展了{kind}督查。现将督查结论反馈如下。"
    )


def problem_words(place: int, problem: Problem) -> str:
    """1.台账没有更新（XH2020-W001）。抽查3所学校……整改要求：逐校更新。整改时限：2020年4月30日。"""
    code = f"（{problem.finding}）" if problem.finding else ""
    return (
        f"{place}.{problem.title}{code}。{ended(problem.facts)}"
        f"整改要求：{ended(problem.measures)}整改时限：{chinese(problem.until)}。"
    )


def review_words(told: Feedback) -> str:
    """Until when a review may be asked for, and what became of one."""
    if told.asked_on is None:
        return (
            f"对本结论有异议的，可以自收到之日起30日内，即{chinese(told.review_by)}以前，书面申请复核；"
            "收到申请后30日内作出复核决定，参与作出督查结论的人员回避。"
        )
    return f"你单位于{chinese(told.asked_on)}申请复核：{ended(told.asked)}"


def decision_words(told: Feedback) -> str:
    """What was decided on the review, and when."""
    outcome = "维持原结论" if told.upheld else "变更原结论，以上为变更后的结论"
    return f"{chinese(told.decided_on)}复核决定{outcome}。{ended(told.decision)}"


def team(members: Sequence[str], persons: Mapping[str, str]) -> str:
    """组长：…。成员：…。"""
    named = [persons.get(account, account) for account in members]
    if not named:
        return "待抽取。"
    others = f"成员：{'、'.join(named[1:])}。" if named[1:] else ""
    return f"组长：{named[0]}。{others}"


def drawn_words(draw: Draw) -> tuple[str, str]:
    """How something was drawn, so that anybody can do it again; the seed, which may be long, on a line of its own."""
    aside = f"，另有{len(draw.excluded)}人应当回避，不列入名单" if draw.excluded else ""
    return (
        f"{draw.of.word}于{chinese(draw.on)}随机抽取产生：名单{len(draw.candidates)}个{aside}，"
        f"按“种子:代码”的SHA-256从小到大取前{draw.count}个，名单附后，种子如下。",
        f"种子：{draw.seed}",
    )


def draw_table(draw: Draw, names: Mapping[str, str], persons: Mapping[str, str]) -> Table:
    """Every candidate in the order of the lots."""
    known = persons if draw.of is DrawOf.MEMBER else names
    rows: Iterable[tuple[Cell, ...]] = (
        (
            place,
            known.get(lot.candidate, lot.candidate),
            lot.candidate,
            lot.number[:16],
            "抽中" if lot.drawn else "",
        )
        for place, lot in enumerate(lots(draw.seed, draw.candidates, draw.count), 1)
    )
    return Table(f"{draw.of.word}抽取名单", DRAW_COLUMNS, tuple(rows), "名单是空的。")


def ended(words: str) -> str:
    """The words with a full stop at their end."""
    words = words.strip()
    return words if words[-1:] in tuple("。！？") else f"{words}。"
