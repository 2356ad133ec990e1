"""Text that is in the file but not on the page: cut away by the box that it was drawn in."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]  # left, bottom, right, top

SLACK = 0.2  # points that a character's middle may stand outside


class Clipping:
    """Knows for each text object of a page in which box it shows."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._boxes: dict[int, Box | None] = {}

    def hides(self, index: int, box: Box) -> bool:
        """Whether the character at `index`, standing in `box`, is cut away."""
        handle = pdfium.FPDFText_GetTextObject(self._page, index)
        address = ctypes.cast(handle, ctypes.c_void_p).value
        if address is None:
            return False
        if address not in self._boxes:
            self._boxes[address] = _shown_box(handle)
        shown = self._boxes[address]
        if shown is None:
            return False
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        inside = shown[0] - SLACK <= x <= shown[2] + SLACK and shown[1] - SLACK <= y <= shown[3] + SLACK
        return not inside and _same_space(handle, x, y)


def _shown_box(handle: ctypes.c_void_p) -> Box | None:
    """Where all clip paths of an object overlap, each taken as its bounding box; None without any."""
    clip = pdfium.FPDFPageObj_GetClipPath(handle)
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    boxes = [box for path in range(max(0, count)) if (box := _path_box(clip, path))]
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return max(lefts), max(bottoms), min(rights), min(tops)


def _path_box(clip: ctypes.c_void_p, path: int) -> Box | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    xs: list[float] = []
    ys: list[float] = []
    for index in range(max(0, pdfium.FPDFClipPath_CountPathSegments(clip, path))):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            xs.append(x.value)
            ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def _same_space(handle: ctypes.c_void_p, x: float, y: float) -> bool:
    """Objects in a group have measures of their own; the group's clip says nothing about the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return False
    room = 2 + (top.value - bottom.value)
    return left.value - room <= x <= right.value + room and bottom.value - room <= y <= top.value + room
