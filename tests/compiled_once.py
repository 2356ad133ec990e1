"""SQL is compiled once for all ledgers of a test run: each test opens its own, and compiling took a fifth.

SQLAlchemy keeps what it compiled for each engine apart, by the engine's dialect object; SQLite's all say the same.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.util import LRUCache

from tracker.ledger import database


class Compiled(LRUCache[Any, Any]):
    """Compiled SQL by everything in its key but the dialect, which stands first."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[Any, ...], value: Any) -> None:
        super().__setitem__(key[1:], value)


COMPILED = Compiled(1000)
AS_SQLITE = database._as_sqlite


def compiled_once(engine: Engine, *pragmas: str) -> Engine:
    """The engine prepared as the program does it, with the statements compiled for others."""
    engine.update_execution_options(compiled_cache=COMPILED)
    return AS_SQLITE(engine, *pragmas)
