"""Records of one run, their references linked to each other: two passes over the records, one over the files.

A document may cite one that is read after it, so nothing can be linked before everything is read. Reading is what
costs (seconds a page for a scan), so files are read once and their records wait: as lines of a temporary file that has
no name and vanishes with the program, or in the folder where they are going anyway. What stays in memory is the
catalogue and the keys that each record cites, about a kilobyte a document, whatever the length of its text. Only
records that cite a document of the run are parsed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile

from vanban.linking import Catalogue, link
from vanban.schema import Document

_IN_MEMORY = 16_000_000
"""Bytes of waiting text beyond which it goes to disk."""


def waiting_room() -> SpooledTemporaryFile[str]:
    """A place for text until all of it has come."""
    return SpooledTemporaryFile(_IN_MEMORY, mode="w+", encoding="utf-8", newline="\n")


def linked_lines(documents: Iterable[Document], render: Callable[[Document], str]) -> Iterator[str]:
    """Each record as one line, after the last one has come.

    Args:
        documents: taken one at a time, none is kept.
        render: a record as JSON on one line, with its line end.
    """
    catalogue = Catalogue()
    cited: list[tuple[str, ...]] = []
    with waiting_room() as waiting:
        for document in documents:
            catalogue.add(document)
            cited.append(_cited(document))
            waiting.write(render(document))
        waiting.seek(0)
        for keys, line in zip(cited, waiting, strict=True):
            linked = _linked(line, catalogue) if catalogue.holds_any(keys) else None
            yield line if linked is None else render(linked)


class LinkedFiles:
    """Records in files of their own, written as they come and linked at the end.

    A run that is broken off leaves what it has read, without links.

    Args:
        render: a record as JSON.
        write: puts a text into a file.
    """

    def __init__(self, render: Callable[[Document], str], write: Callable[[Path, str], None]) -> None:
        self._render = render
        self._write = write
        self._catalogue = Catalogue()
        self._cited: dict[Path, tuple[str, ...]] = {}

    def add(self, target: Path, document: Document) -> None:
        """Write a record and remember what it is and what it cites."""
        self._catalogue.add(document)
        self._cited[target] = _cited(document)
        self._write(target, self._render(document))

    def link(self) -> None:
        """Write those records again that cite another one."""
        for target, keys in self._cited.items():
            if self._catalogue.holds_any(keys):
                linked = _linked(target.read_text(encoding="utf-8"), self._catalogue)
                if linked is not None:
                    self._write(target, self._render(linked))


def _cited(document: Document) -> tuple[str, ...]:
    return tuple(reference.key for reference in document.references)


def _linked(written: str, catalogue: Catalogue) -> Document | None:
    """The record that was written, linked; ``None`` when there is nothing to link in it."""
    document = Document.model_validate_json(written)
    linked = link(document, catalogue)
    return None if linked is document else linked
