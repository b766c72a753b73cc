"""Numbers of documents (số, ký hiệu): finding them, their canonical form, and the type that a number tells.

Every generation of number has the shape *number, perhaps a year, symbols*::

    30/2020/NĐ-CP   33/2024/QH15   57/2014/TTLT-BTC-BCA     regulatory documents, with the year
    1576/KH-UBND    36a/NQ-CP      19-2016/NQ-CP            administrative documents
    22-NQ/TW        05-CT/TW       3294-CV/VPTW/nb          the Party: hyphen before the type, slash before the body
    769/UBND-VX     2231/SNV-CCHC&PC                        công văn: no type, body and drafting unit
    91/CP           769/TTg        115-HĐBT                 before 1996

Stray spaces around separators, dashes of every kind, breaks over lines and lower case are read too
(``44 /2025/QĐ-TTg``, ``30/2020/ NĐ-CP``, ``30/2020/nđ-cp``), and so are separators that were lost, doubled or exchanged
(``594 KH-UBND``, ``22NQ/TW``, ``30//2020/NĐ-CP``, ``30.2020/NĐ_CP``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vanban.lexicon import load_lexicon
from vanban.text.normal import bare, nfc, plain

# Letters of symbols: abbreviations carry no tone marks, so 10/Tổ or 3/Xã cannot be one.
_UP = "A-ZĐÂĂÊÔƠƯ"
_LOW = "a-zđâăêôơư"
_ORGAN = rf"[{_UP}][{_UP}{_LOW}0-9&]{{0,19}}"
_JOINT = r"[/\-_]{1,2}"

_OLD_BODIES = "CP|TTg|HĐBT|HĐNN|CT|UB|HĐCP|NV|TC"


@cache
def _symbol() -> re.Pattern[str]:
    """A document number; what it is and whether it is one at all is looked at afterwards."""
    typed = "|".join(sorted((code for code in _type_spellings() if len(code) > 1), key=lambda code: (-len(code), code)))
    small = "|".join(sorted((code.lower() for code in _type_spellings() if len(code) > 1), key=lambda c: (-len(c), c)))
    bodies = "|".join(sorted((body for body in _bodies() if body.isalpha()), key=lambda body: (-len(body), body)))
    return re.compile(
        rf"""
        (?<![A-ZĐ0-9/.\-]) (?<!\d[.,:]) (?<!\d:\ )
        (?P<number>\d{{1,2}}\.\d{{3}}(?=\s?/\s?[A-ZĐ]{{2,8}}-[A-ZĐ])|\d{{1,6}}[a-zđA-HĐ]?)   # also 2.345/UBND-NC
        (?:
            # 30/2020/…  19-2016/…  30.2020/…, also misprinted years
            (?:\s{{0,3}}(?:{_JOINT}|\.(?=(?:19|20)\d\d\s?[/\-]\s?(?:{typed})))\s{{0,3}}(?P<year>\d{{3,5}}))?
            (?: \s{{0,3}}{_JOINT}\s{{0,3}} | (?P<loose>\s?)(?=(?:{typed})\s?[/\-]) )     # 594 KH-UBND, 22NQ/TW
            (?P<organs>
                (?: {_ORGAN} \s?{_JOINT}\s? (?=[{_UP}]) )?              # NĐ -CP: only the first joint may have spaces
                {_ORGAN}
                (?: {_JOINT} {_ORGAN} ){{0,6}}
                (?: {_JOINT} (?:nb|{bodies})(?!\w) )?                   # 3294-CV/VPTW/nb, 12/QĐ-ubnd
            |
                (?:{small}) {_JOINT} {_ORGAN} (?: {_JOINT} {_ORGAN} ){{0,2}}              # 12/qđ-UBND
            |
                (?:[{_LOW}]{{1,8}} {_JOINT})? [{_LOW}]{{2,10}} (?: -[{_LOW}]{{2,10}} ){{0,2}}   # 30/2020/nđ-cp
            )
        )
        (?: (?![\w&]) | (?=ngày|của|về) )                              # also where a space was lost
        """,
        re.VERBOSE,
    )


# What stands before a figure that is no document number: building and technical codes, ratios to a unit.
_CODE_BEFORE = re.compile(r"(?:QCVN|TCVN|TCXD\w{0,3}|QCXD\w{0,3}|TCN|TCCS|ISO|IEC|ASTM|BS|EN)[\s\d:.\-/A-Z]{0,16}$")
_NO_SYMBOL = frozenset(
    {"USD", "VND", "VNĐ", "EUR", "GDP", "GRDP", "KWH", "MWH", "GWH", "MW", "KW", "KV", "HA", "KM", "KG"}
)


@dataclass(frozen=True, slots=True)
class SymbolMatch:
    """A document number in running text.

    Attributes:
        start: first character.
        end: one past the last.
        key: canonical form, as ``canonical_key`` gives it.
        number: the serial number with its letter, ``36a``.
        year: as printed, ``None`` when the number has none.
        type_code: what ``type_of_symbol`` says.
        organs: the symbols in order, ``("NĐ", "CP")``.
        loose: nothing but perhaps a space stands before the symbols; only a type name before it makes it a number.
    """

    start: int
    end: int
    key: str
    number: str
    year: str | None
    type_code: str | None
    organs: tuple[str, ...]
    loose: bool = False


@cache
def _type_spellings() -> frozenset[str]:
    """Abbreviations of types as numbers print them."""
    lexicon = load_lexicon("document_types")
    spelled = {symbol for entry in lexicon["types"] for symbol in entry.get("symbols", [entry["code"]])}
    spelled |= {entry["symbol"] for entry in lexicon["symbol_only"]}
    return frozenset(spelled - {"L", "BL", "HP", "CV", "ThC"} | {"CV"})


@cache
def _symbol_codes() -> dict[str, str]:
    """Lower-cased type abbreviation of a number → type code."""
    lexicon = load_lexicon("document_types")
    codes: dict[str, str] = {}
    for entry in lexicon["types"]:
        if entry["code"] in {"L", "BL", "HP", "CV", "ThC", "LCT"} and "symbols" not in entry:
            continue
        for symbol in entry.get("symbols", [entry["code"]]):
            codes[symbol.lower()] = entry["code"]
    for entry in lexicon["symbol_only"]:
        codes[entry["symbol"].lower()] = entry["code"]
    # The Party's công văn do carry their type: 3294-CV/VPTW. A D for Đ is a misprint or a misread letter.
    codes |= {"cv": "CV", "qd": "QĐ", "nd": "NĐ", "đa": "ĐA"}
    return codes


@cache
def _bodies() -> frozenset[str]:
    """Lower-cased symbols of bodies that may stand last in a number."""
    named = {entry["symbol"].lower() for entry in load_lexicon("document_types")["issuers_by_symbol"]}
    return frozenset(named | {"ubnd", "hđnd", "tu", "ub"})


@cache
def _spelling() -> dict[str, str]:
    """Lower-cased symbol → its usual spelling, for numbers printed in lower case or in a heading's capitals."""
    lexicon = load_lexicon("document_types")
    spelled = [entry["code"] for entry in lexicon["types"] if entry["code"] not in {"L", "BL", "HP"}]
    spelled += [symbol for entry in lexicon["types"] for symbol in entry.get("symbols", ())]
    spelled += [entry["symbol"] for entry in lexicon["symbol_only"] + lexicon["issuers_by_symbol"]]
    spelled += ["UBND", "UB", "HĐND", "TU", "HU", "ĐU", "CV", "VBHN"]
    table = {symbol.lower(): symbol for symbol in spelled}
    table |= {"qd": "QĐ", "nd": "NĐ"}
    return table


