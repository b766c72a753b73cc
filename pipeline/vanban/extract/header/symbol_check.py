"""The symbol of the number against the issuing body: a difference is said, nothing is changed."""

from __future__ import annotations

from datetime import date

from vanban.extract.header.initials import bodies_of, may_abbreviate
from vanban.extract.header.page import HeaderPage
from vanban.extract.symbol import split_key, type_of_symbol
from vanban.text.normal import fold

# Bodies whose symbols follow from their names; advisory bodies, schools and companies number as they like.
_CHECKED = ("sở ", "bộ ", "ủy ban nhân dân", "hội đồng nhân dân", "tỉnh ủy", "thành ủy", "huyện ủy", "thanh tra tỉnh")


def check_symbol(page: HeaderPage) -> None:
    """Report a number whose symbol is known to be another body's (``issuer-differs-from-number``)."""
    header, symbol, evidence = page.header, page.symbol, page.symbol_evidence
    if symbol is None or evidence is None or "issuer" not in header.evidence:
        return
    if header.evidence["issuer"] == evidence or not _is_checked(header.issuers):
        return
    organs = split_key(symbol)[2]
    if type_of_symbol(symbol) not in (None, "CV") or (organs and organs[0].lower() == "cv"):
        organs = organs[1:]
    names = [*header.issuers, *([header.parent_body] if header.parent_body and len(header.issuers) > 1 else [])]
    if any(may_abbreviate(organ, name) for organ in organs for name in names):
        return
    day = date.fromisoformat(header.issued_on) if header.issued_on is not None else None
    other = next(((organ, bodies[0].name) for organ in organs if (bodies := bodies_of(organ, day))), None)
    if other is not None:
        organ, body = other
        message = f"The letterhead says {header.issuer}, the number {symbol} has the symbol {organ} ({body})."
        page.report("issuer-differs-from-number", "warning", message, evidence)


def _is_checked(issuers: list[str]) -> bool:
    return bool(issuers) and all((fold(name) + " ").startswith(_CHECKED) for name in issuers)
