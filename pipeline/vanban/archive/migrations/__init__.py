"""The forms of the database, one step from each to the next (Alembic). ``upgrade`` takes any older form to ``HEAD``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"
"""The form that this version of the software reads and writes."""

VERSION_TABLE = "vanban_form"
"""Alembic's table under a name of its own: another program may keep its form in the same database server."""


def _configuration() -> Config:
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return configuration


def known_revisions() -> set[str]:
    """Every form that this version of the software can take over."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(_configuration()).walk_revisions()}


def upgrade(connection: Connection, revision: str = HEAD) -> None:
    """Bring the database to ``revision`` inside the connection's transaction: wholly, or not at all."""
    from alembic import command

    configuration = _configuration()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, revision)
