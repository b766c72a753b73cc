"""Number, date, place and type: ô 3, 4, 5a."""

from __future__ import annotations

import re

from vanban.extract.dates import DAY, to_date
from vanban.extract.header.page import HeaderPage
from vanban.extract.symbol import canonical_key, find_symbols, is_certain, type_of_symbol
from vanban.layout import form
from vanban.lexicon import load_lexicon
from vanban.schema import DocumentType, Evidence
from vanban.source.model import UNREAD
from vanban.text.normal import bare, fold, plain, squeeze

_SURE = 0.85
"""OCR confidence below which a number or day should be compared with the page: offices write them in by hand."""

_PREFIX = re.compile(r"^(?:[^\d:]{0,20}\s)?s[oố0óôòỏ6]\s?[:;.,]?\s?", re.IGNORECASE)
_BLANK = re.compile(r"[\s.…_]*[/\-]|[\s.…_]{3,}")
_FIGURES_IN_DOTS = re.compile(r"[.…_\s]{1,12}\d")
_DOTTED = re.compile(r"(?:\.[A-ZĐ]{1,10}){1,3}")
_AFTER_NUMBER = re.compile(r"\s(?:ngày|của|về)\s")
_DAY_SLOT = re.compile(r"(ngày\s|tháng\s|năm\s)([\dlI|\]oO]{1,4})(?!\w)")
_FIGURES = str.maketrans("lI|]oO", "111100")
_BLANK_DAY = re.compile(r"(?:ngày|tháng)[\s.…_]{0,12}(?:tháng|năm)|[.…_]{1,12}\s?/\s?(?:\d{1,2}|[.…_]{1,12})\s?/")
_CLOSE_DAY = re.compile(
    r"ngày\s{0,3}(?P<day>\d{1,2})\s{0,3}tháng\s{0,3}(?P<month>\d{1,2})\s{0,3}năm\s{0,3}(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
# "Phường 1, ngày …" keeps its figure; "An Giang, 03/4/2024" has no word before the day.
_PLACE = re.compile(r"^(?P<place>[^,;:]{2,40}?)\s{0,3}(?:[,.]?\s{0,3}(?:ngày|ngay)|,\s{0,3}[\d.…_])", re.IGNORECASE)


def read_number(page: HeaderPage) -> None:
    """Fill ``header.number`` from the number's zone."""
    blocks = page.blocks("number")
    if not blocks:
        return
    block = blocks[0]
    text = page.text(block)
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    raw = text[start:]
    if any(word.handwritten for word in page.canonical.words(block.start, block.end)):
        page.symbol = canonical_key(raw.replace(UNREAD, "0"))
        page.symbol_evidence = page.canonical.evidence(block.start + start, block.end)
        page.give_up("number", "number", page.symbol_evidence)
        return
    if _BLANK.match(raw) and not _FIGURES_IN_DOTS.match(raw):
        page.report("number-blank", "info", "The number is left blank.", page.evidence([block]))
        return
    found = number_in(text)
    if found is None:
        page.report("number-unreadable", "warning", f"No number could be read in “{text}”.", page.evidence([block]))
        return
    key, low, high = found
    page.header.number = page.symbol = key
    page.prove("number", block.start + low, block.start + high)
    page.symbol_evidence = page.header.evidence["number"]
    certain = any(is_certain(match) for match in find_symbols(key))
    if not (_is_known_print(page, page.symbol_evidence) and certain):
        _doubt(page, "number")


def number_in(text: str) -> tuple[str, int, int] | None:
    """The number on its line, ``Số : 12 / SGD & ĐT – VP``, with its place; ``None`` when it is blank or illegible.

    >>> number_in("Số : 12 / SGD & ĐT – VP")
    ('12/SGD&ĐT-VP', 5, 23)
    """
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    start += len(text[start:]) - len(text[start:].lstrip(" .…_"))
    raw = text[start:]
    # The line holds nothing but the number: spaces and dots of the form it was filled into are none of it.
    close = re.sub(r"(?<=\d)[.…_]+(?=\s?[/\-])|\s+(?=[/\-&])|(?<=[/\-&])\s+", "", plain(raw))
    found = next(find_symbols(close), None)
    if found is not None and found.start <= 2:
        # "45/BC-THPT.NTMK": a dot inside a symbol of the office's own
        dotted = _DOTTED.match(close, found.end)
        key, end = found.key + (dotted.group() if dotted is not None else ""), dotted.end() if dotted else found.end
        if len(close) == len(raw):
            return key, start, start + end
    else:
        key = canonical_key(raw)
    if not re.match(r"\d", key):
        return None
    after = _AFTER_NUMBER.search(raw)
    return key, start, start + len(raw[: after.start() if after is not None else len(raw)].rstrip(" .,;"))


def read_dateline(page: HeaderPage) -> None:
    """Fill ``header.place`` and ``header.issued_on``."""
    blocks = page.blocks("place-date")
    if not blocks:
        return
    block = blocks[0]
    text = page.text(block)
    place = _PLACE.match(plain(text))
    if place is not None and not bare(place["place"]).startswith("ngay"):
        page.header.place = squeeze(place["place"])
        page.prove("place", block.start + place.start("place"), block.start + place.end("place"))
    if any(word.handwritten for word in page.canonical.words(block.start, block.end)):
        page.give_up("issued_on", "date of issue", page.canonical.evidence(block.start, block.end))
        return
    printed = _with_figures(plain(text)) if block.spans[0].line.origin == "ocr" else plain(text)
    day = _day_in(printed)
    value = to_date(day["day"], day["month"], day["year"]) if day is not None else None
    if day is None:
        blank = _BLANK_DAY.search(text) is not None
        if blank:
            page.report("date-blank", "info", "The date of issue is incomplete.", page.evidence([block]))
        else:
            page.report("date-unreadable", "warning", "The date of issue cannot be read.", page.evidence([block]))
    elif value is None:
        page.report("date-impossible", "warning", f"There is no such day: “{day.group()}”.", page.evidence([block]))
    else:
        page.header.issued_on = value.isoformat()
        page.prove("issued_on", block.start + day.start(), block.start + day.end())
        if not _is_known_print(page, page.header.evidence["issued_on"]):
            _doubt(page, "issued_on")


def _day_in(text: str) -> re.Match[str] | None:
    """The day of a dateline; a lost space after ``ngày`` or ``năm`` is no matter there."""
    return DAY.search(text) or _CLOSE_DAY.search(text)


def day_of(text: str) -> tuple[str, int, int] | None:
    """The day of a dateline (ISO) with its place, ``None`` when it is blank or there is no such day."""
    day = _day_in(plain(text))
    value = to_date(day["day"], day["month"], day["year"]) if day is not None else None
    return (value.isoformat(), day.start(), day.end()) if day is not None and value is not None else None


def _is_known_print(page: HeaderPage, evidence: Evidence) -> bool:
    """The figures were compared with the print around them, and stood."""
    return any(word.handwritten is False for word in page.canonical.words(evidence.start, evidence.end))


def _doubt(page: HeaderPage, field: str) -> None:
    """Say so when OCR found the field hard to read: handwriting, or a stamp over it."""
    evidence = page.header.evidence[field]
    if evidence.confidence is not None and evidence.confidence < _SURE:
        code, what = ("number-uncertain", "number") if field == "number" else ("date-uncertain", "date of issue")
        message = f"The {what} “{evidence.quote}” was hard to read (handwritten?); check it on the page."
        page.report(code, "warning", message, evidence)


def _with_figures(text: str) -> str:
    """Letters that OCR reads for figures put right between ``ngày``, ``tháng`` and ``năm``; same length."""
    return _DAY_SLOT.sub(lambda match: match[1] + match[2].translate(_FIGURES), text)


def read_type(page: HeaderPage) -> None:
    """Fill ``header.type``: the printed name, else what the number tells, else công văn."""
    blocks = page.blocks("type")
    told = type_of_symbol(page.symbol) if page.symbol else None
    if blocks:
        found = type_called(page.text(blocks[0]))
        if found is not None:
            page.header.type = found
            page.prove("type", blocks[0].start, blocks[0].end)
            if told is not None and told != found.code and told != "CV":
                page.report(
                    "type-differs-from-number",
                    "warning",
                    f"The title says {found.name}, the number {page.symbol} says {told}.",
                    page.evidence([blocks[0]]),
                )
        return
    if told is not None and told != "CV" and page.symbol_evidence is not None:
        page.header.type = type_of_code(told)
        page.header.evidence["type"] = page.symbol_evidence
        return
    marks = [b for b in page.blocks("subject", "addressees") if b.zone == "addressees" or form.is_subject(page.text(b))]
    if marks and (told == "CV" or page.blocks("number", "motto", "addressees")):
        page.header.type = type_of_code("CV")
        page.prove("type", marks[0].start, marks[0].end)


def type_called(text: str) -> DocumentType | None:
    """The type whose name ``text`` is or begins with, longest name first."""
    folded = bare(squeeze(text)).strip(" .:*")
    compact = folded.replace(" ", "")
    best: tuple[int, DocumentType] | None = None
    for entry in load_lexicon("document_types")["types"]:
        for name in [entry["name"], *entry.get("aliases", [])]:
            key = bare(name)
            if folded == key or folded.startswith(key + " ") or compact == key.replace(" ", ""):
                # A plan is told from a proposal only by its marks: đề án, dự án differ in bare text already.
                score = len(key) * 2 + (fold(squeeze(text)).startswith(fold(name)))
                if best is None or score > best[0]:
                    best = (score, DocumentType(code=entry["code"], name=entry["name"]))
    return best[1] if best else None


def type_of_code(code: str) -> DocumentType | None:
    """The type of a code of the record."""
    for entry in load_lexicon("document_types")["types"]:
        if entry["code"] == code:
            return DocumentType(code=entry["code"], name=entry["name"])
    return None
