"""The steps from one form of the database to the next lead to what the models say."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from tests.archive.readings import reading_of, write

from vanban.archive import Archive
from vanban.archive.migrations import HEAD, VERSION_TABLE, known_revisions
from vanban.archive.models import Base
from vanban.archive.versions import Change

# Kept by the database itself, and so in no model.
FULL_TEXT = ("page_search", "marked_words", "folded_words", "page_text_marked_words", "page_text_folded_words")


def test_the_steps_lead_to_the_models(archive: Archive) -> None:
    options = {
        "version_table": VERSION_TABLE,
        "include_name": lambda name, kind, parents: not (name or "").startswith(FULL_TEXT),
    }
    with archive.session() as session:
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_last_step_is_the_form_that_this_software_knows() -> None:
    assert max(known_revisions()) == HEAD


def test_an_archive_is_made_wholly_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban.archive.migrations.versions import first_form

    monkeypatch.setattr(
        "vanban.archive.engine.upgrade",
        lambda connection: (connection.execute(text("CREATE TABLE document (id INTEGER)")), 1 / 0),
    )
    with pytest.raises(ZeroDivisionError):
        Archive.open(tmp_path / "a.db")
    with sqlite3.connect(tmp_path / "a.db") as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []
    monkeypatch.undo()
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.ledger.balance().found == 0
    assert first_form.revision == HEAD


def test_opening_an_archive_again_changes_nothing(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(archive_url, originals=tmp_path / "o") as archive:
        archive.save(reading_of(path), path)
    with Archive.open(archive_url, originals=tmp_path / "o") as archive:
        assert archive.document(1).text == "x"


def test_sqlite_is_opened_for_many_at_once(sqlite_url: str) -> None:
    with Archive.open(sqlite_url) as archive, archive.session() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1


@pytest.mark.parametrize("words", ["dao AND ho", "sen"])
def test_the_full_text_follows_every_change(sqlite_url: str, inbox: Path, words: str) -> None:
    path = write(inbox, "a.txt", "đào hồ Sen")
    query = text("SELECT count(*) FROM page_search WHERE page_search MATCH :words")
    with Archive.open(sqlite_url) as archive:

        def hits() -> object:
            with archive.session() as session:
                return session.execute(query, {"words": f"folded: ({words})"}).scalar()

        archive.save(reading_of(path), path)
        assert hits() == 1
        archive.save(reading_of(path, text="đắp đê"), path)
        assert hits() == 0
        archive.save(reading_of(path), path)
        assert hits() == 1
        assert archive.verify().problems == ()


def test_marks_are_told_apart_in_one_index_and_not_in_the_other(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "Uỷ ban đào hồ Sen")
    archive.save(reading_of(path), path)
    if archive.is_sqlite:
        query = "SELECT count(*) FROM page_search WHERE page_search MATCH '{column}: {word}'"
    else:
        query = "SELECT count(*) FROM page_text WHERE {column}_words @@ to_tsquery('simple', '{word}')"
    with archive.session() as session:
        found = {
            (column, word): session.execute(text(query.format(column=column, word=word))).scalar()
            for column in ("marked", "folded")
            for word in ("hồ", "ho", "hộ", "ủy")
        }
    assert found == {
        ("marked", "hồ"): 1,
        ("marked", "ho"): 0,
        ("marked", "hộ"): 0,
        ("marked", "ủy"): 1,
        ("folded", "ho"): 1,
        ("folded", "hồ"): 0,
        ("folded", "hộ"): 0,
        ("folded", "ủy"): 0,
    }


def test_a_change_can_be_shown_as_json() -> None:
    change = Change("header.subject", "changed", "a", None)
    assert (change.field, change.kind, change.before, change.after) == ("header.subject", "changed", "a", None)
