"""Later mentions without the full number: "Chỉ thị số 01", "Luật Đất đai", "Nghị quyết nói trên", "Đề án 06".

A short mention belongs to an entry only when exactly one comes into question; with two, both are handed back and a
person is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanban.extract.references.aliases import Alias, alias_key
from vanban.extract.references.entries import Entry
from vanban.extract.references.models import Passage
from vanban.extract.references.type_names import TypeNames
from vanban.extract.symbol import split_key
from vanban.text.normal import fold

# Documents that promulgate others, and what they promulgate: "Quy chế này" in a decision is the regulation under it.
_PROMULGATING = frozenset({"QĐ", "NQ", "NĐ", "TT", "TTLT", "CV", "L", "PL"})
_PROMULGATED = frozenset({"QC", "QyĐ", "KH", "CTr", "ĐA", "DA", "PA", "HD", "ĐL"})
# Types whose names mean a document also when they begin small; "quy định nêu trên" may be any rule.
_PLAIN_WHEN_SMALL = frozenset({"NQ", "CT", "NĐ", "TT", "TTLT", "CĐ", "TTri"})
# After a name that is nothing but a type ("Chương trình"): what shows that no other document of the type begins here.
_ALONE = re.compile(r"\s?(?:[.,;:)]|$)|\s(?:này|và|đến|trên|có|được|theo|tại|trong|phải|đã)(?!\w)")


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
        aliases: names that the document gives to some of them.
        own_type: type code of the document itself, ``None`` when unknown: "Nghị định này" in a decree is the decree.
    """

    def __init__(
        self, types: TypeNames, entries: list[Entry], aliases: Iterable[Alias] = (), own_type: str | None = None
    ) -> None:
        self._types = types
        self._own_type = own_type
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
            elif entry.mentions[0].half_number is not None:
                half = entry.mentions[0].half_number.split("/")[0]
                self._by_number.setdefault((entry.type_code, half.lstrip("0")), []).append(entry)
        self._given: dict[str, list[tuple[Alias, Entry]]] = {}
        of = {mention.identity: entry for entry in entries for mention in entry.mentions}
        for alias in aliases:
            known = self._given.setdefault(alias.name, [])
            if not any(entry is of[alias.identity] for _, entry in known):
                known.append((alias, of[alias.identity]))
        self._given_names = _names_pattern(self._given)
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
            code = self._types.code_of(match["name"])
            if not passage.text[match.start()].isupper() and code not in _PLAIN_WHEN_SMALL:
                continue
            if match["this"] and not self._is_another(passage, match.start(), code):
                continue
            candidates = [e for e in self._by_type.get(code, []) if e.mentions[0].start < match.start()]
            found.append(ShortMention(match.start(), match.end(), tuple(candidates)))
        found += self._by_alias(passage)
        spans = iter(sorted(taken))
        span = next(spans, None)
        done = passage.start
        for mention in sorted(found, key=lambda m: (m.start, -m.end)):
            while span is not None and span[1] <= mention.start:
                span = next(spans, None)
            if mention.entries and mention.start >= done and (span is None or mention.end <= span[0]):
                done = mention.end
                yield mention

    def _is_another(self, passage: Passage, position: int, code: str | None) -> bool:
        """Whether "Chỉ thị này" may be a cited one: not the document itself, nor one that it promulgates."""
        own = self._own_type
        promulgated = own in _PROMULGATING and code in _PROMULGATED
        return passage.text[position].isupper() and own not in {None, code} and not promulgated and not passage.annexed

    def _by_alias(self, passage: Passage) -> Iterator[ShortMention]:
        if self._given_names is None:
            return
        for match in self._given_names.finditer(passage.folded, passage.start, passage.end):
            given = [
                (alias, entry) for alias, entry in self._given[alias_key(match.group())] if alias.end <= match.start()
            ]
            printed = passage.text[match.start() : match.end()]
            if self._types.is_type_name(match.group()) and not (
                any(alias.printed == printed for alias, _ in given)
                and _ALONE.match(passage.folded, match.end(), passage.end)
            ):
                continue
            entries = dict.fromkeys(id(entry) for _, entry in given)
            by_id = {id(entry): entry for _, entry in given}
            yield ShortMention(match.start(), match.end(), tuple(by_id[key] for key in entries))


_BEFORE_FIGURE = re.compile(r"\\ (?=\d)")
_SPACE = re.compile(r"\\ ")


def _names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    if not ordered:
        return None
    forms = "|".join(_SPACE.sub(r"\\s", _BEFORE_FIGURE.sub(r"\\s(?:số\\s)?", re.escape(name))) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{forms})(?![\w/]|-\w)")
