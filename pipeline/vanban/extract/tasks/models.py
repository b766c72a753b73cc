"""What the readers of prose and tables hand to the component."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.extract.units.models import Mention
from vanban.schema import Deadline

Range = tuple[int, int]
"""First character and one past the last, in the canonical text."""


@dataclass(slots=True)
class Draft:
    """A task as read, before deadlines, references and ids are attached.

    Attributes:
        start: first character of the sentence or cell.
        end: one past its last.
        action: where the action begins, after label, unit and *chủ trì, phối hợp với …*.
        section: id of the section it stands in.
        leads: who is told.
        supports: who helps.
        reports: who is told the result.
        inherited: the leads stand in a heading or introduction above.
        assigned: the sentence itself hands the task over (giao, chủ trì, có trách nhiệm, đề nghị).
        in_table: it is a row of a table, or written out like one, with its parts behind labels.
        time: cell that holds its deadline, when it is a row of a table.
        due: deadlines made of the columns that it ticks.
        deliverable: expected product, where a column or phrase names it.
        governing: titles and introductions above it whose bounds hold for it.
        pieces: further stretches of text that belong to it (a row continued on the next page).
        covers: paragraphs that are said with it.
    """

    start: int
    end: int
    action: int
    section: str | None
    leads: list[Mention] = field(default_factory=list)
    supports: list[Mention] = field(default_factory=list)
    reports: list[Mention] = field(default_factory=list)
    inherited: bool = False
    assigned: bool = False
    in_table: bool = False
    time: Range | None = None
    due: list[Deadline] = field(default_factory=list)
    deliverable: str | None = None
    governing: list[Range] = field(default_factory=list)
    pieces: list[Range] = field(default_factory=list)
    covers: list[Range] = field(default_factory=list)


@dataclass(slots=True)
class Assignment:
    """Whom the items of a section are addressed to.

    Attributes:
        start: first character it holds for.
        end: one past the last.
        leads: units named in the heading or introduction; empty when it names none.
        supports: units that help with all items.
        detail: the items only spell out a task that is already told.
        governing: the heading or introduction, for bounds of time in it.
    """

    start: int
    end: int
    leads: list[Mention] = field(default_factory=list)
    supports: list[Mention] = field(default_factory=list)
    detail: bool = False
    governing: list[Range] = field(default_factory=list)
