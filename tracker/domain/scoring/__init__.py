"""考核评分: points with their terms and what each rests on, so that a unit can argue. Off until the office turns it on."""

from tracker.domain.scoring.book import Book, evolve_book
from tracker.domain.scoring.happenings import Happening, HappeningKind
from tracker.domain.scoring.points import Line, ScoreSheet, score
from tracker.domain.scoring.table import Audience, Rule, ScoreTable, Section, Term
from tracker.domain.scoring.toml import table_from_toml

__all__ = [
    "Audience",
    "Book",
    "Happening",
    "HappeningKind",
    "Line",
    "Rule",
    "ScoreSheet",
    "ScoreTable",
    "Section",
    "Term",
    "evolve_book",
    "score",
    "table_from_toml",
]
