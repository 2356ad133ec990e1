"""Reading a plan without a ledger."""

import io

import pytest

from seeds import seed_path
from tracker.errors import InputError
from tracker.services.documents import as_json, read_document, read_stream


def test_a_stream_is_read_like_the_file_it_comes_from() -> None:
    with seed_path("xunhua-2020/plan.txt") as path:
        assert read_stream(io.BytesIO(path.read_bytes())) == read_document(path)


def test_the_json_has_an_item_for_every_item() -> None:
    with seed_path("xunhua-2020/plan.txt") as path:
        plan = read_document(path)
    assert [item["number"] for item in as_json(plan)["items"]] == [item.number for item in plan.items]


def test_an_empty_stream_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="标准输入"):
        read_stream(io.BytesIO(b""))
