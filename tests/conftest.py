"""Fixtures for more than one folder: databases for archives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgres import Server, programs, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for this process's tests."""
    binaries = programs()
    if binaries is None:
        pytest.fail("PostgreSQL is not installed; run: sh scripts/system-packages.sh test")
    with server(binaries) as running:
        yield running


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    """Name of a database that holds an empty archive, to be copied."""
    from vanban.archive import Archive

    name = postgres.new_database()
    Archive.open(postgres.url(name), originals="memory://template").close()
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File that holds an empty archive, to be copied."""
    from vanban.archive import Archive

    file = tmp_path_factory.mktemp("template") / "empty.db"
    Archive.open(file).close()
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """URL of an empty archive in SQLite."""
    file = tmp_path / "archive.db"
    shutil.copyfile(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(postgres: Server, postgres_template: str) -> Iterator[str]:
    """URL of an empty archive in PostgreSQL."""
    name = postgres.new_database(postgres_template)
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def archive_url(request: pytest.FixtureRequest) -> str:
    """URL of an empty archive: the test runs once on SQLite and once on PostgreSQL."""
    chosen = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(chosen)
    return url
