"""Gold files: finding them, finding their documents, and what they say about themselves.

Beside the annotated parts a gold file may hold:

- ``annotated``: the parts that were labelled (without it, the parts that are there);
- ``PART_partial: true``: right as far as the list goes, so false alarms are not counted;
- ``PART_optional``: arguable items, neither a miss nor a false alarm;
- ``unsure``: what is not counted. An entry names header fields (``"issued_on"``, ``"number, issued_on: handwritten"``),
  a part (``"deadlines"``), an item (``"tasks[3]"``) or a field of one (``"references[1].relation: …"``). A remark on a
  whole part (``"tasks: the lead of two items"``) is only a remark: it takes nothing out of the count;
- ``scope``: ``{"lines": [1, 123]}`` or ``{"pages": [1, 2]}``, and ``page_1_only``: values read elsewhere are ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from vanban.errors import UsageError

SUFFIX = ".gold.json"

DOCUMENT_SUFFIXES = frozenset(
    {".pdf", ".docx", ".doc", ".md", ".txt", ".html", ".htm", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)

PARTS = ("header", "sections", "references", "deadlines", "units", "tasks", "targets")

_HEADER_NAMES = {
    "signer_title": "signer.title", "signer_name": "signer.name",
    "authority": "signer.authority", "signer_authority": "signer.authority",
}  # fmt: skip

_UNSURE_ITEM = re.compile(r"(?P<part>[a-z]{4,12})\[(?P<index>\d{1,4})\](?:\.(?P<field>[a-z_]{2,20}))?$")


@dataclass(frozen=True)
class Gold:
    """One gold file.

    Attributes:
        path: of the file.
        data: its JSON.
    """

    path: Path
    data: dict[str, Any]

    @property
    def stem(self) -> str:
        """Name without ``.gold.json``."""
        return self.path.name[: -len(SUFFIX)]

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Parts to score."""
        annotated = self.data.get("annotated")
        named = PARTS if annotated is None else [part for part in PARTS if part in annotated]
        excluded = {entry.strip() for entry in self._unsure}
        return tuple(part for part in named if part in self.data and part not in excluded)

    @cached_property
    def _unsure(self) -> tuple[str, ...]:
        return tuple(str(entry) for entry in self.data.get("unsure") or ())

    @cached_property
    def header(self) -> dict[str, Any]:
        """Header fields by their names in the record, flat (``signer.title``); those not annotated are absent."""
        fields: dict[str, Any] = {}
        for name, value in (self.data.get("header") or {}).items():
            if name == "signer":
                fields |= {f"signer.{part}": given for part, given in (value or {}).items()}
            elif name == "type" and isinstance(value, dict):
                fields["type"] = value.get("code")
            else:
                fields[_HEADER_NAMES.get(name, name)] = value
        return fields

    @cached_property
    def unsure_header(self) -> frozenset[str]:
        """Header fields that are not counted."""
        names: set[str] = set()
        for entry in self._unsure:
            for name in entry.split(":", 1)[0].split(","):
                field = name.strip().removeprefix("header.")
                names.add(_HEADER_NAMES.get(field, field))
        return frozenset(names)

    @cached_property
    def unsure_items(self) -> frozenset[tuple[str, int, str | None]]:
        """Items (part, index, ``None``) and fields of items (part, index, field) that are not counted."""
        found = set()
        for entry in self._unsure:
            match = _UNSURE_ITEM.match(entry.split(":", 1)[0].strip())
            if match:
                found.add((match["part"], int(match["index"]), match["field"]))
        return frozenset(found)

    def items(self, part: str) -> list[Any]:
        """The gold list of a part, without the items marked unsure."""
        given = self.data.get(part) or []
        return [item for index, item in enumerate(given) if (part, index, None) not in self.unsure_items]

    def doubted(self, part: str, item: Any, field: str) -> bool:
        """``field`` of this very item is marked unsure."""
        return any(
            given is item and (part, index, field) in self.unsure_items
            for index, given in enumerate(self.data.get(part) or [])
        )

    def optional(self, part: str) -> list[Any]:
        """Arguable items, and those marked unsure as a whole."""
        given = self.data.get(part) or []
        unsure = [item for index, item in enumerate(given) if (part, index, None) in self.unsure_items]
        return [*(self.data.get(f"{part}_optional") or []), *unsure]

    def partial(self, part: str) -> bool:
        """The list is not complete: false alarms are not counted."""
        return self.data.get(f"{part}_partial") is True


def find_gold(folder: Path) -> Iterator[tuple[Gold, list[Path]]]:
    """Every gold file below ``folder`` with its documents, in the order of their paths.

    A document belongs to the gold file of the same name or of the longest name it begins with: ``plan.docx``,
    ``plan.pdf`` and ``plan.scan.pdf`` to ``plan.gold.json``, unless there is a ``plan.scan.gold.json``.

    Raises:
        UsageError: there is no gold file, or one of them is no JSON object.
    """
    paths = sorted(folder.rglob(f"*{SUFFIX}"))
    if not paths:
        raise UsageError(f"{folder}: no NAME{SUFFIX} in this folder")
    for path in paths:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(f"{path}: cannot be read as JSON ({error})") from error
        if not isinstance(data, dict):
            raise UsageError(f"{path}: a gold file holds one JSON object")
        gold = Gold(path, data)
        yield gold, _documents(gold)


def _documents(gold: Gold) -> list[Path]:
    stems = {p.name[: -len(SUFFIX)] for p in gold.path.parent.glob(f"*{SUFFIX}")}
    named = Path(str(gold.data.get("file") or "")).name
    return [
        path
        for path in sorted(gold.path.parent.iterdir())
        if path.is_file()
        and path.suffix.lower() in DOCUMENT_SUFFIXES
        and (path.name == named or _owner(path.name, stems) == gold.stem)
    ]


def _owner(name: str, stems: set[str]) -> str | None:
    return max((stem for stem in stems if name.startswith(f"{stem}.")), key=len, default=None)
