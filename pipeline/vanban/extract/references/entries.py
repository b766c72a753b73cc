"""Mentions of one document become one entry, with everything that any mention tells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from vanban.extract.references.issuing_bodies import place_of, with_place
from vanban.extract.references.models import Mention
from vanban.extract.references.relations import strongest
from vanban.extract.references.titles import title_text
from vanban.extract.symbol import split_key
from vanban.schema import Relation
from vanban.text.normal import fold


@dataclass(slots=True)
class Entry:
    """One cited document.

    Attributes:
        mentions: its citations in order.
        short: ranges of later short mentions ("Chỉ thị số 01"), with the relation each tells.
    """

    mentions: list[Mention]
    short: list[tuple[int, int, Relation]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key as first printed; of names in several forms the fullest, not in a heading's capitals."""
        first = self.mentions[0]
        whole = next((m for m in self.mentions if m.half_number is None), first)
        if first.law_name is None and first.half_number is not None:
            return whole.key
        if first.law_name is None and not first.identity.startswith("congress:"):
            return first.key
        if first.identity.startswith("congress:"):
            keys = [m.key for m in self.mentions if not m.key.isupper()] or [first.key]
            return max(keys, key=len)
        numbered = [m.key for m in self.mentions if not m.identity.startswith("law:")]
        return numbered[0] if numbered else first.key

    @property
    def type_code(self) -> str | None:
        """Type by the name before it, else by its number."""
        named = [m.type_code for m in self.mentions if m.type_code and m.named]
        return named[0] if named else next((m.type_code for m in self.mentions if m.type_code), None)

    @property
    def issued_on(self) -> str | None:
        """The day most mentions give, the first of those that tie."""
        days = Counter(m.issued_on for m in self.mentions if m.issued_on)
        return max(days, key=days.__getitem__) if days else None

    @property
    def law_name(self) -> str | None:
        """Name of a law."""
        return next((m.law_name for m in self.mentions if m.law_name), None)

    @property
    def relation(self) -> Relation:
        """The strongest of all mentions."""
        return strongest([*(m.relation for m in self.mentions), *(relation for _, _, relation in self.short)])

    def issuer(self, places: set[tuple[str, str]]) -> str | None:
        """The body as first stated, with its province where a later mention or the header tells it."""
        stated = [m.issuer for m in self.mentions if m.issuer]
        if not stated:
            return None
        own = {place for place in map(place_of, stated) if place} or places
        completed = [with_place(name, own) for name in stated]
        placed = [name for name in completed if place_of(name)]
        if placed and place_of(completed[0]) is None and _same_kind(completed[0], placed[0]):
            return placed[0]
        return completed[0]

    def title(self, text: str) -> str | None:
        """The cited title, from the first mention that gives one."""
        for mention in self.mentions:
            if mention.law_name is not None:
                return mention.law_name
            title = title_text(text, mention.title_start, mention.title_end)
            if title:
                return title
        return None

    def completes(self, other: Entry, half: str) -> bool:
        """Whether this entry has the symbols that ``other``, cited by the number ``half`` alone, leaves out."""
        number, year, organs = split_key(self.key)
        fits = (
            bool(organs) and half.split("/")[0].lstrip("0") == number.lstrip("0") and self.type_code == other.type_code
        )
        days = {day for day in (self.issued_on, other.issued_on) if day}
        return fits and ("/" not in half or half.endswith(f"/{year}")) and len(days) < 2

    @property
    def pinpoints(self) -> list[str]:
        """Cited parts of all mentions, each once."""
        return list(dict.fromkeys(part for m in self.mentions for part in m.pinpoints))


def _same_kind(bare: str, placed: str) -> bool:
    return fold(placed).startswith(fold(re.split(r"\s(?:tỉnh|thành phố)$", bare)[0]))


def entries_of(mentions: list[Mention]) -> list[Entry]:
    """One entry a document, in order of first mention."""
    entries: dict[str, Entry] = {}
    for mention in mentions:
        entry = entries.get(mention.identity)
        if entry is None:
            entries[mention.identity] = Entry([mention])
        else:
            entry.mentions.append(mention)
    return _halves_joined(_laws_joined(list(entries.values())))


def _halves_joined(entries: list[Entry]) -> list[Entry]:
    """One entry for "Chỉ thị số 17 ngày 21/10/2022" and "Chỉ thị số 17-CT/TW" of the same day or of none."""
    kept: list[Entry] = []
    for entry in entries:
        half = entry.mentions[0].half_number if all(m.half_number for m in entry.mentions) else None
        whole = [other for other in entries if half is not None and other.completes(entry, half)]
        if len(whole) != 1:
            kept.append(entry)
            continue
        for mention in entry.mentions:
            mention.problems.clear()
        whole[0].mentions.extend(entry.mentions)
        whole[0].mentions.sort(key=lambda m: m.start)
    return sorted(kept, key=lambda e: e.mentions[0].start)


def _laws_joined(entries: list[Entry]) -> list[Entry]:
    """One entry for "Luật Đất đai năm 2024" and "Luật Đất đai số 31/2024/QH15"."""
    numbered = {}
    for entry in entries:
        name, match = entry.law_name, re.search(r"/((?:19|20)\d\d)/", entry.key)
        if name and match:
            numbered[fold(f"{name} {match[1]}")] = entry
    kept = []
    for entry in entries:
        other = numbered.get(fold(entry.key)) if entry.law_name else None
        if other is None or other is entry:
            kept.append(entry)
            continue
        other.mentions.extend(entry.mentions)
        other.mentions.sort(key=lambda m: m.start)
    return sorted(kept, key=lambda e: e.mentions[0].start)
