"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import Field, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

import click

from vanban.limits import Limits
from vanban.settings import ARCHIVE, ARCHIVE_HELP, ArchiveSettings, BatchSettings

lang_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    envvar="VANBAN_LANG",
    help="Language of tables and reports for people.",
)

archive_option = click.option(
    "--archive",
    metavar="URL",
    default=ARCHIVE,
    show_default=True,
    envvar="VANBAN_ARCHIVE",
    help=ARCHIVE_HELP,
)

SETTING_NAMES = tuple(setting.name for group in (Limits, ArchiveSettings, BatchSettings) for setting in fields(group))
"""Names of the options that the decorators below add, as parameters."""


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each limit; the command takes them together as its argument ``limits``."""
    return _options_of(Limits, "limits", command)


def archive_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where and how documents are kept, for commands that put some in; together as the argument ``place``."""
    return _options_of(ArchiveSettings, "place", command)


def batch_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How a folder is read; together as the argument ``settings``."""
    return _options_of(BatchSettings, "settings", command)


def _options_of(group: type[Any], argument: str, command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each field of a dataclass, whose ``metadata`` has its ``help`` and ``unit``."""
    names = [setting.name for setting in fields(group)]

    @functools.wraps(command)
    def with_group(*arguments: Any, **options: Any) -> Any:
        chosen = group(**{name: options.pop(name) for name in names})
        return command(*arguments, **{argument: chosen}, **options)

    wrapped: Callable[..., Any] = with_group
    hints = get_type_hints(group)
    for setting in reversed(fields(group)):
        wrapped = _option(setting, hints[setting.name])(wrapped)
    return wrapped


def _option(setting: Field[Any], hint: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        f"--{setting.name.replace('_', '-')}",
        type=_type_of(hint),
        default=setting.default,
        show_default=True,
        metavar=setting.metadata["unit"] or None,
        envvar=f"VANBAN_{setting.name.upper()}",
        help=setting.metadata["help"],
    )


def _type_of(hint: Any) -> click.ParamType[Any] | type[Any]:
    if get_origin(hint) is Literal:
        return click.Choice(get_args(hint))
    kinds = {kind for kind in (get_args(hint) or (hint,)) if kind is not type(None)}
    return next(kind for kind in (float, int, str) if kind in kinds)
