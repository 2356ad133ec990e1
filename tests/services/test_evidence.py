"""Evidence files in the home folder."""

from pathlib import Path

import pytest

from tracker.errors import InputError, SetupError
from tracker.ledger import chain
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence


def test_a_file_is_kept_under_the_sm3_of_its_content(desk: Desk, tmp_path: Path) -> None:
    proof = tmp_path / "验收报告.PDF"
    proof.write_bytes(b"%PDF-1.4 not much of one")
    digest = chain.sm3(proof.read_bytes())
    assert keep_evidence(desk, proof) == f"{digest} 验收报告.PDF"
    assert (desk.home.evidence / f"{digest}.pdf").read_bytes() == proof.read_bytes()


def test_the_same_content_is_kept_once(desk: Desk, tmp_path: Path) -> None:
    for name in ("一.jpg", "二.jpg"):
        (tmp_path / name).write_bytes(b"the same picture")
        keep_evidence(desk, tmp_path / name)
    assert len(list(desk.home.evidence.iterdir())) == 1


@pytest.mark.parametrize("content", [None, b""])
def test_a_missing_or_empty_file_is_refused(desk: Desk, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "名单.jpg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"名单\.jpg"):
        keep_evidence(desk, path)
    assert not desk.home.evidence.exists()


def test_a_file_marked_secret_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("绝密★十年\n\n名单\n", encoding="utf-8")
    with pytest.raises(InputError, match="绝密"):
        keep_evidence(desk, path)
    assert not desk.home.evidence.exists()


def test_a_folder_that_cannot_be_written_leaves_no_part_of_a_copy(desk: Desk, tmp_path: Path) -> None:
    proof = tmp_path / "照片.jpg"
    proof.write_bytes(b"a picture")
    desk.home.evidence.write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(SetupError, match=r"照片\.jpg"):
        keep_evidence(desk, proof)
    assert desk.home.evidence.is_file()
