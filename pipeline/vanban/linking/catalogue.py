"""Documents as others cite them: a few words each, found by the identity of their number or the name of a law."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vanban.extract.symbol import canonical_key, identity
from vanban.law_names import law_name
from vanban.schema import Document, Header
from vanban.text.normal import fold, squeeze

_LAW_YEAR = re.compile(r"(?P<name>.{3,400}?)\s(?P<year>(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Filed:
    """What linking needs of a document.

    Attributes:
        sha256: of the file.
        name: of the file, for people.
        number: key of its number, ``None`` for a law known by its name alone.
        issued_on: ISO day.
        issuer: full name.
    """

    sha256: str
    name: str
    number: str | None
    issued_on: str | None
    issuer: str | None


class Catalogue:
    """The documents of one run, or of one archive's answer, by what they are cited by.

    Holds no text and no record: some 500 bytes a document.
    """

    def __init__(self) -> None:
        self._filed: dict[str, dict[str, Filed]] = {}

    def add(self, document: Document) -> None:
        """Take a document in; one without number, and no law with a name, cannot be cited and is passed over."""
        entry = filed(document)
        for key in citation_keys(document.header):
            # The same bytes under two file names are one document.
            self._filed.setdefault(key, {}).setdefault(entry.sha256, entry)

    def holds_any(self, keys: Iterable[str]) -> bool:
        """One of these keys of references may name a document here."""
        return any(reference_key(key) in self._filed for key in keys)

    def cited_as(self, key: str) -> list[Filed]:
        """The documents that a reference with this key may name, in the order they were taken in."""
        return list(self._filed.get(reference_key(key), {}).values())


def filed(document: Document) -> Filed:
    """The document as the catalogue keeps it."""
    header = document.header
    number = canonical_key(header.number) if header.number else None
    return Filed(document.source.sha256, document.source.name, number, header.issued_on, header.issuer)


def citation_keys(header: Header) -> list[str]:
    """Keys under which a document is looked for: its number, and for a law its name with the year.

    >>> citation_keys(Header(number="05/KH-UBND"))
    ['5::kh:ubnd']
    """
    keys = [reference_key(header.number)] if header.number and header.number[:1].isdigit() else []
    law = law_name(header)
    if law is not None and header.issued_on is not None:
        keys.append(_law_key(law, header.issued_on[:4]))
    return keys


def reference_key(key: str) -> str:
    """The key for looking up what ``Reference.key`` says.

    >>> reference_key("Luật Lưu trữ 2024")
    'luật lưu trữ:2024'
    """
    if key[:1].isdigit():
        return identity(canonical_key(key))
    named = _LAW_YEAR.fullmatch(squeeze(key))
    return _law_key(named["name"], named["year"]) if named is not None else fold(squeeze(key))


def _law_key(name: str, year: str) -> str:
    return f"{fold(squeeze(name))}:{year}"
