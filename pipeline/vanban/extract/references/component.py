"""The ``references`` component."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from spacy.tokens import Doc

from vanban.extract.context import Context, context_of, set_spans
from vanban.extract.references.aliases import Aliases
from vanban.extract.references.entries import Entry, entries_of
from vanban.extract.references.issuing_bodies import IssuingBodies, place_of
from vanban.extract.references.mentions import MentionReader
from vanban.extract.references.misread import LawSpelling, is_ocr, repaired_numbers
from vanban.extract.references.models import Mention, Passage
from vanban.extract.references.own_number import own_identities
from vanban.extract.references.pinpoints import pinpoints_after, pinpoints_before
from vanban.extract.references.relations import Relations, Setting
from vanban.extract.references.short_mentions import ShortMentions
from vanban.extract.references.type_names import TypeNames
from vanban.extract.symbol import find_symbols
from vanban.layout.canonical import Block
from vanban.schema import Reference, Relation

_ZONES = frozenset({"subject", "body", "annex-label", "annex-title", "annex-note", "footnote", "enacting"})
_WORTH_READING = ("luật", "hiến pháp", "pháp lệnh", "đại hội", "ngày ")


class References:
    """Finds every other document that a document cites, one entry a document.

    Scope: numbers of every generation with or without their type name, lists that share a head, laws by name with a
    number, a day or a year, resolutions of Party congresses. Of each: type, day, issuing body, title, cited parts, and
    the relation from the governing phrase (Căn cứ, Thực hiện, Bãi bỏ …). Where no number is printed, the type, the body
    and the day name a document. The document's own number is no reference; the names that it gives to others
    ("sau đây gọi là Chỉ thị số 01", "Nghị quyết nói trên") lead to their entries. Every form with its examples:
    docs/reference/citations.md.

    Example:
        >>> import spacy
        >>> nlp = spacy.load("vi_vanban")
        >>> doc = nlp("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.")
        >>> [(r.key, r.issued_on, r.issuer, r.relation) for r in doc._.references]
        [('05-CT/TW', '2016-05-15', 'Bộ Chính trị', 'implements')]

    Extensions: ``doc._.references`` (list of ``vanban.schema.Reference``), ``doc.spans["references"]`` (every mention).

    Args:
        document_types: lexicon ``document_types``: type names, abbreviations, issuing bodies.
        relations: lexicon ``relations``: governing phrases.
        laws: lexicon ``laws``: names of laws as they are usually spelled, for text read by OCR.
    """

    def __init__(self, document_types: Any, relations: Any, laws: Any) -> None:
        self._types = TypeNames(document_types)
        self._bodies = IssuingBodies(document_types)
        self._reader = MentionReader(self._types, self._bodies, document_types, LawSpelling(laws))
        self._aliases = Aliases(self._types)
        self._relations = Relations(relations)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.references`` and ``doc.spans["references"]``."""
        context = context_of(doc)
        passages = _passages(context)
        mentions = self._mentions(context, passages)
        entries = entries_of(mentions)
        self._add_short_mentions(context, passages, mentions, entries)
        places = _places(context, mentions)
        text = context.canonical.text
        references = []
        ranges: list[tuple[int, int]] = []
        for index, entry in enumerate(entries, start=1):
            spans = sorted([(m.start, m.end) for m in entry.mentions] + [(s, e) for s, e, _ in entry.short])
            ranges += spans
            references.append(
                Reference(
                    id=f"r{index}",
                    key=entry.key,
                    type=entry.type_code,
                    issued_on=entry.issued_on,
                    issuer=entry.issuer(places),
                    title=entry.title(text),
                    relation=entry.relation,
                    pinpoints=entry.pinpoints,
                    evidence=[context.canonical.evidence(start, end) for start, end in spans],
                )
            )
            _report(context, entry)
        doc._.references = references
        set_spans(doc, "references", sorted(ranges))
        return doc

    def _mentions(self, context: Context, passages: list[Passage]) -> list[Mention]:
        text = context.canonical.text
        symbols = list(find_symbols(repaired_numbers(text, context.canonical.blocks)))
        starts = [symbol.start for symbol in symbols]
        own = own_identities(context, symbols)
        mentions: list[Mention] = []
        carried: Relation | None = None
        for passage in passages:
            low, high = bisect_left(starts, passage.start), bisect_left(starts, passage.end)
            inside = [symbol for symbol in symbols[low:high] if symbol.end <= passage.end]
            carried = self._carry(passage, carried)
            if not inside and not self._worth_reading(passage):
                carried = self._carried_on(passage, carried)
                continue
            found = self._reader.read(passage, inside)
            above = self._governed_from_above(context, passage) or carried
            setting = Setting(_in_article(context, passage), above, self._is_alone(context, passage))
            self._relate(found, passage, setting)
            mentions += [m for m in found if m.identity not in own]
            carried = self._carried_on(passage, carried)
        return mentions

    def _worth_reading(self, passage: Passage) -> bool:
        """Whether a block without a number may cite a document."""
        folded, start, end = passage.folded, passage.start, passage.end
        return any(folded.find(word, start, end) >= 0 for word in _WORTH_READING)

    def _relate(self, found: list[Mention], passage: Passage, setting: Setting) -> None:
        previous: Mention | None = None
        for mention in found:
            head, mention.pinpoints = pinpoints_before(
                passage.text, passage.folded, previous.end if previous else passage.start, mention.start
            )
            mention.pinpoints += pinpoints_after(passage.text, passage.folded, mention.end, passage.end)
            mention.inside_title = previous is not None and (
                mention.start < previous.title_end or (previous.inside_title and mention.listed)
            )
            if mention.inside_title and previous is not None:
                # The title goes on to its own end, past the citation in it.
                mention.title_end = max(mention.title_end, previous.title_end)
            mention.relation = self._relations.of(mention, head, previous, passage, setting)
            inherits = mention.inside_title and previous is not None
            mention.handed_on = previous.handed_on if inherits and previous else mention.relation
            previous = mention

    def _is_alone(self, context: Context, passage: Passage) -> bool:
        first = self._relations.first_word(passage.folded, passage.start, passage.end)
        return first == passage.start and context.sections.at(passage.start) is None

    def _carry(self, passage: Passage, carried: Relation | None) -> Relation | None:
        """A list goes on as long as its paragraphs begin with a document."""
        if carried is None:
            return None
        first = self._relations.first_word(passage.folded, passage.start, passage.end)
        return carried if self._types.starts_at(passage.folded, first, passage.end) else None

    def _carried_on(self, passage: Passage, carried: Relation | None) -> Relation | None:
        last = passage.text[passage.start : passage.end].rstrip(" *")[-1:]
        basis = self._relations.governs_paragraph(passage)
        if basis is not None:
            return basis if last in ":;," else None
        if last == ":":
            return self._relations.heads_list(passage.folded, passage.start, passage.end)
        return carried if last in ";,." else None

    def _governed_from_above(self, context: Context, passage: Passage) -> Relation | None:
        """What the Điều or item above says of its list: "Điều 1. Bãi bỏ toàn bộ …"."""
        node = context.sections.at(passage.start)
        if node is None:
            return None
        for above in [node, *context.sections.ancestors(node)]:
            if above.start >= passage.start:
                continue
            index = context.canonical.block_index_at(above.start)
            if index is None:
                continue
            block = context.canonical.blocks[index]
            relation = self._relations.heads_list(passage.folded, above.start, block.end)
            if relation is not None:
                return relation
        return None

    def _add_short_mentions(
        self, context: Context, passages: list[Passage], mentions: list[Mention], entries: list[Entry]
    ) -> None:
        if not entries:
            return
        by_block: dict[int, list[Mention]] = {}
        for mention in mentions:
            index = context.canonical.block_index_at(mention.start)
            if index is not None:
                by_block.setdefault(index, []).append(mention)
        given = [a for p in passages if p.block in by_block for a in self._aliases.given(p, by_block[p.block])]
        own = context.header.type
        finder = ShortMentions(self._types, entries, given, own.code if own else None)
        for passage in passages:
            full = by_block.get(passage.block, [])
            taken = [(m.start, max(m.end, m.number_start)) for m in full]
            for short in finder.find(passage, taken):
                if len(short.entries) > 1:
                    keys = ", ".join(entry.key for entry in short.entries)
                    message = f"{passage.text[short.start : short.end]} may be any of {keys}"
                    context.report("reference-ambiguous", "info", message, short.start, short.end)
                    continue
                probe = Mention(short.start, short.end, "", "", None, short.start)
                before = [m for m in full if m.start < short.start]
                previous = before[-1] if before else None
                probe.inside_title = previous is not None and short.start < previous.title_end
                head, probe.pinpoints = pinpoints_before(passage.text, passage.folded, passage.start, short.start)
                setting = Setting(_in_article(context, passage), None)
                relation = self._relations.of(probe, head, previous, passage, setting)
                entry = short.entries[0]
                entry.short.append((short.start, short.end, relation))
                entry.mentions[0].pinpoints += [p for p in probe.pinpoints if p not in entry.pinpoints]


