"""Where an archive is: what users write becomes an SQLAlchemy URL, and never a password in a message."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from vanban.errors import UsageError

# "scheme://user:password@", of a database or of a store of originals.
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]*(?:@[^/@\s]*)*@")
_QUERY = re.compile(r"(?<=://)([^?\s]*)\?\S*")


def without_credentials(text: str) -> str:
    """``text`` without users, passwords and queries of the URLs in it.

    >>> without_credentials("cannot open s3://key:secret@bucket/van-ban?token=x")
    'cannot open s3://bucket/van-ban'
    """
    return _QUERY.sub(r"\1", _CREDENTIALS.sub("", text))


def archive_url(address: str | Path) -> URL:
    """The URL of an archive.

    Args:
        address: path of an SQLite file, ``sqlite:///PATH``, or ``postgresql://USER:PASSWORD@HOST/NAME``.

    Raises:
        UsageError: it is neither.
    """
    text = str(address)
    if "://" not in text:
        if not text:
            raise UsageError("archive: it has no name; give a file, or a URL such as postgresql://HOST/NAME")
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise UsageError(
            f"{without_credentials(text)}: not an archive's URL; write sqlite:///FILE or postgresql://HOST/NAME"
        ) from None
    backend = url.drivername.split("+")[0]
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise UsageError("sqlite: an archive in memory would be lost; name a file, such as sqlite:///archive.db")
        return url.set(drivername="sqlite")
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")  # whichever driver the URL names
    raise UsageError(
        f"{without_credentials(text)}: archives are kept in SQLite or PostgreSQL; write sqlite:///FILE or "
        "postgresql://HOST/NAME"
    )


def shown(url: URL) -> str:
    """The URL for messages: the file's path, or server and database without user, password and options."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    socket = url.query.get("host")
    host = url.host or (socket if isinstance(socket, str) else "")
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{host if not host.startswith('/') else ''}{port}/{url.database or ''}"
