"""Evidence files in the home folder."""

import os
from pathlib import Path

import pytest

from tracker.errors import InputError, SetupError
from tracker.ledger import chain
from tracker.services.desk import Desk
from tracker.services.evidence import keep_evidence

JPEG = b"\xff\xd8\xff\xe0 a picture"


def test_a_file_is_kept_under_the_sm3_of_its_content(desk: Desk, tmp_path: Path) -> None:
    proof = tmp_path / "验收报告.PDF"
    proof.write_bytes(b"%PDF-1.4 not much of one")
    digest = chain.sm3(proof.read_bytes())
    assert keep_evidence(desk, proof) == f"{digest} 验收报告.PDF"
    assert (desk.home.evidence / f"{digest}.pdf").read_bytes() == proof.read_bytes()


def test_the_same_content_is_kept_once(desk: Desk, tmp_path: Path) -> None:
    for name in ("一.jpg", "二.jpg"):
        (tmp_path / name).write_bytes(JPEG)
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


def test_a_pipe_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "名单.txt")
    with pytest.raises(InputError, match=r"名单\.txt”是管道或设备"):
        keep_evidence(desk, tmp_path / "名单.txt")


def test_a_file_marked_secret_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("绝密★十年\n\n名单\n", encoding="utf-8")
    with pytest.raises(InputError, match="绝密"):
        keep_evidence(desk, path)
    assert not desk.home.evidence.exists()


def test_a_folder_that_cannot_be_written_leaves_no_part_of_a_copy(desk: Desk, tmp_path: Path) -> None:
    proof = tmp_path / "照片.jpg"
    proof.write_bytes(JPEG)
    desk.home.evidence.write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(SetupError, match=r"照片\.jpg"):
        keep_evidence(desk, proof)
    assert desk.home.evidence.is_file()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("照片.jpg", b"MZ\x90\x00 a program", "是程序或脚本"),
        ("名单.txt", b"#!/bin/sh\nrm -rf", "是程序或脚本"),
        ("报告.pdf", b"\x7fELF", "是程序或脚本"),
        ("安装.exe", b"not a program", r"这种文件（\.exe）不能作佐证材料"),
        ("宏.vbs", b"MsgBox 1", r"这种文件（\.vbs）不能"),
        ("无名", b"words", "没有扩展名"),
        ("照片.jpg", b"GIF89a", r"内容不是\.jpg文件"),
        ("报告.pdf", b"PK\x03\x04", r"内容不是\.pdf文件"),
        ("名单.xlsx", b"plain words", r"内容不是\.xlsx文件"),
        ("名单.txt", b"a\x00b", r"内容不是\.txt文件"),
        ("现场.mp4", b"\x00\x00\x00\x18moov", r"内容不是\.mp4文件"),
    ],
)
def test_programs_and_files_that_are_not_what_they_say_are_refused(
    desk: Desk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        keep_evidence(desk, path)
    assert not desk.home.evidence.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.JPG", JPEG),
        ("截图.png", b"\x89PNG\r\n\x1a\n"),
        ("名单.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("材料.zip", b"PK\x03\x04"),
        ("现场.mp4", b"\x00\x00\x00\x18ftypisom"),
        ("报告.pdf", b"\n%PDF-1.7"),
    ],
)
def test_what_offices_use_as_proof_is_kept_and_nobody_may_execute_it(
    desk: Desk, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    path.chmod(0o755)
    keep_evidence(desk, path)
    (kept,) = desk.home.evidence.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_file_over_the_limit_is_refused(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.services.evidence.MAX_BYTES", 1024 * 1024)
    path = tmp_path / "照片.jpg"
    path.write_bytes(JPEG + bytes(1024 * 1024))
    with pytest.raises(InputError, match="超过 1 MB 的上限。请压缩图片"):
        keep_evidence(desk, path)
