"""The parts of a .docx that hold words, unpacked within limits and parsed without entities."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tracker.errors import InputError

MAX_PART = 40 * 1024 * 1024  # bytes of one part unpacked; 60,000 characters of plan make 3 MB
MAX_PARTS = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RESAVE = "请用 Word 或 WPS 打开后另存为 .docx 再导入。"


def w(name: str) -> str:
    """A WordprocessingML name with its namespace."""
    return _W + name


class Package:
    """An opened .docx; `name` is the file's name for messages."""

    def __init__(self, data: bytes, name: str) -> None:
        if data.startswith(_OLE):
            raise InputError(
                f"文件“{name}”设了打开密码，或是旧版 .doc 改了后缀。", "请提供未加密的 .docx 文件。"
            )
        self.name = name
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._names = frozenset(self._archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._broken() from error
        if len(self._names) > MAX_PARTS:
            raise InputError(f"文件“{name}”的部件多得不正常，没有打开。", _RESAVE)

    def part(self, path: str) -> Element | None:
        """The root of one part, None when the document has no such part."""
        if path not in self._names:
            return None
        try:
            with self._archive.open(path) as stream:
                data = stream.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ) as error:
            raise self._broken() from error
        if len(data) > MAX_PART:
            raise InputError(
                f"文件“{self.name}”解压后大得不正常，没有打开。", "请只提供方案正文，或拆分后分别导入。"
            )
        return self._parsed(data)

    def parts(self, prefix: str) -> list[Element]:
        """The roots of the parts whose path begins so."""
        found = (
            self.part(name)
            for name in sorted(self._names)
            if name.startswith(prefix) and name.endswith(".xml")
        )
        return [root for root in found if root is not None]

    def _parsed(self, data: bytes) -> Element:
        if _STRICT[1:-1].encode() in data[:8192]:
            data = data.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
            raise self._broken() from error
        return root

    def _broken(self) -> InputError:
        return InputError(f"文件“{self.name}”已损坏或不是 Word 文档，打不开。", _RESAVE)
