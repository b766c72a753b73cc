"""What changed from one version of a record to the next, field by field.

Ids such as ``d3`` are numbers in order of appearance: one deadline more renumbers all that follow. So entries of a list
are matched by what they are (a reference by its key, a task by its stable id, a unit by its full name), and where a
record points at an entry by its id, the entry's own words are compared. Evidence, which moves with every line, is left
out: a value with the same text at another place has not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

# By which of its values an entry of a list is known again; the first that is not null counts.
_IDENTITY: dict[str, tuple[str, ...]] = {
    "references": ("key",),
    "units": ("canonical",),
    "deadlines": ("text",),
    "tasks": ("id",),
    "targets": ("text",),
    "sections": ("title", "label"),
    "diagnostics": ("code",),
    "signatures": ("field", "signer"),
}
_LEFT_OUT = {"evidence", "schema_version"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs.

    Attributes:
        field: ``header.subject``, ``tasks[t-1f3a].end``, ``references[19/CT-TTg]``.
        kind: ``added`` and ``removed`` for entries of a list, ``changed`` for values.
        before: JSON value; ``None`` also where there was nothing.
        after: likewise.
    """

    field: str
    kind: Literal["added", "removed", "changed"]
    before: Any
    after: Any


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The changes from one record to another, in the order of the record's fields.

    Args:
        before: a record as JSON, whole (``Document.model_dump(mode="json")``).
        after: another one.
    """
    return list(_compare("", _comparable(before), _comparable(after)))


def _comparable(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with ids put out and evidence, versions and the file's name left out."""
    units = {unit["id"]: unit["canonical"] for unit in record.get("units", [])}
    keys = {reference["id"]: reference["key"] for reference in record.get("references", [])}
    phrases = {deadline["id"]: deadline["text"] for deadline in record.get("deadlines", [])}
    sections = {section["id"]: section["label"] or section["title"] for section in record.get("sections", [])}

    def named(names: Mapping[str, Any], id: Any) -> Any:
        return names.get(id, id)

    resolve: dict[tuple[str, str], Callable[[Any], Any]] = {
        ("deadlines", "section"): lambda id: named(sections, id),
        ("tasks", "section"): lambda id: named(sections, id),
        ("sections", "parent"): lambda id: named(sections, id),
        ("tasks", "deadlines"): lambda ids: [named(phrases, id) for id in ids],
        ("tasks", "references"): lambda ids: [named(keys, id) for id in ids],
        **{
            ("tasks", role): lambda people: [{**person, "unit": named(units, person["unit"])} for person in people]
            for role in ("lead", "support", "report_to")
        },
    }
    shown: dict[str, Any] = {}
    for field, value in record.items():
        if field in _LEFT_OUT:
            continue
        if field == "source":
            shown[field] = {key: inner for key, inner in value.items() if key != "name"}
        elif field in _IDENTITY and isinstance(value, list):
            shown[field] = [
                {
                    key: resolve[field, key](inner) if (field, key) in resolve else inner
                    for key, inner in entry.items()
                    if key not in _LEFT_OUT and (key != "id" or field == "tasks")
                }
                for entry in value
            ]
        elif isinstance(value, dict):
            shown[field] = {key: inner for key, inner in value.items() if key not in _LEFT_OUT}
        else:
            shown[field] = value
    return shown


def _compare(field: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    name = field.rsplit(".", 1)[-1]
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _compare(f"{field}.{key}" if field else key, before.get(key), after.get(key))
    elif name in _IDENTITY and isinstance(before, list | None) and isinstance(after, list | None):
        yield from _compare_entries(field, _by_identity(name, before or []), _by_identity(name, after or []))
    else:
        yield Change(field, "changed", before, after)


def _compare_entries(field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key, entry in before.items():
        if key not in after:
            yield Change(f"{field}[{key}]", "removed", entry, None)
        else:
            yield from _compare(f"{field}[{key}]", entry, after[key])
    for key, entry in after.items():
        if key not in before:
            yield Change(f"{field}[{key}]", "added", None, entry)


def _by_identity(name: str, entries: list[Any]) -> dict[str, Any]:
    """Entries by what they are; the second of one name is ``name (2)``."""
    found: dict[str, Any] = {}
    for entry in entries:
        values = [entry.get(key) for key in _IDENTITY[name]] if isinstance(entry, dict) else [entry]
        key = next((str(value) for value in values if value is not None), "-")
        number = 2
        unique = key
        while unique in found:
            unique = f"{key} ({number})"
            number += 1
        found[unique] = entry
    return found
