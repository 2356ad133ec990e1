"""Small text files that an office writes itself: rule packs, ladders."""

from pathlib import Path

from tracker.errors import InputError

MOST_BYTES = 100_000


def text_of(path: Path) -> str:
    """The words of a UTF-8 file. Raises InputError for one that is missing, too large or not UTF-8."""
    if path.exists() and not path.is_file():
        raise InputError(f"“{path}”不是文件。", "请写规则文件（.toml）的路径。")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"“{path}”不能读取：{error.strerror}。", "请检查文件名和权限。") from error
    if len(data) > MOST_BYTES:
        raise InputError(f"“{path.name}”超过{MOST_BYTES // 1000}KB，不像是规则文件。")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"“{path.name}”第{line}行不是 UTF-8 编码。", "请另存为 UTF-8 后重试。") from error
