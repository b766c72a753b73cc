"""What the grammar modules hand to one another: the text in hand and one citation in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.layout.canonical import Zone
from vanban.schema import Relation


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the canonical text, with the whole text and its folded twin of the same length.

    Attributes:
        text: the whole canonical text.
        folded: ``fold(text)``; offsets are those of ``text``.
        start: first character of the block.
        end: one past its last character.
        zone: of the block.
        block: its index in ``Canonical.blocks``.
        ocr: it was read by OCR.
        annexed: it belongs to an annex or an attached document.
    """

    text: str
    folded: str
    start: int
    end: int
    zone: Zone
    block: int
    ocr: bool = False
    annexed: bool = False


@dataclass(slots=True)
class Mention:
    """One citation of another document.

    Attributes:
        start: first character, that of the type name when there is one.
        end: one past the number, date and issuing body (the title is not part of it).
        key: as in ``Reference.key``.
        identity: equal for two spellings of one document.
        type_code: from the governing type name, else from the number.
        named: the type was said by a name before it, not only by the symbol.
        listed: it goes on a list whose head stands before an earlier citation.
        issued_on: ISO day.
        issuer: canonical name, possibly without its place ("Ủy ban nhân dân tỉnh").
        title_start: first character of the cited title, equal to ``title_end`` when none is given.
        title_end: one past the title.
        law_name: name of a cited law without number and year, ``None`` for other documents.
        pinpoints: cited parts.
        relation: how the citing document stands to it, as far as this mention tells.
        inside_title: it is cited in the title of another cited document.
        handed_on: relation that the next document of the list takes over: its own, or for one cited inside a title
            that of the document with that title.
        problems: code and message of each diagnostic.
        number_start: first character of the number (or of the law's name).
        half_number: the number when its symbols are missing ("Chỉ thị số 17").
        headed: its body is named once before the list ("các Nghị định của Chính phủ số …").
    """

    start: int
    end: int
    key: str
    identity: str
    type_code: str | None
    number_start: int
    named: bool = False
    listed: bool = False
    issued_on: str | None = None
    issuer: str | None = None
    title_start: int = -1
    title_end: int = -1
    law_name: str | None = None
    pinpoints: list[str] = field(default_factory=list)
    relation: Relation = "mentions"
    inside_title: bool = False
    handed_on: Relation = "mentions"
    problems: list[tuple[str, str]] = field(default_factory=list)
    headed: bool = False
    half_number: str | None = None
