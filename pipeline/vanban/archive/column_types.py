"""Column types that behave alike on both databases."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

# PostgreSQL refuses NUL in a text; neither database can write half a surrogate pair as UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(?:\\|x([0-9a-f]{2}))")
_TO_ESCAPE = re.compile("[\\\\\udc80-\udcff]")


def storable(text: str) -> str:
    """``text`` with U+FFFD for every character that a database refuses; as long as before."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable_json(value: Any) -> str:
    r"""JSON in the letters themselves, which takes a third of the room; half surrogates as ``\uNNNN``.

    >>> storable_json({"số": "5"})
    '{"số":"5"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSTORABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def escape_path(path: str) -> str:
    r"""A path of the file system as storable text, reversible.

    Bytes that are no UTF-8 (names in TCVN3 or VNI code) come from Python as half surrogates; they become ``\xNN``,
    and the backslash itself ``\\``.

    >>> escape_path("c\udcabng v\udcb9n.pdf")
    'c\\xabng v\\xb9n.pdf'
    """
    return _TO_ESCAPE.sub(lambda m: "\\\\" if m[0] == "\\" else f"\\x{ord(m[0]) - 0xDC00:02x}", path)


def unescape_path(text: str) -> str:
    """The reverse of ``escape_path``."""
    return _ESCAPED.sub(lambda m: "\\" if m[1] is None else chr(0xDC00 + int(m[1], 16)), text)


class Storable(TypeDecorator[str]):
    """Text of any length; what no database stores becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else storable(value)


class PathText(TypeDecorator[str]):
    """A path or file name, whatever bytes it is made of."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else escape_path(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """From the database."""
        return None if value is None else unescape_path(value)


class UtcTime(TypeDecorator[datetime]):
    """A moment: always with its zone in Python, always UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database.

        Raises:
            ValueError: the time has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)
