"""Events about letters on their way through an office's own channels (e-mail, 企业微信, 钉钉, 飞书)."""

from datetime import date

from tracker.domain.events import Event


class LetterCarried(Event):
    """A step of a letter through a channel: begun, then made, failed, or dropped with nothing left to say.

    `key` is the letter's own; what was begun and neither made nor failed was cut short.
    """

    word = "渠道发送"
    key: str
    channel: str
    unit: str
    day: date
    step: str
    reason: str = ""

    @property
    def subject(self) -> str:
        return f"carried/{self.channel}/{self.key}"
