"""What cannot be right in a citation: it is kept as printed, and a person is told.

The year of the number against the day, the term of the National Assembly against the year, the day against the life of
the body that is said to have issued the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from vanban.extract.references.models import Mention
from vanban.extract.symbol import SymbolMatch
from vanban.registry import registry

Problem = tuple[str, str]
"""Code and message of a diagnostic."""

_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_ASSEMBLY = re.compile(r"(?:UBTV)?QH(?P<term>\d{1,2})$")


# Bodies whose symbols mean nothing else in a number; those of agencies are also initials of drafting units.
_CHECKED = frozenset({"state", "ministry", "judiciary", "party"})


class Plausibility:
    """Checks numbers, days and bodies against one another.

    Args:
        lexicon: ``document_types.yaml``.
    """

    def __init__(self, lexicon: Any) -> None:
        self._terms = {entry["term"]: (entry["from"], entry["until"]) for entry in lexicon["assembly_terms"]}

    def problems(self, mention: Mention, symbol: SymbolMatch) -> Iterator[Problem]:
        """What cannot be right in the citation ``mention`` with the number ``symbol``."""
        key, year, day = symbol.key, symbol.year, mention.issued_on
        if not symbol.number.strip("0"):
            yield "reference-malformed-number", f"{key} has no serial number"
        if year is not None and not (len(year) == 4 and _FIRST_YEAR <= int(year) <= _LAST_YEAR):
            yield "reference-malformed-number", f"{year} in {key} is no year"
            year = None
        elif year is not None and day is not None and day[:4] != year:
            message = f"{key} is cited with the day {day}, of another year than its number"
            yield "reference-year-mismatch", message
        yield from self._of_assembly(symbol, year or (day[:4] if day else None))
        yield from self._of_body(symbol, day, year)

    def _of_assembly(self, symbol: SymbolMatch, year: str | None) -> Iterator[Problem]:
        for organ in symbol.organs:
            match = _ASSEMBLY.match(organ)
            span = self._terms.get(int(match["term"])) if match else None
            if match and span is not None and year is not None and not span[0] <= int(year) <= span[1]:
                message = f"{symbol.key}: term {match['term']} of the National Assembly was from {span[0]} to {span[1]}"
                yield "reference-term-mismatch", message

    def _of_body(self, symbol: SymbolMatch, day: str | None, year: str | None) -> Iterator[Problem]:
        """The body did not exist on the day, or in the whole year when no day is given."""
        if day is not None:
            first = last = date.fromisoformat(day)
        elif year is not None:
            first, last = date(int(year), 1, 1), date(int(year), 12, 31)
        else:
            return
        for organ in symbol.organs:
            bodies = registry().bodies_with_symbol(organ)
            if not bodies or any(
                (body.valid_from or first) <= last and first <= (body.valid_until or last) for body in bodies
            ):
                continue
            body = bodies[0]
            if body.level == "central" and body.kind in _CHECKED:
                is_early = body.valid_from is not None and last < body.valid_from
                when = f"before {body.valid_from}" if is_early else f"after {body.valid_until}"
                yield "reference-body-mismatch", f"{symbol.key}: there was no {body.name} {when}"
