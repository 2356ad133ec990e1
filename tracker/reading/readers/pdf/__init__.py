"""PDF with a text layer: pages -> ruled tables and printed rows -> paragraphs, furniture set aside."""

from tracker.reading.readers.pdf.reader import read

__all__ = ["read"]
