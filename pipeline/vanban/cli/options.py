"""Options that several commands share."""

from __future__ import annotations

import click

lang_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    envvar="VANBAN_LANG",
    help="Language of tables and reports for people.",
)
