"""Evidence files: kept in the home folder under the SM3 of their content, named in the log with it."""

from pathlib import Path

from tracker.errors import InputError, SetupError
from tracker.ledger import chain
from tracker.reading.readers import SUFFIXES, document_in
from tracker.reading.readers.intake import file_bytes
from tracker.reading.refusals import refuse_secret
from tracker.services.desk import Desk
from tracker.services.file_kinds import refuse_other_kinds

MAX_BYTES = 60 * 1024 * 1024
SMALLER = "请压缩图片、截取录像，或分成几个文件。"


def keep_evidence(desk: Desk, path: Path) -> str:
    """Keep a copy of the file; returns what the log says of it: `SM3 name`.

    Raises InputError for a file that is missing, empty, too large (60 MB), marked secret, a program, or not
    what its name says; SetupError where the copy cannot be written. The copy appears as a whole or not at
    all, and nobody may execute it.
    """
    data = file_bytes(path, MAX_BYTES, SMALLER)
    refuse_other_kinds(path.name, path.suffix.lower(), data)
    if path.suffix.lower() in SUFFIXES:
        _refuse_marked(path)
    digest = chain.sm3(data)
    kept = desk.home.evidence / f"{digest}{path.suffix.lower()}"
    try:
        desk.home.make()
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        if not kept.exists():
            arriving = kept.with_suffix(".arriving")
            arriving.write_bytes(data)
            arriving.chmod(0o600)
            arriving.replace(kept)
    except OSError as error:
        raise SetupError(
            f"佐证材料“{path.name}”不能保存到“{kept.parent}”：{error.strerror}。", "请检查磁盘空间和权限。"
        ) from error
    return f"{digest} {path.name}"


def _refuse_marked(path: Path) -> None:
    try:
        document = document_in(path)
    except InputError:
        return  # a scan or a locked file: evidence need not be readable
    refuse_secret(document, path.name)
