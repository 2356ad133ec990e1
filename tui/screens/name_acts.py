"""What a person does with the names of a review that nobody knows."""

from functools import partial

from tracker.domain import review_steps as s
from tui.review import choices, forms
from tui.review.names import asked_called
from tui.screens.picker import Picked, Picker
from tui.screens.review_page import ReviewPage
from tui.screens.unit_picker import UnitPicker


class NameActs(ReviewPage):
    """Each name is asked once for the whole plan."""

    def answer_name(self, name: str) -> None:
        """Whom a name means: a candidate, units of the registry, a new unit, nobody yet."""

        def take(picked: Picked | None) -> None:
            if picked is None:
                return
            if picked.choice.value is choices.More.UNITS:
                self.pick_units(name)
            elif picked.choice.value is choices.More.NEW_UNIT:
                steps = partial(forms.new_unit_steps, name)
                self.ask("登记新单位", name, forms.new_unit_fields(name, self.registry), steps)
            elif picked.choice.value is choices.More.MEMBERS:
                steps = partial(forms.member_steps, name)
                self.ask("登记单位组", name, forms.member_fields(), steps)
            else:
                self.correct(picked.choice.value)

        each = asked_called(self.sheet, name)
        self.app.push_screen(Picker(f"“{name}”指谁", list(choices.about_name(each))), take)

    def pick_units(self, name: str) -> None:
        """The units that a name means."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                codes = tuple(unit.code for unit in picked.choice.value)
                self.correct(s.NameMeans(name=name, units=codes))

        self.app.push_screen(UnitPicker(f"“{name}”指哪些单位", self.registry.units), take)

    def action_register_all(self) -> None:
        """Let the names that are single units be registered at once; those like others are not marked."""
        offered, certain = choices.to_register(self.sheet, self.registry)
        self.mark("登记哪些为新单位", offered, certain)

    def action_leave_all(self) -> None:
        """Nobody yet for all names without an answer."""
        names = [each.name for each in self.sheet.unanswered]
        steps = [s.NameLeftOpen(name=name) for name in names]
        words = f"其余{len(names)}个名称都暂不确定，导入后再指定单位？"
        self.sure(words, "都暂不确定", lambda: self.correct(*steps))
