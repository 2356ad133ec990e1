"""A file's bytes, within limits, and the sentence for every way in which a file is not one."""

from pathlib import Path

from tracker.errors import InputError

MAX_BYTES = 60 * 1024 * 1024  # a plan with seals and photographs has 20; a film is no plan
ASK_FOR_SMALLER = "请只提供方案正文和附表，或拆分后分别导入。"


def file_bytes(path: Path, limit: int = MAX_BYTES, smaller: str = ASK_FOR_SMALLER) -> bytes:
    """All bytes of a file of at most `limit` bytes; raises InputError naming the file.

    `smaller` says what to do about one that is too large.
    """
    try:
        if path.is_dir():
            raise InputError(f"“{path.name or path.resolve()}”是文件夹，不是文件。", "请选择其中的方案文件。")
        if path.exists() and not path.is_file():  # a pipe would be waited for, a device never ends
            raise InputError(f"“{path.name}”是管道或设备，不是文件。", "请另存为文件后再试。")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError(f"找不到文件“{path.name}”。", "请检查文件名，或确认文件没有被移走。") from error
    except (OSError, ValueError) as error:
        raise InputError(f"文件“{path.name}”读不出来。", "请检查是否有权限，或复制到本机后再试。") from error
    if not data:
        raise InputError(f"文件“{path.name}”是空的。", "请重新下载或重新导出。")
    if len(data) > limit:
        raise InputError(f"文件“{path.name}”超过 {limit // 1024 // 1024} MB 的上限。", smaller)
    return data
