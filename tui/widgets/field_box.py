"""A field of a form: its label, where one types, and what is wrong with what was typed."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, RadioSet, Static, TextArea

from tui.forms.fields import Field, Kind
from tui.widgets.choice import Choice, Choices
from tui.widgets.path_fields import PathsArea
from tui.widgets.percent_input import PercentInput

TALL = (Kind.LINES, Kind.FILES)


class FieldBox(Vertical):
    """`text` is what stands in the field now."""

    DEFAULT_CSS = """
    FieldBox {
        height: auto; margin-bottom: 1;
        .label { color: $foreground; }
        .wrong { color: $error; display: none; }
        TextArea { height: auto; min-height: 3; max-height: 8; border: none; padding: 0 1; background: $panel; }
        TextArea:focus { border: none; background: $boost; }
        Input { background: $panel; }
        Input:focus { background: $boost; }
        RadioSet { border: none; padding: 0; background: $surface; width: 100%; }
    }
    """

    def __init__(self, field: Field) -> None:
        super().__init__(id=f"field-{field.name}")
        self.field = field

    def compose(self) -> ComposeResult:
        star = " *" if self.field.required else ""
        said = "；".join(each for each in (self.field.hint, "F3选" if self.field.offered else "") if each)
        hint = f"  {said}" if said else ""
        yield Static(
            Content.assemble((f"{self.field.label}{star}", "bold"), (hint, "$quiet")), classes="label"
        )
        yield self.entry()
        yield Static("", classes="wrong", markup=False)

    def entry(self) -> Widget:
        """Where one types or chooses."""
        if self.field.kind in TALL:
            area = PathsArea if self.field.kind is Kind.FILES else TextArea
            return area(self.field.value, compact=True, show_line_numbers=False, soft_wrap=True)
        if self.field.kind is Kind.CHOICE:
            chosen = self.field.only_choice or self.field.value
            buttons = (Choice(Content(words), value=value == chosen) for value, words in self.field.choices)
            return Choices(*buttons, compact=True)
        entry = PercentInput if self.field.kind is Kind.PERCENT else Input
        return entry(self.field.value, compact=True)

    @property
    def text(self) -> str:
        """What stands in the field."""
        if self.field.kind in TALL:
            return self.query_one(TextArea).text
        if self.field.kind is Kind.CHOICE:
            pressed = self.query_one(RadioSet).pressed_index
            return self.field.choices[pressed][0] if pressed >= 0 else ""
        return self.query_one(Input).value

    def say(self, words: str) -> None:
        """Show what is wrong, or nothing."""
        wrong = self.query_one(".wrong", Static)
        wrong.update(Content(words))
        wrong.display = bool(words)

    def add(self, names: str) -> None:
        """Put names behind those that stand in the field."""
        entry = self.query_one(Input)
        entry.value = "、".join(part for part in (entry.value.strip("、 "), names) if part)
        entry.cursor_position = len(entry.value)

    def take_focus(self) -> None:
        """Put the cursor here."""
        self.query("TextArea, Input, RadioSet").first().focus()
