"""What OCR does to a citation, set right where only one reading is possible.

Only for text that was read by OCR: there ``6ó/TB-VPCP`` is 66/TB-VPCP and "Luật Chứng khoản" Luật Chứng khoán. What a
text layer says stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from vanban.layout.canonical import Block
from vanban.text.normal import bare, fold

# Letters for digits in a number after "số"; a number has at least one true digit.
_NUMBER = re.compile(r"(?<=[sS][ốôổóo]\s)(?=\D{0,4}\d)[\dlIOoóÓSBZ]{1,5}(?=\s?[/\-]\s?(?:\d{4}|[A-ZĐ]))")
_DIGITS = str.maketrans("lIOoóÓSBZ", "110066582")

_CUTOFF = 90.0
_SHORTEST = 10


def repaired_numbers(text: str, blocks: Iterable[Block]) -> str:
    """``text`` with the digits of document numbers set right in blocks read by OCR; same length."""
    pieces: list[str] = []
    position = 0
    for block in blocks:
        if is_ocr(block):
            pieces.append(text[position : block.start])
            pieces.append(_NUMBER.sub(lambda m: m.group().translate(_DIGITS), text[block.start : block.end]))
            position = block.end
    pieces.append(text[position:])
    return "".join(pieces)


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
