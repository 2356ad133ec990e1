"""Files appear whole or not at all."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tracker.errors import SetupError
from tracker.reports.files import write_files
from tracker.reports.titles import title_lines


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file can grow beyond `size` bytes."""
    held = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, held[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, held)


def test_files_are_written_in_order_into_a_folder_that_is_made(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "a" / "b", {"一.md": b"1", "二.md": b"2"})
    assert [path.name for path in paths] == ["一.md", "二.md"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]


def test_a_full_disk_leaves_the_old_files_and_nothing_half_written(tmp_path: Path) -> None:
    write_files(tmp_path, {"通报.md": b"old"})
    with disk_of(10_000), pytest.raises(SetupError, match="不能把文件写入"):
        write_files(tmp_path, {"通报.md": b"new", "附件.xlsx": bytes(20_000)})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("通报.md", b"old")]


def test_a_folder_that_is_a_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "通报"
    taken.write_text("")
    with pytest.raises(SetupError, match="请检查磁盘空间和目录权限"):
        write_files(taken, {"通报.md": b"1"})


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于短方案落实情况的通报", ["关于短方案落实情况的通报"]),
        ("关于《甲县某某工作方案》落实情况的通报甲", ["关于《甲县某某工作方案》落实情况的通报甲"]),
        (
            "关于《甲县巩固脱贫成果实施工作方案》落实情况的通报",
            ["关于《甲县巩固脱贫成果实施工作方案》", "落实情况的通报"],
        ),
    ],
)
def test_a_title_is_broken_where_its_words_end(title: str, lines: list[str]) -> None:
    assert title_lines(title) == lines


def test_a_title_without_a_place_to_break_is_cut_into_even_lines() -> None:
    lines = title_lines("关" * 50)
    assert "".join(lines) == "关" * 50
    assert {len(line) for line in lines} == {17, 16}
