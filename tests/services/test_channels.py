"""The file outbox."""

from datetime import date
from pathlib import Path

import pytest

from tracker.domain.reminders import Digest
from tracker.errors import SetupError
from tracker.services.channels import FileOutbox, Letter

DAY = date(2020, 6, 30)


def letter(text: str, key: str = "jyj/2020-06-30") -> Letter:
    return Letter(Digest("jyj", DAY, key, (text,), ("XH2020-001",)), "教育局", "办公室")


def test_a_letter_becomes_one_file_in_a_folder_made_for_it(tmp_path: Path) -> None:
    outbox = FileOutbox(tmp_path / "home" / "outbox")
    outbox.deliver(letter("甲"))
    assert [file.read_text(encoding="utf-8") for file in outbox.folder.iterdir()] == [letter("甲").text]


def test_the_same_key_overwrites_its_file(tmp_path: Path) -> None:
    outbox = FileOutbox(tmp_path)
    outbox.deliver(letter("甲"))
    outbox.deliver(letter("乙"))
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == [letter("乙").text]


@pytest.mark.parametrize("key", ["a/../../b", "a\\b", "a:b", "a b", "教育局/2020-06-30", ".", ""])
def test_no_key_leaves_the_folder(tmp_path: Path, key: str) -> None:
    assert FileOutbox(tmp_path).path_of(key).parent == tmp_path
    assert FileOutbox(tmp_path).path_of(key).name not in ("", ".", "..")


def test_a_file_can_be_told_by_its_name(tmp_path: Path) -> None:
    assert FileOutbox(tmp_path).path_of("xunhua/jyj/2020-06-30").name == "xunhua_jyj_2020-06-30.txt"


def test_two_keys_never_share_a_file(tmp_path: Path) -> None:
    outbox = FileOutbox(tmp_path)
    keys = ["a/b", "a_b", "a%5fb", "a%2fb", "a-b", "a:b", "a.b", "ab"]
    assert len({outbox.path_of(key) for key in keys}) == len(keys)


def test_an_outbox_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("not a folder")
    with pytest.raises(SetupError, match="不能写入发件箱") as refused:
        FileOutbox(tmp_path / "outbox").deliver(letter("甲"))
    assert "不会重复发送" in refused.value.remedy


def test_a_letter_that_could_not_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    outbox = FileOutbox(tmp_path)
    in_the_way = outbox.path_of(letter("").key)
    in_the_way.mkdir()
    with pytest.raises(SetupError):
        outbox.deliver(letter("甲"))
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_a_letter_can_be_taken_back_and_taking_back_nothing_is_no_trouble(tmp_path: Path) -> None:
    outbox = FileOutbox(tmp_path / "outbox")
    outbox.withdraw("jyj/2020-06-30")
    outbox.deliver(letter("甲"))
    outbox.withdraw("jyj/2020-06-30")
    assert list(outbox.folder.iterdir()) == []
