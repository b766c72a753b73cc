"""Words by which the fixed form of a document is known: letterhead and signature block (NĐ 30/2020, Phụ lục I).

They only decide whether texts stand side by side; what each text is, layout decides.
"""

from __future__ import annotations

import re

from vanban.text.normal import fold, squeeze

# Ô 1, and the heading of Party documents, as a line of its own.
_MOTTO = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|độc lập ?- ?tự do ?- ?hạnh phúc\.?|đảng cộng sản việt nam")
# Ô 3: "Số: 15/KH-STC", "Số 22-NQ/TW", "Số:      /QĐ-UBND", "Nghị quyết số: 96/2025/UBTVQH15".
_NUMBER = re.compile(r"(?:[a-zà-ỹđ ]{0,30} )?số ?[:.]? ?[\d./…_ -]{0,20}[a-zđ0-9./…&_ -]{1,40}")
# Ô 4: "Hà Nội, ngày 27 tháng 10 năm 2025", "…, ngày    tháng    năm 2024".
_PLACE_DATE = re.compile(r"(?:[^\W\d_][^,;:/]{0,50})?, ?ngày [\d._… ]{0,12}tháng [\d._… ]{0,12}năm [\d._… ]{0,12}")
# Ô 9b.
_RECIPIENTS = re.compile(r"nơi nhận ?:?")
# Ô 7a: "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC", "T/M BAN THƯỜNG VỤ".
_AUTHORITY = re.compile(r"(?:(?:tm|kt|tl|tuq|q|tum)\.|(?:t/m|k/t|t/l)\.?) ?[a-zà-ỹđ]")
_SIGNED = re.compile(r"[(\[]? ?đã k[íý] ?[)\]]?")
# Ordinal column of a real table.
_ORDINAL_HEADING = re.compile(r"(?:s?tt|số tt|số thứ tự)\.?")
_NAME = re.compile(r"(?:[^\W\d_]{1,7} ){1,5}[^\W\d_]{1,7}")
_ANNEX = re.compile(r"(?:phụ lục|biểu mẫu|mẫu số)\b")


def is_motto(text: str) -> bool:
    """Quốc hiệu, tiêu ngữ, or ĐẢNG CỘNG SẢN VIỆT NAM, standing alone."""
    return _MOTTO.fullmatch(fold(squeeze(text))) is not None


def is_number(text: str) -> bool:
    """The document's number, standing alone.

    >>> is_number("Số: 15/KH-STC"), is_number("Số liệu báo cáo của các đơn vị trong năm vừa qua")
    (True, False)
    """
    folded = fold(squeeze(text))
    return ("/" in folded or "-" in folded) and _NUMBER.fullmatch(folded) is not None


def is_place_date(text: str) -> bool:
    """Place and date, standing alone."""
    return _PLACE_DATE.fullmatch(fold(squeeze(text))) is not None


def is_recipients_heading(text: str) -> bool:
    """The text begins the list of recipients."""
    return _RECIPIENTS.match(fold(squeeze(text))) is not None


def is_authority(text: str) -> bool:
    """The line above the signer's title, in capitals."""
    return is_capitals(text) and _AUTHORITY.match(fold(squeeze(text))) is not None


def is_signed_mark(text: str) -> bool:
    """``(Đã ký)``, standing alone."""
    return _SIGNED.fullmatch(fold(squeeze(text))) is not None


def is_ordinal_heading(text: str) -> bool:
    """``TT`` or ``STT``: the table is a list, not a letterhead."""
    return _ORDINAL_HEADING.fullmatch(fold(squeeze(text))) is not None


def is_annex_label(text: str) -> bool:
    """The text starts an annex or a form."""
    return _ANNEX.match(fold(squeeze(text))) is not None


def is_capitals(text: str) -> bool:
    """At least four letters, none of them small."""
    return text.upper() == text and sum(character.isalpha() for character in text) >= 4


def is_personal_name(text: str) -> bool:
    """Two to six short words, each with a capital: what stands under a signature.

    >>> is_personal_name("Trần Thị B"), is_personal_name("Như trên")
    (True, False)
    """
    words = text.split()
    return _NAME.fullmatch(squeeze(text)) is not None and all(word[0].isupper() for word in words)


def is_letterhead(text: str) -> bool:
    """A line that only a letterhead has."""
    return is_motto(text) or is_place_date(text)


def is_closing(text: str) -> bool:
    """A line that only a signature block has."""
    return is_recipients_heading(text) or is_authority(text) or is_signed_mark(text)
