"""Word files of the old kinds (.doc, .wps, .rtf, .odt), turned into .docx by LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from tracker.errors import InputError
from tracker.reading.blocks import Document
from tracker.reading.readers.intake import file_bytes

SECONDS = 120  # LibreOffice takes 5 for its first start
PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_KINDS = (  # first bytes, suffix, and the filter that LibreOffice must use: it takes rubbish for plain text
    (b"{\\rtf", ".rtf", "Rich Text Format"),
    (b"\xd0\xcf\x11\xe0", ".doc", "MS Word 97"),
    (b"PK\x03\x04", ".odt", "writer8"),
)
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS_DOCX = "请用 Word 或 WPS 打开后另存为 .docx 再导入。"


def read(path: Path) -> Document:
    """The document as its .docx says it; raises InputError, with what to do, where it cannot be converted."""
    data = file_bytes(path)
    if data.lstrip()[:13].lower() == b"mime-version:":
        from tracker.reading.readers.html.reader import document_in_archive

        return document_in_archive(path, data)
    if not data.startswith(tuple(head for head, _, _ in _KINDS)):
        from tracker.reading.readers import text

        return text.read(path)
    if _ENCRYPTED in data:
        raise InputError(f"文件“{path.name}”设了打开密码。", "请提供未加密的文件。")
    if data.startswith(b"\xd0\xcf") and _WORD_STREAM not in data:
        raise InputError(f"文件“{path.name}”不是文字文档，或已损坏。", _SAVE_AS_DOCX)
    program = _program()
    if program is None:
        raise InputError(
            f"读“{path.name}”这样的旧格式文件需要 LibreOffice，本机没有安装。",
            f"请安装 LibreOffice，或{_SAVE_AS_DOCX.removeprefix('请')}",
        )
    with tempfile.TemporaryDirectory(prefix="duban-") as folder:
        return _read_converted(path, _converted(program, path, data, Path(folder)))


def _program() -> str | None:
    found = (shutil.which(name) for name in PROGRAMS)
    installed = (place for place in PLACES if Path(place).is_file())
    return next((program for program in (*found, *installed) if program), None)


def _converted(program: str, path: Path, data: bytes, folder: Path) -> Path:
    """The .docx that LibreOffice makes in `folder`, under a profile of its own and with no macros run."""
    suffix, how = next((suffix, how) for head, suffix, how in _KINDS if data.startswith(head))
    source = folder / f"plan{suffix}"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        f"--infilter={how}",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    _run(command, path, folder)
    made = folder / "out" / "plan.docx"
    if not made.is_file():
        raise InputError(f"文件“{path.name}”已损坏，或不是文字文档，转换不了。", _SAVE_AS_DOCX)
    return made


def _run(command: list[str], path: Path, folder: Path) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603
            command, cwd=folder, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise InputError("LibreOffice 启动失败。", _SAVE_AS_DOCX) from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        _stop(process)
        raise InputError(
            f"文件“{path.name}”转换了 {SECONDS} 秒还没有转完，已停止。", _SAVE_AS_DOCX
        ) from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    """The program that was started and the ones that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _read_converted(path: Path, made: Path) -> Document:
    from tracker.reading.readers import document_in

    return document_in(made.rename(made.with_name(f"{path.stem or 'plan'}.docx")))
