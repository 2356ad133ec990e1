"""What the ledger screen is narrowed to and sorted by."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.units import Unit
from tracker.queries.tasks import Order, TaskFilter

ALL_TASKS = TaskFilter()
EVERYTHING = "全部"
ORDER_WORDS = {Order.CODE: "按编号", Order.DEADLINE: "按时限", Order.LIGHT: "按灯号"}


@dataclass(frozen=True, slots=True)
class Listing:
    """`heading` says what the filter is where it came from a count of the overview."""

    filter: TaskFilter = ALL_TASKS
    order: Order = Order.CODE
    heading: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.filter != ALL_TASKS

    @property
    def following_order(self) -> Order:
        """The next way to sort."""
        orders = list(ORDER_WORDS)
        return orders[(orders.index(self.order) + 1) % len(orders)]

    @property
    def state_words(self) -> str:
        """The state that is listed; several come under the heading of their count."""
        if self.filter.states:
            return "多种"
        stages = self.filter.stages
        return "、".join(stage.word for stage in stages) if stages else EVERYTHING

    def values(self, units: Iterable[Unit]) -> dict[str, str]:
        """What holds now, in words, by the name of the action that changes it."""
        wanted = self.filter
        return {
            "unit": name_of(wanted.unit, units),
            "light": wanted.light.word if wanted.light else EVERYTHING,
            "state": self.state_words,
            "order": ORDER_WORDS[self.order],
            "clear": self.heading,
        }


def name_of(code: str, units: Iterable[Unit]) -> str:
    """The short name of a unit, or that it is all of them."""
    return next((unit.short or unit.name for unit in units if unit.code == code), EVERYTHING)
