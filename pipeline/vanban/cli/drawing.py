"""Tables and trees of answers, as wide as the terminal."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence
from datetime import date

from rich.console import Console, RenderableType
from rich.table import Table


def draw(*parts: RenderableType) -> None:
    """Print to stdout: plain text as wide as the terminal, coloured only when stdout is one."""
    width = max(shutil.get_terminal_size((120, 24)).columns, 80)
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, force_terminal=sys.stdout.isatty(), highlight=False, emoji=False)
    for part in parts:
        console.print(part)
    sys.stdout.write(buffer.getvalue())


def table_of(headings: Sequence[str], *, narrow: Sequence[int] = (), wide: int | None = None) -> Table:
    """An empty table.

    Args:
        headings: of its columns.
        narrow: columns that are never broken.
        wide: the column that gets the most room.
    """
    table = Table(expand=True)
    for place, heading in enumerate(headings):
        if place in narrow:
            table.add_column(heading, no_wrap=True)
        else:
            table.add_column(heading, overflow="fold", ratio=3 if place == wide else 1)
    return table


def day(value: date | None) -> str:
    """15/03/2024, as Vietnamese read it; a dash for none."""
    return f"{value:%d/%m/%Y}" if value is not None else "–"
