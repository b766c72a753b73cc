"""An open archive, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vanban.archive import Archive


@pytest.fixture
def archive(archive_url: str, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive with its originals in a folder."""
    with Archive.open(archive_url, originals=tmp_path / "originals", wait=5, who="clerk@test") as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder for files to be read."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder
