"""Web pages as people save them: the page's own text, its menus set aside."""

from tracker.reading.readers.html.reader import read

__all__ = ["read"]
