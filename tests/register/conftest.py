"""An open archive on each database, and a shelf to put small documents on."""

from __future__ import annotations

from tests.questions.conftest import archive, inbox, shelf

__all__ = ["archive", "inbox", "shelf"]
