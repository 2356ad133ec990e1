"""Playing a story on a ledger: every act through the services, as the account that does it."""

from tracker.services.story.stage import MovingClock, Played, play
from tracker.services.story.telling import story_told

__all__ = ["MovingClock", "Played", "play", "story_told"]
