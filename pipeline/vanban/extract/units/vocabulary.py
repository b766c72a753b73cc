"""The lexicons of units, compiled for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from vanban.extract.units.trie import WORD_END, any_of, phrase_pattern
from vanban.lexicon import load_lexicon
from vanban.text.normal import fold


@dataclass(frozen=True, slots=True)
class Head:
    """The first word of a name: what kind of body it opens and what its name consists of.

    Attributes:
        kind: as in ``Unit.kind``.
        names: ``field``, ``any`` or ``place``; see ``unit_heads.yaml``.
        needs_place: without a place after it, it is an ordinary word.
    """

    kind: str
    names: str
    needs_place: bool


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body with an entry in ``bodies.yaml``."""

    name: str
    kind: str


class Vocabulary:
    """Everything that the grammar of units knows by heart.

    Args:
        bodies: lexicon ``bodies``.
        provinces: lexicon ``provinces``.
        unit_heads: lexicon ``unit_heads``.
        verbs: lexicon ``verbs``.
    """

    def __init__(self, bodies: Any, provinces: Any, unit_heads: Any, verbs: Any) -> None:
        self.known: dict[str, KnownBody] = {}
        for entry in _bodies(bodies):
            body = KnownBody(entry["name"], entry["kind"])
            for spelling in (entry["name"], *entry.get("abbreviations", ())):
                self.known.setdefault(fold(spelling), body)
        self.heads = {
            fold(e["head"]): Head(e["kind"], e["names"], bool(e.get("needs_place", False))) for e in unit_heads["heads"]
        }
        self.abbreviations: dict[str, str] = unit_heads["abbreviations"]
        for short, head in (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("BQL", "Ban Quản lý")):
            self.heads[fold(short)] = self.heads[fold(head)]
        roles = unit_heads["roles"]
        members = [fold(m) for m in (*unit_heads["group_members"], *unit_heads["separate_members"])]
        levels = any_of(fold(level) for level in unit_heads["levels"]) + r"(?!\s(?:ủy|đoàn)(?!\w))"

        self.known_name = phrase_pattern(self.known)
        self.head_word = phrase_pattern(self.heads)
        self.not_a_body = phrase_pattern(map(fold, unit_heads["not_a_body"]))
        courtesy = any_of(map(fold, roles["courtesy"]))
        self.role_alone = re.compile(rf"(?:{courtesy}\s)?(?P<role>{any_of(map(fold, roles['alone']))}){WORD_END}")
        self.role_with_body = re.compile(
            rf"(?:{courtesy}\s)?(?P<role>{any_of(map(fold, (*roles['with_body'], *roles['alone'])))}){WORD_END}"
        )
        self.determiner = re.compile(rf"{any_of(map(fold, unit_heads['determiners']))}\s")
        self.member = phrase_pattern(members)
        self.separate_member = phrase_pattern(map(fold, unit_heads["separate_members"]))
        self.not_office = phrase_pattern(map(fold, unit_heads["not_offices"]))
        self.offices = frozenset(map(fold, unit_heads["offices"]))
        self.bare_group = phrase_pattern(map(fold, unit_heads["bare_groups"]))
        self.level = re.compile(levels + WORD_END)
        self.province = phrase_pattern(
            fold(spelling)
            for entry in (*provinces["current"], *provinces["former"])
            for spelling in (entry["name"], *entry.get("aliases", ()))
        )
        self.qualifiers = _qualifiers(unit_heads["qualifiers"])
        in_names = {fold(v) for v in verbs["verbs_in_names"]}
        self.verb_in_name = phrase_pattern(in_names)
        self.stop = phrase_pattern(v for v in map(fold, (*verbs["actions"], *verbs["name_ends"])) if v not in in_names)
        self.name_opening = phrase_pattern(map(fold, verbs["names_begin_with"]))
        self.goes_on_after = frozenset(map(fold, verbs["names_go_on_after"]))
        self.compound = phrase_pattern(map(fold, verbs["compounds_in_names"]))
        spelled = (*unit_heads["levels"], *unit_heads["bare_groups"], *roles["alone"], *roles["with_body"])
        plain = (q for q in unit_heads["qualifiers"] if "{" not in q)
        phrases = (*self.known, *self.heads, *members, *map(fold, (*spelled, *plain)))
        self.multi_syllable = [phrase for phrase in phrases if " " in phrase]
        self.fields = _fields(self.known)
        self.opener = self._opener(unit_heads, members)

    def _opener(self, unit_heads: Any, members: list[str]) -> re.Pattern[str]:
        """First words of anything the grammar can read, for searching."""
        roles = unit_heads["roles"]
        words = {*self.known, *self.heads, *map(fold, roles["alone"]), *map(fold, roles["with_body"])}
        words |= set(map(fold, unit_heads["bare_groups"]))
        determined = any_of(map(fold, unit_heads["determiners"]))
        groups = any_of({*members, *self.heads})
        persons = any_of(fold(c) for c in roles["courtesy"] if c != "các")
        return re.compile(
            rf"(?<![\w/&])(?<!\w-)(?:{any_of(words)}|{determined}\s{groups}"
            rf"|{persons}\s{any_of(map(fold, roles['alone']))}){WORD_END}"
        )


def _bodies(lexicon: Any) -> Iterator[Any]:
    for entries in lexicon.values():
        yield from entries


def _qualifiers(phrases: list[str]) -> list[tuple[re.Pattern[str], str | None]]:
    """Each qualifier as the pattern of its words and what must follow: ``body``, ``level``, ``field`` or nothing."""
    plain = sorted({fold(p) for p in phrases if "{" not in p}, key=lambda p: (-len(p), p))
    open_ones: list[tuple[re.Pattern[str], str | None]] = []
    for phrase in sorted((p for p in phrases if "{" in p), key=lambda p: (-len(p), p)):
        words, slot, _ = re.split(r"\{(\w+)\}", fold(phrase), maxsplit=1)
        open_ones.append((re.compile(re.escape(words.strip()) + r"\s" if words.strip() else ""), slot))
    return [*open_ones, (re.compile(any_of(plain) + WORD_END + r"(?!\s(?:đến|tới)(?!\w))"), None)]


def _fields(known: dict[str, KnownBody]) -> dict[str, re.Pattern[str]]:
    """Fields of work after a shared head: ``sở`` → Tài chính, Nội vụ, Văn hóa, Thể thao và Du lịch."""
    fields: dict[str, list[str]] = {}
    for name in known:
        head, _, field = name.partition(" ")
        if head in {"sở", "bộ", "ban", "phòng"} and field:
            fields.setdefault(head, []).append(field)
    return {head: phrase_pattern(names) for head, names in fields.items()}


@cache
def default_vocabulary() -> Vocabulary:
    """The vocabulary of the language package's own lexicons."""
    return Vocabulary(*(load_lexicon(name) for name in ("bodies", "provinces", "unit_heads", "verbs")))
