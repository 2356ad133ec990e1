"""Making office files the same byte for byte: fixed times in the archive and in its core properties."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

CORE = "docProps/core.xml"
Marked = Mapping[str, Iterable[str]]  # what stands in the place of each mark
STAMP = re.compile(r"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def repacked(archive: bytes, day: date, inserted: Mapping[str, Marked] | None = None) -> bytes:
    """The same archive with `day` as the time of every part, of its creation and of its last change.

    `inserted` is, by part, what stands in the place of its marks: long tables are never held as a whole.
    """
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
            if name in (inserted or {}):
                with target.open(part, "w") as stream:
                    pieces = with_inserted(content.decode(), (inserted or {})[name])
                    stream.writelines(piece.encode() for piece in pieces)
            else:
                target.writestr(part, content)
    return packed.getvalue()


def with_inserted(content: str, inserted: Marked) -> Iterator[str]:
    """The content with what stands in the place of the marks, which it holds in this order, a piece at a time."""
    for mark, pieces in inserted.items():
        before, found, content = content.partition(mark)
        assert found, mark
        yield before
        yield from pieces
    yield content
