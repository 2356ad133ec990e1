"""What kinds of files may be kept as evidence, told by their content and not by their names alone."""

from tracker.errors import InputError

PDF, PACKED, COMPOUND = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE = (COMPOUND, PACKED)
HEADS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (PDF,),
    ".ofd": (PACKED,),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".zip"), (PACKED,)),
    **dict.fromkeys((".doc", ".xls", ".ppt", ".wps", ".et", ".dps"), OFFICE),
    **dict.fromkeys((".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".bmp": (b"BM",),
    **dict.fromkeys((".tif", ".tiff"), (b"II*\x00", b"MM\x00*")),
    ".webp": (b"RIFF",),
    ".rar": (b"Rar!\x1a\x07",),
    ".7z": (b"7z\xbc\xaf\x27\x1c",),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
}
BOXED = (".mp4", ".mov", ".m4a", ".heic")  # `ftyp` stands behind four bytes of length
TEXTS = (".txt", ".md", ".csv")
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa",
    b"#!",
    b"\x4c\x00\x00\x00\x01\x14\x02",
)
ALLOWED = (*HEADS, *BOXED, *TEXTS)
SHOWN = "PDF、OFD、Word、Excel、PPT、WPS、图片、文本、压缩包、录音和录像"
WITHIN = 1024  # a PDF may have a few bytes before its head


def refuse_other_kinds(name: str, suffix: str, data: bytes) -> None:
    """Raise InputError for a program, a kind of file that is not kept, or one that is not what its name says."""
    if data.startswith(PROGRAMS):
        raise InputError(f"“{name}”是程序或脚本，不能作佐证材料。", f"可以用{SHOWN}。")
    if suffix not in ALLOWED:
        raise InputError(f"“{name}”这种文件（{suffix or '没有扩展名'}）不能作佐证材料。", f"可以用{SHOWN}。")
    if not is_kind(suffix, data):
        raise InputError(
            f"“{name}”的内容不是{suffix}文件。", "请确认文件没有损坏、没有改过扩展名，重新导出后再附。"
        )


def is_kind(suffix: str, data: bytes) -> bool:
    """Whether the bytes are of the kind that the suffix says."""
    if suffix in TEXTS:
        return b"\x00" not in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if suffix in BOXED:
        return data[4:8] == b"ftyp"
    return PDF in data[:WITHIN] if suffix == ".pdf" else data.startswith(HEADS[suffix])
