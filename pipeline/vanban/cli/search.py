"""``vanban search``: documents by their words and their header."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from vanban.cli.asking import Day, asked, format_option, limit_option, print_json
from vanban.cli.options import archive_option, lang_option

if TYPE_CHECKING:
    from vanban.archive.search import Answer
    from vanban.cli.labels import Lang


@click.command()
@click.argument("words", nargs=-1)
@archive_option
@click.option("--type", "kind", metavar="CODE", help="Type of document by its code: KH, QĐ, CV …")
@click.option("--issuer", metavar="NAME", help="Words of the issuing body's name, with or without tone marks.")
@click.option("--from", "first", type=Day(), metavar="YYYY-MM-DD", help="Issued on this day or later.")
@click.option("--to", "last", type=Day(), metavar="YYYY-MM-DD", help="Issued on this day or earlier.")
@click.option("--number", metavar="NUMBER", help="The number 594/KH-UBND, or a part of it: 594, KH-UBND.")
@click.option("--secrecy", metavar="MARK", help="MẬT, TỐI MẬT, TUYỆT MẬT, or any.")
@limit_option(20, "documents")
@format_option
@lang_option
def search(
    words: tuple[str, ...],
    archive: str,
    kind: str | None,
    issuer: str | None,
    first: date | None,
    last: date | None,
    number: str | None,
    secrecy: str | None,
    limit: int,
    format: str,
    lang: Lang,
) -> None:
    """Find documents: all WORDS on one page, each argument as it stands ("chuyển đổi số" is one phrase of three words).

    Words typed with tone marks are found with these marks, and without regard to them when there is no such place;
    words typed without any are found whatever their marks. Without WORDS the options alone choose the documents. Those
    with the words in their subject come first, then the newest. Of a document that was set aside for its secrecy mark
    nothing but name and mark is known.

    \b
    Examples:
      vanban search "chuyển đổi số" --type KH --issuer "Sở Y tế" --from 2024-01-01
      vanban search "chuyen doi so" "kinh phi"
      vanban search --number 594/KH-UBND
      vanban search --secrecy any
    """
    from vanban.archive.search import Filters
    from vanban.archive.search import search as find

    filters = Filters(
        type=kind, issuer=issuer, issued_from=first, issued_to=last, number=number, secrecy=_mark(secrecy)
    )
    with asked(archive) as opened:
        answer = find(opened, words, filters, limit=limit)
    if format == "json":
        print_json(answer)
    else:
        _draw(answer, lang)


def _mark(typed: str | None) -> str | None:
    """The mark in capitals; ``any`` as it is."""
    return typed if typed is None or typed == "any" else typed.strip().upper()


def _draw(answer: Answer, lang: Lang) -> None:
    from rich.text import Text

    from vanban.cli.drawing import day, draw, table_of
    from vanban.cli.labels import label

    if not answer.hits:
        click.echo(label("nothing-found", lang))
        return
    if answer.without_marks:
        click.echo(label("without-marks", lang))
    headings = ("ID", *(label(key, lang) for key in ("number", "issued_on", "issuer", "subject", "page", "quote")))
    table = table_of(headings, narrow=(0, 2, 5), wide=6)
    for hit in answer.hits:
        aside = label("set-aside", lang) + f": {hit.secrecy}" if hit.kept == "set-aside" else None
        subject = " · ".join(part for part in (hit.secrecy, hit.subject) if part)
        table.add_row(
            str(hit.document_id),
            Text(hit.number or hit.name),
            day(hit.issued_on),
            Text(hit.issuer or "–"),
            Text(aside or subject or "–"),
            str(hit.page or "–"),
            Text(hit.quote or ""),
        )
    draw(table)
    if answer.more:
        click.echo(label("more-found", lang))
