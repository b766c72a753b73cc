"""Run by Alembic; the connection and its transaction come from ``vanban.archive.engine``."""

from alembic import context

from vanban.archive.migrations import VERSION_TABLE
from vanban.archive.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
