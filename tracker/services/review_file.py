"""A review as a file of the home: what was read and what was corrected, so that a person can stop and go on."""

import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker.domain.review import Review, started
from tracker.domain.review_rules import corrected
from tracker.domain.review_steps import STEPS, Correction
from tracker.errors import DubanError, InputError, SetupError
from tracker.home import Home
from tracker.reading.wire import item_as_json, item_from_json, plan_as_json, plan_from_json

FOLDER, VERSION, DIGITS = "reviews", 1, 8


def file_of(home: Home, checksum: str) -> Path:
    """Where the review of the document with that checksum is kept."""
    return home.path / FOLDER / f"{checksum}.json"


def files(home: Home) -> list[Path]:
    """All reviews that were begun, the latest worked on first."""
    return sorted((home.path / FOLDER).glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)


def standing(home: Home, checksum: str) -> Review | None:
    """The review that was begun of the document with that checksum."""
    path = file_of(home, checksum)
    return load(path) if path.exists() else None


def forget(home: Home, checksum: str) -> None:
    """The review of the document with that checksum is over."""
    file_of(home, checksum).unlink(missing_ok=True)


def save(home: Home, review: Review) -> None:
    """Write the review whole or not at all. Raises SetupError where the home cannot be written."""
    path = file_of(home, review.checksum)
    text = json.dumps(as_json(review), ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise SetupError(f"核对记录“{path}”不能保存：{error.strerror}。", "请检查磁盘和权限。") from error


def load(path: Path) -> Review:
    """The review in a file. Raises InputError for a file that holds none."""
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, DubanError) as error:
        number = path.stem[:DIGITS]
        raise InputError(
            f"核对记录 {number} 已损坏，不能读取。",
            f"请移走（终端界面“方案”页按 D，或 duban plan review {number} --discard），再重新读取方案。文件是“{path}”。",
        ) from error


def as_json(review: Review) -> dict[str, Any]:
    """The reading and the corrections; all else follows from them."""
    return {
        "version": VERSION,
        "checksum": review.checksum,
        "file": review.file,
        "head": plan_as_json(review.head),
        "read": [item_as_json(item) for item in review.read],
        "turns": review.turns,
        "corrections": [{"kind": step.kind, **step.model_dump(mode="json")} for step in review.corrections],
    }


def from_json(data: dict[str, Any]) -> Review:
    """The review that `as_json` gave."""
    if data["version"] != VERSION:
        raise ValueError(data["version"])
    read = tuple(map(item_from_json, data["read"]))
    review = started(Review(data["checksum"], data["file"], plan_from_json(data["head"]), read))
    for step in data["corrections"]:
        review = corrected(review, step_from_json(step))
    turns = tuple(data.get("turns", review.turns))
    if sum(turns) != len(review.corrections):
        raise ValueError(turns)
    return replace(review, turns=turns)


def step_from_json(data: dict[str, Any]) -> Correction:
    """One correction."""
    fields = {name: value for name, value in data.items() if name != "kind"}
    return STEPS[data["kind"]].model_validate(fields)
