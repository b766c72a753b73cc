"""Records made by hand, to be scored against gold files made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vanban.evaluation import Report, evaluate
from vanban.schema import (
    Assignee,
    Deadline,
    Document,
    Evidence,
    Header,
    Reference,
    Section,
    Source,
    Target,
    Task,
    Unit,
)


def evidence(quote: str = "", page: int | None = None) -> Evidence:
    return Evidence(quote=quote, page=page, start=0, end=len(quote), origin="native")


def document(**parts: Any) -> Document:
    source = Source(name="a.txt", sha256="0", media_type="text/plain", bytes=1, pages=None, origin="native")
    return Document(source=source, **{"header": Header(), **parts})


def sections(*rows: tuple[str | None, str | None, int]) -> list[Section]:
    """Sections from (label, title, level); the parent is the last one of a smaller level."""
    made: list[Section] = []
    for label, title, level in rows:
        parent = next((s.id for s in reversed(made) if s.level < level), None)
        made.append(
            Section(
                id=f"s{len(made) + 1}",
                label=label,
                title=title,
                level=level,
                parent=parent,
                evidence=evidence(title or ""),
            )
        )
    return made


def reference(key: str, relation: str = "mentions", issued_on: str | None = None, page: int | None = None) -> Reference:
    return Reference.model_validate(
        {"id": "r", "key": key, "relation": relation, "issued_on": issued_on, "evidence": [evidence(key, page)]}
    )


def deadline(text: str, **fields: Any) -> Deadline:
    return Deadline(id="d", text=text, evidence=evidence(text), **fields)


def task(text: str, lead: str = "", support: str = "", end: str | None = None) -> Task:
    return Task(
        id="t",
        text=text,
        lead=[Assignee(name=name) for name in lead.split("; ") if name],
        support=[Assignee(name=name) for name in support.split("; ") if name],
        end=end,
        confidence=1,
        evidence=evidence(text),
    )


def unit(name: str, canonical: str | None = None) -> Unit:
    return Unit(id="u", name=name, canonical=canonical or name, kind="department", evidence=[evidence(name)])


def target(text: str, value: float, unit: str = "%", due: str | None = None) -> Target:
    return Target(id="g", text=text, comparator=">=", value=value, unit=unit, due=due, evidence=evidence(text))


def score(folder: Path, gold: dict[str, Any], record: Document, text: str = "Văn bản") -> Report:
    """Evaluate one record against one gold file."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.gold.json").write_text(json.dumps({"file": "a.txt", **gold}, ensure_ascii=False), encoding="utf-8")
    return evaluate(folder, lambda path: record)
