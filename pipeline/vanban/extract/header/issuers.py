"""Governing and issuing body (ô 2), and all bodies of a joint document."""

from __future__ import annotations

from vanban.extract.header.bodies import (
    full_name,
    is_joint_heading,
    is_place,
    joint_names,
    place_in,
    province,
    with_level,
    with_level_named,
    with_place,
)
from vanban.extract.header.initials import may_abbreviate
from vanban.extract.header.page import HeaderPage
from vanban.extract.symbol import split_key
from vanban.layout.canonical import Block
from vanban.text.normal import bare, fold

# Bodies of which none is above another, by the first words of their names.
_RANKS = ("sở ", "bộ ", "ủy ban nhân dân", "ủy ban mặt trận", "liên đoàn lao động", "hội ", "công an tỉnh", "phòng ")
_OF_PLACE = ("hội đồng nhân dân", "ủy ban nhân dân")


def read_bodies(page: HeaderPage) -> None:
    """Governing body above, issuing body below; several issuing bodies of a joint document are joined by ``; ``."""
    blocks = page.blocks("issuer")
    heading = [block for block in blocks if is_joint_heading(page.text(block))]
    blocks = [block for block in blocks if block not in heading]
    if not blocks:
        return
    named = [[full_name(name, page.canonical.text) for name in joint_names(page.text(block))] for block in blocks]
    count = _joint_blocks(page, blocks, named, headed=bool(heading))
    own = named[-count:]
    parent = "; ".join(named[-count - 1]) if len(named) > count else None
    issuers = [with_level(with_place(name, parent)) for names in own for name in _completed(names)]
    issuers = _with_dateline(page, issuers)
    page.header.issuers = issuers
    page.header.issuer = "; ".join(issuers)
    page.prove("issuer", blocks[-count].start, blocks[-1].end)
    sources = [block for block, names in zip(blocks[-count:], own, strict=True) for _ in names]
    for n, block in enumerate(sources):
        page.prove(f"issuers.{n}", block.start, block.end)
    if parent is not None and count == 1 and not is_place(parent):
        page.header.parent_body = parent
        page.prove("parent_body", blocks[-2].start, blocks[-2].end)


def _joint_blocks(page: HeaderPage, blocks: list[Block], named: list[list[str]], *, headed: bool) -> int:
    """How many of the last blocks are issuing bodies: 1 unless the document is a joint one of several lines."""
    if len(blocks) == 1:
        return 1
    code = page.header.type.code if page.header.type is not None else None
    if code == "TTLT" or headed or (len(blocks) > 2 and all(block.bold for block in blocks)):
        return len(blocks)
    upper, lower = named[-2], named[-1]
    if _rank(upper[0]) is not None and _rank(upper[0]) == _rank(lower[0]) and place_in(upper[0]) == place_in(lower[0]):
        return 2
    organs = split_key(page.symbol)[2][1:] if page.symbol is not None else ()
    # A governing body's symbol does not stand beside that of the body it governs, but in a joint number.
    for organ in organs:
        rest = [other for other in organs if other != organ]
        if _stands_for(organ, upper[0], lower[0]) and any(_stands_for(other, lower[0], upper[0]) for other in rest):
            return 2 if _is_joint_type(page) else 1
    return 1


def _stands_for(symbol: str, name: str, other: str) -> bool:
    """The symbol abbreviates the first name, its place left out, and not the other."""
    first, second = ((body[: -len(place)] if (place := place_in(body)) else body) for body in (name, other))
    return may_abbreviate(symbol, first) and not may_abbreviate(symbol, second)


def _is_joint_type(page: HeaderPage) -> bool:
    """The title or the number says so: ``NGHỊ QUYẾT LIÊN TỊCH``, ``CTPH``."""
    title = " ".join(bare(page.text(block)) for block in page.blocks("type"))
    first = split_key(page.symbol)[2][:1] if page.symbol is not None else ()
    joint = any(organ.upper().endswith(("LT", "LN", "PH")) for organ in first)
    return joint or any(word in title for word in ("lien tich", "lien nganh", "phoi hop"))


def _rank(name: str) -> str | None:
    return next((head for head in _RANKS if fold(name).startswith(head)), None)


def _completed(names: list[str]) -> list[str]:
    """``HĐND - UBND HUYỆN AN PHÚ``: the place stands with the last body alone."""
    place = place_in(names[-1])
    if place is None or len(names) == 1:
        return names
    return [
        f"{name} {place}" if fold(name) in _OF_PLACE else with_level_named(name, place) for name in names[:-1]
    ] + names[-1:]


def _with_dateline(page: HeaderPage, names: list[str]) -> list[str]:
    """A department that names no province is that of the province in its own dateline."""
    place = province(page.header.place) if page.header.place is not None else None
    if place is None:
        return names
    found = []
    for name in names:
        lacking = fold(name).startswith("sở ") and place_in(name) is None
        found.append(f"{name} {place}" if lacking else with_level_named(name, place))
    if found != names:
        message = f"The province is taken from the dateline: {'; '.join(found)}."
        page.report("issuer-place-from-dateline", "info", message, page.header.evidence["place"])
    return found
