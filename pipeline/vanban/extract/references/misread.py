"""What OCR does to a citation, set right where only one reading is possible.

Only for text that was read by OCR: there ``6ó/TB-VPCP`` is 66/TB-VPCP and "Luật Chứng khoản" Luật Chứng khoán. What a
text layer says stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from vanban.extract.symbol import known_symbols
from vanban.layout.canonical import Block
from vanban.text.normal import bare, fold

# Letters for digits in a number after "số" and in its year; a number has at least one true digit.
_NUMBER = re.compile(
    r"(?<=[sS][ốôổóo]\s)(?=\D{0,4}\d)[\dlIOoóÓSBZ]{1,5}(?:\s?/\s?(?:[1lI]9|[2Z][0OoóÓ])[\dlIOoóÓSBZ]{2})?"
    r"(?=\s?[/\-]\s?[A-ZĐÐ])"
)
_DIGITS = str.maketrans("lIOoóÓSBZ", "110066582")
# The symbols after a number or year: "NO/TW" of "22-NO/TW".
_ORGANS = re.compile(r"(?<=\d[/\-])[^\W\d_]{2,8}(?:[/\-][^\W\d_]{2,8}){1,2}(?!\w)")
_ORGAN = re.compile(r"[^\W\d_]+")
# Letters that OCR takes for one another.
_ALIKE = [("OQ0ÓÒÔƠ", "O"), ("IlT|1", "I"), ("ĐÐD", "D"), ("UƯÚÙỤ", "U"), ("gqạợ9", "g"), ("CGÇ", "C")]
_SHAPE = str.maketrans({letter: shape for letters, shape in _ALIKE for letter in letters})

_CUTOFF = 90.0
_SHORTEST = 10


def repaired_numbers(text: str, blocks: Iterable[Block]) -> str:
    """``text`` with the digits and symbols of document numbers set right in blocks read by OCR; same length."""
    pieces: list[str] = []
    position = 0
    for block in blocks:
        if is_ocr(block):
            pieces.append(text[position : block.start])
            numbers = _NUMBER.sub(lambda m: m.group().translate(_DIGITS), text[block.start : block.end])
            pieces.append(_ORGANS.sub(lambda m: _ORGAN.sub(_symbol_as_printed, m.group()), numbers))
            position = block.end
    pieces.append(text[position:])
    return "".join(pieces)


def _symbol_as_printed(match: re.Match[str]) -> str:
    read = match.group()
    symbols = _known_symbols()
    if read.lower() in symbols:
        return read
    return symbols.get(read.translate(_SHAPE)) or read


@cache
def _known_symbols() -> dict[str, str | None]:
    """Lower-cased symbol → itself, and shape of a symbol → the one known symbol that has it."""
    known = known_symbols()
    shapes: dict[str, str | None] = {}
    for symbol in sorted(known):
        shape = symbol.translate(_SHAPE)
        shapes[shape] = None if shape in shapes else symbol
    return shapes | {symbol.lower(): symbol for symbol in known}


def is_ocr(block: Block) -> bool:
    """Whether a block was read by OCR."""
    return bool(block.spans) and block.spans[0].line.origin == "ocr"


class LawSpelling:
    """The usual spelling of a law's name that OCR misread.

    Args:
        lexicon: ``laws.yaml``.
    """

    def __init__(self, lexicon: Any) -> None:
        self._names: dict[str, str] = {}
        for name in lexicon["laws"]:
            self._add(f"Luật {name}")
            self._add(f"Luật sửa đổi, bổ sung một số điều của Luật {name}")
        for name in lexicon["codes"]:
            self._add(f"Bộ luật {name}")
            self._add(f"Luật sửa đổi, bổ sung một số điều của Bộ luật {name}")
        for name in lexicon["amending"]:
            self._add(f"Luật {name}")
        self._folded = {fold(name): name for name in self._names.values()}
        self._known: dict[str, str] = {}

    def _add(self, name: str) -> None:
        self._names[bare(name)] = name

    def of(self, read: str) -> str:
        """The spelling of the one law that ``read`` can mean, else ``read``."""
        if fold(read) in self._folded:
            # Right but for capitals, which the document chooses.
            return read
        if read not in self._known:
            self._known[read] = self._closest(read)
        return self._known[read]

    def _closest(self, read: str) -> str:
        from rapidfuzz import fuzz, process

        key = bare(read)
        if key in self._names:
            return self._names[key]
        if len(key) < _SHORTEST:
            return read
        best = process.extract(key, self._names.keys(), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=2)
        if not best or (len(best) > 1 and best[0][1] - best[1][1] < 2):
            return read
        return self._names[best[0][0]]
