"""Which files of a folder are read, and what is passed over and why."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from vanban.archive import FoundFile
from vanban.batch.events import PassedOver
from vanban.batch.walk import look_below, walk


def found(folder: Path, own: frozenset[Path] = frozenset()) -> list[str]:
    return [str(seen.path.relative_to(folder)) for seen in walk(folder, own) if isinstance(seen, FoundFile)]


def passed_over(folder: Path, own: frozenset[Path] = frozenset()) -> dict[str, str]:
    return {
        str(Path(seen.path).relative_to(folder)): seen.why for seen in walk(folder, own) if isinstance(seen, PassedOver)
    }


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_files_come_in_order_of_their_names_folders_among_them(inbox: Path) -> None:
    touch(inbox, "c.pdf", "b/2.pdf", "b/1.docx", "a.txt")
    assert found(inbox) == ["a.txt", "b/1.docx", "b/2.pdf", "c.pdf"]


def test_a_file_is_told_with_size_and_time(inbox: Path) -> None:
    touch(inbox, "a.txt")
    (inbox / "a.txt").write_bytes(b"12345")
    os.utime(inbox / "a.txt", ns=(0, 1_700_000_000_123_456_789))
    assert list(walk(inbox)) == [FoundFile(inbox / "a.txt", 5, 1_700_000_000_123_456_789)]


def test_links_are_not_followed_wherever_they_lead(inbox: Path, tmp_path: Path) -> None:
    touch(tmp_path, "outside/secret.pdf")
    touch(inbox, "a.pdf")
    (inbox / "out").symlink_to(tmp_path / "outside")
    (inbox / "out.pdf").symlink_to(tmp_path / "outside" / "secret.pdf")
    (inbox / "in.pdf").symlink_to(inbox / "a.pdf")
    (inbox / "round").symlink_to(inbox)
    assert found(inbox) == ["a.pdf"]
    assert passed_over(inbox) == {"out": "link", "out.pdf": "link", "in.pdf": "link", "round": "link"}


def test_hidden_and_temporary_files_are_passed_over(inbox: Path) -> None:
    touch(
        inbox,
        ".git/config",
        ".hidden.pdf",
        "~$ke-hoach.docx",
        "a.pdf.part",
        "b.PDF.CRDOWNLOAD",
        "Thumbs.db",
        "c.tmp.pdf",
    )
    assert found(inbox) == ["c.tmp.pdf"]
    assert passed_over(inbox) == {
        ".git": "hidden",
        ".hidden.pdf": "hidden",
        "~$ke-hoach.docx": "temporary",
        "a.pdf.part": "temporary",
        "b.PDF.CRDOWNLOAD": "temporary",
        "Thumbs.db": "temporary",
    }


def test_pipes_and_sockets_are_passed_over(inbox: Path) -> None:
    os.mkfifo(inbox / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(inbox / "socket"))
        assert passed_over(inbox) == {"pipe.pdf": "special", "socket": "special"}


def test_the_archive_itself_is_passed_over(inbox: Path) -> None:
    touch(inbox, "vanban.db", "vanban.originals/ab/abcd", "a.pdf")
    own = frozenset({inbox / "vanban.db", inbox / "vanban.originals"})
    assert found(inbox, own) == ["a.pdf"]
    assert passed_over(inbox, own) == {"vanban.db": "archive", "vanban.originals": "archive"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_listed_is_told(inbox: Path) -> None:
    touch(inbox, "closed/a.pdf")
    (inbox / "closed").chmod(0)
    try:
        assert passed_over(inbox) == {"closed": "unreadable"}
    finally:
        (inbox / "closed").chmod(0o700)


def test_a_folder_that_has_gone_is_told(inbox: Path) -> None:
    (seen,) = walk(inbox / "gone")
    assert isinstance(seen, PassedOver)
    assert (seen.why, seen.message) == ("unreadable", "No such file or directory")


def test_names_that_are_no_text_are_found(inbox: Path) -> None:
    name = os.fsdecode("Kế hoạch.txt".encode("cp1258", "ignore") + b"\xb9\xff")
    touch(inbox, name)
    assert found(inbox) == [name]


@pytest.mark.parametrize("way", ["out/secret.pdf", ".hidden/a.pdf", "gone/a.pdf", "a.pdf/b.pdf"])
def test_a_path_is_looked_at_only_by_ways_that_a_walk_takes(way: str, inbox: Path, tmp_path: Path) -> None:
    touch(tmp_path, "outside/secret.pdf")
    touch(inbox, ".hidden/a.pdf", "a.pdf", "sub/b.pdf")
    (inbox / "out").symlink_to(tmp_path / "outside")
    assert look_below(inbox, inbox / way) is None
    assert isinstance(look_below(inbox, inbox / "sub" / "b.pdf"), FoundFile)
