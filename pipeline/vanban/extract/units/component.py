"""The ``units`` component."""

from __future__ import annotations

from spacy.tokens import Doc

from vanban.extract.context import Context, context_of, set_spans
from vanban.extract.units.aliases import DefinedNames
from vanban.extract.units.expansion import unit_key
from vanban.extract.units.models import Mention
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.vocabulary import Vocabulary
from vanban.schema import Unit

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

    def mentions(self, context: Context) -> list[Mention]:
        """Every mention in the zones that matter, in order."""
        reader = UnitReader(self.vocabulary, context.canonical.text)
        found: list[Mention] = []
        for block in context.canonical.blocks:
            if block.zone in ZONES:
                found += reader.find(block.start, block.end)
        defined = DefinedNames.of(context.canonical.text, found)
        if defined:
            blocks = [(b.start, b.end) for b in context.canonical.blocks if b.zone in ZONES]
            found = sorted([*found, *defined.mentions(found, blocks)], key=lambda m: (m.start, m.end))
        return found
