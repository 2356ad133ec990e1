"""Real documents, read from the folder that DUBAN_CORPUS names; none of them is part of the project."""

import os
from functools import cache
from pathlib import Path

import pytest

from tracker.reading.document import read_file
from tracker.reading.reading import Reading

_FOLDER = os.environ.get("DUBAN_CORPUS", "")


@cache
def _read(path: Path) -> Reading:
    return read_file(path)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with plans/, gold/ and score_reading.py."""
    folder = Path(_FOLDER)
    if not _FOLDER or not (folder / "plans").is_dir():
        pytest.skip("DUBAN_CORPUS names no folder with real documents")
    return folder


@pytest.fixture
def reading(corpus: Path, request: pytest.FixtureRequest) -> Reading:
    """The reading of the plan that the test's parameter names."""
    return _read(corpus / "plans" / request.param)
