"""The place of the dateline, where OCR misread a letter of the province that the letterhead names."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from vanban.extract.header.bodies import place_in, province
from vanban.extract.header.page import HeaderPage
from vanban.text.normal import fold


def mend_place(page: HeaderPage) -> None:
    """Take ``Đồng Thúp`` for the Đồng Tháp of the issuer's name, and say so; print and typed text stay as they are."""
    header = page.header
    evidence = header.evidence.get("place")
    if header.place is None or evidence is None or evidence.origin != "ocr" or province(header.place) is not None:
        return
    for body in (header.issuer, header.parent_body):
        place = place_in(body) if body is not None else None
        known = province(place) if place is not None else None
        if known is None:
            continue
        name = known.removeprefix("tỉnh ").removeprefix("thành phố ")
        if len(name) > 3 and Levenshtein.distance(fold(name), fold(header.place)) == 1:
            page.report("place-mended", "info", f"Recognised as “{header.place}”; taken as “{name}”.", evidence)
            header.place = name
            return
