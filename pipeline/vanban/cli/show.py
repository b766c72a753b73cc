"""``vanban show``: one document of the archive."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from vanban.cli.asking import asked, plain, print_json
from vanban.cli.options import archive_option, lang_option

if TYPE_CHECKING:
    from vanban.archive import StoredDocument
    from vanban.cli.labels import Lang


@click.command()
@click.argument("which", metavar="ID")
@archive_option
@click.option("--versions", is_flag=True, help="The versions of its record, and what changed from each to the next.")
@click.option(
    "--format",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="For people or programs; markdown: the text of the document.",
)
@lang_option
def show(which: str, archive: str, versions: bool, format: str, lang: Lang) -> None:
    """Show a document: ID is its id in the archive, its number (594/KH-UBND) or the SHA-256 of its file.

    \b
    Examples:
      vanban show 17
      vanban show 594/KH-UBND --format json
      vanban show 17 --versions
    """
    with asked(archive) as opened:
        document = opened.document(which)
        history = [
            {
                **plain(version),
                "changes": opened.difference(document.id, version.version - 1, version.version)
                if version.version > 1
                else [],
            }
            for version in (opened.versions(document.id) if versions else [])
        ]
    if versions and format == "json":
        print_json({"id": document.id, "versions": history})
    elif versions:
        _draw_versions(history)
    elif format == "json":
        print_json(_as_json(document))
    elif format == "markdown":
        sys.stdout.write(document.text)
    else:
        _draw(document, lang)


def _as_json(document: StoredDocument) -> dict[str, Any]:
    record = document.record
    return {
        "id": document.id,
        "sha256": document.sha256,
        "name": document.name,
        "kept": document.kept,
        "original": document.original,
        "arrived_on": document.arrived_on,
        "created_at": document.created_at,
        "secrecy": document.secrecy,
        "version": document.version,
        "record": record.model_dump(mode="json") if record is not None else None,
    }


def _draw(document: StoredDocument, lang: Lang) -> None:
    from rich.table import Table
    from rich.text import Text

    from vanban.cli.drawing import day, draw
    from vanban.cli.labels import label
    from vanban.cli.tables import render_record

    table = Table(show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    kept = label(document.kept, lang) + (f": {document.secrecy}" if document.kept == "set-aside" else "")
    rows = {
        "ID": str(document.id),
        label("file", lang): document.name,
        "SHA-256": document.sha256,
        label("kept", lang): kept + (f" ({document.original})" if document.original is not None else ""),
        label("arrived_on", lang): day(document.arrived_on),
        label("version", lang): str(document.version),
    }
    for name, value in rows.items():
        table.add_row(name, Text(value))
    draw(table)
    if document.record is not None:
        sys.stdout.write(render_record(document.record, lang))


def _draw_versions(history: list[dict[str, Any]]) -> None:
    for version in history:
        click.echo(f"{version['version']}  {version['read_at']}  vanban {version['software']}")
        for change in version["changes"]:
            click.echo(f"   {change.kind} {change.field}: {_value(change.before)} → {_value(change.after)}")


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
