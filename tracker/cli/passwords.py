"""Passwords on the command line: read without echo or from stdin, never taken from the call's words."""

import sys
from getpass import getpass
from typing import Annotated

import typer

from tracker.cli import output
from tracker.errors import InputError
from tracker.services.accounts import random_password

FromStdin = Annotated[bool, typer.Option("--password-stdin", help="从标准输入读一行作为密码，便于脚本使用。")]


def asked(from_stdin: bool) -> str:
    """The password of somebody who has one. Raises InputError where there is nobody to ask."""
    return _line() if from_stdin else _typed("密码：")


def chosen(from_stdin: bool) -> str:
    """A new password typed twice, or a line of stdin. Raises InputError where the two differ."""
    if from_stdin:
        return _line()
    password = _typed("新密码（至少10个字符）：")
    if password != _typed("再输一遍："):
        raise InputError("两次输入的密码不一样，没有保存。", "请重新运行。")
    return password


def given_or_random(from_stdin: bool) -> tuple[str, bool]:
    """A line of stdin, or a password made up here; and whether it has to be shown."""
    return (_line(), False) if from_stdin else (random_password(), True)


def show_once(account: str, password: str) -> None:
    """Print a new password: words on stderr, the password alone on stdout."""
    output.say(f"账号“{account}”的密码如下，只显示这一次，请马上交给本人：")
    output.write(password)


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _typed(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise InputError("这里不是终端，不能输入密码。", "请加上 --password-stdin，从标准输入给出密码。")
    return getpass(prompt, stream=sys.stderr)
