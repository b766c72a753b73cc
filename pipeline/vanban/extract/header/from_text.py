"""What the letterhead lacks, read from the text that speaks of the document itself.

Conversions often lose the letterhead. A document still says who it is: "Sở X xây dựng Kế hoạch …", "Trên đây là Kế hoạch … của
Sở X", "(Kèm theo Nghị quyết số … của Chính phủ)". Every value taken this way is named by a diagnostic.
"""

from __future__ import annotations

import re

from vanban.extract.dates import DAY, to_date
from vanban.extract.header.bodies import expand
from vanban.extract.header.page import HeaderPage
from vanban.extract.symbol import find_symbols, split_key
from vanban.lexicon import load_lexicon
from vanban.text.normal import fold, squeeze

_CAP = r"[A-ZĐÀ-ỸĂÂÊÔƠƯ]"
# A body as running text writes it: a head word and what follows up to a verb or a mark.
_BODY = (
    r"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương"
    r"|Thủ tướng Chính phủ|Chính phủ|Quốc hội|Bộ|Sở|Ban|Cục|Chi cục|Văn phòng|Phòng|Trường|Viện|Trung tâm)"
)
_NAME_TAIL = rf"(?:\s(?:và|,|-|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|{_CAP}\w*|vụ|dựng|chính|tế|ủy|pháp|trị|tư|dục|tạo|nghệ|thông|vận|tải|trường|nước|an|phòng|nhân|dân|môi|đầu|hoạch|động|hội|lịch|thao|hóa)(?!\w)){{0,12}}"
_DRAWS_UP = re.compile(
    rf"(?P<body>{_BODY}{_NAME_TAIL})\s(?:xây dựng|ban hành|đề ra|báo cáo|thông báo|hướng dẫn|triển khai|yêu cầu|đề nghị|trân trọng)\s"
)
_OF = re.compile(rf"\scủa\s(?P<body>{_BODY}{_NAME_TAIL})\s?[.)/,;]")
_PROVINCE = re.compile(rf"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)\s(?P<place>(?:tỉnh|thành phố)(?:\s{_CAP}\w*){{1,4}})")
_OF_NAME = re.compile(rf"\scủa\s(?P<body>{_BODY}{_NAME_TAIL})(?=\s)")
_SUBJECT = re.compile(r"\s(?P<subject>(?:về|quy định|ban hành|phê duyệt)\s[^.;]{5,400})")


def complete_from_text(page: HeaderPage) -> None:
    """Fill issuer, number, date and subject that no zone gave, where the text supports them."""
    _annex_title(page)
    _own_citation(page)
    if page.header.issuer is None:
        _issuer(page)


def _take(page: HeaderPage, field: str, value: str, start: int, end: int) -> None:
    setattr(page.header, field, value)
    page.prove(field, start, end)
    code = field.replace("issued_on", "date").replace("_", "-") + "-from-text"
    page.report(code, "info", f"There is no letterhead for it: taken from the text ({value}).", page.header.evidence[field])


def _annex_title(page: HeaderPage) -> None:
    """A document that is an annex alone has its title for a subject."""
    if page.header.subject is not None or any(block.part == 0 for block in page.canonical.blocks):
        return
    blocks = page.blocks("annex-title", part=1)
    if blocks:
        value = squeeze(" ".join(page.text(block) for block in blocks))
        _take(page, "subject", value, blocks[0].start, blocks[-1].end)
    notes = page.blocks("annex-note", part=1)
    for note in notes:
        match = _OF.search(page.text(note))
        if match is not None and page.header.issuer is None:
            _take(page, "issuer", expand(match["body"]), note.start + match.start("body"), note.start + match.end("body"))


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
        body = _OF_NAME.search(rest[:200])
        if body is None:
            continue
        if header.issuer is None:
            start, end = mention.end + body.start("body"), mention.end + body.end("body")
            _take(page, "issuer", expand(squeeze(body["body"])), start, end)
        subject = _SUBJECT.match(rest, body.end())
        if subject is not None and header.subject is None:
            value_text = subject["subject"].rstrip()
            start = mention.end + subject.start("subject")
            _take(page, "subject", squeeze(value_text), start, start + len(value_text))
        return


def _issuer(page: HeaderPage) -> None:
    """The body that the text says drew the document up; the body that its number names."""
    blocks = [block for block in page.blocks("body") if block.cell is None]
    for block in blocks[:6]:
        match = _DRAWS_UP.match(page.text(block))
        if match is not None:
            _take_issuer(page, match["body"], block.start + match.start("body"), block.start + match.end("body"))
            return
    for block in reversed(blocks[-3:]):
        text = page.text(block)
        matches = list(_OF.finditer(text + "."))
        if fold(text).startswith("trên đây là") and matches:
            match = matches[-1]
            _take_issuer(page, match["body"], block.start + match.start("body"), block.start + match.end("body"))
            return
    _issuer_by_number(page)


def _take_issuer(page: HeaderPage, body: str, start: int, end: int) -> None:
    name = expand(squeeze(body))
    if re.match(r"(?:sở|phòng|thanh tra|văn phòng)(?!\w)", fold(name)) and not re.search(r"(?:tỉnh|thành phố|huyện)\s", name):
        place = _PROVINCE.search(page.canonical.text)
        if place is not None:
            name = f"{name} {place['place']}"
    _take(page, "issuer", name, start, end)


def _issuer_by_number(page: HeaderPage) -> None:
    number = page.header.number
    if number is None or "number" not in page.header.evidence:
        return
    organs = split_key(number)[2]
    names = {entry["symbol"]: entry["issuer"] for entry in load_lexicon("document_types")["issuers_by_symbol"]}
    for organ in reversed(organs):
        name = names.get(organ) or names.get(re.sub(r"\d+$", "", organ))
        if name is not None and organ != "TW":
            evidence = page.header.evidence["number"]
            page.header.issuer = name
            page.header.evidence["issuer"] = evidence
            page.report("issuer-from-number", "info", f"There is no letterhead: {name} by the number {number}.", evidence)
            return
