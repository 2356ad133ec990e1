"""Who does what in a task and by when: parts signed or not, every version of the deadline, every request for time."""

from textual.content import Content

from tracker.domain.case import chinese
from tracker.domain.task import Part, PartRole, State
from tui.sheet import Sheet
from tui.widgets.task_words import heading
from tui.words import pad

NAME, ROLE = 34, 10


def units_in_words(sheet: Sheet) -> Content:
    """The pane 单位和时限."""
    lines = [heading_once("承担单位"), *part_lines(sheet)]
    if sheet.task.sign_by is not None:
        lines.append(Content.styled(f"签收期限：{chinese(sheet.task.sign_by)}", "$quiet"))
    lines += [heading("完成时限"), *deadline_lines(sheet)]
    if sheet.task.milestones:
        lines += [heading("节点"), *milestone_lines(sheet)]
    if sheet.task.parent or sheet.task.children:
        lines += [heading("子任务"), *division_lines(sheet)]
    if sheet.task.instructions:
        lines += [heading("批示"), *instruction_lines(sheet)]
    if sheet.task.askings:
        lines += [heading("要求填报"), *asking_lines(sheet)]
    if sheet.task.extensions:
        lines += [heading("延期申请"), *extension_lines(sheet)]
    if sheet.task.claim_refusals:
        lines += [heading("核验不通过"), *(Content(reason) for reason in sheet.task.claim_refusals)]
    return Content("\n").join(lines)


def milestone_lines(sheet: Sheet) -> list[Content]:
    """2020年5月31日  累计40%  主体完工."""
    task = sheet.task
    names = task.milestone_names or ("",) * len(task.milestones)
    return [
        Content(f"{pad(chinese(on), 16)} 累计{share}%  {name}")
        for (on, share), name in zip(task.milestones, names, strict=True)
    ]


def division_lines(sheet: Sheet) -> list[Content]:
    """What the task is a part of, or its own parts."""
    task = sheet.task
    if task.parent:
        return [Content(f"是{task.parent}的子任务，权重{task.weight}")]
    return [Content("、".join(task.children))]


def instruction_lines(sheet: Sheet) -> list[Content]:
    """Each instruction with its answer."""
    lines = []
    for each in sheet.task.instructions:
        until = f"（{chinese(each.answer_by)}前回复）" if each.waits else ""
        lines.append(Content(f"{chinese(each.on)} {each.by}：{each.words}{until}"))
        if each.answered_on:
            lines.append(Content.styled(f"  {chinese(each.answered_on)}回复：{each.answer}", "$quiet"))
    return lines


def asking_lines(sheet: Sheet) -> list[Content]:
    """Who was asked to file what by when, and whether it did."""
    waiting = {each for asked in sheet.task.askings for each in sheet.task.askings_of(asked.unit)}
    return [
        Content(
            f"{pad(sheet.name_of(each.unit), NAME)} {each.period}，{chinese(each.due)}前"
            f"{'，未填报' if each in waiting else '，已填报'}"
        )
        for each in sheet.task.askings
    ]


def heading_once(words: str) -> Content:
    """The first heading, without an empty line before it."""
    return Content.styled(words, "bold $primary")


def part_lines(sheet: Sheet) -> list[Content]:
    """A line for each unit; the members of a group stand under its name."""
    lines, group = [], ""
    for part in sheet.task.parts:
        if part.group and part.group != group:
            members = [each for each in sheet.task.parts if each.group == part.group]
            done = sum(each.signed_on is not None for each in members)
            words = f"{part.group}（{len(members)}个单位，{done}个已签收）"
            lines.append(Content.assemble((pad(part.role.word, ROLE), "$quiet"), words))
        group = part.group
        lines.append(part_line(sheet, part))
    return lines


def part_line(sheet: Sheet, part: Part) -> Content:
    """牵头单位  县教育局  2020年3月17日签收."""
    name = sheet.name_of(part.unit, part.name)
    head = "  " if part.group else part.role.word
    room = NAME - 2 if part.group else NAME
    return Content.assemble(
        (pad(head, ROLE + NAME - room), "$quiet"), pad(name, room), " ", signed(sheet, part)
    )


def signed(sheet: Sheet, part: Part) -> Content:
    """Whether a part was signed, or need not be."""
    if part.unit is None:
        return Content.styled("不在单位名录中", "$error")
    if part.role is PartRole.GUIDE:
        return Content.styled("只作指导，不需签收", "$quiet")
    if part.signed_on is not None:
        return Content(f"{chinese(part.signed_on)}签收")
    return Content.styled("尚未交办" if sheet.task.state is State.DRAFT else "未签收", "$warning")


def deadline_lines(sheet: Sheet) -> list[Content]:
    """The original deadline first, then each granted one; the last one holds."""
    versions = sheet.task.deadlines
    if not versions:
        words = f"方案写作“{sheet.task.deadline_words}”" if sheet.task.deadline_words else "方案没有写明"
        return [Content(f"没有完成时限（{words}）")]
    lines = []
    for at, version in enumerate(versions):
        name = "原定时限" if at == 0 else f"第{at}次延期"
        holds = "（现行）" if at == len(versions) - 1 else ""
        since = f"，{chinese(version.since)}批准" if at else ""
        reason = f"，{version.reason}" if version.reason else ""
        lines.append(
            Content.assemble((pad(name, ROLE), "$quiet"), f"{chinese(version.day)}{holds}{since}{reason}")
        )
    return lines


def extension_lines(sheet: Sheet) -> list[Content]:
    """Each request and what became of it."""
    outcomes = {None: "等待审批", True: "已同意", False: "未同意"}
    return [
        Content(
            f"{chinese(asked.asked_on)}{sheet.name_of(asked.unit)}申请延至{chinese(asked.until)}"
            f"（已完成{asked.progress}%）：{asked.reason}。{outcomes[asked.granted]}"
            + (f"：{asked.answer}" if asked.answer else "")
        )
        for asked in sheet.task.extensions
    ]
