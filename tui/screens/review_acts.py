"""What a person does in a review: each act asks for what it needs, and becomes corrections."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import work
from textual.message import Message

from tracker.domain import review_steps as s
from tracker.domain.review import Review, ReviewItem, item_called
from tracker.domain.units import Registry
from tracker.errors import DubanError
from tracker.queries.plans import PlanRow
from tracker.services import review as services
from tracker.services.desk import Desk
from tracker.services.plans import Imported
from tracker.services.review import Sheet
from tui.forms.fields import Field
from tui.forms.form import Answers, Form
from tui.review import choices, forms
from tui.review.comparison import compared_called
from tui.review.names import asked_called
from tui.screens.form import Outcome
from tui.screens.mark_picker import WideMarkPicker
from tui.screens.notice import Notice
from tui.screens.page import Failed, Page
from tui.screens.picker import Choice, Picked, Picker
from tui.screens.question import Question
from tui.screens.unit_picker import UnitPicker
from tui.screens.units_form import UnitsFormScreen

Steps = Callable[[Answers], tuple[s.Correction, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A review as it stands, with the units and plans that it can be tied to."""

    sheet: Sheet
    registry: Registry
    plans: tuple[PlanRow, ...]


@dataclass
class Corrected(Message):
    """The review as it was corrected and kept."""

    review: Review


@dataclass
class Confirmed(Message):
    """The plan is in the ledger."""

    imported: Imported


@dataclass
class Discarded(Message):
    """The review was given up."""


