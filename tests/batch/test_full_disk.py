"""A disk that is full in the middle of a run: nothing is lost, and the next run goes on."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.batch.folders import run

from vanban.archive import Archive

FILES = 30
SIZE = 150_000  # bytes of a document


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for some of the documents."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2500k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small file system can only be mounted by root")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_ends_the_run_and_the_next_goes_on(small_disk: Path, inbox: Path) -> None:
    for number in range(FILES):
        (inbox / f"{number:02}.txt").write_text(f"plan\n{number}\n".ljust(SIZE, "x"), encoding="utf-8")
    place = ("--originals", str(small_disk / "originals"))
    archive = str(small_disk / "archive.db")
    told = run(inbox, archive, *place, "--patience", "1", odd=True)
    assert told.status == 3
    assert any("no space left" in event["message"] for event in told.of("trouble"))
    (balance,) = told.of("balance")
    assert 0 < balance["done"] < FILES
    assert (balance["failed"], balance["open"]) == (0, FILES - balance["done"])

    subprocess.run(["mount", "-o", "remount,size=60m", small_disk], check=True)
    told = run(inbox, archive, *place, odd=True)
    assert told.status == 0, told.log
    assert told.output.startswith(f"found {FILES} = done {FILES} + duplicate 0 + failed 0\n")
    with Archive.open(archive, originals=small_disk / "originals") as opened:
        assert opened.verify().problems == ()
