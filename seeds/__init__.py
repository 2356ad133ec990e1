"""What a new ledger can start from: unit lists, plans in our own words, rule packs.

Names are paths inside this folder, such as `xunhua-2020/units.toml`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


def seed_text(name: str) -> str:
    """The words of a seed file (UTF-8); raises FileNotFoundError."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def seed_names(folder: str) -> list[str]:
    """The names of the seeds in a folder, in order: `rules/ouhai.toml`, …"""
    return sorted(f"{folder}/{file.name}" for file in files(__name__).joinpath(folder).iterdir())


@contextmanager
def seed_path(name: str) -> Iterator[Path]:
    """The seed as a real file for as long as the block runs, wherever the package is installed."""
    with as_file(files(__name__).joinpath(name)) as path:
        yield path
