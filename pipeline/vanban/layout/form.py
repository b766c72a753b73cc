"""Telling what a single line is by its words: motto, number, dateline, type name, authority (NĐ 30/2020, Annex I).

Nothing here knows where a line stands; the callers weigh words against position.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from vanban.layout.marks import is_draft_mark, read_marks
from vanban.lexicon import load_lexicon
from vanban.text.normal import bare, squeeze

# "Số: 15/KH-STC", "Số 22-NQ/TW", "Số:      /KH-SNgV", "Nghị quyết số: 96/2025/UBTVQH15", "Luật số: 33/2024/QH15".
_NUMBER = (
    r"(?:s[o06]\s?[:;.,]?|s\s?:)\s?"
    r"(?P<number>[\d.…_ ]{0,16}[a-z]?\s?[/\-]\s?[\w/&.\- ]{1,40}|[\d]{1,5}\s?)$"
)
# "Hà Nội, ngày 09 tháng 01 năm 2025", "Đồng Tháp, ngày    tháng    năm 2024"; a figure may be misread or handwritten.
_PLACE_DATE = re.compile(
    r"(?:[^,;:]{2,40}[,.]?\s{0,2})?ngay.{1,12}thang.{1,12}nam(?:\W?.{0,10})?"
    r"|[^,;:\d]{2,40},\s{0,2}(?:ngay\s{0,2})?(?:\d{1,2}|[.…_]{1,12})\s?[/.\-]\s?(?:\d{1,2}|[.…_]{1,12})\s?[/.\-]\s?"
    r"(?:\d{4}|[.…_]{1,12})\s?\.?"
)
_NAME = re.compile(r"(?:[^\W\d_]{1,8}\.? ){1,5}[^\W\d_]{1,8}")
# "PGS.TS. ", "BS.CKII ": degrees that are run together; a single one counts as a word of the name
_DEGREES = re.compile(r"^(?:[A-ZĐ][A-Za-zĐ]{1,5}\.){1,3}[A-ZĐ][A-Za-zĐ]{1,5}\.?\s")
_ANNEX_TAIL = r"(?:\s(?:so\s)?(?:[ivxlc]{1,7}|\d{1,3}(?:\.\d{1,2}){0,2}|[a-z])(?:[/\-]\w{1,12})?)?"
_ENUMERATION = re.compile(
    r"(?:[-–—+•*]\s|[a-zđ]\)\s|\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|\d{1,2}(?:\.\d{1,3}){1,3}\s|[IVXLC]{1,7}\s?[.)\-–]\s"
    r"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục|TIỂU MỤC)\s(?:thứ\s)?(?:\d|[IVXLCl]{1,8}(?![^\W\d_]))"
    r"|(?:PHẦN|Phần)\s(?:THỨ|thứ)\s)"
)

# Each line is asked many questions; this many lines and their keys are remembered.
_REMEMBERED = 4096

_ALPHANUMERIC = re.compile(r"[^\W_]")
_UNFINISHED = ("cua", "va", "voi", "tai", "cho", "tren", "ve", "giua", "hoac", "den", "tu", "theo", "cac", "do", "so")


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon ``layout``, keyed for matching without case and tone marks."""

    mottoes: tuple[str, ...]
    opening: re.Pattern[str]
    enacting: frozenset[str]
    acting: re.Pattern[str]
    session: re.Pattern[str]
    body_head: re.Pattern[str]
    not_body_head: re.Pattern[str]
    body_tail: re.Pattern[str]
    not_body_tail: re.Pattern[str]
    subject: re.Pattern[str]
    addressees: re.Pattern[str]
    recipients: re.Pattern[str]
    authority: re.Pattern[str]
    authority_phrase: re.Pattern[str]
    bare_authority: re.Pattern[str]
    honorific: re.Pattern[str]
    titles: re.Pattern[str]
    title_names: tuple[str, ...]
    signed: frozenset[str]
    address: re.Pattern[str]
    annex: re.Pattern[str]
    annex_note: re.Pattern[str]
    table_headings: frozenset[str]
    type: re.Pattern[str]
    compact_types: frozenset[str]
    number: re.Pattern[str]


def _any(words: list[str], after: str = r"(?!\w)") -> re.Pattern[str]:
    """A pattern for the start of a bare line; longer entries first."""
    keys = sorted({bare(word) for word in words}, key=lambda key: (-len(key), key))
    return re.compile("(?:" + "|".join(re.escape(key) for key in keys) + ")" + after)


