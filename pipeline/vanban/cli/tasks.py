"""``vanban tasks``: what is to be done, by whom and by when, over all documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import click

from vanban.cli.asking import Days, asked, format_option, limit_option, print_json, today_option
from vanban.cli.options import archive_option, lang_option

if TYPE_CHECKING:
    from vanban.archive.tasks import DueTask, TaskAnswer
    from vanban.cli.labels import Lang


@click.command()
@archive_option
@click.option("--overdue", is_flag=True, help="Tasks whose day has passed.")
@click.option("--due-within", type=Days(), metavar="14d", help="Tasks that fall due today or within so many days.")
@click.option("--unit", metavar="NAME", help="Tasks that a unit leads or supports: words that its name begins with.")
@click.option("--lead", "role", flag_value="lead", help="With --unit: only what it leads (chủ trì).")
@click.option("--support", "role", flag_value="support", help="With --unit: only what it supports (phối hợp).")
@click.option("--no-unit", is_flag=True, help="Tasks that fall to nobody by name.")
@click.option("--closed", is_flag=True, help="Also tasks that are marked as done or cancelled.")
@click.option("--document", type=click.IntRange(1), metavar="ID", help="Tasks of one document.")
@today_option("overdue and due are counted")
@limit_option(100, "tasks")
@format_option
@lang_option
def tasks(
    archive: str,
    overdue: bool,
    due_within: int | None,
    unit: str | None,
    role: Literal["lead", "support"] | None,
    no_unit: bool,
    closed: bool,
    document: int | None,
    as_of: date | None,
    limit: int,
    format: str,
    lang: Lang,
) -> None:
    """List tasks as they fall due.

    --overdue and --due-within add up; all other conditions hold together. The day of a task is that of its deadline. A
    recurring task falls due on the next day that its deadline names (ngày 25 hằng tháng); one that names no day (hằng
    tháng) has none, and is listed only without --overdue and --due-within.

    \b
    Examples:
      vanban tasks --overdue --due-within 14d --unit "Sở Tài chính"
      vanban tasks --unit "Sở Nội vụ" --lead --format json
      vanban tasks --no-unit
    """
    from vanban.archive.tasks import Wanted
    from vanban.archive.tasks import tasks as find

    wanted = Wanted(
        overdue=overdue,
        due_within=due_within,
        unit=unit,
        role=role,
        no_unit=no_unit,
        closed=closed,
        document_id=document,
    )
    on = as_of or date.today()
    with asked(archive) as opened:
        answer = find(opened, wanted, on=on, limit=limit)
    if format == "json":
        print_json({"as_of": on, "tasks": answer.tasks, "more": answer.more})
    else:
        _draw(answer, lang)


def _draw(answer: TaskAnswer, lang: Lang) -> None:
    from rich.text import Text

    from vanban.cli.drawing import draw, table_of
    from vanban.cli.labels import label

    if not answer.tasks:
        click.echo(label("nothing-found", lang))
        return
    table = table_of([label(key, lang) for key in ("due", "task", "lead", "support", "document", "page")], wide=1)
    for task in answer.tasks:
        late = task.days is not None and task.days < 0
        table.add_row(
            Text(_due(task, lang), style="red" if late else ""),
            Text(task.text),
            Text("; ".join(task.lead) or "–"),
            Text("; ".join(task.support)),
            Text(f"{task.document} [{task.document_id}]"),
            str(task.page or "–"),
        )
    draw(table)
    if answer.more:
        click.echo(label("more-tasks", lang))


def _due(task: DueTask, lang: Lang) -> str:
    """The day and how far it is; the rhythm where there is no day."""
    from vanban.cli.drawing import day
    from vanban.cli.labels import label

    rhythm = label(task.recurrence, lang) if task.recurrence is not None else None
    if task.due is None or task.days is None:
        return rhythm or "–"
    if task.days == 0:
        distance = label("due-today", lang)
    else:
        distance = label("overdue-by" if task.days < 0 else "due-in", lang).format(days=abs(task.days))
    return "\n".join(part for part in (day(task.due), distance, rhythm) if part)
