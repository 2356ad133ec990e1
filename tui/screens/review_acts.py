"""What a person does in a review: each act asks for what it needs, and becomes corrections."""

from collections import Counter
from functools import partial

from textual.message import Message

from tracker.domain import review_steps as s
from tracker.domain.review import ReviewItem
from tracker.domain.review_leads import first_can_lead
from tracker.domain.review_revision import Kind
from tracker.services import review as services
from tui.review import choices, forms
from tui.review.comparison import compared_called
from tui.screens.name_acts import NameActs
from tui.screens.notice import Notice
from tui.screens.review_page import Confirmed, Corrected, Discarded


class ReviewActs(NameActs):
    """Items, and the plan as a whole."""

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

    def action_first_leads(self) -> None:
        """Of every task without a lead the unit that stands first leads."""
        number = len(first_can_lead(self.sheet.review))
        words = f"{number}条没有写明牵头单位，都由列第一位的单位牵头？文件或通知说明“列第一位的为牵头单位”时才这样定。"
        self.sure(words, "首位牵头", lambda: self.correct(s.FirstLeads()))

    def action_retitle(self) -> None:
        """What the plan is called."""
        self.ask("方案标题", "", forms.title_fields(self.sheet), forms.title_steps)

    def action_accept_all(self) -> None:
        """All items are right as they stand."""
        number = len(self.sheet.review.in_doubt)
        words = f"其余{number}条有疑问的都核对过，没有错？" if number else "全部条目都核对过，没有错？"
        self.sure(words, "全部无误", lambda: self.correct(s.AcceptAll()))

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
        words = f"导入《{review.title}》，{len(review.tasks)}个条目一次全部入账？"
        if review.revises:
            counts = Counter(each.kind for each in self.sheet.compared if not each.left)
            said = "，".join(f"{kind}{counts[kind]}条" for kind in Kind)
            words = f"用《{review.title}》修订{review.revises}，一次全部入账？{said}。"
        if review.leaderless:
            words += f"其中{len(review.leaderless)}个没有牵头单位，指定以后才能交办。"
        self.sure(words, "确认导入", self.confirm)

    def action_discard(self) -> None:
        """Give the review up."""
        number = len(self.sheet.review.told)
        self.sure(f"放弃这次核对？{number}处更正不会保留。", "放弃", self.discard)

    def action_undo(self) -> None:
        """Take the last correction back."""
        self.act(lambda: Corrected(services.undo(self.desk, self.sheet.review)))

    def confirm(self) -> None:
        """Import the plan."""
        self.act(lambda: Confirmed(services.confirm(self.desk, self.sheet.review)))

    def discard(self) -> None:
        """Forget the review."""

        def forget() -> Message:
            services.discard(self.desk, self.sheet.review)
            return Discarded()

        self.act(forget)
