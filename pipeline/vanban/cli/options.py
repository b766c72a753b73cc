"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import Field, fields
from typing import Any

import click

from vanban.limits import Limits

lang_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    envvar="VANBAN_LANG",
    help="Language of tables and reports for people.",
)

LIMIT_NAMES = tuple(limit.name for limit in fields(Limits))
"""Names of the options that ``limit_options`` adds, as parameters."""


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each limit; the command takes them together as its argument ``limits``."""

    @functools.wraps(command)
    def with_limits(*arguments: Any, **options: Any) -> Any:
        limits = Limits(**{name: options.pop(name) for name in LIMIT_NAMES})
        return command(*arguments, limits=limits, **options)

    wrapped: Callable[..., Any] = with_limits
    for limit in reversed(fields(Limits)):
        wrapped = _limit_option(limit)(wrapped)
    return wrapped


def _limit_option(limit: Field[Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        f"--{limit.name.replace('_', '-')}",
        type=int if limit.type == "int" else float,
        default=limit.default,
        show_default=True,
        metavar=limit.metadata["unit"],
        envvar=f"VANBAN_{limit.name.upper()}",
        help=limit.metadata["help"],
    )