@cache
def _unmarked() -> dict[str, str]:
    """Symbol without its marks → the one symbol that it can be: ``bgddt`` → BGDĐT."""
    found: dict[str, str | None] = {}
    for symbol in sorted(set(_spelling().values())):
        key = bare(symbol)
        found[key] = None if key in found else symbol
    return {key: symbol for key, symbol in found.items() if symbol is not None and len(key) > 2}


@cache
def _party_bodies() -> frozenset[str]:
    """Symbols before which the Party's numbers have a slash: ``22-NQ/TW``."""
    named = {e["symbol"].lower() for e in load_lexicon("document_types")["issuers_by_symbol"]}
    return frozenset({name for name in named if name.endswith("tw")} | {"tu", "hu", "đu", "qu", "đuk", "bcđtw"})


def known_symbols() -> frozenset[str]:
    """Abbreviations of types and bodies as numbers print them."""
    return frozenset(symbol for symbol in _spelling().values() if len(symbol) > 1)


def canonical_key(raw: str) -> str:
    """The number as the record stores it: NFC, no spaces, keyboard hyphen and slash, usual capitals.

    A separator that was lost is put back, one that was doubled is single, and hyphens between number, year and type
    are slashes.

    >>> canonical_key("44 /2025/QĐ–TTg")
    '44/2025/QĐ-TTg'
    >>> canonical_key("30/2020/ nđ-cp;")
    '30/2020/NĐ-CP'
    >>> [canonical_key(raw) for raw in ("594 KH-UBND", "22NQ/TW", "30-2020-NĐ-CP")]
    ['594/KH-UBND', '22-NQ/TW', '30/2020/NĐ-CP']
    """
    key = "".join(_letters(nfc(raw)).split()).strip(".,;:()*")
    key = _DOUBLED.sub(lambda m: "/" if "/" in m.group() else "-", key)
    key = _THOUSANDS.sub("", _DOT.sub(r"\1/", key))
    parts = re.split(r"([/\-])", key)
    position = next((i for i, part in enumerate(parts) if part[:1].isalpha()), len(parts))
    for i in range(position, len(parts), 2):
        match = re.fullmatch(r"(\D+)(\d*)", parts[i])
        if match:
            known = _spelling().get(match[1].lower()) or (
                _unmarked().get(bare(match[1])) if match[1].isupper() or match[1].islower() else None
            )
            parts[i] = known + match[2] if known is not None else parts[i]
        if i == position:
            parts[i] = _with_hyphen(parts[i])
    return _separated("".join(parts))


