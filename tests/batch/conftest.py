"""Archives, folders and workers for the tests of runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vanban.archive import Archive
from vanban.batch import Assignment, Place, crew

ROOT = Path(__file__).parents[2]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder for files to be read."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def place(archive_url: str, tmp_path: Path) -> Place:
    """An empty archive, once on SQLite and once on PostgreSQL."""
    return Place(url=archive_url, originals=str(tmp_path / "originals"), wait=5)


@pytest.fixture
def sqlite_place(sqlite_url: str, tmp_path: Path) -> Place:
    """An empty archive on SQLite."""
    return Place(url=sqlite_url, originals=str(tmp_path / "originals"), wait=5)


@pytest.fixture
def archive(place: Place) -> Iterator[Archive]:
    """That archive, opened."""
    with place.open() as opened:
        yield opened


@pytest.fixture
def assignment(place: Place, inbox: Path) -> Assignment:
    """To read the inbox into that archive, with little patience."""
    return Assignment(place=place, folder=inbox, patience=10)


@pytest.fixture
def odd_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that do what the files say: ``tests.batch.odd_worker``."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.setattr(crew, "PROGRAM", (sys.executable, "-m", "tests.batch.odd_worker"))
