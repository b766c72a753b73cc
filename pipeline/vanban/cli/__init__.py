"""The ``vanban`` command. Thin: options in, a call, output; commands are imported only when they run."""

from __future__ import annotations

from pathlib import Path

import click

from vanban import __version__
from vanban.cli.configuration import check_table, load_configuration
from vanban.cli.lazy import LazyGroup

_COMMANDS = {
    "extract": ("vanban.cli.extract", "extract", "Read documents into records."),
    "batch": ("vanban.cli.batch", "batch", "Read a folder into the archive; goes on where it stopped."),
    "search": ("vanban.cli.search", "search", "Find documents by their words and their header."),
    "show": ("vanban.cli.show", "show", "Show one document of the archive."),
    "tasks": ("vanban.cli.tasks", "tasks", "List tasks as they fall due."),
    "references": ("vanban.cli.references", "references", "Say who cites and carries out a document."),
    "register": ("vanban.cli.register", "register", "Keep the registers of incoming documents."),
    "schema": ("vanban.cli.schema", "schema", "Print the JSON Schema of the record."),
    "evaluate": ("vanban.cli.evaluate", "evaluate", "Measure accuracy against gold files."),
    "doctor": ("vanban.cli.doctor", "doctor", "Say what is installed and what is missing."),
}


@click.group(
    cls=LazyGroup,
    commands_by_name=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="VANBAN_CONFIG",
    help="Settings file; without it ./vanban.toml when there is one.",
)
@click.version_option(__version__, prog_name="vanban")
@click.pass_context
def cli(context: click.Context, config: Path | None) -> None:
    """Read Vietnamese administrative documents into structured records, offline.

    Settings can also come from VANBAN_* environment variables and from vanban.toml (docs/reference/settings.md); a flag
    wins over the environment, the environment over the file.

    \b
    Examples:
      vanban extract ke-hoach.pdf
      vanban extract congvan/*.pdf -o records/
      vanban batch congvan/ --archive vanban.db
      vanban doctor
    """
    context.default_map = load_configuration(config, _COMMANDS)
    if context.invoked_subcommand and context.default_map:
        command = cli.get_command(context, context.invoked_subcommand)
        if command is not None:
            check_table(context.default_map[context.invoked_subcommand], command)


def main() -> None:
    """Entry point of the ``vanban`` script."""
    cli(prog_name="vanban")
