"""A ledger of any size with a year of life in it: invented units and plans, every act decided by the rules."""

from tracker.services.scale.demo import build_of_size, refuse_size
from tracker.services.scale.ledger import Made
from tracker.services.scale.setting import LAST_DAY

__all__ = ["LAST_DAY", "Made", "build_of_size", "refuse_size"]
