"""The ``units`` component."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from vanban.extract.context import Context, context_of, set_spans
from vanban.extract.units.expansion import unit_key
from vanban.extract.units.misreadings import Misreadings
from vanban.extract.units.models import Mention
from vanban.extract.units.proper import UPPER
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.vocabulary import Vocabulary
from vanban.layout.canonical import Block, Canonical
from vanban.schema import Unit

_BEFORE_PLACES = re.compile(r"(?:tại|ở|giữa|trong|trên|đến|từ|của)\s\Z")
_BEFORE_ADDRESSED = re.compile(
    r"(?:giao|yêu cầu|đề nghị|với|cùng|phân công|chỉ đạo|hướng dẫn|đôn đốc|báo cáo|gửi|và|,|;)\s\Z"
)
_BEFORE_IN_CAPITALS = re.compile(rf"(?<!\w)(?![IVX]+\s)[{UPPER}]{{2,}}\s\Z")
"""*TRÁCH NHIỆM CỦA | CÁC CƠ QUAN*; not *II | CÁC CƠ QUAN*, which a heading addresses."""

ZONES = frozenset({"body", "footnote"})
"""Where units are told to do something: not the letterhead, the signature, or Nơi nhận."""


class Units:
    """Finds the bodies, offices, roles and groups that a document names, one entry a unit.

    Scope: bodies of the lexicon and their abbreviations; unknown bodies by head word and grammar; committees of places;
    groups ("các sở, ban, ngành"); roles that stand for their body ("Giám đốc Sở Tài chính"); lists that share a head;
    abbreviations that the document defines ("sau đây viết tắt là …").

    Example:
        >>> import spacy
        >>> nlp = spacy.load("vi_vanban")
        >>> doc = nlp("Giao Sở Nội vụ chủ trì, phối hợp với UBND các huyện, thị xã, thành phố thực hiện.")
        >>> [(u.name, u.kind) for u in doc._.units]
        [('Sở Nội vụ', 'department'), ('UBND các huyện, thị xã, thành phố', 'people-committee')]

    Extensions: ``doc._.units`` (list of ``vanban.schema.Unit``), ``doc.spans["units"]`` (every mention).

    Args:
        vocabulary: the compiled lexicons.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._misreadings = Misreadings(vocabulary.multi_syllable)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.units`` and ``doc.spans["units"]``."""
        context = context_of(doc)
        mentions = self.mentions(context)
        entries: dict[str, list[Mention]] = {}
        for mention in mentions:
            entries.setdefault(unit_key(mention.canonical), []).append(mention)
        doc._.units = [
            Unit(
                id=f"u{index}",
                name=found[0].name,
                canonical=found[0].canonical,
                kind=found[0].kind,
                evidence=[context.canonical.evidence(m.start, m.end) for m in found],
            )
            for index, found in enumerate(entries.values(), start=1)
        ]
        set_spans(doc, "units", [(m.start, m.end) for m in mentions])
        return doc

    def _is_addressed(self, folded: str, mention: Mention, block: Block) -> bool:
        """A group of one kind ("các xã") is a unit only where it is told something, helps, or opens a cell.

        So is one that counts private persons in ("các tổ chức, cá nhân") or everybody ("các cấp, các ngành"). What a
        group *has done* tells it nothing, and after *tại* places are no bodies ("tại các thôn, bản").
        """
        if mention.kind == "group" and self.vocabulary.places.fullmatch(folded, mention.start, mention.end):
            return _BEFORE_PLACES.search(folded, max(mention.start - 10, 0), mention.start) is None
        several = "," in mention.name and "cá nhân" not in mention.name and ", các " not in mention.name
        if mention.kind != "group" or several or not mention.name.startswith("các "):
            return True
        if folded.startswith(" đã ", mention.end):
            return False
        before = _BEFORE_ADDRESSED.search(folded, max(mention.start - 20, 0), mention.start)
        return mention.start == block.start or before is not None

    def mentions(self, context: Context) -> list[Mention]:
        """Every mention in the zones that matter, in order."""
        reader = UnitReader(self.vocabulary, self._misreadings.passage(context.canonical))
        columns = _heading_cells(context.canonical)
        found: list[Mention] = []
        for index, block in enumerate(context.canonical.blocks):
            if block.zone not in ZONES or index in columns:
                continue
            for mention in reader.find(block.start, block.end):
                if not _in_heading(reader.text, mention) and self._is_addressed(reader.folded, mention, block):
                    found.append(mention)
        return found


def _in_heading(text: str, mention: Mention) -> bool:
    """A group inside a heading in capitals, which tells it nothing: *NHIỆM VỤ CỦA CÁC SỞ, BAN, NGÀNH*."""
    if mention.kind != "group" or not text[mention.start : mention.end].isupper():
        return False
    return _BEFORE_IN_CAPITALS.search(text, max(mention.start - 10, 0), mention.start) is not None


def _heading_cells(canonical: Canonical) -> set[int]:
    """Blocks of column headings: "Đơn vị chủ trì" over a column names nobody."""
    return {
        index
        for table in canonical.tables
        for row in table.rows[: table.header_rows]
        for index in row
        if index is not None
    }