@cache
def _words() -> _Words:
    data = load_lexicon("layout")
    types = [entry for entry in load_lexicon("document_types")["types"] if entry["family"] != "copy"]
    names = {bare(name) for entry in types for name in [entry["name"], *entry.get("aliases", [])]}
    titles = sorted(names - {"van ban"})
    modifiers = "|".join(re.escape(bare(word)) for word in data["type_modifiers"])
    return _Words(
        mottoes=tuple(bare(motto) for motto in data["mottoes"]),
        opening=_any(data["opening_words"]),
        enacting=frozenset(bare(word) for word in data["enacting_words"]),
        acting=_any(data["acting_bodies"]),
        session=_any(data["session_words"]),
        body_head=_any(data["body_heads"]),
        not_body_head=_any(data["body_head_exceptions"]),
        body_tail=_any(data["body_tails"]),
        not_body_tail=_any(data["body_tail_exceptions"]),
        subject=_any(data["subject_heads"]),
        addressees=_any(data["addressee_heads"], r"\s?(?:[:;.,]|$|-)"),
        recipients=_any(data["recipient_heads"], r"\s?(?:[:;.,]|$|-)"),
        authority=_any(data["authorities"], r"(?:\s?[.,]\s?|(?<=/.)\s|(?<=/uq)\s)(?=\w)"),
        authority_phrase=_any(data["authority_phrases"]),
        bare_authority=re.compile(
            rf"tm\s(?={_any(data['body_heads']).pattern})|(?:kt|tl|tuq)\s(?={_any(data['signer_titles']).pattern})"
        ),
        honorific=_any(data["honorifics"]),
        titles=_any(data["signer_titles"]),
        title_names=tuple(data["signer_titles"]),
        signed=frozenset(bare(word) for word in data["signed_marks"]),
        address=_any(data["address_words"], r"\s?[:.]"),
        annex=_any(data["annex_labels"], _ANNEX_TAIL + r"(?P<rest>\s?[.:\-–]?\s?)"),
        annex_note=_any(data["annex_notes"]),
        table_headings=frozenset(bare(word) for word in data["table_headings"]),
        # "NGHỊ QUYẾT LIÊN TỊCH", "CÔNG ĐIỆN KHẨN" as a whole
        type=_any(titles, rf"(?![^\W_])(?:\s(?:{modifiers})(?=[\s.:*]{{0,9}}$))?"),
        compact_types=frozenset(name.replace(" ", "") for name in titles),
        # "Nghị quyết số: 96/2025/UBTVQH15": the type's name may stand before it.
        number=re.compile("(?:(?:" + "|".join(map(re.escape, sorted(names))) + r")\s)?" + _NUMBER),
    )


@lru_cache(maxsize=_REMEMBERED)
def key(text: str) -> str:
    """Bare text with single spaces: what every pattern here is matched against."""
    return squeeze(bare(text))


def is_rule(text: str) -> bool:
    """A row that only draws a rule, a star, or nothing.

    >>> is_rule("-----"), is_rule("*"), is_rule("- Như trên;")
    (True, True, False)
    """
    return _ALPHANUMERIC.search(text) is None


