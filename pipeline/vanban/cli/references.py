"""``vanban references``: who cites, carries out, replaces a document; what is cited and never came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vanban.cli.asking import asked, format_option, limit_option, plain, print_json
from vanban.cli.options import archive_option, lang_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.tree import Tree

    from vanban.archive.citations import Branch, Brief, Citations, Missing
    from vanban.cli.labels import Lang


@click.command()
@click.argument("key", required=False)
@archive_option
@click.option("--unresolved", is_flag=True, help="List what is cited and was never received, most cited first.")
@limit_option(100, "unresolved citations")
@format_option
@lang_option
def references(key: str | None, archive: str, unresolved: bool, limit: int, format: str, lang: Lang) -> None:
    """Say who cites the document KEY, who carries it out, amends or replaces it, down to the last implementing plan.

    KEY is a number (19/CT-TTg), a law by name and year (Luật Thanh tra 2010), or the id of a document in the archive.
    A citation that agrees in nothing but a number given out every year anew is shown as not certain.

    \b
    Examples:
      vanban references 19/CT-TTg
      vanban references "Luật Thanh tra 2010" --format json
      vanban references --unresolved
    """
    if (key is None) != unresolved:
        raise click.UsageError("name one KEY, or ask for --unresolved")
    from vanban.archive.citations import citations, never_received

    with asked(archive) as opened:
        if key is None:
            missing = never_received(opened, limit=limit)
            if format == "json":
                print_json(missing)
            else:
                _draw_missing(missing, lang)
            return
        found = citations(opened, key)
    if format == "json":
        print_json({"received": found.received, **plain(found)})
    else:
        _draw(found, lang)


def _draw(found: Citations, lang: Lang) -> None:
    from rich.text import Text

    from vanban.cli.drawing import day, draw, table_of
    from vanban.cli.labels import label

    if found.received:
        for document in found.documents:
            click.echo(_line(document))
    else:
        certain = len({citing.document.document_id for citing in found.citing})
        click.echo(f"{found.key}: " + label("cited-by-number", lang).format(count=certain))
    if found.citing:
        headings = [label(key, lang) for key in ("relation", "number", "issued_on", "issuer", "page", "quote")]
        table = table_of(["ID", *headings], narrow=(0, 3, 5), wide=6)
        table.title = label("cited-by", lang)
        for citing in found.citing:
            relation = "relation.mentions" if citing.relation == "mentions" else citing.relation
            doubt = "" if citing.certain else f"\n({label('uncertain', lang)})"
            table.add_row(
                str(citing.document.document_id),
                label(relation, lang) + doubt,
                Text(citing.document.number or citing.document.name),
                day(citing.document.issued_on),
                Text(citing.document.issuer or "–"),
                str(citing.page or "–"),
                Text(citing.quote or ""),
            )
        draw(table)
    if found.tree:
        draw(_tree(found, lang))


def _tree(found: Citations, lang: Lang) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    from vanban.cli.labels import label

    root = Tree(Text(f"{found.key}: {label('carried-out-by', lang)}"))
    waiting: list[tuple[Tree, Sequence[Branch]]] = [(root, found.tree)]
    while waiting:
        stem, branches = waiting.pop()
        for branch in branches:
            again = f" ({label('see-above', lang)})" if branch.again else ""
            waiting.append((stem.add(Text(_line(branch.document) + again)), branch.branches))
    return root


def _line(document: Brief) -> str:
    from vanban.cli.drawing import day

    parts = [document.number or document.name, day(document.issued_on), document.issuer, document.subject]
    return " · ".join(part for part in parts if part) + f" [{document.document_id}]"


def _draw_missing(missing: Sequence[Missing], lang: Lang) -> None:
    from rich.text import Text

    from vanban.cli.drawing import day, draw, table_of
    from vanban.cli.labels import label

    if not missing:
        click.echo(label("nothing-found", lang))
        return
    headings = [label(key, lang) for key in ("citing-documents", "number", "issued_on", "issuer", "relation")]
    table = table_of(headings, narrow=(0, 2), wide=3)
    table.title = label("never-received", lang)
    for one in missing:
        relation = "relation.mentions" if one.relation == "mentions" else one.relation
        table.add_row(
            str(one.cited_by), Text(one.key), day(one.issued_on), Text(one.issuer or "–"), label(relation, lang)
        )
    draw(table)