_DOUBLED = re.compile(r"[/\-_]{2}|_")
_DOT = re.compile(r"^(\d{1,6})\.(?=(?:19|20)\d\d/)")
_THOUSANDS = re.compile(r"(?<=^\d)\.(?=\d{3}/)|(?<=^\d\d)\.(?=\d{3}/)")
_LOST = re.compile(r"^(?P<head>\d{1,6}(?:/\d{4})?)(?P<organs>[^\W\d_]{2}[\w&]*[/\-].*)$")
_HYPHENS = re.compile(r"^(?P<number>\d{1,6}[a-zđ]?)-(?P<year>(?:19|20)\d\d)-(?P<organs>\D.*)$")
_ALL_HYPHENS = re.compile(r"^(?P<number>\d{1,6}[a-zđ]?)-(?P<type>[^\W\d_]+)-(?P<body>[^\W\d_]+)$")
_SLASHED = re.compile(r"^(?P<head>\d{1,6}/(?:19|20)\d\d/(?:NĐ|QĐ|TT|CT|NQ))/(?P<body>[^\W\d_]+)$")


def _separated(key: str) -> str:
    """``key`` with the separators that its generation of numbers has."""
    lost = _LOST.match(key)
    if lost is not None:
        organs = re.split(r"[/\-]", lost["organs"])
        party = "/" not in lost["head"] and any(organ.lower() in _party_bodies() for organ in organs[1:])
        body = lost["organs"] if party or len(organs) != 2 else "-".join(organs)
        return f"{lost['head']}{'-' if party else '/'}{body}"
    hyphens = _HYPHENS.match(key)
    if hyphens is not None:
        return f"{hyphens['number']}/{hyphens['year']}/{hyphens['organs']}"
    hyphens = _ALL_HYPHENS.match(key)
    if hyphens is not None and hyphens["type"].lower() in _symbol_codes() and hyphens["body"].lower() in _bodies():
        first, second = "-/" if hyphens["body"].lower() in _party_bodies() else "/-"
        return f"{hyphens['number']}{first}{hyphens['type']}{second}{hyphens['body']}"
    slashed = _SLASHED.match(key)
    if slashed is not None and slashed["body"].lower() in _bodies():
        return f"{slashed['head']}-{slashed['body']}"
    return key


def _letters(text: str) -> str:
    """Keyboard dashes, slashes and spaces, and the Vietnamese Đ where its Icelandic twin was typed."""
    return plain(text).replace("Ð", "Đ")


def _with_hyphen(symbol: str) -> str:
    """A type and a body that lost their hyphen apart again: ``NĐCP`` → ``NĐ-CP``, ``QĐUBND`` → ``QĐ-UBND``."""
    lowered = symbol.lower()
    spelling = _spelling()
    if lowered in spelling:
        return symbol
    for length in range(len(lowered) - 2, 1, -1):
        if lowered[:length] in _symbol_codes() and lowered[length:] in _bodies():
            return f"{spelling.get(lowered[:length], symbol[:length])}-{spelling[lowered[length:]]}"
    return symbol


