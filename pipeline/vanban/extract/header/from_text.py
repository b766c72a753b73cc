"""What the letterhead lacks, read from the text that speaks of the document itself.

Conversions often lose the letterhead. A document still says who it is: "Sở X xây dựng Kế hoạch …", "Trên đây là Kế
hoạch … của Sở X", "(Kèm theo Nghị quyết số … của Chính phủ)". Every value taken this way is named by a diagnostic.
"""

from __future__ import annotations

import re

from vanban.extract.dates import DAY, to_date
from vanban.extract.header.bodies import expand
from vanban.extract.header.casing import name_at
from vanban.extract.header.numbers import type_called
from vanban.extract.header.page import HeaderPage
from vanban.extract.symbol import find_symbols, split_key
from vanban.layout import form
from vanban.lexicon import load_lexicon
from vanban.text.normal import fold, squeeze

_CAP = r"[A-ZĐÀ-ỸĂÂÊÔƠƯ]"
_HEAD = re.compile(
    r"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Bộ|Sở|Ban|Cục|Chi cục|Văn phòng"
    r"|Phòng|Trường|Viện|Trung tâm|Thanh tra|Liên đoàn|Hội|Công ty)(?!\w)"
)
# The words of a name, as few as reach what must follow it.
_WORDS = r"(?:,?\s(?:-\s)?[^\W\d_]{1,12}){0,14}?"
_DRAWS_UP = re.compile(
    _WORDS + r"(?=\s(?:xây dựng|ban hành|đề ra|báo cáo|thông báo|hướng dẫn|triển khai|đề nghị|yêu cầu)\s)"
)
_ENDS = re.compile(_WORDS + r"(?=\s?[.;,)/])")
_GOES_ON = re.compile(_WORDS + r"(?=\s(?:về|quy định|ban hành|phê duyệt)\s|\s?[.;,)])")
_OF = re.compile(r"\scủa\s(?=\w)")
_PROVINCE = re.compile(
    rf"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)\s(?P<place>(?:tỉnh|thành phố)(?:\s{_CAP}\w*){{1,4}})"
)
_ADOPTED = re.compile(r"thông qua\s(?=ngày\s)")
_SUBJECT = re.compile(r"\s(?P<subject>(?:về|quy định|ban hành|phê duyệt)\s[^.;]{5,400})")
_WITHOUT_PLACE = re.compile(r"(?:sở|phòng|thanh tra|văn phòng)(?!\w)(?!.*\s(?:tỉnh|thành phố|huyện|xã|phường)\s)")


def _body_at(text: str, position: int, tail: re.Pattern[str]) -> int | None:
    """End of the body's name that begins at ``position``: a known name, or a head word and what ``tail`` takes."""
    if not text[position : position + 1].isupper():
        return None
    known = name_at(text, position)
    head = _HEAD.match(text, position)
    if head is not None:
        rest = tail.match(text, head.end())
        if rest is not None:
            return max(rest.end(), known or 0)
    return known


def complete_from_text(page: HeaderPage) -> None:
    """Fill issuer, number, date and subject that no zone gave, where the text supports them."""
    _annex_title(page)
    _own_citation(page)
    _day_of_adoption(page)
    if page.header.issuer is None:
        _issuer(page)


def _take(page: HeaderPage, field: str, value: str, start: int, end: int) -> None:
    setattr(page.header, field, value)
    page.prove(field, start, end)
    code = field.replace("issued_on", "date").replace("_", "-") + "-from-text"
    page.report(
        code, "info", f"There is no letterhead for it: taken from the text ({value}).", page.header.evidence[field]
    )


def _annex_title(page: HeaderPage) -> None:
    """A document that is an annex alone has its title for a subject."""
    if page.header.subject is not None or any(block.part == 0 for block in page.canonical.blocks):
        return
    label = page.blocks("annex-label", part=1)[:1]
    name = form.type_name(page.text(label[0])) if label else None
    if label and name is not None and page.header.type is None:
        page.header.type = type_called(name)  # a regulation or plan without the decision that promulgated it
        page.prove("type", label[0].start, label[0].start + len(name))
    blocks = page.blocks("annex-title", part=1)
    if blocks:
        value = squeeze(" ".join(page.text(block) for block in blocks))
        _take(page, "subject", value, blocks[0].start, blocks[-1].end)
    notes = page.blocks("annex-note", part=1)
    for note in notes:
        text = page.text(note)
        for match in _OF.finditer(text):
            end = _body_at(text, match.end(), _ENDS)
            if end is not None and page.header.issuer is None:
                _take(page, "issuer", expand(text[match.end() : end]), note.start + match.end(), note.start + end)


