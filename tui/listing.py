"""What the ledger screen is narrowed to and sorted by."""

from dataclasses import dataclass

from tracker.queries.tasks import Order, TaskFilter

ALL_TASKS = TaskFilter()
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
        states = self.filter.states
        if not states:
            return "全部"
        return states[0].word if len(states) == 1 else "多种"
