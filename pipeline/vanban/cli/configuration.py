"""Settings from ``vanban.toml``.

Top-level keys are options of every command that has them; a table named after a command holds for that command only::

    lang = "en"

    [extract]
    ocr = "always"
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import click

from vanban.cli.options import SETTING_NAMES

DEFAULT_FILE = Path("vanban.toml")

# May stand at the top of the file; a command that has no such option takes no note of it.
_COMMON = frozenset({"lang", *SETTING_NAMES})


def check_table(settings: Mapping[str, Any], command: click.Command) -> None:
    """Refuse a key that no option of the command has: a misspelt setting must not pass unnoticed.

    Raises:
        click.UsageError: naming the key and the options there are.
    """
    names = {parameter.name for parameter in command.params if isinstance(parameter, click.Option)}
    if unknown := sorted(set(settings) - names - _COMMON):
        raise click.UsageError(
            f"settings: {command.name} has no option {unknown[0]!r}; it has {', '.join(sorted(filter(None, names)))}"
        )


def load_configuration(path: Path | None, commands: Collection[str]) -> dict[str, Any]:
    """The settings file as click's default map.

    Args:
        path: the file the user named, or ``None`` to look for ``./vanban.toml``.
        commands: names of the commands.

    Raises:
        click.UsageError: the named file is missing, is no TOML, or holds a table that is no command.
    """
    file = path or DEFAULT_FILE
    if not file.is_file():
        if path is not None:
            raise click.UsageError(f"{file}: no such settings file")
        return {}
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{file}: not valid TOML: {error}") from None
    common = {key.replace("-", "_"): value for key, value in settings.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in settings.items() if isinstance(value, dict)}
    if unknown := sorted(set(tables) - set(commands)):
        raise click.UsageError(f"{file}: [{unknown[0]}] is no command; commands are {', '.join(commands)}")
    return {
        name: common | {key.replace("-", "_"): value for key, value in tables.get(name, {}).items()}
        for name in commands
    }
