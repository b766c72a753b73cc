"""Later mentions without the full number: "Chỉ thị số 01", "Nghị quyết 57", "Luật Đất đai", "Nghị quyết nói trên".

A short mention belongs to an entry only when exactly one comes into question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.extract.references.entries import Entry
from vanban.extract.references.models import Passage
from vanban.extract.references.type_names import TypeNames
from vanban.extract.symbol import split_key
from vanban.text.normal import fold


@dataclass(frozen=True, slots=True)
class ShortMention:
    """A short mention.

    Attributes:
        start: first character.
        end: one past the last.
        entries: the entries it may mean; one when it is clear.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]


class ShortMentions:
    """Short mentions of the entries of one document.

    Args:
        types: type names.
        entries: what the document cites in full.
    """

    def __init__(self, types: TypeNames, entries: list[Entry]) -> None:
        self._types = types
        self._by_number: dict[tuple[str | None, str], list[Entry]] = {}
        self._by_type: dict[str | None, list[Entry]] = {}
        self._by_name: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_type.setdefault(entry.type_code, []).append(entry)
            name = entry.law_name
            if name is not None:
                self._by_name.setdefault(fold(name), []).append(entry)
            number, _, organs = split_key(entry.key)
            if number and organs:
                self._by_number.setdefault((entry.type_code, number.lstrip("0")), []).append(entry)
        names = sorted((n for n in self._by_name if n not in {"luật", "hiến pháp"}), key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None

    def find(self, passage: Passage, taken: list[tuple[int, int]]) -> Iterator[ShortMention]:
        """Short mentions of a block that do not overlap ``taken``."""
        found: list[ShortMention] = []
        for match in self._types.short_mention.finditer(passage.folded, passage.start, passage.end):
            key = (self._types.code_of(match["name"]), match["number"].lstrip("0"))
            found.append(ShortMention(match.start(), match.end(), tuple(self._by_number.get(key, ()))))
        if self._names is not None:
            for match in self._names.finditer(passage.folded, passage.start, passage.end):
                found.append(ShortMention(match.start(), match.end(), tuple(self._by_name[match.group()])))
        for match in self._types.demonstrative.finditer(passage.folded, passage.start, passage.end):
            candidates = self._by_type.get(self._types.code_of(match["name"]), [])
            before = [entry for entry in candidates if entry.mentions[0].start < match.start()]
            if len(before) == 1:
                found.append(ShortMention(match.start(), match.end(), (before[0],)))
        spans = iter(sorted(taken))
        span = next(spans, None)
        for mention in sorted(found, key=lambda m: m.start):
            while span is not None and span[1] <= mention.start:
                span = next(spans, None)
            if mention.entries and (span is None or mention.end <= span[0]):
                yield mention