@lru_cache(maxsize=_REMEMBERED)
def is_capitals(text: str) -> bool:
    """Most letters are capitals; one misread letter in ten is forgiven."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_motto(text: str) -> bool:
    """Quốc hiệu, tiêu ngữ or ĐẢNG CỘNG SẢN VIỆT NAM standing alone, a few letters misread or not."""
    folded = key(text)
    if not 12 <= len(folded) <= 60:
        return False
    letters = folded.replace(" ", "").replace("-", "")
    return any(fuzz.ratio(letters, motto.replace(" ", "").replace("-", "")) >= 78 for motto in _words().mottoes)


def holds_motto(text: str) -> bool:
    """The motto stands somewhere in the text: a letterhead whose lines were run together."""
    folded = key(text[:400])
    return any(motto in folded for motto in _words().mottoes if len(motto) > 20)


def is_number(text: str) -> bool:
    """The document's own number standing alone, blank or not.

    >>> is_number("Số: 15/KH-STC"), is_number("Số:      /QĐ-UBND"), is_number("Số liệu năm 2024")
    (True, True, False)
    """
    return len(text) <= 80 and _words().number.match(key(text)) is not None


def is_place_date(text: str) -> bool:
    """Place and date standing alone, complete or with blanks."""
    folded = key(text)
    if len(text) > 90 or _PLACE_DATE.fullmatch(folded) is None:
        return False
    return folded.startswith("ngay") or not is_opening(text)


def is_mark(text: str) -> bool:
    """A mark of urgency, secrecy, circulation, draft or copy standing alone, in capitals.

    >>> is_mark("HỎA TỐC"), is_mark("Mật độ"), is_mark("(Dự thảo lần 2)")
    (True, False, True)
    """
    return is_draft_mark(text) or (is_capitals(text) and bool(read_marks(text)))


@lru_cache(maxsize=_REMEMBERED)
def type_name(text: str) -> str | None:
    """The part of ``text`` that is the name of a type of document when the line begins with one in capitals.

    >>> type_name("KẾ HOẠCH TRIỂN KHAI CUỘC VẬN ĐỘNG")
    'KẾ HOẠCH'
    """
    folded = bare(text)
    if len(folded) != len(text):
        return None
    name = _words().type.match(folded)
    if name is not None:
        head = text[: name.end()]
        return head if is_capitals(head) else None
    compact = folded.replace(" ", "").rstrip(".:")
    return text if compact in _words().compact_types and is_capitals(text) else None


def is_type_name(text: str) -> bool:
    """The line is a type name and nothing else."""
    name = type_name(text)
    return name is not None and not re.sub(r"[\s.,:*\-]", "", text[len(name) :])


def is_enacting(text: str) -> bool:
    """``QUYẾT ĐỊNH:``, ``QUYẾT NGHỊ:`` standing alone."""
    return is_capitals(text) and key(text).rstrip(" :.;") in _words().enacting


def is_acting_body(text: str) -> bool:
    """The acting body's name standing alone in capitals: ``CHÍNH PHỦ``, ``CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …``."""
    return is_capitals(text) and len(text) <= 120 and _words().acting.match(key(text)) is not None


def is_session(text: str) -> bool:
    """``KHÓA XVI, KỲ HỌP THỨ 14`` under the name of a council."""
    return is_capitals(text) and len(text) <= 80 and _words().session.match(key(text)) is not None


def is_opening(text: str) -> bool:
    """The line begins like the first paragraph of a body."""
    return not is_capitals(text) and _words().opening.match(key(text)) is not None


def is_enumerated(text: str) -> bool:
    """The line begins with an item's mark or a heading's number."""
    return _ENUMERATION.match(text) is not None


def starts_body_name(text: str) -> bool:
    """The line begins the name of a body (rather than going on with one)."""
    folded = key(text)
    return _words().body_head.match(folded) is not None and _words().not_body_head.match(folded) is None


def continues_body_name(text: str) -> bool:
    """The line goes on with the name of a body begun on the line before, whatever its print.

    >>> continues_body_name("TỈNH AN GIANG"), continues_body_name("TỈNH ỦY AN GIANG")
    (True, False)
    """
    folded = key(text)
    if _words().not_body_head.match(folded) is not None:
        return True
    return _words().body_tail.match(folded) is not None and _words().not_body_tail.match(folded) is None


def is_subject(text: str) -> bool:
    """``V/v …``, ``Về việc …``: trích yếu of a công văn."""
    return _words().subject.match(key(text)) is not None


def is_addressees(text: str) -> bool:
    """``Kính gửi: …``."""
    return _words().addressees.match(key(text)) is not None


def is_recipients(text: str) -> bool:
    """``Nơi nhận:`` with or without its first item; one misread letter is forgiven.

    >>> is_recipients("Nơi nhận:"), is_recipients("Noi nhân: - Như trên;"), is_recipients("Nơi nhận hồ sơ là xã")
    (True, True, False)
    """
    folded = key(text)
    if _words().recipients.match(folded):
        return True
    return len(folded) <= 12 and fuzz.ratio(folded.rstrip(" :.;,"), "noi nhan") >= 85


def is_file_copy(text: str) -> bool:
    """``- Lưu: VT, …``: the last entry of Nơi nhận."""
    return re.match(r"\W{0,4}luu\b", key(text)) is not None


def is_authority(text: str) -> bool:
    """``TM. CHÍNH PHỦ``, ``KT. GIÁM ĐỐC``, ``T/M BAN THƯỜNG VỤ``, ``Thay mặt Bộ Chính trị``."""
    folded = key(text)
    if len(text) > 110:
        return False
    if _words().authority.match(folded) or _words().bare_authority.match(folded):
        return is_capitals(text)
    return _words().authority_phrase.match(folded) is not None and is_capitals(text)


