"""``vanban schema``."""

from __future__ import annotations

import json

import click

from vanban.schema.json_schema import MODELS, json_schema


@click.command()
@click.argument("name", type=click.Choice(sorted(MODELS)), default="document")
def schema(name: str) -> None:
    """Print the JSON Schema (draft 2020-12) of the record, or of one of its parts.

    \b
    Examples:
      vanban schema > document.schema.json
      vanban schema task
    """
    click.echo(json.dumps(json_schema(name), ensure_ascii=False, indent=2))
