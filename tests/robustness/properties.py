"""What holds of any text and any document, however hostile; one function a stage.

``PROPERTIES`` is the list that the tests run with a few hundred fixed examples and ``make fuzz`` with fresh ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

import spacy
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.robustness.pages import DOCUMENT, PLACED_WORDS
from tests.robustness.texts import LONG_TEXT, SYLLABLE, TEXT, WORD
from tests.sections.well_formed import check_tree

from vanban.errors import DocumentError
from vanban.extract.context import Context
from vanban.extract.header import extract_header
from vanban.extract.symbol import canonical_key, find_symbols, identity, is_certain, split_key, type_of_symbol
from vanban.layout import lay_out
from vanban.layout.canonical import Canonical
from vanban.schema import Evidence, Header
from vanban.sections import SectionTree, build_sections
from vanban.source.figure_places import figure_places
from vanban.source.model import Line, SourceDocument
from vanban.source.native import HTML, MARKDOWN, PLAIN, read_native
from vanban.source.ocr.repair import repair_numbers, repair_numerals, vietnamese_letters
from vanban.source.placed import PlacedWord
from vanban.source.rows import lines_of
from vanban.source.sniff import sniff
from vanban.source.torn_lines import mended_content
from vanban.text.legacy import Encoding, may_be_legacy, reads_better, recognise, to_unicode
from vanban.text.legacy.tables import TCVN3, VNI
from vanban.text.normal import bare, fold, nfc, plain, squeeze
from vanban.text.quality import measure
from vanban.text.syllables import is_syllable
from vanban.text.torn import mends, spliced


@dataclass(frozen=True, slots=True)
class Property:
    """A check and what it is run on."""

    check: Callable[[Any], None]
    inputs: st.SearchStrategy[Any]

    @property
    def name(self) -> str:
        """Of the check."""
        return self.check.__name__


def normal_forms(text: str) -> None:
    composed = nfc(text)
    assert nfc(composed) == composed
    assert len(plain(composed)) == len(fold(composed)) == len(composed)
    assert fold(fold(composed)) == fold(composed)
    assert bare(bare(text)) == bare(text)
    assert squeeze(squeeze(text)) == squeeze(text)


def quality(text: str) -> None:
    found = measure(text)
    assert found == measure(unicodedata.normalize("NFD", text))
    assert 0 <= found.syllables <= 1 and 0 <= found.marked <= 1 and 0 <= found.broken <= 1 and 0 <= found.english <= 1
    assert found.lost >= 0 and found.torn >= 0
    assert 0 <= found.words <= found.letters <= len(nfc(text))


def syllables(word: str) -> None:
    assert is_syllable(word) == is_syllable(unicodedata.normalize("NFD", word))
    if is_syllable(word):
        assert is_syllable(word.upper()) and not any(c.isspace() or c.isdigit() for c in word)


def number_repairs(texts: list[str]) -> None:
    words = [PlacedWord(text, 0, 0, 10, 10, 10, 13.0, 0) for text in texts]
    repairs = repair_numbers(words)
    assert [(repair.read, repair.taken) for repair in repairs] == [
        (before, word.text) for before, word in zip(texts, words, strict=True) if before != word.text
    ]
    assert repair_numbers(words) == []
    repairs = repair_numerals([[word] for word in words])
    assert all(word.raw is not None for word in words if word.text in {repair.taken for repair in repairs})
    for text in texts:
        assert vietnamese_letters(vietnamese_letters(text)) == vietnamese_letters(text)


def document_numbers(text: str) -> None:
    line = nfc(text)
    reached = 0
    for match in find_symbols(line):
        assert reached <= match.start < match.end <= len(line)
        reached = match.end
        assert match.key == canonical_key(line[match.start : match.end]) == canonical_key(match.key) == nfc(match.key)
        assert not re.search(r"\s", match.key)
        assert split_key(match.key) == (match.number, match.year, match.organs)
        assert type_of_symbol(match.key) == match.type_code
        assert identity(match.key) == identity(match.key.replace("/", "-"))
        is_certain(match)
    canonical_key(text), split_key(text), type_of_symbol(text), identity(text)


def sections(text: str) -> None:
    check_tree(build_sections(Canonical.verbatim(nfc(text))), nfc(text))


def torn_words(texts: list[str]) -> None:
    found = mends(texts)
    reached = 0
    for mend in found:
        assert reached <= mend.start < mend.end <= len(texts)
        reached = mend.end
        assert "".join(mend.words) == "".join(texts[mend.start : mend.end])
    put_right = spliced(texts, found, lambda mend: mend.words)
    assert "".join(put_right) == "".join(texts)
    (line,) = mended_content([Line(" ".join(texts), None, None, "native")]).content
    assert isinstance(line, Line) and line.text == " ".join(put_right)


def old_encodings(text: str) -> None:
    recognise(text), may_be_legacy(text)
    for encoding in get_args(Encoding):
        to_unicode(text, encoding), reads_better(text, encoding)


def old_letters(texts: list[str]) -> None:
    """What was written in an old encoding comes back letter by letter; what is in Unicode is left alone."""
    text = " ".join(texts)
    assert recognise(text) is None
    for encoding, table in (("TCVN3", TCVN3), ("VNI", VNI)):
        written = {letter: code for code, letter in reversed(table.items()) if len(letter) == 1}
        coded = "".join(written.get(letter, letter) for letter in text)
        assert to_unicode(coded, cast(Encoding, encoding)) == text


def text_files(text: str) -> None:
    _check_text_file(text.encode("utf-8", "surrogatepass"))


def files_in_other_encodings(text: str) -> None:
    _check_text_file(text.encode("utf-16"))
    _check_text_file(text.encode("cp1258", "replace"))
    written = {letter: code for code, letter in reversed(TCVN3.items()) if len(letter) == 1}
    _check_text_file("".join(written.get(letter, letter) for letter in text).encode("cp1252", "replace"))


def _check_text_file(data: bytes) -> None:
    for media_type in (PLAIN, MARKDOWN, HTML):
        try:
            read_pages, diagnostics = read_native(Path("a"), data, media_type)
        except DocumentError:
            continue
        _check_record(SourceDocument("a", "0" * 64, media_type, len(data), read_pages, diagnostics))


def kinds(data: bytes) -> None:
    try:
        sniff(Path("a"), data)
    except DocumentError as error:
        assert "\n" not in str(error)


def placed_words(words: list[PlacedWord]) -> None:
    """Every word comes into just one line, and places for figures lie in the page's lines."""
    for place in figure_places(words, 595.0, 842.0):
        assert set(map(id, place.words)) <= set(map(id, place.line)) <= set(map(id, words))
    lines = lines_of(words, 1, "ocr")
    assert sorted(word for line in lines for word in line.text.split(" ")) == sorted(word.text for word in words)
    for line in lines:
        assert line.text == " ".join(word.text for word in line.words)


