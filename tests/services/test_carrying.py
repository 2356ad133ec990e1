"""Reminders through an office's own channels: off by default, each letter once, and none lost.

The platforms are stood in for by servers on this machine; nothing goes outside.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tracker.domain import commands as c
from tracker.domain.delivery_events import LetterCarried
from tracker.errors import InputError, NotFoundError, RefusedError, SetupError
from tracker.ledger import log
from tracker.ledger.verification import verify
from tracker.services.automatic import as_system
from tracker.services.carriers import Carrier
from tracker.services.carrying import channels, try_out
from tracker.services.channels import Letter
from tracker.services.desk import Desk
from tracker.services.reminders import remind
from tracker.services.tasks import perform

sys.path.insert(0, str(Path(__file__).parent))
from local_servers import gateway, post_office

TASK = "XH2020-004"
UNITS = 6
GROUP = '["督办群"]\nurl = "wecombot://abc-1"\nenabled = true\nserver = "{server}"\n'


class Cut(BaseException):
    """The power went out."""


@pytest.fixture
def office(imported: Desk, wall: Any) -> Desk:
    """The automatic actor on Tuesday morning, with the units of one task that have not signed."""
    perform(imported, c.Dispatch(task=TASK))
    wall.go_to("2020-03-17", "08:30")
    return as_system(imported)


def set_up(desk: Desk, text: str, mode: int = 0o600) -> None:
    path = desk.home.path / "channels.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def steps(desk: Desk) -> Counter[str]:
    with desk.reading() as session:
        events = [each.event for each in log.read(session, desk.office)]
    return Counter(event.step for event in events if isinstance(event, LetterCarried))


def words(posted: list[tuple[str, Any]]) -> list[str]:
    return [body["text"]["content"] for _, body in posted]


def test_nothing_is_set_up_by_default(office: Desk) -> None:
    assert channels(office) == ()
    assert remind(office).carried == ()
    assert not steps(office)


def test_a_channel_that_is_not_switched_on_carries_nothing(office: Desk) -> None:
    with gateway([]) as (server, posted):
        set_up(office, GROUP.format(server=server).replace("true", "false"))
        assert remind(office).carried == ()
    assert posted == []


def test_each_letter_goes_through_the_channel_once_with_its_key(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_waiting(monkeypatch)
    with gateway([]) as (server, posted):
        set_up(office, GROUP.format(server=server))
        first = remind(office)
        again = remind(office)
    assert len(first.carried) == len(first.sent) == len(posted) > 1
    assert again.carried == ()
    assert posted[0][0] == "/cgi-bin/webhook/send?key=abc-1"
    assert all("编号：xunhua/" in said and "XH2020-004" in said for said in words(posted))
    assert steps(office) == {"begun": len(posted), "made": len(posted)}
    verify(office.engine, office.office)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("dingtalk://aaaaaaaaaaaaaaaaaaaa", "/robot/send?access_token=aaaaaaaaaaaaaaaaaaaa"),
        ("feishu://bbbbbbbbbbbbbbbbbbbb", "/open-apis/bot/v2/hook/bbbbbbbbbbbbbbbbbbbb/"),
    ],
)
def test_dingtalk_and_feishu_take_letters_for_the_units_named(office: Desk, url: str, path: str) -> None:
    with gateway([]) as (server, posted):
        set_up(office, f'["群"]\nurl = "{url}"\nenabled = true\nunits = ["gxj"]\nserver = "{server}"\n')
        done = remind(office)
    assert done.carried == (("群", "县工信局"),)
    assert [each[0] for each in posted] == [path]
    assert "县工信局" in str(posted[0][1])


def test_a_mail_goes_to_the_address_of_its_unit_in_plain_text(office: Desk) -> None:
    with post_office() as (port, mailed):
        url = f"mailto://127.0.0.1:{port}?from=dcs@example.org&smtp=127.0.0.1"
        set_up(office, f'["邮箱"]\nurl = "{url}"\nenabled = true\nto = {{ gxj = "gxj@example.org" }}\n')
        done = remind(office)
    assert done.carried == (("邮箱", "县工信局"),)
    (mail,) = mailed
    assert "To: gxj@example.org" in mail
    assert "text/html" not in mail


def test_what_a_channel_does_not_take_is_said_and_sent_by_the_next_run(office: Desk) -> None:
    with gateway([500]) as (server, posted):
        set_up(office, GROUP.format(server=server) + 'units = ["gxj"]\n')
        first = remind(office)
        assert [each.name for each in first.undelivered] == ["县工信局"]
        assert "没有收下" in first.undelivered[0].error.message
        assert len(first.sent) > 1
        assert remind(office).carried == (("督办群", "县工信局"),)
    assert len(posted) == 1
    assert steps(office) == {"begun": 2, "failed": 1, "made": 1}


def test_a_run_cut_short_is_made_good_once_and_says_so(
    office: Desk, wall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gateway([]) as (server, posted):
        set_up(office, GROUP.format(server=server) + 'units = ["gxj"]\n')
        sends = Carrier.send

        def cut(self: Carrier, letter: Letter, *, again: bool = False) -> None:
            sends(self, letter, again=again)
            raise Cut

        monkeypatch.setattr(Carrier, "send", cut)
        with pytest.raises(Cut):
            remind(office)
        monkeypatch.setattr(Carrier, "send", sends)
        without_waiting(monkeypatch)
        wall.go_to("2020-03-17", "08:35")
        (held,) = remind(office).undelivered
        assert "正由另一次运行发送" in held.error.message
        wall.go_to("2020-03-17", "08:45")
        assert remind(office).carried == (("督办群", "县工信局"),)
        assert remind(office).carried == ()
    assert [said.startswith("催办：县工信局\r\n（补发") for said in words(posted)] == [False, True]


def test_what_was_done_before_a_channel_came_by_is_not_nagged(
    office: Desk, unit_actor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gateway([500]) as (server, posted):
        set_up(office, GROUP.format(server=server) + 'units = ["gxj"]\n')
        remind(office)
        perform(office.seated(unit_actor("gxj")), c.Sign(task=TASK))
        assert remind(office).carried == ()
    assert posted == []
    assert steps(office)["dropped"] == 1


def test_a_mistake_in_the_file_never_holds_up_the_letters_of_the_house(office: Desk) -> None:
    set_up(office, '["群"]\nurl = "smoke://hill"\nenabled = true\n')
    done = remind(office)
    assert len(done.sent) > 1
    (held,) = done.undelivered
    assert "第2行：[群] url 应以mailto://（电子邮件）" in held.error.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('["群"]\nurl = "feishu://b"\nenable = true\n', "第3行：[群] 没有“enable”这一项"),
        ('["群"]\nurl = "feishu://b"\nenabled = "yes"\n', "第3行：[群] enabled 写得不对"),
        ('["群"]\nurl = "feishu://b"\nserver = "10.1.2.3"\n', "第3行：[群] server 应以 http"),
        ('["群"]\nurl = "feishu://b"\nto = { jyj = "x" }\n', "只有电子邮件可以写 to"),
        ('"群" = 3\n', "[群] 下应写 url"),
        ("[群\n", "不是合格的 TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(office: Desk, text: str, said: str) -> None:
    set_up(office, text)
    with pytest.raises(InputError) as refused:
        channels(office)
    assert said in refused.value.message


def test_a_file_of_secrets_that_others_can_read_is_refused(office: Desk) -> None:
    set_up(office, "", mode=0o644)
    with pytest.raises(SetupError, match="别人也能读"):
        channels(office)


def test_a_trial_goes_through_a_channel_that_is_not_switched_on(office: Desk, unit_actor: Any) -> None:
    with gateway([]) as (server, posted):
        set_up(office, GROUP.format(server=server).replace("true", "false"))
        assert try_out(office, "督办群").kind == "企业微信"
    assert "这是试发" in words(posted)[0]
    with pytest.raises(NotFoundError, match="没有催办渠道“邮箱”"):
        try_out(office, "邮箱")
    with pytest.raises(RefusedError):
        try_out(office.seated(unit_actor("gxj")), "督办群")


def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plug-in post at once: it waits 5.5 seconds between messages, as the platform asks."""
    from apprise.plugins.wecombot import NotifyWeComBot

    monkeypatch.setattr(NotifyWeComBot, "request_rate_per_sec", 0)
