"""A letter through a channel that the office set up, by way of Apprise."""

import logging
import re
import warnings
from typing import Any
from urllib.parse import quote

from tracker.errors import InputError, SetupError
from tracker.services.channel_settings import ChannelSettings
from tracker.services.channels import Letter

ADDRESSES = ("notify_url", "api_url")  # where the plug-ins for robots keep where they post to
AGAIN = "（补发：上次发送中断，已收到的请忽略）\n\n"


class Carrier:
    """One channel, ready to send; several letters wait between each other as the platforms ask."""

    def __init__(self, settings: ChannelSettings) -> None:
        self.settings = settings
        self.robot = None if settings.to else plugin(settings, addressed(settings.url))

    def send(self, letter: Letter, *, again: bool = False) -> None:
        """Hand the letter to the channel. Raises SetupError where it did not take it.

        The letter carries its key, so that whoever has it twice can tell.
        """
        to = dict(self.settings.to).get(letter.unit, "")
        robot = self.robot or plugin(self.settings, addressed(self.settings.url, to))
        text = f"{AGAIN if again else ''}{letter.text}编号：{letter.key}\n"
        if not robot.notify(body=text, title=f"催办：{letter.name}"):
            raise SetupError(
                f"渠道“{self.settings.name}”（{self.settings.kind}）没有收下给{letter.name}的催办。",
                "请检查网络、地址和密钥，再次运行 duban remind 会补发。",
            )


def addressed(url: str, to: str = "") -> str:
    """The address with its receiver, if it is told, for plain text: in HTML the lines would run together."""
    receiver = f"to={quote(to)}&" if to else ""
    return f"{url}{'&' if '?' in url else '?'}{receiver}format=text"


def plugin(settings: ChannelSettings, url: str) -> Any:
    """Apprise's plug-in for the address, posting to the office's own gateway where it has one. Raises InputError."""
    from apprise import Apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it would print addresses with their secrets
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the modules that it loads
        robot = Apprise.instantiate(url)
    if robot is None:
        raise InputError(
            f"渠道“{settings.name}”的 url 不是{settings.kind}的地址。", "写法见使用手册“催办渠道”。"
        )
    if settings.server:
        for name in ADDRESSES:
            if hasattr(robot, name):
                moved = re.sub(r"^https?://[^/]+", settings.server.rstrip("/"), getattr(robot, name))
                setattr(robot, name, moved)
    return robot
