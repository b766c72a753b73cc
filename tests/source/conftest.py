"""Reading a document from bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.source import read_source
from vanban.source.model import SourceDocument

Read = Callable[..., SourceDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write bytes to a file and read them as a document."""

    def read_bytes(data: bytes, name: str = "van-ban", **options: object) -> SourceDocument:
        path = tmp_path / name
        path.write_bytes(data)
        return read_source(path, **options)  # type: ignore[arg-type]

    return read_bytes
