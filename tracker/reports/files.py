"""Writing files whole: a temporary file in the same folder, flushed to the disk, then renamed."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tracker.errors import SetupError


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write `files` (name to content) into `folder`; returns their paths in the same order.

    Nothing is renamed into place before all are on the disk. Raises SetupError, and leaves no part of any.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
            waiting.append((Path(temporary), folder / name))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for temporary_path, path in waiting:
            temporary_path.chmod(0o644)
            temporary_path.replace(path)
    except OSError as error:
        raise SetupError(
            f"不能把文件写入“{folder}”：{error.strerror}。", "请检查磁盘空间和目录权限，或换一个目录。"
        ) from error
    finally:
        for temporary_path, _ in waiting:
            with contextlib.suppress(OSError):
                temporary_path.unlink(missing_ok=True)
    return tuple(path for _, path in waiting)
