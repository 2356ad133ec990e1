"""Documents as people hand them in; reading a plan without a ledger."""

import io
from pathlib import Path

import pytest

from seeds import seed_path
from tracker.errors import InputError
from tracker.services.documents import as_json, handed_in, pasted, read_document


def test_a_stream_and_a_paste_are_read_like_the_file_they_come_from() -> None:
    with seed_path("xunhua-2020/plan.txt") as path:
        plan, data = read_document(path), path.read_bytes()
    with handed_in(Path("-"), io.BytesIO(data)) as streamed:
        assert read_document(streamed) == plan
    with pasted(data.decode()) as path:
        assert read_document(path) == plan
    assert not path.exists()


def test_a_pipe_is_not_touched_where_a_file_is_named(tmp_path: Path) -> None:
    stream = io.BytesIO(b"x")
    with handed_in(tmp_path / "方案.txt", stream) as path:
        assert path == tmp_path / "方案.txt"
    assert stream.tell() == 0


def test_the_json_has_an_item_for_every_item() -> None:
    with seed_path("xunhua-2020/plan.txt") as path:
        plan = read_document(path)
    assert [item["number"] for item in as_json(plan)["items"]] == [item.number for item in plan.items]


def test_an_empty_stream_is_refused_by_name() -> None:
    with handed_in(Path("-"), io.BytesIO(b"")) as path, pytest.raises(InputError, match="标准输入"):
        read_document(path)


def test_a_paste_of_half_a_character_is_still_read() -> None:
    with pasted("一、修路。\ud83d\n牵头单位：县交通局") as path:
        assert [item.lead for item in read_document(path).items] == [("县交通局",)]
