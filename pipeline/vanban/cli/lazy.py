"""A click group that imports a command when it runs, so that ``vanban --help`` costs almost nothing."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from vanban.errors import UsageError, VanbanError


class LazyGroup(click.Group):
    """Commands are named as ``{name: (module, attribute, one-line help)}``; help texts need no import."""

    def __init__(self, *args: Any, commands_by_name: Mapping[str, tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_name = dict(commands_by_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; the project's own errors end as one line, usage faults with exit code 2, others with 1."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error)) from None
        except VanbanError as error:
            raise click.ClickException(str(error)) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order they were given."""
        return list(self._by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in self._by_name:
            return None
        module, attribute, _ = self._by_name[cmd_name]
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command list of ``--help``, from the one-line texts."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in self._by_name.items()])
