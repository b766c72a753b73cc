"""The lexicons of units, compiled for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from vanban.extract.units.passage import Passage
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
        alone: a capital is enough, no name need follow.
        activity: the name says in lower case what the body is for.
    """

    kind: str
    names: str
    needs_place: bool = False
    alone: bool = False
    activity: bool = False


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
            fold(spelling): Head(*(e.get(name, False) for name in Head.__slots__))
            for e in unit_heads["heads"]
            for spelling in (e["head"], *e.get("short", ()))
        }
        self.party_offices = frozenset(map(fold, unit_heads["party_offices"]))
        self.abbreviations: dict[str, str] = unit_heads["abbreviations"]
        roles = unit_heads["roles"]
        villages = unit_heads["villages"]
        members = [fold(m) for m in (*unit_heads["group_members"], *unit_heads["separate_members"], *villages)]
        levels = any_of(fold(level) for level in unit_heads["levels"]) + r"(?!\s(?:ủy|đoàn)(?!\w))"

        self.known_name = phrase_pattern(self.known)
        self.head_word = phrase_pattern(self.heads)
        self.inner_office = re.compile(r"(?:phòng|đội|văn phòng|ban)\s")
        self.not_a_body = phrase_pattern(map(fold, unit_heads["not_a_body"]))
        courtesy = any_of(map(fold, roles["courtesy"]))
        self.role_alone = re.compile(rf"(?:{courtesy}\s)?(?P<role>{any_of(map(fold, roles['alone']))}){WORD_END}")
        self.role_with_body = re.compile(
            rf"(?:{courtesy}\s)?(?P<role>{any_of(map(fold, (*roles['with_body'], *roles['alone'])))}){WORD_END}"
        )
        self.determiner = re.compile(rf"{any_of(map(fold, unit_heads['determiners']))}\s")
        self.plural = re.compile(r"(?:các|những)\s")
        self.member = phrase_pattern(members)
        self.later_member = phrase_pattern([*members, *map(fold, unit_heads["later_members"])])
        self.not_a_member = phrase_pattern(map(fold, unit_heads["not_a_member"]))
        self.village = phrase_pattern(map(fold, villages))
        self.separate_member = phrase_pattern(map(fold, unit_heads["separate_members"]))
        self.not_office = phrase_pattern(map(fold, unit_heads["not_offices"]))
        self.offices = frozenset(map(fold, unit_heads["offices"]))
        self.bare_group = phrase_pattern(map(fold, unit_heads["bare_groups"]))
        self.level = re.compile(levels + WORD_END)
        self.provinces: dict[str, str] = {
            fold(spelling): entry["name"]
            for entry in (*provinces["former"], *provinces["current"])
            for spelling in (entry["name"], *entry.get("aliases", ()))
        }
        place = any_of(map(fold, (*unit_heads["levels"], *villages)))
        self.places = re.compile(rf"các\s{place}(?:(?:,\s|\s(?:và|hoặc)\s){place})+")
        self.province = phrase_pattern(self.provinces)
        self.qualifiers = _qualifiers(unit_heads["qualifiers"])
        in_names = {fold(v) for v in verbs["verbs_in_names"]}
        self.verb_in_name = phrase_pattern(in_names)
        self.stop = phrase_pattern(v for v in map(fold, (*verbs["actions"], *verbs["name_ends"])) if v not in in_names)
        # With a capital these are syllables of names: Bệnh viện Thu Cúc.
        self.small_stop = phrase_pattern(map(fold, (*verbs["actions_only"], *unit_heads["verbs_after_names"])))
        self.action = phrase_pattern(v for v in map(fold, verbs["actions"]) if " " not in v)
        self.function_word = phrase_pattern(map(fold, verbs["name_ends"]))
        self.name_opening = phrase_pattern(map(fold, verbs["names_begin_with"]))
        self.board_opening = phrase_pattern(
            map(fold, (*verbs["names_begin_with"], *unit_heads["subjects_of_boards"], *unit_heads["phrases_in_names"]))
        )
        self.goes_on_after = frozenset(map(fold, verbs["names_go_on_after"]))
        fields = set(_names_after_heads(self.known, self.heads))
        joined = (field for field in fields if " và " in field or ", " in field)
        compounds = map(fold, (*verbs["compounds_in_names"], *unit_heads["phrases_in_names"]))
        self.compound = phrase_pattern((*compounds, *joined))
        spelled = (*unit_heads["levels"], *unit_heads["bare_groups"], *roles["alone"], *roles["with_body"])
        plain = (q for q in unit_heads["qualifiers"] if "{" not in q)
        phrases = (*self.known, *self.heads, *members, *map(fold, (*spelled, *plain)))
        self.multi_syllable = [phrase for phrase in phrases if " " in phrase]
        self.fields = _fields(self.known)
        self.any_field = phrase_pattern(fields)
        sharing = (head for head, form in self.heads.items() if form.names != "place" and head not in _NEVER_SHARED)
        self.shared_head = re.compile(rf"(?:các|những)\s(?P<head>{any_of(sharing)}){WORD_END}\s?:?\s")
        self.opener = self._opener(unit_heads, members)

    def level_at(self, passage: Passage, position: int, end: int) -> re.Match[str] | None:
        """A level of administration at ``position``: *xã*, not the first syllable of *xã hội*."""
        level = self.level.match(passage.folded, position, end)
        if level is None or not passage.folded.startswith("xã hội", position):
            return level
        return level if passage.text[position + 3].isupper() and passage.text[position].islower() else None

    def _opener(self, unit_heads: Any, members: list[str]) -> re.Pattern[str]:
        """First words of anything the grammar can read, for searching."""
        roles = unit_heads["roles"]
        words = {*self.known, *self.heads, *map(fold, roles["alone"]), *map(fold, roles["with_body"])}
        words |= set(map(fold, unit_heads["bare_groups"]))
        determined = any_of(map(fold, unit_heads["determiners"]))
        groups = any_of({*members, *self.heads, *map(fold, roles["alone"])})
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


_NEVER_SHARED = frozenset({"hội đồng", "ủy ban"})
"""Heads whose plural is the start of one name: *các Hội đồng nhân dân*."""


def _names_after_heads(known: dict[str, KnownBody], heads: dict[str, Head]) -> Iterator[str]:
    """What stands after the head in names of the lexicon: Trồng trọt và …, Tài chính - Kế hoạch."""
    head = phrase_pattern(heads)
    for name in known:
        match = head.match(name)
        if match is not None and len(name) > match.end() + 1:
            yield name[match.end() + 1 :]


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
