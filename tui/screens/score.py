"""The sheet of a unit: each line with its points, the sum in words, what it rests on, what was objected to and decided."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from tracker.domain.case import chinese
from tui.actions import BACK, ON_LINE, SCORE, SCORE_PERIODS, bindings
from tui.forms.scores import LINE_FORMS
from tui.scores import Place, ScoreLine, UnitSheet, read_unit_sheet
from tui.screens.form import Outcome
from tui.screens.score_period import PeriodPage
from tui.widgets.list_table import WAITS, Head, ListTable, Row
from tui.widgets.prose import Prose

HEADS = (
    Head("部分", share=1),
    Head("项目", share=2),
    Head("满分", 6, right=True),
    Head("得分", 6, right=True),
    Head("依据", 4, right=True),
    Head("异议", 8),
)
VERDICTS = {None: "待裁定", True: "成立", False: "不成立"}


class LineTable(ListTable):
    """The lines of a sheet; Enter does what is to be done about one."""

    BINDINGS = bindings(ON_LINE)


class ScoreScreen(PeriodPage):
    """`unit` is whose sheet it is; `place` None begins with the last period."""

    NAME = "scores"
    CSS_PATH = "scores.tcss"
    AUTO_FOCUS = "LineTable"
    BINDINGS = bindings(SCORE, SCORE_PERIODS, BACK)
    help_title = "单位得分"
    help_words = (
        "一个单位在一个考核期的得分，一项一行。下方是光标所在项目的算法和每一条依据，括号里是日志的第几条，Tab到下方用上下箭头翻看。"
        "单位认为不对的，按Y提出异议，由办公室裁定；办公室给需要人评的项目评分，写明依据。"
    )

    def __init__(self, unit: str, place: Place | None = None) -> None:
        super().__init__()
        self.unit, self.place = unit, place
        self.sheet: UnitSheet | None = None
        self.entered = False

    def body(self) -> ComposeResult:
        yield Prose(id="head")
        yield LineTable()
        yield Static("", id="empty", markup=False)
        with VerticalScroll(id="rests"):
            yield Prose(id="said", hang=4)

    def read(self) -> UnitSheet:
        return read_unit_sheet(self.desk, self.read_place(), self.unit)

    def show(self, found: UnitSheet) -> None:
        self.sheet, self.place = found, found.place
        total = f"{found.total}分　" if found.lines else ""
        self.query_one("#head", Prose).say(
            Content.assemble(
                (f"{found.name}　{found.place.words}　{total}", "bold $primary"),
                found.standing if found.lines else "",
            )
        )
        table = self.query_one(LineTable)
        table.fill(
            HEADS, [row_in_words(each) for each in found.lines], self.line_after if self.entered else None
        )
        self.entered = False
        table.display = self.query_one("#rests").display = bool(found.lines)
        empty = self.query_one("#empty", Static)
        empty.display = not found.lines
        empty.update(found.standing)
        self.read_out()

    @on(DataTable.RowHighlighted)
    def read_out(self) -> None:
        line = self.at_cursor
        self.query_one("#said", Prose).say(in_words(line) if line else "")
        self.query_one("#rests", VerticalScroll).scroll_home(animate=False)
        self.keys_follow(self.offered)

    @property
    def at_cursor(self) -> ScoreLine | None:
        """The line under the cursor."""
        at = self.query_one(LineTable).cursor_row
        lines = self.sheet.lines if self.sheet else ()
        return lines[at] if 0 <= at < len(lines) else None

    @property
    def offered(self) -> tuple[str, ...]:
        """What may be done about the line under the cursor."""
        line = self.at_cursor if self.is_mounted else None
        return self.sheet.offered(self.desk, line) if self.sheet is not None and line is not None else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what may be done about the line; only those who came from the list go back to it."""
        if action == "do":
            return parameters[0] in self.offered
        if action == "act_on_line":
            return bool(self.offered)
        return action != "back" or self.desk.who.unit is None

    @on(DataTable.RowSelected)
    def action_act_on_line(self) -> None:
        """Do the first of what may be done about the line."""
        if self.offered:
            self.action_do(self.offered[0])

    def action_do(self, name: str) -> None:
        """Open the form of an action on the line under the cursor."""
        line = self.at_cursor
        if self.sheet is not None and line is not None:
            form = LINE_FORMS[name](self.sheet, line)
            self.ask(lambda desk: form)

    def done(self, outcome: Outcome | None) -> None:
        """After points were given, on to the next line that has none."""
        super().done(outcome)
        self.entered = outcome is not None and outcome.error is None

    @property
    def line_after(self) -> int:
        """The next line without points, from the top again after the last; where all have some, the one at hand."""
        at, lines = self.query_one(LineTable).cursor_row, self.sheet.lines if self.sheet else ()
        ahead = [*range(at + 1, len(lines)), *range(at)]
        return next((each for each in ahead if lines[each].points is None), at)

    def action_back(self) -> None:
        """To the list."""
        self.dismiss()


def row_in_words(line: ScoreLine) -> Row:
    """A line of the sheet."""
    said = VERDICTS[line.objections[-1].upheld] if line.objections else ""
    points = "未评" if line.points is None else line.points
    rests = str(len(line.bases) or "-")
    return Row(
        line.key,
        (line.section, line.name, line.full, points, rests, said),
        WAITS if line.waiting else "",
    )


def in_words(line: ScoreLine) -> Content:
    """The sum in words, what it rests on, and what was objected to."""
    lines = [Content.styled(f"{line.name}：{line.sentence}", "bold")]
    lines += [Content(f"依据：{each}") for each in line.bases]
    for each in line.objections:
        answer = f"：{each.answer}" if each.answer else ""
        lines.append(
            Content.assemble(
                f"{chinese(each.on)}异议：{each.reason}",
                (f"（{VERDICTS[each.upheld]}{answer}）", "$warning" if each.upheld is None else "$quiet"),
            )
        )
    return Content("\n").join(lines)