def documents(document: SourceDocument) -> None:
    _check_record(document)


PROPERTIES = (
    Property(normal_forms, LONG_TEXT),
    Property(quality, LONG_TEXT),
    Property(syllables, WORD),
    Property(number_repairs, st.lists(WORD, max_size=8)),
    Property(document_numbers, LONG_TEXT),
    Property(sections, LONG_TEXT),
    Property(torn_words, st.lists(WORD.filter(bool), max_size=12)),
    Property(old_encodings, LONG_TEXT),
    Property(old_letters, st.lists(SYLLABLE, max_size=12)),
    Property(text_files, LONG_TEXT),
    Property(files_in_other_encodings, TEXT),
    Property(
        kinds, st.one_of(st.binary(max_size=400).filter(bool), TEXT.filter(bool).map(lambda t: t.encode("utf-16")))
    ),
    Property(placed_words, PLACED_WORDS),
    Property(documents, DOCUMENT),
)


def _check_record(source: SourceDocument) -> None:
    """Everything from layout on; what it gives is whole and points into the text."""
    canonical = lay_out(source)
    tree = build_sections(canonical)
    check_tree(tree, canonical.text)
    header, notes = extract_header(canonical, tree)
    found, more = _language(canonical, tree, header)
    for item in (header, *notes, *more, *(entry for entries in found.values() for entry in entries)):
        for evidence in _evidence(item):
            _check_evidence(evidence, source, canonical)
        for text in _strings(item):
            assert nfc(text) == text, text
    _check_links(found, tree)
    again, _ = _language(canonical, tree, header)
    assert again == found


@cache
def _pipeline() -> spacy.language.Language:
    return spacy.load("vi_vanban")


def _language(canonical: Canonical, tree: SectionTree, header: Header) -> tuple[dict[str, list[Any]], list[Any]]:
    nlp = _pipeline()
    doc = nlp.make_doc(canonical.text)
    context = Context(canonical, tree, header)
    doc._.context = context
    doc = nlp(doc)
    kinds_found = ("references", "deadlines", "units", "tasks", "targets")
    return {kind: getattr(doc._, kind) or [] for kind in kinds_found}, context.diagnostics


def _check_evidence(evidence: Evidence, source: SourceDocument, canonical: Canonical) -> None:
    assert 0 <= evidence.start < evidence.end <= len(canonical.text)
    assert canonical.text[evidence.start : evidence.end] == evidence.quote
    assert evidence.page in {page.number for page in source.pages}
    assert (evidence.page is None) == (not evidence.boxes)
    for x0, top, x1, bottom in evidence.boxes:
        assert x0 <= x1 and top <= bottom
    assert evidence.confidence is None or 0 <= evidence.confidence <= 1


def _check_links(found: dict[str, list[Any]], tree: SectionTree) -> None:
    ids = {kind: [entry.id for entry in entries] for kind, entries in found.items()}
    for kind, own in ids.items():
        assert len(set(own)) == len(own), kind
    sections_known = {node.id for node in tree.nodes} | {None}
    for reference in found["references"]:
        assert reference.key and reference.evidence
        if reference.key[0].isdigit():
            assert not re.search(r"\s", reference.key)
        assert reference.issued_on is None or date.fromisoformat(reference.issued_on)
    for deadline in found["deadlines"]:
        assert deadline.section in sections_known
        start, end = (date.fromisoformat(day) if day else None for day in (deadline.start, deadline.end))
        assert start is None or end is None or start <= end
    for task in found["tasks"]:
        assert task.section in sections_known and task.text.strip()
        assert set(task.deadlines) <= set(ids["deadlines"]) and set(task.references) <= set(ids["references"])
        assert {assignee.unit for assignee in (*task.lead, *task.support, *task.report_to)} <= {*ids["units"], None}
        assert task.end is None or date.fromisoformat(task.end)
    for target in found["targets"]:
        assert target.value_max is None or target.value <= target.value_max


def _evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _evidence(getattr(value, name))
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _evidence(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _evidence(entry)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _strings(entry)
