"""Lexicon files of the registry, read with the line that each entry stands on, so that a fault can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import ValidationError

from vanban.registry.model import Body, Entry, Province

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

BODY_FILES = ("bodies", "agencies", "local_bodies", "party", "organisations")
"""Lexicons of bodies: those that running text is read with, then those that only the registry needs."""

PROVINCE_FILE = "provinces"
PROVINCE_GROUPS = frozenset({"current", "former", "earlier"})

_Item = TypeVar("_Item", bound=Entry)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a lexicon file.

    Attributes:
        file: its name.
        line: 1-based.
        entry: name of the entry, or of its group.
        message: what is wrong.
    """

    file: str
    line: int
    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.entry}: {self.message}"


@dataclass(frozen=True, slots=True)
class Listed(Generic[_Item]):
    """An entry and where it stands."""

    file: str
    line: int
    group: str
    item: _Item

    def fault(self, message: str) -> Fault:
        """A fault of this entry."""
        return Fault(self.file, self.line, self.item.name, message)


@dataclass(slots=True)
class Lexicons:
    """All entries of the registry's files, and what is wrong with single ones."""

    bodies: list[Listed[Body]] = field(default_factory=list)
    provinces: list[Listed[Province]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_lexicons(folder: Traversable | Path) -> Lexicons:
    """Every entry in the folder's registry files; an entry that is not sound becomes a fault and is left out.

    Args:
        folder: the language package's ``lexicon``.

    Raises:
        FileNotFoundError: one of the files is missing.
    """
    found = Lexicons()
    for name in BODY_FILES:
        found.bodies += _read(folder, f"{name}.yaml", Body, found.faults)
    provinces = _read(folder, f"{PROVINCE_FILE}.yaml", Province, found.faults)
    for listed in provinces:
        if listed.group not in PROVINCE_GROUPS:
            found.faults.append(listed.fault(f"unknown group {listed.group!r}; there are {sorted(PROVINCE_GROUPS)}"))
    found.provinces = provinces
    return found


def _read(folder: Traversable | Path, file: str, kind: type[_Item], faults: list[Fault]) -> list[Listed[_Item]]:
    try:
        loader = _Loader((folder / file).read_text(encoding="utf-8"))
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 1
        faults.append(Fault(file, line, "-", f"no YAML: {error.problem}"))
        return []
    if not isinstance(root, yaml.MappingNode):
        faults.append(Fault(file, 1, "-", "must hold groups of entries"))
        return []
    _refuse_doubled_keys(root, file, faults)
    listed: list[Listed[_Item]] = []
    for key, group in root.value:
        if not isinstance(group, yaml.SequenceNode):
            faults.append(Fault(file, key.start_mark.line + 1, str(key.value), "must be a list of entries"))
            continue
        for node in group.value:
            _refuse_doubled_keys(node, file, faults)
            item = _item(loader.construct_object(node, deep=True), node, file, kind, faults)
            if item is not None:
                listed.append(Listed(file, node.start_mark.line + 1, str(key.value), item))
    return listed


def _item(value: Any, node: yaml.Node, file: str, kind: type[_Item], faults: list[Fault]) -> _Item | None:
    name = str(value.get("name", "-")) if isinstance(value, dict) else "-"
    if isinstance(value, dict) and "successor" in value:
        # A former province went to one other; the model has a list for all.
        value = {**value, "successors": [value["successor"]]}
        del value["successor"]
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        for problem in error.errors():
            place = ".".join(str(part) for part in problem["loc"])
            line = _line_of(node, problem["loc"])
            faults.append(Fault(file, line, name, f"{place}: {problem['msg']}" if place else problem["msg"]))
        return None


def _line_of(node: yaml.Node, place: tuple[int | str, ...]) -> int:
    """Line of the field that a fault is about, as deep as it can be followed."""
    for part in place:
        inner = _inside(node, part)
        if inner is None:
            break
        node = inner
    return int(node.start_mark.line) + 1


def _inside(node: yaml.Node, part: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part]  # type: ignore[no-any-return]
    return None


def _refuse_doubled_keys(node: yaml.Node, file: str, faults: list[Fault]) -> None:
    """YAML readers keep the last of two equal keys and say nothing."""
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            faults.append(Fault(file, key.start_mark.line + 1, str(key.value), "stands twice"))
        seen.add(key.value)
