"""Progress in a few keys: the percent, the numbers and one text; what else was said last time is said again."""

from dataclasses import replace

from tracker.domain.commands import FileProgress
from tracker.domain.permissions import Act
from tui.forms import filing
from tui.forms.act_form import ActForm
from tui.forms.fields import Field
from tui.forms.form import Answers
from tui.sheet import Sheet
from tui.widgets.percent_input import LEAP, STEP

ASKED = ("claimed", "progress")
CARRIED = {"problems": "存在问题", "next_steps": "下步措施"}


def says(sheet: Sheet) -> str:
    """The period, and what goes along unchanged from the last filing."""
    last = sheet.last_filing
    kept = [f"{label}：{getattr(last, name)}" for name, label in CARRIED.items() if getattr(last, name, "")]
    along = "\n沿用上次填报：" + "　".join(kept) + "\n要改这些或交佐证材料，请到任务页按F。" if kept else ""
    return filing.says(sheet) + along


def fields(sheet: Sheet) -> tuple[Field, ...]:
    """The percent first, so that an arrow or a number, and Enter, are enough."""
    asked = {field.name: field for field in filing.fields(sheet)}
    percent = asked["claimed"]
    stepped = "；".join(
        each for each in (percent.hint, f"↑↓加减{STEP}，PgUp、PgDn加减{LEAP}，回车保存") if each
    )
    targets = (field for name, field in asked.items() if name.startswith("target-"))
    return (replace(percent, hint=stepped), *targets, replace(asked["progress"], hint="有新情况请改写"))


def command(sheet: Sheet, answers: Answers) -> FileProgress:
    """The filing, with what was carried along."""
    last = sheet.last_filing
    carried = {name: getattr(last, name, "") for name in CARRIED}
    return filing.command(sheet, {**carried, **answers})


QUICK_FILING = ActForm(Act.FILE, says, command, fields, "快速填报", filing.doubts, quick=True)
