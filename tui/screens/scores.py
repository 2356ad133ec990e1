"""考核: the points of a period, departments and townships apart; opening a unit shows what each point rests on."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from tracker.domain.permissions import Act, may
from tracker.domain.scoring.table import Audience
from tui.actions import SCORE_PERIODS, SCORES, bindings
from tui.forms.scores import PLACE_FORMS
from tui.scores import Place, ScoreList, UnitScore, read_scores
from tui.screens.score_period import PeriodPage
from tui.widgets.list_table import WAITS, Head, ListTable, Row
from tui.widgets.prose import Prose

HEADS = (
    Head("单位", share=1),
    Head("得分", 8, right=True),
    Head("未评项目", 8, right=True),
    Head("待裁定异议", 10, right=True),
)


class ScoresScreen(PeriodPage):
    """Off until the office turns it on, which the page says."""

    NAME = "scores"
    CSS_PATH = "scores.tcss"
    AUTO_FOCUS = "ListTable"
    BINDINGS = bindings(SCORES, SCORE_PERIODS)
    help_title = "考核"
    help_words = (
        "一个考核期各单位的得分，部门和乡镇分开评，T换着看。评分默认关闭，由办公室按N启用评分表。回车打开一个单位，看每一项怎样算、"
        "依据日志第几条，评分和裁定异议。考核期结束、评完、异议都裁定以后按K定稿，定稿的结果不再变化。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: ScoreList | None = None

    def body(self) -> ComposeResult:
        yield Prose(id="head")
        yield ListTable()
        yield Static("", id="empty", markup=False)

    def read(self) -> ScoreList:
        return read_scores(self.desk, self.read_place())

    def show(self, found: ScoreList) -> None:
        self.found, self.place = found, found.place
        words = "" if found.off else found.standing
        self.query_one("#head", Prose).say(
            Content.assemble((f"{found.place.words}　", "bold $primary"), words)
        )
        table = self.query_one(ListTable)
        table.fill(HEADS, [row_in_words(each) for each in found.rows])
        table.display = bool(found.rows)
        empty = self.query_one("#empty", Static)
        empty.display = not found.rows
        empty.update(self.empty_in_words(found))
        self.refresh_bindings()

    def empty_in_words(self, found: ScoreList) -> str:
        """That scores are off, and who turns them on; or that nobody is scored."""
        if not found.off:
            return f"{found.place.audience.word}里没有按这个评分表评分的单位。"
        return found.standing + ("按 N 启用。" if self.keeps else "")

    @property
    def keeps(self) -> bool:
        """Whether the reader keeps the scores."""
        return self.desk.actor is not None and not may(self.desk.actor, Act.KEEP_SCORES)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Scores are kept by the office; a result is frozen once."""
        if action != "do" or self.found is None:
            return True
        rules = {
            "adopt": True,
            "end": not self.found.off,
            "freeze": not (self.found.off or self.found.frozen),
        }
        return self.keeps and rules[str(parameters[0])]

    def action_do(self, name: str) -> None:
        """Open the form of an action."""
        if self.place is not None:
            form = PLACE_FORMS[name](self.place)
            self.ask(lambda desk: form)

    def action_turn_audience(self) -> None:
        """The townships, or the departments."""
        if self.place is not None:
            other = next(each for each in Audience if each is not self.place.audience)
            self.place = Place(self.place.period, other)
            self.load()

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the sheet of the unit under the cursor."""
        unit = self.query_one(ListTable).at_cursor
        if unit is not None:
            self.duban.open_scores(unit, self.place)


def row_in_words(row: UnitScore) -> Row:
    """A unit in a line."""
    return Row(
        row.unit,
        (row.name, row.total, str(row.missing or "-"), str(row.waiting or "-")),
        WAITS if row.waiting else "",
    )
