"""Straight horizontal and vertical rules out of the paths that a PDF draws."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium

from tracker.reading.readers.pdf.page import Rule

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

THIN = 3.0  # a filled box thinner than this is a rule
SHORTEST = 4.0  # what is shorter is a dot or a dash of a letter
MAX_SEGMENTS = 4_000  # of one path; drawings have more, tables never


def rules_of(
    path: ctypes.c_void_p, matrix: Matrix, placed: Callable[[float, float], Point]
) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical rules of one path; none for a path with curves."""
    count = pdfium.FPDFPath_CountSegments(path)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not 2 <= count <= MAX_SEGMENTS or not pdfium.FPDFPath_GetDrawMode(path, fill, stroke):
        return [], []
    across: list[Rule] = []
    down: list[Rule] = []
    for corners in _outlines(path, count, matrix, placed):
        lines = pairwise(corners) if stroke.value else _thin_boxes(corners, filled=bool(fill.value))
        for start, end in lines:
            _sort_in(start, end, across, down)
    return across, down


def _outlines(
    path: ctypes.c_void_p, count: int, matrix: Matrix, placed: Callable[[float, float], Point]
) -> Iterator[list[Point]]:
    """The corners of each part of a path, closed parts ending where they began."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[Point] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = placed(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and corners:
            yield corners
            corners = []
        corners.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if corners:
        yield corners


def _thin_boxes(corners: list[Point], *, filled: bool) -> Iterator[tuple[Point, Point]]:
    """A filled box that is so thin that it was meant as a line: its middle line."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if filled and bottom - top <= THIN <= right - left:
        yield (left, (top + bottom) / 2), (right, (top + bottom) / 2)
    elif filled and right - left <= THIN <= bottom - top:
        yield ((left + right) / 2, top), ((left + right) / 2, bottom)


def _sort_in(start: Point, end: Point, across: list[Rule], down: list[Rule]) -> None:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= 1 and abs(x1 - x0) >= SHORTEST:
        across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x1 - x0) <= 1 and abs(y1 - y0) >= SHORTEST:
        down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
