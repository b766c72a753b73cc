"""The numbering styles of Vietnamese administrative documents and how they nest.

NĐ 30/2020/NĐ-CP, Annex I, II.5 gives two ladders: Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm; and Phần I, ``I.``,
``1.``, ``a)``. Practice adds ``A.``, ``1.1.``, ``1)``, ``a1)``, ``i)`` and bullets. Which of two styles is the
outer one is settled by ``rank``, except inside a ``group`` of styles that occur in either order: there the one seen
first is the outer.
"""

from __future__ import annotations

from dataclasses import dataclass

from vanban.sections.model import SectionKind


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering.

    Attributes:
        name: identifies the style; two labels continue each other only within one style.
        rank: smaller is further out.
        kind: of the nodes (a decimal or letter under a Điều becomes a khoản or điểm).
        group: styles of one group nest in the order in which they first appear.
        fixed: the style's name is printed (Phần, Chương, Mục, Tiểu mục, Điều): its place is the same everywhere.
    """

    name: str
    rank: float
    kind: SectionKind
    group: str | None = None
    fixed: bool = False


PART = Style("part", 0, "part", fixed=True)  # Phần thứ nhất, PHẦN I
CHAPTER = Style("chapter", 1, "chapter", fixed=True)  # Chương I
HEADING = Style("heading", 2, "heading", fixed=True)  # Mục 1
SUBHEADING = Style("subheading", 3, "subheading", fixed=True)  # Tiểu mục 1
ARTICLE = Style("article", 4, "article", fixed=True)  # Điều 5.
CAPITAL = Style("capital", 5, "letter", group="outline")  # A.
ROMAN = Style("roman", 6, "roman", group="outline")  # I.  I-  I/
DECIMALS = tuple(Style(f"decimal-{depth}", 6 + depth, "decimal") for depth in range(1, 6))  # 1.  1.1.  1.1.1.
NUMBER_PAREN = Style("number-paren", 12, "decimal", group="items")  # 1)
LETTER = Style("letter", 12.1, "letter", group="items")  # a)  a.  a/
LETTER_DECIMAL = Style("letter-decimal", 13, "letter")  # a1)  a.1)
NUMBER_PARENS = Style("number-parens", 14, "decimal", group="inner")  # (1)
LOWER_ROMAN = Style("lower-roman", 14.1, "letter", group="inner")  # i)  (ii)
DASH = Style("dash", 20, "bullet")  # -
PLUS = Style("plus", 21, "bullet")  # +
STAR = Style("star", 21.1, "bullet", group="marks")  # *
DOT = Style("dot", 21.2, "bullet", group="marks")  # •

BULLETS = frozenset({"dash", "plus", "star", "dot"})

CAPITALS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters, for a character class (a range such as À-Ỹ would take in small letters)."""

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Order of điểm (NĐ 30/2020: Vietnamese alphabet without ă â ê ô ơ ư and without f j w z)."""

_FOREIGN = {"f": 6.5, "j": 9.5, "w": 21.5, "z": 24.0}

LETTER_VALUES: dict[str, float] = {letter: float(i) for i, letter in enumerate(ALPHABET, start=1)} | _FOREIGN
"""Place of a letter in its sequence; letters foreign to the alphabet stand between their neighbours."""

ORDINALS = {
    "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
"""Words of ``Phần thứ nhất``, ``Phần thứ hai`` …"""

_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_STEPS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman_value(text: str) -> int | None:
    """The number that ``text`` stands for, ``None`` when it is no proper Roman numeral.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, None)
    """
    digits = [_ROMAN_DIGITS.get(c) for c in text.lower()]
    total = 0
    for index, digit in enumerate(digits):
        if digit is None:
            return None
        following = digits[index + 1] if index + 1 < len(digits) else 0
        total += -digit if following is not None and following > digit else digit
    return total if total > 0 and roman_numeral(total) == text.lower() else None


def roman_numeral(value: int) -> str:
    """Lower-case Roman numeral of a number from 1 to 399."""
    out = ""
    for step, digits in _ROMAN_STEPS:
        while value >= step:
            out += digits
            value -= step
    return out
