"""What the commands that put questions to an archive have in common."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vanban.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from vanban.archive import Archive


class Unanswered(click.ClickException):
    """A question that could not be put; exit code 2, whether it makes no sense or the archive cannot be used."""

    exit_code = 2


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails on anything that is no calendar day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r}: write a day like 2024-02-20", param, ctx)


class Days(click.ParamType[int]):
    """A length of time: ``14``, ``14d`` or ``2w``, in days."""

    name = "days"
    _LENGTH = re.compile(r"([0-9]{1,5})([dw]?)")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of days; fails on anything else."""
        if isinstance(value, int):
            return value
        match = self._LENGTH.fullmatch(str(value).strip().lower())
        if match is None:
            self.fail(f"{value!r}: write a number of days like 14d, or of weeks like 2w", param, ctx)
        return int(match[1]) * (7 if match[2] == "w" else 1)


def today_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--as-of``, the day from which is counted; today when it is not given."""
    return click.option(
        "--as-of", type=Day(), metavar="YYYY-MM-DD", envvar="VANBAN_AS_OF", help=f"Day from which {what}; else today."
    )


def limit_option(default: int, what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--limit``, how many ``what`` are shown at most."""
    return click.option(
        "--limit",
        type=click.IntRange(1, 1_000_000),
        default=default,
        show_default=True,
        help=f"Show so many {what} at most.",
    )


format_option = click.option(
    "--format", type=click.Choice(["table", "json"]), default="table", show_default=True, help="For people or programs."
)


@contextmanager
def asked(url: str) -> Iterator[Archive]:
    """The archive, open; whatever is wrong with it ends the command with exit code 2.

    An SQLite file that is not there is not made: an answer from an empty archive would be a wrong one.
    """
    from vanban.archive import Archive
    from vanban.archive.address import archive_url

    try:
        address = archive_url(url)
        if address.get_backend_name() == "sqlite" and not Path(str(address.database)).exists():
            raise UsageError(f"{address.database}: no such archive; make one with: vanban batch DIR --archive FILE")
        with Archive.open(url) as archive:
            yield archive
    except ArchiveError as error:
        raise Unanswered(str(error)) from None


def print_json(value: Any) -> None:
    """An answer as JSON on stdout, an object by its fields, days as ``YYYY-MM-DD``."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def plain(value: Any) -> Any:
    """Objects as dictionaries, days and times as ISO texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
