"""Type names before a number: "Chỉ thị số", "QĐ số", "các Nghị quyết số", "Nghị quyết của Bộ Chính trị số"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from vanban.extract.references.phrases import any_of
from vanban.text.normal import fold

_WINDOW = 130
"""Characters before a number in which its type name is looked for."""

# Between name and number: "liên tịch", "phối hợp", "mật", "hành động" …
_MODIFIERS = (
    "liên tịch|liên ngành|liên bộ|liên sở|phối hợp|hành động|công tác|kết luận|chung|cá biệt|quy phạm pháp luật|"
    "khẩn|mật|hỏa tốc|chỉ đạo|chuyên đề|nội bộ|tổng thể"
)
# How a number is announced. "sô" and "sổ" are what OCR makes of it.
_NUMBER_WORD = r"(?:[sṣ][ốôổoó6]\b)"


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type name found before a number.

    Attributes:
        start: first character, with "các" or "những" left out.
        code: type code, ``None`` for a document kind without one (văn bản hợp nhất).
        issuer_start: where an issuing body between name and number begins, ``None`` without one.
        issuer_end: where it ends.
        generic: "văn bản": says less than the number's own type symbol.
    """

    start: int
    code: str | None
    issuer_start: int | None = None
    issuer_end: int | None = None
    generic: bool = False


class TypeNames:
    """The type names of the lexicon, compiled.

    Args:
        lexicon: ``document_types.yaml``.
    """

    def __init__(self, lexicon: Any) -> None:
        codes: dict[str, str | None] = {"văn bản hợp nhất": None, "sắc lệnh": None, "sắc luật": "L"}
        for entry in lexicon["types"]:
            for name in (entry["name"], *entry.get("aliases", ())):
                codes[fold(name)] = entry["code"]
        self._codes = codes
        # Running text abbreviates the common ones: "QĐ số 45/2018/QĐ-TTg", "CV số 12/…".
        abbreviations = [e["code"] for e in lexicon["types"] if e["code"].isupper() and len(e["code"]) <= 4]
        self._abbreviations: dict[str, str] = {fold(code): code for code in abbreviations} | {"cv": "CV", "vb": "CV"}
        names = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
        short = "|".join(re.escape(name) for name in sorted(self._abbreviations, key=len, reverse=True))
        self.any_name = rf"(?:{names})"
        """Alternation of the folded names, for other grammar modules."""
        self._direct = re.compile(
            rf"(?<!\w)(?:(?P<name>{names})(?:\s(?:{_MODIFIERS}))?|(?P<short>{short}))"
            rf"\s*(?:\((?:qppl|khẩn|mật)\)\s*)?\**\s*(?:,?\s*(?:có|mang)\s)?{_NUMBER_WORD}?\s*[:.]?\s*\**\s*$"
        )
        self._with_issuer = re.compile(
            rf"(?<!\w)(?P<name>{names})(?:\s(?:{_MODIFIERS}))?\s+của\s+(?P<issuer>[^,;.:()]{{2,80}}?)\s*:?\s+"
            rf"(?:{_NUMBER_WORD}\s*:?|(?<=:\s))\s*$"
        )
        others = any_of(lexicon["other_numbers"])
        self._of_other = re.compile(rf"(?<!\w){others}(?:\s{_NUMBER_WORD})?\s*:?\s*$")
        self._announced = re.compile(rf"(?<!\w){_NUMBER_WORD}\s*:?\s*$")
        self._at = re.compile(rf"(?:các\s|những\s)?(?P<name>{names})(?!\w)")
        self.short_mention = re.compile(
            rf"(?<!\w)(?P<name>{names})\s(?:{_NUMBER_WORD}\s?)?(?P<number>\d{{1,5}}[a-zđ]?)(?![\w/]|-\w|[.,]\d|\s?%)"
        )
        """A short mention: "Chỉ thị số 01", "Nghị quyết 57"."""
        self.demonstrative = re.compile(
            rf"(?<!\w)(?<!các\s)(?<!những\s)(?<!pháp\s)(?P<name>{names})\s"
            r"(?:nêu trên|nói trên|trên đây|kể trên|trên(?=\s?[,.;:)]|$)|(?P<this>này))(?!\w)"
        )
        """A mention of what was named before: "Nghị quyết nói trên", "Chỉ thị này"."""

    def code_of(self, folded_name: str) -> str | None:
        """Type code of a folded name."""
        return self._codes[folded_name]

    def is_type_name(self, folded: str) -> bool:
        """Whether ``folded`` is a type name and nothing more."""
        return folded in self._codes

    def code_at(self, folded: str) -> str | None:
        """Type code of the type name that ``folded`` begins with."""
        match = self._at.match(folded)
        return self._codes[match["name"]] if match else None

    def before(self, text: str, folded: str, low: int, position: int) -> TypeName | None:
        """The type name that governs the number at ``position``, looking back no further than ``low``."""
        low = max(low, position - _WINDOW)
        match = self._direct.search(folded, low, position)
        if match is not None:
            if match["name"]:
                code = self._codes[match["name"]]
                return TypeName(match.start(), code, generic=match["name"] == "văn bản")
            printed = text[match.start("short") : match.end("short")]
            if printed.isupper():
                return TypeName(match.start(), self._abbreviations[match["short"]], generic=True)
            return None
        match = self._with_issuer.search(folded, low, position)
        if match is not None and self._at.search(match["issuer"]) is None:
            start, end = match.span("issuer")
            return TypeName(match.start(), self._codes[match["name"]], start, end)
        return None

    def is_of_other(self, folded: str, low: int, position: int) -> bool:
        """Whether a word before the number at ``position`` makes it that of no document: "Mẫu số", "hồ sơ"."""
        return self._of_other.search(folded, max(low, position - 40), position) is not None

    def announced(self, folded: str, low: int, position: int) -> int | None:
        """Start of a bare "số" before the number at ``position``."""
        match = self._announced.search(folded, max(low, position - 8), position)
        return match.start() if match else None

    def starts_at(self, folded: str, position: int, end: int) -> bool:
        """Whether a type name begins at ``position``."""
        return self._at.match(folded, position, end) is not None