def split_key(key: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Serial number, year and symbols of a canonical key.

    >>> split_key("30/2020/NĐ-CP")
    ('30', '2020', ('NĐ', 'CP'))
    """
    parts = [part for part in re.split(r"[/\-]", key) if part]
    number = parts[0] if parts and parts[0][0].isdigit() else ""
    rest = parts[1:] if number else parts
    year = None
    if rest and rest[0].isdigit() and len(rest[0]) >= 3:
        year, rest = rest[0], rest[1:]
    return number, year, tuple(rest)


def type_of_symbol(key: str) -> str | None:
    """The type code that a number tells, ``None`` when it does not (``33/2024/QH15``, ``91/CP``).

    A number with neither type nor year names a body and a drafting unit: a công văn.

    >>> [type_of_symbol(k) for k in ("22-NQ/TW", "769/UBND-VX", "33/2024/QH15")]
    ['NQ', 'CV', None]
    """
    number, year, organs = split_key(key)
    if not organs:
        return None
    first = organs[0].lower()
    code = _symbol_codes().get(first)
    if code == "TT" and year is None and key.startswith(f"{number}-"):
        return "TTri"  # 05-TT/TU: the Party's thông tri
    if code is not None and (len(organs) > 1 or first not in {"l", "pc", "pb", "pg", "pa"}):
        return code
    if year is not None or first in {"vbhn", "hnvb"} or key.startswith(f"{number}-"):
        return None
    if len(organs) == 1 and re.fullmatch(_OLD_BODIES + "|CTN|UBTVQH|QH", re.sub(r"\d+$", "", organs[0])):
        return None
    return "CV"


def identity(key: str) -> str:
    """What two spellings of one number have in common: ``57-NQ/TW`` and ``57/NQ-TW`` are one document.

    >>> identity("57/NQ-TW") == identity("57-NQ/TW")
    True
    """
    number, year, organs = split_key(key)
    digits = number.rstrip("abcdđeghABCDĐEGH")
    serial = (digits.lstrip("0") or "0") + number[len(digits) :].lower() if digits.isdecimal() else number.lower()
    return ":".join((serial, year or "", *(organ.lower() for organ in organs)))


def find_symbols(text: str, start: int = 0, end: int | None = None) -> Iterator[SymbolMatch]:
    """Document numbers in ``text[start:end]``, left to right.

    Ratios, dates, amounts, building codes and section numbers are passed over. Whether a number in doubt
    (``24/XYZ``) is a document is for the caller to say from the words around it: ``is_certain``.
    """
    haystack = _letters(text)
    for match in _symbol().finditer(haystack, start, len(text) if end is None else end):
        organs_raw = match["organs"]
        key = canonical_key(match.group())
        number, year, organs = split_key(key)
        if not organs or organs[0] in _NO_SYMBOL:
            continue
        known = _symbol_codes().get(organs[0].lower()) is not None
        if organs_raw[0].islower():
            if not (known and len(organs) > 1 and all(organ.lower() in _spelling() for organ in organs)):
                continue
        elif sum(c.isupper() for c in organs[0]) < 2 and not (organs[0] == "L" and len(organs) > 1):
            continue
        elif "/" not in key and organs[0] not in _OLD_BODIES.split("|"):
            continue  # 12-COVID, 5-HTX
        if _CODE_BEFORE.search(haystack, max(0, match.start() - 24), match.start()):
            continue
        loose = match["loose"] is not None
        yield SymbolMatch(match.start(), match.end(), key, number, year, type_of_symbol(key), organs, loose)


def is_certain(match: SymbolMatch) -> bool:
    """The number speaks for itself: its type or its body is known, no word before it is needed.

    >>> [is_certain(m) for m in find_symbols("22-NQ/TW, 769/UBND-VX, 24/XYZ")]
    [True, True, False]
    """
    known = _spelling()
    if match.loose:
        return False
    names = [re.sub(r"\d+$", "", organ).lower() for organ in match.organs]
    if match.year is not None:
        return len(match.year) == 4 and any(name in known for name in names)
    typed = names[0] in _symbol_codes()
    bodies = sum(name in known for name in names)
    return (typed and len(names) > 1) or (bodies >= 1 and len(names) > 1 and "/" in match.key)