class ReviewActs(Page):
    """`found` is what the screen shows; `key` is what the cursor is on, in the list called `listed`.

    `acting` is so until an act is done, `busy` until the screen shows what became of it.
    """

    acting = busy = False
    found: Found | None = None
    listed = "items"
    key: str | None = None

    @property
    def sheet(self) -> Sheet:
        """The review as it is shown."""
        assert self.found is not None
        return self.found.sheet

    @property
    def item(self) -> ReviewItem | None:
        """The item under the cursor."""
        if self.listed != "items" or self.key is None:
            return None
        return item_called(self.sheet.review, self.key)

    def action_open(self) -> None:
        """Correct the item, answer the name, or decide about the change under the cursor."""
        if self.item is not None:
            self.correct_item(self.item)
        elif self.listed == "names" and self.key is not None:
            self.answer_name(self.key)
        elif self.listed == "compared" and self.key is not None:
            each = compared_called(self.sheet, self.key)
            self.choose("怎样处理", choices.about_revision(self.sheet, each))

    def correct_item(self, each: ReviewItem) -> None:
        """The form of an item; a dropped one is restored first."""
        if each.dropped:
            self.correct(s.Restore(item=each.key))
            return
        fields = forms.item_fields(self.sheet, each, self.registry)
        steps = partial(forms.item_steps, self.sheet, each)
        words = "；".join(source.assignment for source in each.sources if source.assignment)
        self.ask("更正", each.key, fields, steps, f"原文写的是：{words}" if words else "")

    def answer_name(self, name: str) -> None:
        """Whom a name means: a candidate, units of the registry, a new unit, nobody yet."""

        def take(picked: Picked | None) -> None:
            if picked is None:
                return
            if picked.choice.value is choices.More.UNITS:
                self.pick_units(name)
            elif picked.choice.value is choices.More.NEW_UNIT:
                steps = partial(forms.new_unit_steps, name)
                self.ask("登记新单位", name, forms.new_unit_fields(name), steps)
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

    @property
    def plans(self) -> tuple[PlanRow, ...]:
        """The plans that were imported."""
        assert self.found is not None
        return self.found.plans

    @property
    def registry(self) -> Registry:
        """The units of the office."""
        assert self.found is not None
        return self.found.registry

    def ask(self, title: str, code: str, fields: tuple[Field, ...], steps: Steps, says: str = "") -> None:
        """Open a form; the page reads the review again when it has gone."""
        review = self.sheet.review

        def submit(desk: Desk, answers: Answers) -> str:
            return services.correct(desk, review, *steps(answers)).told[-1]

        self.app.push_screen(
            UnitsFormScreen(Form(title, says, submit, fields, code), self.registry), self.done
        )

    def done(self, outcome: Outcome | None) -> None:
        """What somebody else changed meanwhile is said on the page, which shows it."""
        if outcome is not None and outcome.error is not None:
            self.post_message(Failed(outcome.error))

    def choose(self, title: str, offered: Iterable[Choice], none: str = "没有可选的。") -> None:
        """Let one correction be chosen, and make it."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.correct(picked.choice.value)

        listed = list(offered)
        self.app.push_screen(Picker(title, listed), take) if listed else self.notify(none)

    def sure(self, words: str, yes: str, go_on: Callable[[], object]) -> None:
        """Ask, then go on."""

        def take(answer: bool | None) -> None:
            if answer:
                go_on()

        self.app.push_screen(Question(words, yes), take)

    def action_accept(self) -> None:
        """The item is right."""
        if self.item is not None:
            self.correct(s.Accept(item=self.item.key))

    def action_propose(self) -> None:
        """Let one of the units that could lead be taken over."""
        if self.item is not None:
            self.choose("由谁牵头", choices.to_lead(self.sheet, self.item))

    def action_propose_all(self) -> None:
        """Let the likeliest units of many items be taken over at once."""
        self.mark("采用哪些建议", choices.to_lead_all(self.sheet))

    def action_register_all(self) -> None:
        """Let the names that are single units be registered at once; those like others are not marked."""
        offered, certain = choices.to_register(self.sheet, self.registry)
        self.mark("登记哪些为新单位", offered, certain)

    def mark(self, title: str, offered: list[Choice], marked: Sequence[Choice] = ()) -> None:
        """Let several corrections be chosen, and make them."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.correct(*picked.choice.value)

        self.app.push_screen(WideMarkPicker(title, offered, marked), take)

    def action_accept_all(self) -> None:
        """All items are right as they stand."""
        number = len(self.sheet.review.in_doubt)
        words = f"其余{number}条有疑问的都核对过，没有错？" if number else "全部条目都核对过，没有错？"
        self.sure(words, "全部无误", lambda: self.correct(s.AcceptAll()))

    def action_leave_all(self) -> None:
        """Nobody yet for all names without an answer."""
        names = [each.name for each in self.sheet.unanswered]
        steps = [s.NameLeftOpen(name=name) for name in names]
        words = f"其余{len(names)}个名称都暂不确定，导入后再指定单位？"
        self.sure(words, "都暂不确定", lambda: self.correct(*steps))

    def action_drop(self) -> None:
        """Drop the item, or restore it."""
        if self.item is not None:
            step = s.Restore if self.item.dropped else s.Drop
            self.correct(step(item=self.item.key))

    def action_split(self) -> None:
        """Cut the item in two."""
        if self.item is not None:
            self.choose(
                "第二条从哪里开始", choices.to_split(self.item), "这一条只有一句，没有可以拆开的地方。"
            )

    def action_merge(self) -> None:
        """Join it with another one."""
        if self.item is not None:
            self.choose("与哪一条合并", choices.to_merge(self.sheet.review, self.item), "没有别的条目。")

    def action_add(self) -> None:
        """Write an item by hand, behind the one at the cursor."""
        after = self.item.key if self.item else ""
        steps = partial(forms.added_steps, after)
        self.ask("补一条", after, forms.added_fields(self.registry), steps)

    def action_belongs_to(self) -> None:
        """Of which plan it is a sub-plan."""
        self.choose("是哪个方案的子方案", choices.to_belong(self.plans))

    def action_revises(self) -> None:
        """Which plan it takes the place of."""
        self.choose("修订的是哪个方案", choices.to_revise(self.plans))

    def action_confirm(self) -> None:
        """Import the plan as reviewed, after a question."""
        if self.sheet.hindrance:
            remedy = "疑问在“条目”最前面，核对后按A；单位名称在“单位名称”一页，按回车确认。"
            self.app.push_screen(Notice(f"还不能确认导入：{self.sheet.hindrance}。", remedy))
            return
        review = self.sheet.review
        words = f"导入《{review.head.title}》，{len(review.tasks)}个条目一次全部入账？"
        self.sure(words, "确认导入", self.confirm)

    def action_discard(self) -> None:
        """Give the review up."""
        number = len(self.sheet.review.told)
        self.sure(f"放弃这次核对？{number}处更正不会保留。", "放弃", self.discard)

    def action_undo(self) -> None:
        """Take the last correction back."""
        self.act(lambda: Corrected(services.undo(self.desk, self.sheet.review)))

    def correct(self, *steps: s.Correction) -> None:
        """Correct the review that is shown."""
        self.act(lambda: Corrected(services.correct(self.desk, self.sheet.review, *steps)))

    def confirm(self) -> None:
        """Import the plan."""
        self.act(lambda: Confirmed(services.confirm(self.desk, self.sheet.review)))

    def discard(self) -> None:
        """Forget the review."""

        def forget() -> Message:
            services.discard(self.desk, self.sheet.review)
            return Discarded()

        self.act(forget)

    def act(self, doing: Callable[[], Message]) -> None:
        """Do it off the event loop; a key pressed before the screen shows what the last one did is not heeded."""
        if not self.busy:
            self.workers.cancel_group(self, "load")
            self.acting = self.busy = True
            self.attempt(doing)

    @work(thread=True, exit_on_error=False, group="act")
    def attempt(self, doing: Callable[[], Message]) -> None:
        """Only messages come back."""
        try:
            self.post_message(doing())
        except DubanError as error:
            self.post_message(Failed(error))
