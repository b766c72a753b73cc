"""What the language half finds: references, deadlines, units, tasks, targets."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vanban.schema.evidence import Evidence, Record

Relation = Literal["implements", "basis", "amends", "replaces", "repeals", "attached", "mentions"]
"""How a document stands to the one it cites, strongest first."""

Recurrence = Literal["daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly"]
Comparator = Literal[">=", "<=", "=", "range"]


class Reference(Record):
    """Another document that this one cites; one entry per distinct document, every mention in evidence."""

    id: str
    key: str = Field(description="The number without spaces, or the name-and-year of a law, or a full name.")
    type: str | None = Field(default=None, description="Type code, as in header.type.code.")
    issued_on: str | None = None
    issuer: str | None = None
    title: str | None = None
    relation: Relation = "mentions"
    pinpoints: list[str] = Field(default_factory=list, description="Cited parts, e.g. khoản 2 Điều 5.")
    document: str | None = Field(
        default=None,
        description="source.sha256 of the cited document, where it was read together with this one; else null.",
    )
    evidence: list[Evidence] = Field(default_factory=list)


class Deadline(Record):
    """A time bound on work. ``start`` and ``end`` are inclusive days."""

    id: str
    text: str = Field(description="The phrase as printed.")
    start: str | None = None
    end: str | None = None
    recurrence: Recurrence | None = None
    rrule: str | None = Field(default=None, description="RFC 5545 rule, when it can be said.")
    relative: str | None = Field(default=None, description="ISO 8601 duration and anchor, when it hangs on an event.")
    resolves_to: str | None = Field(
        default=None, description="Last day of a relative bound, counted from its anchor where that is known."
    )
    section: str | None = Field(default=None, description="Id of the section it stands in.")
    evidence: Evidence


class Unit(Record):
    """A body, office, role or group that is named in the document."""

    id: str
    name: str = Field(description="As first printed.")
    canonical: str = Field(description="Full name, abbreviations expanded.")
    kind: str = Field(description="Kind of body, e.g. department, people-committee, ministry, party, group, role.")
    evidence: list[Evidence] = Field(default_factory=list)


class Assignee(Record):
    """Who a task falls to: the name as printed and the unit it was resolved to."""

    name: str
    unit: str | None = Field(default=None, description="Id in units, or null.")


class Task(Record):
    """One action that somebody is told to do."""

    id: str
    text: str
    section: str | None = None
    lead: list[Assignee] = Field(default_factory=list)
    support: list[Assignee] = Field(default_factory=list)
    report_to: list[Assignee] = Field(default_factory=list)
    deadlines: list[str] = Field(default_factory=list, description="Ids of deadlines.")
    end: str | None = Field(default=None, description="Last day of its own deadline, or of the section's.")
    recurrence: Recurrence | None = None
    deliverable: str | None = None
    references: list[str] = Field(default_factory=list, description="Ids of references.")
    confidence: float = Field(ge=0, le=1)
    review: list[str] = Field(default_factory=list, description="Reason codes why a person should look.")
    evidence: Evidence


class Target(Record):
    """A figure to reach."""

    id: str
    text: str
    indicator: str | None = None
    comparator: Comparator
    value: float
    value_max: float | None = None
    unit: str | None = None
    due: str | None = None
    evidence: Evidence
