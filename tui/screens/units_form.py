"""A form with units in it: F3 chooses them from the registry for the field at the cursor."""

from typing import ClassVar

from textual.binding import BindingType

from tracker.domain.units import Registry
from tui.actions import PICK_UNITS, bindings
from tui.forms.fields import Kind
from tui.forms.form import Form
from tui.screens.form import FormScreen
from tui.screens.picker import Picked
from tui.screens.unit_picker import UnitPicker
from tui.widgets.field_box import FieldBox


class UnitsFormScreen(FormScreen):
    """`registry` are the units to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PICK_UNITS)

    def __init__(self, form: Form, registry: Registry) -> None:
        super().__init__(form)
        self.registry = registry

    @property
    def unit_field(self) -> FieldBox | None:
        """The field of units in which the cursor stands."""
        boxes = [box for box in self.query(FieldBox) if box.field.kind is Kind.UNITS and box.has_focus_within]
        return next(iter(boxes), None)

    def action_pick_units(self) -> None:
        """Choose units; they are added to the field."""
        box = self.unit_field
        if box is None:
            self.say("先把光标移到牵头单位、责任单位或指导单位一栏。")
            return

        def take(picked: Picked | None) -> None:
            if picked is not None:
                box.add("、".join(unit.name for unit in picked.choice.value))

        self.app.push_screen(UnitPicker(box.field.label, self.registry.units), take)
