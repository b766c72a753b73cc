"""An open archive on each database, and a shelf to put small documents on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.conftest import archive, inbox
from tests.questions.shelf import Shelf

from vanban.archive import Archive

__all__ = ["archive", "inbox", "shelf"]


@pytest.fixture
def shelf(archive: Archive, inbox: Path) -> Shelf:
    """Puts documents into the archive."""
    return Shelf(archive, inbox)
