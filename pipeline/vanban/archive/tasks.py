"""What is to be done, by whom and by when, over all documents of the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from vanban.archive.archive import Archive
from vanban.archive.keys import name_key
from vanban.archive.models import DeadlineRow, DocumentRow, RecordRow, Role, TaskRow, TaskUnitRow
from vanban.archive.rhythm import next_day
from vanban.archive.search import begins_with
from vanban.errors import UsageError

LIMIT = 100
"""Tasks in an answer."""

CLOSED = ("done", "cancelled")
"""States in which nobody waits for a task any more."""

_RECURRING = 500
"""Documents with recurring deadlines that are looked into, those read last."""

_LONGEST = 3660  # days ahead

Due = Literal["day", "rhythm"]
"""Where the day comes from: the deadline itself, or the next day that a recurring one falls on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are asked for; all conditions hold together, but ``overdue`` and ``due_within`` add up.

    Attributes:
        overdue: those whose day has passed.
        due_within: those that fall due today or within so many days.
        unit: words of the name of a unit; see ``role``.
        role: ``lead`` or ``support``: only where the unit has this part; ``None`` for either.
        no_unit: those that fall to nobody by name.
        closed: those that are done or cancelled too.
        document_id: those of one document.
    """

    overdue: bool = False
    due_within: int | None = None
    unit: str | None = None
    role: Literal["lead", "support"] | None = None
    no_unit: bool = False
    closed: bool = False
    document_id: int | None = None

    def __post_init__(self) -> None:
        if self.due_within is not None and not 0 <= self.due_within <= _LONGEST:
            raise UsageError(f"due within {self.due_within} days: write a number of days up to {_LONGEST}")
        if self.unit is not None and self.no_unit:
            raise UsageError("a unit and no unit cannot be asked for together")
        if self.role is not None and self.unit is None:
            raise UsageError(f"{self.role}: of which unit? name it as well")
        if self.unit is not None and not name_key(self.unit):
            raise UsageError("unit: it holds no word to look for")


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task of the answer.

    Attributes:
        document_id: of the archive; likewise the next fields.
        document: number of the document, else its file name.
        issuer: who issued it.
        id: stable id of the task in the record.
        text: what is to be done.
        due: its day; ``None`` when none is known.
        due_from: where the day comes from.
        days: from the day asked for to ``due``; negative when it has passed.
        recurrence: its rhythm.
        lead: names as printed.
        support: likewise.
        report_to: likewise.
        deliverable: what is to come of it.
        page: 1-based.
        quote: the passage.
        confidence: 0 to 1.
        review: reasons why a person should look.
        status: set by people.
    """

    document_id: int
    document: str
    issuer: str | None
    id: str
    text: str
    due: date | None
    due_from: Due | None
    days: int | None
    recurrence: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]
    report_to: tuple[str, ...]
    deliverable: str | None
    page: int | None
    quote: str
    confidence: float
    review: tuple[str, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """Tasks as they fall due, those without a day last.

    Attributes:
        tasks: when there are too many, those that have been due longest are left out.
        more: some were left out.
    """

    tasks: tuple[DueTask, ...]
    more: bool


def tasks(archive: Archive, wanted: Wanted, *, on: date, limit: int = LIMIT) -> TaskAnswer:
    """Tasks of all documents.

    Args:
        archive: where to look.
        wanted: which.
        on: the day from which overdue and due are counted.
        limit: tasks in the answer.
    """
    ahead = _ahead(on, wanted.due_within) if wanted.due_within is not None else None
    conditions = _conditions(wanted, archive.is_sqlite)
    with archive.session() as session:
        rows = session.execute(_statement(conditions, wanted, on, ahead).limit(limit + 1)).all()
        # The latest day comes first, so that an old archive's oldest tasks are what is left out.
        found = [(_task(task, document, on), task.id) for task, document in rows[:limit]]
        more = len(rows) > limit
        if ahead is not None:
            recurring, cut = _recurring(session, conditions, on, ahead)
            found += recurring
            more = more or cut or len(found) > limit
        found.sort(key=lambda pair: (pair[0].due or date.max, pair[1]))
        found = found[-limit:]
        answer = tuple(_with_units(session, found))
    return TaskAnswer(answer, more)


def _ahead(on: date, days: int) -> date:
    try:
        return on + timedelta(days=days)
    except OverflowError:
        return date.max


def _statement(
    conditions: Sequence[ColumnElement[bool]], wanted: Wanted, on: date, ahead: date | None
) -> Select[TaskRow, DocumentRow]:
    statement = select(TaskRow, DocumentRow).join(DocumentRow, DocumentRow.id == TaskRow.document_id)
    statement = statement.where(*conditions)
    windows: list[ColumnElement[bool]] = []
    if wanted.overdue:
        windows.append(TaskRow.end < on)
    if ahead is not None:
        windows.append(and_(TaskRow.end >= on, TaskRow.end <= ahead))
    if len(windows) == 2:  # they meet: one range, which the index walks in one go
        windows = [TaskRow.end <= ahead]
    # With a window no day is missing, and PostgreSQL walks its index only by its own order of missing ones.
    order = TaskRow.end.desc() if windows else TaskRow.end.desc().nulls_last()
    return statement.where(*windows).order_by(order, TaskRow.id.desc())


def _conditions(wanted: Wanted, is_sqlite: bool) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if not wanted.closed:
        conditions.append(or_(TaskRow.status.is_(None), TaskRow.status.not_in(CLOSED)))
    if wanted.document_id is not None:
        conditions.append(TaskRow.document_id == wanted.document_id)
    if wanted.unit is not None:
        roles: tuple[Role, ...] = (wanted.role,) if wanted.role is not None else ("lead", "support")
        conditions.append(_falls_to(roles, _named(wanted.unit, is_sqlite=is_sqlite)))
    if wanted.no_unit:
        conditions.append(~_falls_to(("lead", "support")))
    return conditions


def _falls_to(roles: Sequence[Role], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(TaskUnitRow.id)
        .where(TaskUnitRow.task_id == TaskRow.id, TaskUnitRow.role.in_(roles), *conditions)
        .correlate(TaskRow)
        .exists()
    )


def _named(unit: str, *, is_sqlite: bool) -> ColumnElement[bool]:
    """The words begin the unit's full name (*Sở Tài chính* of *Sở Tài chính tỉnh Bình Sơn*); or stand as printed."""
    key = name_key(unit)
    full = TaskUnitRow.canonical_key
    unresolved = and_(full.is_(None), TaskUnitRow.name.contains(unit.strip(), autoescape=True))
    return or_(full == key, begins_with(full, key + " ", is_sqlite=is_sqlite), unresolved)


def _recurring(
    session: Session, conditions: Sequence[ColumnElement[bool]], on: date, ahead: date
) -> tuple[list[tuple[DueTask, int]], bool]:
    """Recurring tasks without a day of their own that fall due within the time; and whether some were left out."""
    rules = session.scalars(select(DeadlineRow.rrule).where(DeadlineRow.rrule.is_not(None)).distinct())
    falling = {rule: day for rule in rules if rule is not None and (day := next_day(rule, on, ahead)) is not None}
    if not falling:
        return [], False
    with_rule = select(DeadlineRow.document_id).where(DeadlineRow.rrule.in_(falling))
    recurring = [TaskRow.end.is_(None), TaskRow.recurrence.is_not(None), TaskRow.document_id.in_(with_rule)]
    documents = session.scalars(
        select(TaskRow.document_id)
        .where(*recurring, *conditions)
        .distinct()
        .order_by(TaskRow.document_id.desc())
        .limit(_RECURRING + 1)
    ).all()
    chosen = documents[:_RECURRING]
    days = _days_by_task(session, chosen, falling)
    rows = session.execute(
        select(TaskRow, DocumentRow)
        .join(DocumentRow, DocumentRow.id == TaskRow.document_id)
        .where(*recurring, *conditions, TaskRow.document_id.in_(chosen))
    )
    found = []
    for task, document in rows:
        day = days.get((document.id, task.task_id))
        if day is not None:
            known = replace(_task(task, document, on), due=day, due_from="rhythm", days=(day - on).days)
            found.append((known, task.id))
    return found, len(documents) > _RECURRING


def _days_by_task(session: Session, documents: Sequence[int], falling: dict[str, date]) -> dict[tuple[int, str], date]:
    """The next day of each task, by document and id of the task; which deadline is whose, the record tells."""
    days: dict[tuple[int, str], date] = {}
    records = session.execute(
        select(DocumentRow.id, RecordRow.json)
        .join(
            RecordRow,
            and_(RecordRow.document_id == DocumentRow.id, RecordRow.version == DocumentRow.current_version),
        )
        .where(DocumentRow.id.in_(documents))
    )
    for document_id, record in records:
        rules = {deadline["id"]: deadline["rrule"] for deadline in record["deadlines"]}
        for task in record["tasks"]:
            own = [falling[rules[id]] for id in task["deadlines"] if rules.get(id) in falling]
            if own:
                days[document_id, task["id"]] = min(own)
    return days


def _task(task: TaskRow, document: DocumentRow, on: date) -> DueTask:
    return DueTask(
        document_id=document.id,
        document=document.number or document.name,
        issuer=document.issuer,
        id=task.task_id,
        text=task.text,
        due=task.end,
        due_from="day" if task.end is not None else None,
        days=(task.end - on).days if task.end is not None else None,
        recurrence=task.recurrence,
        lead=(),
        support=(),
        report_to=(),
        deliverable=task.deliverable,
        page=task.page,
        quote=task.quote,
        confidence=task.confidence,
        review=tuple(task.review),
        status=task.status,
    )


def _with_units(session: Session, found: Sequence[tuple[DueTask, int]]) -> Iterator[DueTask]:
    names: dict[tuple[int, str], list[str]] = {}
    statement = select(TaskUnitRow.task_id, TaskUnitRow.role, TaskUnitRow.name).order_by(TaskUnitRow.id)
    # PostgreSQL and SQLite take 32,766 values at a time.
    for first in range(0, len(found), 10_000):
        ids = [id for _, id in found[first : first + 10_000]]
        for id, role, name in session.execute(statement.where(TaskUnitRow.task_id.in_(ids))):
            names.setdefault((id, role), []).append(name)
    for task, id in found:
        parts: dict[str, Any] = {role: tuple(names.get((id, role), ())) for role in ("lead", "support", "report_to")}
        yield replace(task, **parts)
