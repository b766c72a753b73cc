"""Questions to the registry: which body a name or symbol means on a day, what became of it, where its province went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from vanban.registry.model import Body, Entry, Level, Province
from vanban.registry.places import Place, as_place
from vanban.registry.validation import validated
from vanban.text.normal import fold, squeeze

_LEVEL_BEFORE = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s(?=\S)")
_LATEST = date.max
_LONGEST = 300
"""Characters of a name with its place; what is longer is a sentence."""

# What Party bodies and the Youth Union are called in a province, and in a centrally run city.
_CITY_FORMS = (("Tỉnh ủy", "Thành ủy"), ("Tỉnh đoàn", "Thành đoàn"))
_Item = TypeVar("_Item", bound=Entry)


class Registry:
    """Bodies and provinces by name, abbreviation and symbol, on a day.

    Days are those of the documents that are asked about, never today; without a day, entries of every time answer.
    A name is a body's full name or an abbreviation, alone or closed by its place: *Sở Tài chính*, *UBND tỉnh An Giang*.

    Args:
        bodies: every entry, in the order in which answers are given.
        provinces: those that exist and those that ended.

    Example:
        >>> from datetime import date
        >>> from vanban.registry import registry
        >>> registry().successors("Sở Kế hoạch và Đầu tư tỉnh Hà Giang", on=date(2025, 9, 1))
        ('Sở Tài chính tỉnh Tuyên Quang',)
        >>> registry().symbol_of("UBND tỉnh An Giang")
        'UBND'
        >>> [body.name for body in registry().bodies_with_symbol("BKHĐT", on=date(2024, 5, 2))]
        ['Bộ Kế hoạch và Đầu tư']
        >>> registry().province_now("Hà Giang").name
        'Tuyên Quang'
    """

    def __init__(self, bodies: Iterable[Body], provinces: Iterable[Province]) -> None:
        self.bodies = tuple(bodies)
        self.provinces = tuple(provinces)
        self._by_spelling = _index((fold(spelling), body) for body in self.bodies for spelling in body.spellings)
        self._by_symbol = _index((symbol.lower(), body) for body in self.bodies for symbol in body.symbols)
        self._province = {fold(s): province for province in self.provinces for s in (province.name, *province.aliases)}

    def bodies_named(self, name: str, *, on: date | None = None) -> tuple[Body, ...]:
        """The bodies of that name: none when it is not known, several when it does not tell which.

        Args:
            name: full name or abbreviation, with or without a place after it.
            on: only bodies that existed on that day.
        """
        return tuple(_existing(self._parted(name)[0], on))

    def bodies_with_symbol(self, symbol: str, *, on: date | None = None) -> tuple[Body, ...]:
        """The bodies whose numbers carry that symbol, capitals aside; ``QH15`` is asked for as ``QH``."""
        return tuple(_existing(self._by_symbol.get(symbol.lower(), ()), on))

    def symbol_of(self, name: str, *, on: date | None = None) -> str | None:
        """The symbol of the body, ``None`` when it has none, is not known, or two bodies of that name differ in it."""
        symbols = {body.symbol for body in self.bodies_named(name, on=on)}
        return symbols.pop() if len(symbols) == 1 else None

    def existed(self, name: str, *, on: date) -> bool | None:
        """The body, and the province in its name, existed on that day; ``None`` when the name is not known."""
        bodies, place = self._parted(name)
        if not bodies:
            return None
        province = self.province_at(place)
        return any(body.existed(on) for body in bodies) and (province is None or province.existed(on))

    def successors(self, name: str, *, on: date | None = None) -> tuple[str, ...]:
        """Full names of the bodies that do its work on that day: itself as long as it exists.

        The one with the bulk of the work comes first; a place in the name becomes the province of that day.

        Args:
            name: as for ``bodies_named``.
            on: the day; ``None`` for the latest state that the registry knows.

        Returns:
            Nothing for a name that is not known, a body that did not exist yet, and one that left no successor.
        """
        day = on or _LATEST
        bodies, place = self._parted(name)
        heirs = list(dict.fromkeys(heir for body in bodies for heir in self._later(body, day)))
        if place is None:
            return tuple(dict.fromkeys(heir.name for heir in heirs))
        province = self.province_at(place)
        if province is None:
            where = f"{place.word} {place.name}".strip()
            return tuple(dict.fromkeys(heir.name if _is_wide(heir) else f"{heir.name} {where}" for heir in heirs))
        holders = self.provinces_on(province.name, day)
        return tuple(dict.fromkeys(_placed(heir, holder, place, day) for holder in holders for heir in heirs))

    def province_named(self, name: str) -> Province | None:
        """The province of that name or spelling, with or without its level, existing or not."""
        folded = fold(squeeze(name))
        return self._province.get(folded) or self._province.get(_LEVEL_BEFORE.sub("", folded, count=1))

    def provinces_on(self, name: str, day: date) -> tuple[Province, ...]:
        """The provinces that hold its territory on a day: itself as long as it exists, several after a division."""
        province = self.province_named(name)
        if province is None:
            return ()
        if province.existed(day) or not province.successors:
            return (province,) if province.existed(day) else ()
        if province.valid_from is not None and day < province.valid_from:
            return ()
        following = [late for other in province.successors for late in self.provinces_on(other, day)]
        return tuple({late.name: late for late in following}.values())

    def province_now(self, name: str) -> Province | None:
        """The province that holds its territory in the latest state known, ``None`` when none or several do."""
        holders = self.provinces_on(name, _LATEST)
        return holders[0] if len(holders) == 1 else None

    def province_at(self, place: Place | None) -> Province | None:
        """The province that a place names, ``None`` for a place below it: *thành phố Bắc Ninh* is no province."""
        if place is None or not place.name or place.level not in (None, "province"):
            return None
        province = self.province_named(place.name)
        if province is None or not place.word:
            return province
        return province if place.word in {province.level, *(period.level for period in province.levels)} else None

    def _later(self, body: Body, day: date) -> Iterator[Body]:
        if body.existed(day):
            yield body
        elif body.valid_until is not None and body.valid_until < day:
            for name in body.successors:
                for successor in self._by_spelling[fold(name)]:
                    if successor.name == name and successor.follows(body):
                        yield from self._later(successor, day)

    def _parted(self, name: str) -> tuple[Sequence[Body], Place | None]:
        """The bodies that a name may mean, and the place that it ends with."""
        if len(name) > _LONGEST:
            return (), None
        name = squeeze(name)
        folded = fold(name)
        whole = self._by_spelling.get(folded)
        if whole is not None:
            return whole, None
        cut = folded.rfind(" ")
        while cut > 0:
            bodies = self._by_spelling.get(folded[:cut].rstrip(","))
            place = self._place(name[cut + 1 :]) if bodies else None
            if bodies and place is not None:
                level = self._level(place)
                return [body for body in bodies if body.level in (None, level)], place
            cut = folded.rfind(" ", 0, cut)
        return (), None

    def _place(self, tail: str) -> Place | None:
        """A place with its level, or a province without it (*Sở Nội vụ An Giang*)."""
        place = as_place(tail)
        if place is None and fold(tail) in self._province:
            return Place("province", "", tail)
        return place

    def _level(self, place: Place) -> Level:
        if place.level is not None:
            return place.level
        # "Công an thành phố" in a document of a city: that of the province.
        return "province" if not place.name or self.province_at(place) is not None else "district"


def _is_wide(body: Body) -> bool:
    return body.level in ("central", "region")


def _placed(body: Body, province: Province, place: Place, day: date) -> str:
    """The body's name in a province, with the level where the place had one."""
    if _is_wide(body):
        return body.name
    full = province.full_name(day)
    name = body.name
    if full.startswith("thành phố "):
        for of_province, of_city in _CITY_FORMS:
            name = name.replace(of_province, of_city)
    return f"{name} {full if place.word else province.name}"


@cache
def registry() -> Registry:
    """The registry of the language package, read once a process.

    Raises:
        LexiconError: its files are not sound, which the build of a wheel excludes.
    """
    lexicons = validated(files("vi_vanban") / "lexicon")
    return Registry((listed.item for listed in lexicons.bodies), (listed.item for listed in lexicons.provinces))


def _index(pairs: Iterable[tuple[str, Body]]) -> dict[str, tuple[Body, ...]]:
    found: dict[str, dict[int, Body]] = {}
    for key, body in pairs:
        found.setdefault(key, {})[id(body)] = body
    return {key: tuple(bodies.values()) for key, bodies in found.items()}


def _existing(entries: Sequence[_Item], day: date | None) -> Iterator[_Item]:
    return (entry for entry in entries if entry.existed(day))
