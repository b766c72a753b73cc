"""Which of the documents that bear a cited number the citation means: one, none, or not to be told.

A number is given once a year by one body, for each type of document (NĐ 30/2020/NĐ-CP, Annex I); the Party counts by
terms. So a citation means a document when

- the symbol belongs to one body of the centre (``NĐ-CP``, ``BTC``) and the year agrees, or
- the issuing body agrees with its place and the year agrees, or
- the day agrees and nothing that is told of the issuing body speaks against it.

A body named without its place is the citing document's own: a province does not write *tỉnh* after its departments.
A day that differs within the year is the citation's misprint when number, year and body leave no other document; the
link is made and the difference said. A number with neither year nor day proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vanban.extract.symbol import canonical_key, split_key, type_of_symbol
from vanban.linking.catalogue import Filed
from vanban.linking.issuers import Issuer, parted, same_body
from vanban.registry import Registry
from vanban.schema import Header, Reference

_TERM_OF_ASSEMBLY = re.compile(r"\d+$")  # QH15

Outcome = Literal["none", "linked", "date-differs", "ambiguous", "unconfirmed"]
Time = Literal["day", "year", "near", "unknown"]
"""The day agrees; the year does; it does with another day; the citation or the document does not tell."""

_BEST_FIRST: tuple[tuple[Time, bool], ...] = (("day", True), ("day", False), ("year", True), ("near", True))
"""What confirms a document: how the dates agree, and whether the body is surely the same."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided about one reference.

    Attributes:
        outcome: ``linked`` and ``date-differs`` come with a document, the others without.
        document: the one that is meant.
        candidates: those that could not be told apart, or not be confirmed; or the linked one.
    """

    outcome: Outcome
    document: Filed | None = None
    candidates: tuple[Filed, ...] = ()


def choose(reference: Reference, citing: Header, candidates: Sequence[Filed], registry: Registry) -> Choice:
    """The document that a reference names.

    Args:
        reference: of the citing document.
        citing: header of the citing document, for bodies named without their place.
        candidates: documents with the cited number or name (``Catalogue.cited_as``), the citing one left out.
        registry: knows which symbols are of the centre, and the names of provinces.
    """
    confirmed: dict[tuple[Time, bool], list[Filed]] = {}
    doubtful: list[Filed] = []
    for candidate in candidates:
        time = _time(reference, candidate)
        sure = _body(reference, citing, candidate, registry) if time is not None else None
        if time is None or sure is None:
            continue
        if time == "day" or (sure and time in ("year", "near")):
            confirmed.setdefault((time, sure), []).append(candidate)
        else:
            doubtful.append(candidate)
    for agreement in _BEST_FIRST:
        found = tuple(confirmed.get(agreement, ()))
        if len(found) > 1:
            return Choice("ambiguous", None, found)
        if found:
            return Choice("date-differs" if agreement[0] == "near" else "linked", found[0], found)
    return Choice("unconfirmed", None, tuple(doubtful)) if doubtful else Choice("none")


def _time(reference: Reference, candidate: Filed) -> Time | None:
    """How the dates agree; ``None`` when they speak against each other."""
    year_in_key = candidate.number is None or split_key(candidate.number)[1] is not None
    if reference.issued_on is None or candidate.issued_on is None:
        return "year" if year_in_key else "unknown"
    if reference.issued_on == candidate.issued_on:
        return "day"
    return "near" if year_in_key or reference.issued_on[:4] == candidate.issued_on[:4] else None


def _body(reference: Reference, citing: Header, candidate: Filed, registry: Registry) -> bool | None:
    """Whether the issuing body is surely the same: ``None`` when it is surely another, ``False`` when not told."""
    if candidate.number is None or is_of_the_centre(candidate.number, registry):
        return True
    if candidate.issuer is None:
        return False
    issued = parted(candidate.issuer, registry)
    named = parted(reference.issuer, registry) if reference.issuer else None
    if named is not None and not same_body(named.body, issued.body):
        known = (registry.bodies_named(named.body), registry.bodies_named(issued.body))
        return None if all(known) else False
    own = parted(citing.issuer, registry) if citing.issuer else None
    return _same_place(named.place if named else None, issued, own)


def _same_place(named: tuple[str, str] | None, issued: Issuer, own: Issuer | None) -> bool | None:
    if issued.place is None:
        return False
    if named is not None:
        return True if named == issued.place else None
    if own is None or own.place is None:
        return False
    if own.place == issued.place:
        return True
    # A commune names the bodies of its province without a place too; of two provinces neither means the other's.
    return None if own.province and issued.province else False


@lru_cache(maxsize=8192)
def is_of_the_centre(key: str, registry: Registry) -> bool:
    """The number's symbols name a body of which there is one in the state.

    >>> from vanban.registry import registry
    >>> [is_of_the_centre(key, registry()) for key in ("30/2020/NĐ-CP", "06/CT-UBND", "33/2024/QH15")]
    [True, False, True]
    """
    key = canonical_key(key)
    _, _, organs = split_key(key)
    if len(organs) > 1 and type_of_symbol(key) not in (None, "CV"):
        organs = organs[1:]
    bodies = [b for organ in organs for b in registry.bodies_with_symbol(_TERM_OF_ASSEMBLY.sub("", organ))]
    return bool(bodies) and all(body.level == "central" for body in bodies)