def begins_authority(text: str) -> bool:
    """The line begins with an authority, whatever follows: ``TM. CHÍNH PHỦ THỦ TƯỚNG (Đã ký) …``."""
    words = text.split()
    return is_authority(text) or (len(words) > 2 and is_authority(" ".join(words[:3])))


def is_signer_title(text: str) -> bool:
    """An office under which somebody signs, in capitals."""
    if len(text) > 110 or not is_capitals(text):
        return False
    return _words().titles.match(key(text)) is not None or nearest_title(text) is not None


def nearest_title(text: str) -> str | None:
    """The office of the lexicon that a misread title must be, in capitals: ``ẢHỦ TỊCH`` is ``CHỦ TỊCH``."""
    folded = key(text)
    if not 6 <= len(folded) <= 40:
        return None
    scored = sorted(((fuzz.ratio(folded, bare(title)), title) for title in _words().title_names), reverse=True)
    best, title = scored[0]
    return title.upper() if best >= 86 and (best > scored[1][0] or best == 100) else None


def split_authority(text: str) -> int | None:
    """Where the signer's own office begins on a line that runs authority and office together.

    >>> split_authority("KT. BỘ TRƯỞNG THỨ TRƯỞNG"), split_authority("TM. CHÍNH PHỦ")
    (14, None)
    """
    folded = bare(text)
    prefix = _words().authority.match(folded)
    if prefix is None or len(folded) != len(text) or not is_capitals(text):
        return None
    # The office on whose behalf somebody signs is not his own.
    behalf = _words().titles.match(folded, prefix.end())
    start = behalf.end() if behalf is not None else prefix.end() + 1
    for gap in re.finditer(r"\s", folded[start:]):
        at = start + gap.end()
        # "TM. BAN THƯỜNG TRỰC" is a body's name.
        if _words().titles.match(folded, at) is not None and not folded.startswith("thuong truc", at):
            return at
    return None


def is_signed_mark(text: str) -> bool:
    """``(Đã ký)`` standing alone."""
    return squeeze(re.sub(r"[^a-z ]", " ", key(text))) in _words().signed


def is_personal_name(text: str) -> bool:
    """Two to six short words, each with a capital; academic and military titles may stand before them.

    >>> is_personal_name("PGS.TS. Lê Văn Mẫu"), is_personal_name("Đại tá Lê Văn Mẫu"), is_personal_name("Như trên;")
    (True, True, False)
    """
    rank = _words().honorific.match(key(text)) if len(text) <= 80 else None
    words = _DEGREES.sub("", text).split()
    if rank is not None:
        words = words[len(rank.group().split()) :]
    return (
        2 <= len(words) <= 7
        and _NAME.fullmatch(" ".join(words)) is not None
        and all(word[0].isupper() for word in words)
    )


def is_address(text: str) -> bool:
    """``Địa chỉ: …``, ``ĐT: …``."""
    return _words().address.match(key(text)) is not None


def annex_label(text: str) -> str | None:
    """The label part of a line that begins an annex: ``PHỤ LỤC II``, ``Phụ lục số 01``; ``None`` otherwise."""
    folded = bare(text)
    if len(folded) != len(text):
        return None
    match = _words().annex.match(folded)
    if match is None:
        return None
    rest = text[match.end() :]
    separated = match["rest"].strip() != ""
    if rest and not (separated or is_capitals(rest)):
        return None
    return text[: match.start("rest")]


def is_annex_note(text: str) -> bool:
    """``(Kèm theo Kế hoạch số …)``, ``(Ban hành kèm theo …)``."""
    folded = key(text)
    return folded.startswith("(") and _words().annex_note.match(folded[1:].lstrip()) is not None


def is_open_note(text: str) -> bool:
    """A bracket opened and not closed: the note goes on in the next line."""
    return "(" in text and ")" not in text[text.rindex("(") :]


def is_table_heading(text: str) -> bool:
    """A cell text that names a column."""
    folded = re.sub(r"[^a-z, ]", " ", key(text))
    folded = squeeze(folded)
    return folded in _words().table_headings or (
        len(folded) <= 60 and any(folded.startswith(word + " ") for word in _words().table_headings if " " in word)
    )


def needs_more(text: str) -> bool:
    """The text breaks off at a word or mark that another word must follow.

    >>> needs_more("QUY CHẾ LÀM VIỆC CỦA"), needs_more("TIẾP TỤC CÓ HIỆU LỰC")
    (True, False)
    """
    return text.endswith((",", "-", "/", "(")) or key(text).split()[-1:] in [[word] for word in _UNFINISHED]
