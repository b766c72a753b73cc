"""``vanban extract``: files to records."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from vanban.cli.options import lang_option, limit_options
from vanban.errors import DocumentError
from vanban.limits import Limits
from vanban.record import OcrMode, Reading

if TYPE_CHECKING:
    from vanban.cli.labels import Lang

_SUFFIX = {"json": ".json", "jsonl": ".jsonl", "markdown": ".md", "table": ".txt"}


class PageRanges(click.ParamType[set[int]]):
    """``1-3,7``: 1-based pages and ranges."""

    name = "pages"
    _RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> set[int]:
        """The set of page numbers; fails on anything that is no list of ranges."""
        if isinstance(value, set):
            return value
        pages: set[int] = set()
        for piece in str(value).split(","):
            match = self._RANGE.fullmatch(piece.strip())
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
            if not 1 <= first <= last <= 100_000:
                self.fail(f"{value!r}: write pages like 2, 1-3 or 1-3,7", param, ctx)
            pages.update(range(first, last + 1))
        return pages


class Day(click.ParamType[str]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The same string when it is a calendar day."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value!r}: write a day like 2024-02-20", param, ctx)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="PATH|-",
    help="A file; a folder (existing, or ending in /) for one NAME.json each; - for stdout.",
)
@click.option(
    "--format",
    type=click.Choice(list(_SUFFIX)),
    envvar="VANBAN_FORMAT",
    help="Default: json for one FILE, jsonl for several.",
)
@click.option(
    "--ocr",
    type=click.Choice(get_args(OcrMode)),
    default="auto",
    show_default=True,
    envvar="VANBAN_OCR",
    help="auto: read images only where there is no trustworthy text layer.",
)
@click.option("--pages", type=PageRanges(), metavar="1-3", help="Only these pages.")
@click.option(
    "--as-of",
    type=Day(),
    metavar="YYYY-MM-DD",
    envvar="VANBAN_AS_OF",
    help="Day from which missing years are resolved when the document carries no date.",
)
@lang_option
@limit_options
def extract(
    files: tuple[Path, ...],
    output: str | None,
    format: str | None,
    ocr: OcrMode,
    pages: set[int] | None,
    as_of: str | None,
    lang: Lang,
    limits: Limits,
) -> None:
    """Read documents into records: header, sections, references, deadlines, units, tasks, each with its evidence.

    Reads PDF (text or scanned), PNG, JPEG, TIFF, DOCX, HTML, Markdown and plain text, and old DOC where LibreOffice
    or antiword is installed; the type is decided by content. One FILE without -o prints JSON and nothing else. A file
    that cannot be read is named on stderr, the others are still written, and the exit code is 1. Each document is
    parsed in a process of its own, within limits of time, memory and size that the options below set; a page that
    breaks one is left empty and named in the record.

    \b
    Examples:
      vanban extract ke-hoach.pdf
      vanban extract ke-hoach.pdf --format table
      vanban extract scan.pdf --pages 1-3 --format markdown
      vanban extract inbox/*.pdf -o records/
    """
    files = tuple(dict.fromkeys(files))
    format = format or ("json" if len(files) == 1 or _is_folder(output) else "jsonl")
    if format == "json" and len(files) > 1 and not _is_folder(output):
        raise click.UsageError("--format json holds one document: use jsonl, or -o FOLDER/ for one file each")
    from vanban.reading import read_with_text

    render = _renderer(format, lang)
    failed = False
    readings: list[tuple[Path, Reading]] = []

    def results() -> Iterator[tuple[Path, Reading]]:
        nonlocal failed
        for file in files:
            try:
                yield file, read_with_text(file, ocr=ocr, pages=pages, as_of=as_of, limits=limits)
            except DocumentError as error:
                failed = True
                click.echo(f"vanban: {error}", err=True)

    if _is_folder(output):
        assert output is not None
        targets = _targets(files, Path(output), _SUFFIX[format])
        for file, reading in results():
            _write(targets[file], render(reading))
            readings.append((file, reading))
        _print_summary(readings, lang)
    elif output is None or output == "-":
        for _, reading in results():
            sys.stdout.write(render(reading))
    else:
        _write(Path(output), "".join(render(reading) for _, reading in results()))
    if failed:
        raise click.exceptions.Exit(1)


def _is_folder(output: str | None) -> bool:
    return output is not None and output != "-" and (output.endswith("/") or Path(output).is_dir())


def _targets(files: tuple[Path, ...], folder: Path, suffix: str) -> dict[Path, Path]:
    """Where each record goes: ``NAME.json``; with the file's own suffix kept where two would share a name."""
    stems = Counter(file.stem for file in files)
    targets = {file: folder / ((file.stem if stems[file.stem] == 1 else file.name) + suffix) for file in files}
    if len(set(targets.values())) < len(targets):
        raise click.UsageError("two FILEs have the same name: write them to different folders")
    return targets


def _write(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{target}: cannot be written: {error.strerror or error}") from None


def _renderer(format: str, lang: Lang) -> Callable[[Reading], str]:
    if format == "json":
        return lambda reading: reading.document.model_dump_json(indent=2) + "\n"
    if format == "jsonl":
        return lambda reading: reading.document.model_dump_json() + "\n"
    if format == "markdown":
        return lambda reading: reading.text
    from vanban.cli.tables import render_record

    return lambda reading: render_record(reading.document, lang)


def _print_summary(readings: list[tuple[Path, Reading]], lang: Lang) -> None:
    from vanban.cli.tables import render_summary

    sys.stdout.write(render_summary([reading.document for _, reading in readings], lang))
