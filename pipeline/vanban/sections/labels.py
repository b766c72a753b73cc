"""The numbering grammar: which labels a paragraph may begin with.

``read_labels`` lists every reading (``I.`` is a Roman numeral or the letter after H; ``l.`` may be a misread 1); the
nesting decides by the sequence which one it is, or that the paragraph begins with a number by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vanban.sections import styles
from vanban.sections.misreadings import as_printed, never_printed
from vanban.sections.styles import CAPITALS, LETTER_VALUES, ORDINALS, Style, roman_numeral, roman_value
from vanban.text.normal import bare, fold, plain, squeeze

WINDOW = 60
"""Characters at the start of a paragraph that a label can take."""


@dataclass(frozen=True, slots=True)
class Label:
    """A reading of the beginning of a paragraph.

    Attributes:
        style: the numbering style.
        value: place in its sequence; 0 for bullets.
        printed: the label for the record, ``None`` for bullets.
        length: characters from the start of the paragraph to the text after the label.
        path: leading numbers of ``2.1.3`` or the letter of ``a1``: what the parent must be.
        doubtful: read through an OCR confusion, or without the punctuation that usually ends it.
    """

    style: Style
    value: float
    printed: str | None
    length: int
    path: tuple[int, ...] = ()
    doubtful: bool = False


_NAMED = re.compile(
    r"""
    (?P<name>phan|chuong|tieu\s{1,2}muc|muc|dieu)
    \s{0,3}
    (?: thu\s{1,2}(?P<word>[a-z]{2,5}) | so\s{1,2}(?=\d) )?
    (?P<number>\d{1,3}[a-z]?(?![\w])|[ivxl1h]{1,7}(?![\w])|[a-e](?=\s?[.:\-]|$))?
    \s{0,2} (?P<end>[.:/\-]{1,2}|)
    \s{0,4}
    """,
    re.VERBOSE,
)
"""Phần thứ nhất · PHẦN I · Phần A. · Chương II. · Mục 1: · Tiểu mục 2 · Điều 5. · Điều 12a. · Điều1."""

_ROMAN = re.compile(rf"(?P<number>[IVXLl1]{{1,7}})(?P<end>\s?[.\-/):]{{1,2}}|(?=\s{{1,3}}[{CAPITALS}]{{2}}))\s{{0,4}}")
"""I. MỤC ĐÍCH · II- NHIỆM VỤ · III/ TỔ CHỨC · Il. (misread II) · IV TỔ CHỨC (full stop lost)."""

_ROMAN_MISREAD = str.maketrans({"l": "I", "1": "I"})

_CAPITAL = re.compile(r"(?P<letter>[A-ZĐ])\s?[.\-/)]\s{0,4}")
"""A. PHẦN CHUNG · B- NỘI DUNG."""

_DECIMAL = re.compile(
    r"(?P<open>\()?(?P<path>[0-9lI]{1,3}(?:\s?\.\s?[0-9lI]{1,2}(?![0-9])){0,4})(?P<suffix>[a-e](?=[.)]))?(?P<end>\s?\.?\)|\s?\./|\s?[./]|\s?-(?=\s)|)\s{0,4}"
)
"""1. · 1a. · 1.1. · 1.1 · 1.1.1. · 1/ · 1- · 1) · (1) · l. (misread 1)."""

_LETTER = re.compile(
    r"(?P<open>\()?(?P<letter>[a-zđ])(?P<number>\.?\d{1,2})?(?P<end>\s?\.?\)|\s?[./]|\s?-(?=\s))\s{0,4}"
)
"""a) · a. · a/ · (a) · a1) · a.1)."""

_LOWER_ROMAN = re.compile(r"\(?(?P<number>[ivxl]{1,6})\s?[.)]\s{0,4}")
"""i) · (ii) · iii."""

_MARKS = "•●▪■◦○◆❖➢►✓§·\uf0b7\uf0a7\uf02d\uf0d8\uf0fc\uf076"  # the last ones are of the fonts Symbol and Wingdings
_BULLETS = {
    "-": styles.DASH, "+": styles.PLUS, "*": styles.STAR,
    **dict.fromkeys(f"o{_MARKS}", styles.DOT),
}  # fmt: skip
_BULLET = re.compile(rf"(?P<mark>[-+*{_MARKS}]|o(?=\s[{CAPITALS}]))\s{{0,4}}(?=[^\W_]|[“\"'‘«(\[])")
"""- Nhằm · – Nhằm · + Sở · * Về kinh tế · • Nội dung · o Nội dung (Word's hollow bullet)."""

_TEMPERATURE = re.compile(r"[-+]\d{1,3}\s?(?:°|º|độ)")

_CITATION = re.compile(r"(?:,|;|\.\.|và\b|hoặc\b|đến\b|khoản \d|điểm [a-zđ]\b|điều \d|mục [\divx]|của\b|nêu trên)")
"""What follows a label that is only cited at the start of a printed line: ``a) khoản 2`` · ``5, Điều 6`` · ``1. và``.
In lower case only: ``a) Khoản 2 Điều 5 được sửa đổi`` is an item."""

_NAMED_STYLES = {
    "phan": styles.PART, "chuong": styles.CHAPTER, "muc": styles.HEADING, "tieu muc": styles.SUBHEADING,
    "dieu": styles.ARTICLE,
}  # fmt: skip
_NAMES = frozenset({"phần", "chương", "mục", "tiểu mục", "điều"})

_MISREAD_NAMES = {styles.ARTICLE: "Điều", styles.CHAPTER: "Chương"}
"""Names that may have lost or changed a tone mark (``Điểu 5.``); ``Mức 1`` and ``Phân 2`` are words of their own."""


def read_labels(text: str, *, emphasised: bool = False, ocr: bool = False) -> list[Label]:
    """Every reading of the label that ``text`` begins with, the likelier first; empty for running text.

    Args:
        text: a paragraph.
        emphasised: bold, centred or declared a heading: then a named label needs no punctuation after it.
        ocr: read from an image: then what OCR makes of labels is considered too.
    """
    head = plain(text[:WINDOW])
    if not head:
        return []
    labels = [label for label in _readings(head, text, emphasised) if _stands(label, text)]
    if ocr:
        labels = [label for label in labels if not never_printed(label.printed)]
        for printed, longer in as_printed(head):
            altered = printed + text[WINDOW:]
            labels += [
                replace(label, length=label.length - longer, doubtful=True)
                for label in _readings(printed, altered, emphasised)
                if _stands(label, altered)
            ]
    return labels


def _readings(head: str, text: str, emphasised: bool) -> Iterator[Label]:
    yield from _bullet(head)
    yield from _named(head, text, emphasised)
    yield from _roman(head, text)
    yield from _decimal(head)
    yield from _letter(head)
    if (match := _CAPITAL.match(head)) and match["letter"].lower() in LETTER_VALUES:
        yield Label(styles.CAPITAL, LETTER_VALUES[match["letter"].lower()], match["letter"], match.end())


def _stands(label: Label, text: str) -> bool:
    """A cited label or initials (``V.I. Lê-nin``) at the start of a line are not labels."""
    rest = text[label.length : label.length + 20]
    if label.style.kind == "bullet":
        return True
    if _CITATION.match(rest):
        return False
    return not (label.style in (styles.ROMAN, styles.CAPITAL) and re.match(r"[A-ZĐ]\.", rest))


def _bullet(head: str) -> Iterator[Label]:
    match = _BULLET.match(head)
    if not match:
        return
    if not _TEMPERATURE.match(head):
        yield Label(_BULLETS[match["mark"]], 0, None, match.end())


def _named(head: str, text: str, emphasised: bool) -> Iterator[Label]:
    folded, stripped = fold(head), bare(head)
    match = _NAMED.match(stripped) if len(stripped) == len(head) else None
    if not match or not (match["word"] or match["number"]):
        return
    style = _NAMED_STYLES[squeeze(match["name"])]
    word = folded[match.start("word") : match.end("word")] if match["word"] else None
    value = _named_value(word, match["number"], style)
    if value is None:
        return
    rest = text[match.end() :]
    # "Điều 5 của Luật này", "Chương II Thông tư này": a sentence that begins with a citation.
    if not match["end"] and rest and not emphasised and not _is_capitals(rest[:80]):
        return
    name = squeeze(head[: match.end("name")])
    doubtful = fold(name) not in _NAMES
    if doubtful:
        if style not in _MISREAD_NAMES:
            return
        name = _MISREAD_NAMES[style].upper() if name.isupper() else _MISREAD_NAMES[style]
    if match["word"]:
        number = squeeze(head[match.end("name") : match.end("word")])
    elif match["number"][:1].isdigit() or match["number"] in "abcde":
        number = head[match.start("number") : match.end("number")]
    else:
        number = str(int(value)) if style is styles.ARTICLE else roman_numeral(int(value)).upper()
    yield Label(style, value, f"{name} {number}", match.end(), doubtful=doubtful)


def _named_value(word: str | None, number: str | None, style: Style) -> float | None:
    if word is not None:
        return float(ORDINALS[word]) if word in ORDINALS else None
    assert number is not None  # the pattern has one or the other
    digits = number.rstrip("abcdeghik") if style is styles.ARTICLE else number
    if digits.isdigit():
        # Điều 12a stands between 12 and 13.
        suffix = number[len(digits) :]
        return int(digits) + (LETTER_VALUES[suffix] / 100 if suffix else 0.0)
    if number in "abcde":  # Phần A, Mục B.
        return LETTER_VALUES[number] if style in (styles.PART, styles.HEADING) else None
    value = roman_value(number.replace("1", "i").replace("h", "ii")) or roman_value(
        number.replace("l", "i").replace("1", "i")
    )
    return float(value) if value else None


def _roman(head: str, text: str) -> Iterator[Label]:
    match = _ROMAN.match(head)
    if not match:
        return
    printed = match["number"]
    clean = printed.translate(_ROMAN_MISREAD)
    value = roman_value(clean)
    if value is None or printed.isdigit():
        return
    rest = text[match.end() :]
    if match["end"].endswith("-") and match.end() == match.end("end") and not rest[:1].isupper():
        return  # I-ốt, X-quang
    if not match["end"] and not _is_capitals(rest[:80]):
        return
    doubtful = clean != printed or not match["end"]
    yield Label(styles.ROMAN, float(value), roman_numeral(value).upper(), match.end(), doubtful=doubtful)


def _decimal(head: str) -> Iterator[Label]:
    match = _DECIMAL.match(head)
    if not match:
        return
    printed = re.sub(r"\s", "", match["path"])
    clean = printed.replace("l", "1").replace("I", "1")
    doubtful = clean != printed
    if doubtful and not (set(printed) <= set("lI1.0") and printed[0] != "I"):
        return
    numbers = tuple(int(part) for part in clean.split("."))
    end = match["end"].strip()
    follows = head[match.end() : match.end() + 1]
    if 0 in numbers or len(printed) > 12 or (follows.isdigit() and match.end() == match.end("end")):
        return  # 05/3/2024, 1.500, 3.000.000
    if len(numbers) == 1:
        if not end or (match["open"] and not end.endswith(")")):
            return  # 2024 là năm, 15 ngày
        style = styles.DECIMALS[0]
        if end.endswith(")"):
            style = styles.NUMBER_PARENS if match["open"] else styles.NUMBER_PAREN
        suffix = match["suffix"] or ""
        value = numbers[0] + (LETTER_VALUES[suffix] / 100 if suffix else 0.0)
        yield Label(style, value, clean + suffix, match.end(), doubtful=doubtful)
        if printed == "1" and style is styles.NUMBER_PAREN:  # the letter after k), as OCR likes to read it
            yield Label(styles.LETTER, LETTER_VALUES["l"], "l", match.end(), doubtful=True)
        return
    if len(clean) - clean.count(".") > 6 or any(part.startswith("0") for part in clean.split(".")[1:]):
        return
    if match["suffix"]:
        return
    style = styles.DECIMALS[len(numbers) - 1]
    # 30.4 là ngày, 1.5 triệu: without a closing full stop only the sequence can tell.
    yield Label(style, float(numbers[-1]), clean, match.end(), path=numbers[:-1], doubtful=doubtful or not end)


def _letter(head: str) -> Iterator[Label]:
    roman = _LOWER_ROMAN.match(head)
    roman_number = roman_value(roman["number"]) if roman else None
    match = _LETTER.match(head)
    if match:
        value = LETTER_VALUES[match["letter"]]
        if match["number"]:
            number = int(match["number"].lstrip("."))
            if number:
                yield Label(
                    styles.LETTER_DECIMAL, number, match["letter"] + match["number"], match.end(), (int(value),)
                )
        else:
            yield Label(styles.LETTER, value, match["letter"], match.end())
    if roman and roman_number:
        yield Label(styles.LOWER_ROMAN, float(roman_number), roman["number"], roman.end())


def _is_capitals(text: str) -> bool:
    """At least one letter, and none of them lower case."""
    return text.upper() == text and any(c.isalpha() for c in text)
