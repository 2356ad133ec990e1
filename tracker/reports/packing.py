"""Making office files the same byte for byte: fixed times in the archive and in its core properties."""

import io
import re
import zipfile
from datetime import date

CORE = "docProps/core.xml"
STAMP = re.compile(r"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def repacked(archive: bytes, day: date) -> bytes:
    """The same archive with `day` as the time of every part, of its creation and of its last change."""
    moment = f"{day.isoformat()}T00:00:00Z"
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == CORE:
                content = STAMP.sub(rf"\g<1>{moment}\g<3>", content.decode()).encode()
            part = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            target.writestr(part, content)
    return packed.getvalue()
