"""What must hold between the entries of the registry: names that are told apart, successors that exist.

The build of a wheel runs this (``scripts/lexicon_hook.py``), and so does a test: an archivist who mistypes a line hears
of it with file, line and entry before anybody reads a document with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from vanban.registry.model import Body, Province
from vanban.registry.reading import Fault, Lexicons, Listed, read_lexicons
from vanban.text.normal import fold


class LexiconError(ValueError):
    """The registry's lexicon files are not sound.

    Attributes:
        faults: every one that was found, in the order of files and lines.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def validated(folder: Traversable | Path) -> Lexicons:
    """The registry's lexicons from a folder, when nothing is wrong with them.

    Raises:
        FileNotFoundError: one of the files is missing.
        LexiconError: anything else.
    """
    lexicons = read_lexicons(folder)
    # What hangs between entries can be told only when each is sound by itself.
    faults = lexicons.faults or [*_of_bodies(lexicons.bodies), *_of_provinces(lexicons.provinces)]
    if faults:
        raise LexiconError(faults)
    return lexicons


def _of_bodies(bodies: list[Listed[Body]]) -> Iterator[Fault]:
    yield from _doubled(bodies)
    by_name: dict[str, list[Listed[Body]]] = {}
    for listed in bodies:
        by_name.setdefault(listed.item.name, []).append(listed)
    for listed in bodies:
        for name in listed.item.successors:
            others = [other.item for other in by_name.get(name, ())]
            if not others:
                yield listed.fault(f"successor {name!r} has no entry")
            elif not any(other.follows(listed.item) for other in others):
                yield listed.fault(f"successor {name!r} did not exist on the day after {listed.item.valid_until}")


def _doubled(bodies: list[Listed[Body]]) -> Iterator[Fault]:
    """A spelling tells one body of a level on any day."""
    seen: dict[str, list[Listed[Body]]] = {}
    for listed in bodies:
        for spelling in dict.fromkeys(map(fold, listed.item.spellings)):
            for other in seen.get(spelling, ()):
                if listed.item.level == other.item.level and listed.item.overlaps(other.item):
                    yield listed.fault(
                        f"{spelling!r} is also a spelling of {other.item.name} ({other.file}:{other.line})"
                    )
            seen.setdefault(spelling, []).append(listed)


def _of_provinces(provinces: list[Listed[Province]]) -> Iterator[Fault]:
    known = {listed.item.name: listed for listed in provinces}
    seen: dict[str, str] = {}
    for listed in provinces:
        for spelling in dict.fromkeys(map(fold, (listed.item.name, *listed.item.aliases))):
            if spelling in seen:
                yield listed.fault(f"{spelling!r} is also a spelling of {seen[spelling]}")
            seen[spelling] = listed.item.name
        if (listed.group == "current") != (listed.item.valid_until is None):
            yield listed.fault("only provinces of the group current have no valid_until")
        if listed.group != "current" and not listed.item.successors:
            yield listed.fault("says no successor")
        for name in listed.item.successors:
            if name not in known:
                yield listed.fault(f"successor {name!r} has no entry")
            elif not known[name].item.follows(listed.item):
                yield listed.fault(f"successor {name!r} did not exist on the day after {listed.item.valid_until}")
        for name in listed.item.absorbed:
            if name not in known or listed.item.name not in known[name].item.successors:
                yield listed.fault(f"absorbed {name!r}, which does not name it as its successor")
    for listed in provinces:
        for name in listed.item.successors if listed.group == "former" else ():
            if name in known and known[name].group == "current" and not _lists(known[name].item, listed.item):
                yield listed.fault(f"successor {name!r} does not list it as absorbed")


def _lists(holder: Province, part: Province) -> bool:
    """Absorbed provinces are those of 01/7/2025; earlier mergers are told by the former province alone."""
    return part.valid_until != date(2025, 6, 30) or part.name in holder.absorbed
