"""What a scheme must be before it is approved: complete, within its dates, without ties, not a repetition."""

from collections.abc import Iterable

from tracker.domain.case import chinese
from tracker.domain.inspection_case import Booked, InspectionCase, Surroundings
from tracker.domain.inspection_events import Scheme
from tracker.domain.needs import needs_no_book

LONGEST = 90  # days; an inspection that takes longer is another one


def check_scheme(case: InspectionCase, scheme: Scheme) -> None:
    """Raise RefusedError where something written in the scheme cannot be; what is still empty may be empty."""
    around = case.around
    case.needs_words(scheme.title, "请写明督查名称。")
    case.needs_words(scheme.content, "请写明督查内容。")
    needs_no_book((scheme.title, scheme.content, *scheme.matters))
    days = f"{chinese(scheme.start)}至{chinese(scheme.end)}"
    case.refuse_if(scheme.end < scheme.start, f"督查时间{days}，结束早于开始。")
    case.refuse_if(scheme.end < case.today, f"督查时间{days}已经过去。", "请改为今天以后的时间。")
    too_long = (scheme.end - scheme.start).days >= LONGEST
    case.refuse_if(too_long, f"督查时间{days}超过{LONGEST}天。", "督查应当控制时限，请分次开展。")
    for unit in scheme.units:
        case.refuse_if(
            unit not in around.units, f"单位名录中没有代码“{unit}”。", "请用 duban unit list 查看。"
        )
    for task in scheme.tasks:
        case.refuse_if(
            task not in around.tasks, f"没有已交办的任务“{task}”。", "督查范围写已交办的任务编号。"
        )
    for account in scheme.members:
        case.refuse_if(account not in around.accounts, f"没有在用的账号“{account}”，不能列为督查人员。")
    refuse_ties(case, scheme.members, scheme.units)
    refuse_named_units(case, scheme)
    refuse_overlap(case, scheme)


def check_complete(case: InspectionCase, scheme: Scheme) -> None:
    """Raise RefusedError where the scheme lacks what it must have (《政府督查工作条例》: 内容、对象、范围)."""
    lacking = {
        "督查对象": scheme.units,
        "督查范围": scheme.scope,
        "督查人员": scheme.members,
    }
    missing = "、".join(word for word, there in lacking.items() if not there)
    case.refuse_if(bool(missing), f"督查方案没有写明{missing}，不能批准。", "请先修改方案，或随机抽取。")


def refuse_ties(case: InspectionCase, members: tuple[str, ...], units: tuple[str, ...]) -> None:
    """回避: nobody inspects one's own unit, or one that one has a stated tie to."""
    for account in members:
        reason = case.around.stands_aside(account, units)
        case.refuse_if(bool(reason), f"{reason}，应当回避，不能列为督查人员。", "请换人。")


def refuse_named_units(case: InspectionCase, scheme: Scheme) -> None:
    """The title of an unannounced inspection is read by each unit after its feedback: it names no unit."""
    named = next((name for unit in scheme.units if (name := case.around.unit_name(unit)) in scheme.title), "")
    case.refuse_if(
        bool(named) and not scheme.announced,
        f"不打招呼的督查，名称中不能写单位名称“{named}”。",
        "各单位反馈后都会看到这个名称，请改写。",
    )


def refuse_overlap(case: InspectionCase, scheme: Scheme) -> None:
    """No second inspection of one unit on one matter in the same time (《政府督查工作条例》: 严禁重复督查)."""
    others = (other for other in case.around.booked if other.code != case.inspection.code)
    refuse_repeating(case, scheme, others, "请并入那一次督查，或另定时间。")


def refuse_overlap_since(case: InspectionCase) -> None:
    """Nor one that became a second one after its approval, when a unit was merged into another: the later gives way."""
    code = case.inspection.code
    earlier = [other.code for other in case.around.booked]
    earlier = earlier[: earlier.index(code)] if code in earlier else earlier
    others = (
        other for other in case.around.booked if other.code != code and (other.begun or other.code in earlier)
    )
    refuse_repeating(case, case.inspection.scheme, others, "单位合并以后成了重复督查，请取消其中一次。")


def refuse_repeating(case: InspectionCase, scheme: Scheme, others: Iterable[Booked], remedy: str) -> None:
    """Raise RefusedError naming the first of `others` that looks at the same."""
    for other in others:
        found = overlap(scheme, other)
        if found:
            unit, matter = found
            case.refuse_if(
                True,
                f"与督查{other.code}“{other.title}”重复：{chinese(other.start)}至{chinese(other.end)}"
                f"已对{case.around.unit_name(unit)}就“{matter}”开展督查。",
                remedy,
            )


def overlap(one: Scheme | Booked, other: Booked) -> tuple[str, str] | None:
    """The unit and the matter that both look at in overlapping time, if there are."""
    if one.end < other.start or other.end < one.start:
        return None
    units = [unit for unit in one.units if unit in other.units]
    seen = {bare(matter) for matter in other.scope}
    matters = [matter for matter in one.scope if bare(matter) in seen]
    return (units[0], matters[0]) if units and matters else None


def bare(matter: str) -> str:
    """A matter without the spaces in it."""
    return "".join(matter.split())


def eligible(
    around: Surroundings, accounts: tuple[str, ...], units: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The accounts that may inspect these units, and those that stand aside, each with the reason."""
    excluded = tuple((each, reason) for each in accounts if (reason := around.stands_aside(each, units)))
    out = {account for account, _ in excluded}
    return tuple(each for each in accounts if each not in out), excluded
