"""Whatever goes wrong ends in a sentence on stderr and an exit code, never in a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from tracker.cli.guard import guarded
from tracker.errors import (
    DamagedError,
    DubanError,
    Exit,
    InputError,
    NotFoundError,
    RefusedError,
    SetupError,
    StaleError,
)


def raising(error: BaseException) -> Callable[[], None]:
    """Work that ends like this."""

    def work() -> None:
        raise error

    return work


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (InputError, 3),
        (NotFoundError, 4),
        (RefusedError, 5),
        (StaleError, 6),
        (DamagedError, 7),
        (DubanError, 1),
    ],
)
def test_each_error_has_its_exit_code_and_says_what_to_do(
    capsys: pytest.CaptureFixture[str], kind: type[DubanError], code: int
) -> None:
    assert guarded(raising(kind("出了事。", "请这样办。"))) == code
    assert capsys.readouterr() == ("", "错误：出了事。请这样办。\n")


def test_what_nobody_expected_is_kept_in_a_file_and_pointed_to(
    nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(raising(ZeroDivisionError("one over nothing"))) == Exit.FAILED
    log = nowhere / "errors.log"
    assert capsys.readouterr() == (
        "",
        f"错误：程序遇到意外情况（ZeroDivisionError），这次操作没有完成。"
        f"详情已写入“{log}”，请连同操作步骤报给维护人员。\n",
    )
    assert "ZeroDivisionError: one over nothing" in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_said_too(nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere.write_text("a file stands where the folder should be", encoding="utf-8")
    assert guarded(raising(ZeroDivisionError())) == Exit.FAILED
    assert "详情无法写入日志：" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OSError(28, "No space left on device"),
            "错误：磁盘已满，这次操作没有完成。请检查磁盘空间和权限后再试。\n",
        ),
        (
            PermissionError(13, "Permission denied", "/a/b"),
            "错误：“/a/b”没有权限，这次操作没有完成。请检查磁盘空间和权限后再试。\n",
        ),
        (
            SetupError("不能建立目录“x”：Not a directory。"),
            "错误：不能建立目录“x”：路径中有一段是文件，不是目录。\n",
        ),
        (
            UnicodeEncodeError("utf-8", "XH\udcff", 2, 3, "surrogates not allowed"),
            "错误：输入中有不是 UTF-8 的字符，这次操作没有完成。请检查终端和输入法的编码后重新输入。\n",
        ),
    ],
)
def test_what_the_system_says_is_said_in_chinese(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(raising(error)) == 1
    assert capsys.readouterr() == ("", said)


def test_an_interruption_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "\n已中断，没有保存未完成的操作。\n"


@pytest.mark.parametrize("end", [EOFError(), typer.Abort()])
def test_an_input_that_ends_too_soon_saves_nothing(
    end: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(raising(end)) == 130
    assert capsys.readouterr().err == "输入没有完成，没有保存任何操作。\n"


def test_a_command_may_leave_with_its_own_code() -> None:
    assert guarded(raising(typer.Exit(5))) == 5
    assert guarded(lambda: None) == 0


def test_control_characters_in_an_error_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(raising(InputError("文件“\x1b[2J\u202e.txt”不能读取。")))
    assert capsys.readouterr().err == "错误：文件“\ufffd[2J\ufffd.txt”不能读取。\n"
