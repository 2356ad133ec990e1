"""Writing the circular: all is named while it fits, else the worst, and the rest is counted."""

from bisect import bisect_left

from tracker.domain.circular.annexes import annexes
from tracker.domain.circular.demands import demands
from tracker.domain.circular.findings import Findings, findings
from tracker.domain.circular.material import Material, PlanTitle
from tracker.domain.circular.overall import overall
from tracker.domain.circular.phrases import Room
from tracker.domain.circular.problems import problems
from tracker.domain.circular.progress import good_progress
from tracker.domain.circular.value import Annex, Circular, Section
from tracker.domain.printed import clip
from tracker.errors import InputError

LIMIT = 5000  # characters of a general document; the practice on shortening documents
ROOMS = (10**6, 60, 40, 30, 20, 15, 10, 8, 6, 4, 3, 2, 1)
PLAN_TITLE = 60


def write(material: Material) -> Circular:
    """The circular of a month, its body under LIMIT characters.

    Raises InputError when nothing had been dispatched by the cut-off.
    """
    if not material.now.records:
        raise InputError(
            f"到{material.cutoff.year}年{material.cutoff.month}月{material.cutoff.day}日还没有交办任务，没有可通报的内容。",
            "请先交办任务，或换一个月份。",
        )
    found = findings(material)
    fixed, attached = overall(found), annexes(found)

    def too_long(position: int) -> bool:
        return compose(found, fixed, attached, Room(ROOMS[position])).length >= LIMIT

    fits = bisect_left(range(len(ROOMS) - 1), True, key=lambda position: not too_long(position))
    return compose(found, fixed, attached, Room(ROOMS[fits]))


def compose(found: Findings, fixed: Section, attached: tuple[Annex, ...], room: Room) -> Circular:
    """The circular with so much room for what it names; its first section and annexes need none."""
    material = found.material
    return Circular(
        number=material.number,
        office=clip(material.office, PLAN_TITLE),
        month=material.month,
        cutoff=material.cutoff,
        issued=material.issued,
        title=f"关于{subject(material.plans)}落实情况的通报",
        salutation=salutation(material),
        sections=(fixed, good_progress(found, room), problems(found, room), demands(found, room)),
        annexes=attached,
        head=material.head,
    )


def subject(plans: tuple[PlanTitle, ...]) -> str:
    """《…》, or 《…》等3个方案."""
    if not plans:
        return "督办任务"
    first = f"《{clip(plans[0].title, PLAN_TITLE).strip('《》')}》"
    return first if len(plans) == 1 else f"{first}等{len(plans)}个方案"


def salutation(material: Material) -> str:
    """Whom it is addressed to: the kinds of units that lead tasks or do their part."""
    townships = {unit.name for unit in material.units if unit.is_township}
    named = {name for record in material.now for name in (*record.facts.lead, *record.facts.responsible)}
    meant = any(name in townships or "乡镇" in name for name in named)
    return "各乡镇，各有关单位：" if meant else "各有关单位："