def _passages(context: Context) -> list[Passage]:
    text = context.canonical.text
    folded = context.canonical.folded
    return [
        Passage(text, folded, block.start, block.end, block.zone, index, is_ocr(block), block.part > 0)
        for index, block in enumerate(context.canonical.blocks)
        if block.zone in _ZONES and _long_enough(block)
    ]


def _long_enough(block: Block) -> bool:
    return block.end - block.start >= 5


def _in_article(context: Context, passage: Passage) -> bool:
    if passage.folded.startswith("điều ", passage.start):
        return True
    node = context.sections.at(passage.start)
    if node is None:
        return False
    return any(n.kind == "article" for n in (node, *context.sections.ancestors(node)))


def _places(context: Context, mentions: list[Mention]) -> set[tuple[str, str]]:
    """The province of the document: its header's, else the one that its citations name."""
    header = context.header
    own = {place for name in (header.issuer, header.parent_body) if (place := place_of(name))}
    return own or {place for mention in mentions if (place := place_of(mention.issuer))}


def _report(context: Context, entry: Entry) -> None:
    for mention in entry.mentions:
        for code, message in mention.problems:
            context.report(code, "warning", message, mention.start, mention.end)
    own_day = context.header.issued_on
    late = next((m for m in entry.mentions if m.issued_on and own_day and m.issued_on > own_day), None)
    if late is not None:
        message = f"{entry.key} is cited with the day {late.issued_on}, after that of this document"
        context.report("reference-later-than-document", "warning", message, late.start, late.end)
    days = {m.issued_on for m in entry.mentions if m.issued_on}
    if len(days) > 1:
        first = entry.mentions[0]
        message = f"{entry.key} is cited with different days: {', '.join(sorted(days))}"
        context.report("reference-date-conflict", "warning", message, first.start, first.end)
