"""``vanban extract``: files to records."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
    from vanban.schema import Document

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

    Records of one run are linked: references[].document holds the sha256 of the cited document where it is among the
    FILEs. Several FILEs on stdout or in one file therefore appear when the last one has been read.

    \b
    Examples:
      vanban extract ke-hoach.pdf
      vanban extract ke-hoach.pdf --format table
      vanban extract scan.pdf --pages 1-3 --format markdown
      vanban extract inbox/*.pdf -o records/
      vanban extract nghi-quyet.pdf ke-hoach.pdf --format jsonl
    """
    files = tuple(dict.fromkeys(files))
    format = format or ("json" if len(files) == 1 or _is_folder(output) else "jsonl")
    if format == "json" and len(files) > 1 and not _is_folder(output):
        raise click.UsageError("--format json holds one document: use jsonl, or -o FOLDER/ for one file each")
    from vanban.reading import read_with_text

    failed = False

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
        _to_folder(results(), _targets(files, Path(output), _SUFFIX[format]), format, lang)
    elif output is None or output == "-":
        for text in _texts(results(), format, lang):
            sys.stdout.write(text)
    else:
        _to_file(Path(output), _texts(results(), format, lang))
    if failed:
        raise click.exceptions.Exit(1)


def _texts(results: Iterator[tuple[Path, Reading]], format: str, lang: Lang) -> Iterator[str]:
    """What is printed of each document; JSON Lines come linked, after the last file was read."""
    if format == "jsonl":
        from vanban.cli.linked import linked_lines

        yield from linked_lines((reading.document for _, reading in results), _json_line)
    else:
        render = _renderer(format, lang)
        for _, reading in results:
            yield render(reading)


def _to_file(target: Path, texts: Iterable[str]) -> None:
    """All texts in one file, which is touched when every document has been read: it may be one of them."""
    from vanban.cli.linked import waiting_room

    with waiting_room() as waiting:
        waiting.writelines(texts)
        waiting.seek(0)
        _write(target, waiting)


def _to_folder(results: Iterator[tuple[Path, Reading]], targets: dict[Path, Path], format: str, lang: Lang) -> None:
    """One file each, and a summary on stdout; records are linked at the end."""
    from vanban.cli.linked import LinkedFiles
    from vanban.cli.tables import render_summary, summary_row

    render = _renderer(format, lang)
    records = LinkedFiles(_json if format == "json" else _json_line, lambda target, text: _write(target, [text]))
    rows = []
    for file, reading in results:
        if format in ("json", "jsonl"):
            records.add(targets[file], reading.document)
        else:
            _write(targets[file], [render(reading)])
        rows.append(summary_row(reading.document))
    records.link()
    sys.stdout.write(render_summary(rows, lang))


def _is_folder(output: str | None) -> bool:
    return output is not None and output != "-" and (output.endswith("/") or Path(output).is_dir())


def _targets(files: tuple[Path, ...], folder: Path, suffix: str) -> dict[Path, Path]:
    """Where each record goes: ``NAME.json``; with the file's own suffix kept where two would share a name."""
    stems = Counter(file.stem for file in files)
    targets = {file: folder / ((file.stem if stems[file.stem] == 1 else file.name) + suffix) for file in files}
    if len(set(targets.values())) < len(targets):
        raise click.UsageError("two FILEs have the same name: write them to different folders")
    return targets


def _write(target: Path, texts: Iterable[str]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8") as file:
            file.writelines(texts)
    except OSError as error:
        raise click.ClickException(f"{target}: cannot be written: {error.strerror or error}") from None


def _json(document: Document) -> str:
    return document.model_dump_json(indent=2) + "\n"


def _json_line(document: Document) -> str:
    return document.model_dump_json() + "\n"


def _renderer(format: str, lang: Lang) -> Callable[[Reading], str]:
    if format == "json":
        return lambda reading: _json(reading.document)
    if format == "jsonl":
        return lambda reading: _json_line(reading.document)
    if format == "markdown":
        return lambda reading: reading.text
    from vanban.cli.tables import render_record

    return lambda reading: render_record(reading.document, lang)
