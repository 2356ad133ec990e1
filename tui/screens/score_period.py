"""What the pages of scores have in common: the period that they show, and the way to another one."""

from tracker.domain.case import chinese
from tracker.domain.scoring.period import ScorePeriod, period_beside, periods_around
from tracker.services.scores import periods_recorded
from tui.scores import Place, first_place, own_audience
from tui.screens.acting import ActingPage
from tui.screens.picker import Choice, Picked, Picker


class PeriodPage(ActingPage):
    """`place` is None until it has been read where one begins; `periods` are those that can be chosen."""

    place: Place | None = None
    periods: tuple[ScorePeriod, ...] = ()

    def read_place(self) -> Place:
        """The place that is shown; at first the one where the reader begins."""
        audience = own_audience(self.desk, self.desk.who.unit or "")
        place = self.place or first_place(self.desk, audience)
        recorded = periods_recorded(self.desk, place.audience)
        self.periods = tuple(dict.fromkeys((*periods_around(self.desk.today), *recorded)))
        return place

    def go_to_period(self, period: ScorePeriod) -> None:
        """Show another period, if it has begun."""
        if self.place is None:
            return
        if period.start > self.desk.today:
            self.notify(f"{period.words}{chinese(period.start)}才开始。")
            return
        self.place = Place(period, self.place.audience)
        self.load()

    def action_turn_period(self, by: int) -> None:
        """To the next period of the same length, or the one before."""
        if self.place is not None:
            self.go_to_period(period_beside(self.place.period, by))

    def action_pick_period(self) -> None:
        """Choose the year, half, quarter or month that runs, or one about which something was said."""

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self.go_to_period(picked.choice.value)

        choices = [Choice(each.words, each, each.name.lower()) for each in self.periods]
        self.app.push_screen(Picker("看哪个考核期", choices), take)
