"""The channels that an office set up for its reminders: `channels.toml` in its folder, none by default.

["单位邮箱"]                   # how people call the channel
url = "mailtos://用户:密码@smtp.某县.gov.cn?from=dcs@某县.gov.cn"   # the address as Apprise writes it
enabled = true                 # false until the office says so
units = ["jyj", "czj"]         # whose letters; left out: everybody's
to = { jyj = "jyj@某县.gov.cn" }   # e-mail only: to whom, by unit; a unit without an address gets none
server = "http://10.1.2.3"     # a gateway of one's own in place of the public address, for 企业微信, 钉钉, 飞书

The file holds keys and passwords: it is not in the log, and only its owner may read it.
"""

from dataclasses import dataclass, field
from typing import Any

from tracker.domain.toml_places import Mistakes, read_toml
from tracker.errors import SetupError
from tracker.home import Home
from tracker.services.text_files import text_of

FILE = "channels.toml"
REMEDY = '渠道的名称要加引号，如 ["督办群"]。请改正后重新运行；改正以前只写发件箱和各单位的催办栏。'
KINDS = {
    "mailto": "电子邮件",
    "mailtos": "电子邮件",
    "wecombot": "企业微信",
    "dingtalk": "钉钉",
    "feishu": "飞书",
}
KEYS = {"url": str, "enabled": bool, "units": list, "server": str, "to": dict}


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """A channel as the office set it up. `url` holds secrets and is never shown."""

    name: str
    url: str = field(repr=False)
    enabled: bool = False
    units: tuple[str, ...] = ()
    server: str = ""
    to: tuple[tuple[str, str], ...] = ()

    @property
    def scheme(self) -> str:
        """The kind of address."""
        return self.url.partition(":")[0].lower()

    @property
    def kind(self) -> str:
        """What it is, in Chinese."""
        return KINDS[self.scheme]

    def takes(self, unit: str) -> bool:
        """Whether letters to that unit go through it."""
        return unit in dict(self.to) if self.to else not self.units or unit in self.units


def channels_of(home: Home) -> tuple[ChannelSettings, ...]:
    """The channels of the office, switched on or not.

    Raises InputError with file, line and what was expected; SetupError where others could read the secrets.
    """
    path = home.path / FILE
    if not path.exists():
        return ()
    if path.stat().st_mode & 0o077:
        raise SetupError(f"“{path}”里有密钥，别人也能读，没有使用。", f"请先运行 chmod 600 {FILE}。")
    text = text_of(path)
    name = f"催办渠道“{FILE}”"
    mistakes = Mistakes(text.replace('"', ""))
    found = [channel(table, value, mistakes) for table, value in read_toml(text, name, REMEDY).items()]
    mistakes.refuse(name, REMEDY)
    return tuple(found)


def channel(name: str, value: Any, mistakes: Mistakes) -> ChannelSettings:
    """A channel as written; what is wrong is noted."""
    if not isinstance(value, dict):
        mistakes.add(f"[{name}] 下应写 url", name)
        return ChannelSettings(name, "")
    for key, given in value.items():
        if key not in KEYS:
            mistakes.add(f"[{name}] 没有“{key}”这一项，可用的是{'、'.join(KEYS)}", name, key)
        elif type(given) is not KEYS[key]:
            mistakes.add(f"[{name}] {key} 写得不对", name, key)
    url = value.get("url")
    scheme = url.partition(":")[0].lower() if isinstance(url, str) else ""
    if scheme not in KINDS:
        kinds = "、".join(f"{scheme}://（{kind}）" for scheme, kind in KINDS.items())
        mistakes.add(f"[{name}] url 应以{kinds}之一开头", name, "url")
    server = value.get("server", "")
    if server and not str(server).startswith(("http://", "https://")):
        mistakes.add(f"[{name}] server 应以 http:// 或 https:// 开头", name, "server")
    to = value.get("to", {})
    if to and scheme not in ("mailto", "mailtos"):
        mistakes.add(f"[{name}] 只有电子邮件可以写 to", name, "to")
    return ChannelSettings(
        name=name,
        url=str(url),
        enabled=value.get("enabled") is True,
        units=tuple(map(str, value["units"])) if isinstance(value.get("units"), list) else (),
        server=str(server),
        to=tuple((str(unit), str(address)) for unit, address in to.items()) if isinstance(to, dict) else (),
    )
