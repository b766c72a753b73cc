"""The document's own number, which is no reference however often the text repeats it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.extract.context import Context
from vanban.extract.symbol import SymbolMatch, canonical_key, identity

_NUMBER_LINE = re.compile(r"[\s*|#]*(?:[^\W\d]+\s){0,4}[Ss][ốôo]\s?:\s?\**\s*$")
_LETTERHEAD = 20
"""Blocks of a document without a read header in which its own "Số: …" is looked for."""


def own_identities(context: Context, symbols: Sequence[SymbolMatch]) -> set[str]:
    """Identities of the numbers that name the document itself."""
    canonical = context.canonical
    own = set()
    if context.header.number:
        own.add(identity(canonical_key(context.header.number)))
    zones = {block.zone for block in canonical.blocks}
    for symbol in symbols:
        index = canonical.block_index_at(symbol.start)
        if index is None:
            continue
        block = canonical.blocks[index]
        if block.zone == "number":
            own.add(identity(symbol.key))
        elif not own and "number" not in zones and index < _LETTERHEAD:
            before = canonical.text[block.start : symbol.start]
            if _NUMBER_LINE.match(before) and block.end - symbol.end < 3:
                own.add(identity(symbol.key))
    return own
