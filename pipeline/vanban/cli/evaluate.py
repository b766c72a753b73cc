"""``vanban evaluate``: accuracy against gold files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from vanban.cli.options import limit_options
from vanban.limits import Limits


@click.command()
@click.argument("gold_dir", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="List every miss and every false alarm.")
@limit_options
def evaluate(gold_dir: Path, format: str, verbose: bool, limits: Limits) -> None:
    """Read every document that has a NAME.gold.json beside it and compare.

    Prints precision, recall and F1 per field, per document and pooled.

    \b
    Examples:
      vanban evaluate samples/
      vanban evaluate samples/ -v
      vanban evaluate samples/ --format json > accuracy.json
    """
    from vanban.evaluation import evaluate as run
    from vanban.evaluation import render_text
    from vanban.reading import read

    report = run(gold_dir, partial(read, limits=limits))
    if format == "json":
        click.echo(report.model_dump_json(indent=2))
    else:
        click.echo(render_text(report, verbose=verbose))