def _own_citation(page: HeaderPage) -> None:
    """Day, body and subject from the first sentence that cites the document by its own number."""
    key, header = page.header.number, page.header
    if key is None or (header.issuer is not None and header.issued_on is not None):
        return
    text = page.canonical.text
    after = header.evidence["number"].end
    for mention in find_symbols(text, after, min(len(text), after + 1500)):
        if mention.key != key:
            continue
        rest = text[mention.end : mention.end + 500].split("\n")[0]
        day = DAY.search(rest[:60])
        value = to_date(day["day"], day["month"], day["year"]) if day is not None else None
        if day is not None and value is not None and header.issued_on is None:
            _take(page, "issued_on", value.isoformat(), mention.end + day.start(), mention.end + day.end())
        of = _OF.search(rest[:100])
        body_end = _body_at(rest, of.end(), _GOES_ON) if of is not None else None
        if of is None or body_end is None:
            continue
        if header.issuer is None:
            name = expand(squeeze(rest[of.end() : body_end]))
            _take(page, "issuer", name, mention.end + of.end(), mention.end + body_end)
        subject = _SUBJECT.match(rest, body_end)
        if subject is not None and header.subject is None:
            value_text = subject["subject"].rstrip()
            start = mention.end + subject.start("subject")
            _take(page, "subject", squeeze(value_text), start, start + len(value_text))
        return


def _day_of_adoption(page: HeaderPage) -> None:
    """Laws and resolutions of the National Assembly bear no dateline: ``… thông qua ngày 21 tháng 6 năm 2024``."""
    if page.header.issued_on is not None or page.blocks("place-date") or page.header.number is None:
        return
    for block in reversed([block for block in page.blocks("body") if block.cell is None][-4:]):
        adopted = _ADOPTED.search(page.text(block))
        day = DAY.match(page.text(block), adopted.end()) if adopted is not None else None
        value = to_date(day["day"], day["month"], day["year"]) if day is not None else None
        if day is not None and value is not None:
            _take(page, "issued_on", value.isoformat(), block.start + day.start(), block.start + day.end())
            return


def _issuer(page: HeaderPage) -> None:
    """The body that the text says drew the document up; the body that its number names."""
    blocks = [block for block in page.blocks("body") if block.cell is None]
    for block in blocks[:6]:
        text = page.text(block)
        head = _HEAD.match(text)
        verb = _DRAWS_UP.match(text, head.end()) if head is not None else None
        if verb is not None:
            _take_issuer(page, text[: verb.end()], block.start, block.start + verb.end())
            return
    for block in reversed(blocks[-3:]):
        text = page.text(block)
        if not fold(text[:20]).startswith("trên đây là"):
            continue
        for match in reversed(list(_OF.finditer(text[-400:]))):
            start = max(len(text) - 400, 0) + match.end()
            end = _body_at(text + ".", start, _ENDS)
            if end is not None:
                _take_issuer(page, text[start:end], block.start + start, block.start + end)
                return
    _issuer_by_number(page)


def _take_issuer(page: HeaderPage, body: str, start: int, end: int) -> None:
    name = expand(squeeze(body))
    if _WITHOUT_PLACE.match(fold(name)):
        place = _PROVINCE.search(page.canonical.text)
        if place is not None:
            name = f"{name} {place['place']}"
    _take(page, "issuer", name, start, end)


def _issuer_by_number(page: HeaderPage) -> None:
    evidence = page.symbol_evidence
    if page.symbol is None or evidence is None:
        return
    organs = split_key(page.symbol)[2]
    names = {entry["symbol"]: entry["issuer"] for entry in load_lexicon("document_types")["issuers_by_symbol"]}
    for organ in reversed(organs):
        name = names.get(organ) or names.get(re.sub(r"\d+$", "", organ))
        if name is not None and organ != "TW":
            page.header.issuer = name
            page.header.evidence["issuer"] = evidence
            message = f"There is no letterhead: {name} by the number {evidence.quote}."
            page.report("issuer-from-number", "info", message, evidence)
            return
