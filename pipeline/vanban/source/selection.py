"""Which pages of a document were asked for."""

from __future__ import annotations

from pathlib import Path

from vanban.errors import UsageError


def selected_pages(path: Path, count: int, pages: set[int] | None) -> list[int]:
    """The 1-based page numbers to read, in order.

    Args:
        path: for the message.
        count: pages that the document has.
        pages: pages that were asked for, ``None`` for all.

    Raises:
        UsageError: a page is not there, or none was named.
    """
    if pages is None:
        return list(range(1, count + 1))
    missing = sorted(number for number in pages if not 1 <= number <= count)
    if missing:
        has = "1 page" if count == 1 else f"{count} pages"
        raise UsageError(f"{path}: --pages: there is no page {missing[0]}; the document has {has}")
    if not pages:
        raise UsageError(f"{path}: --pages: no page is named")
    return sorted(pages)
