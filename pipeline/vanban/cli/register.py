"""``vanban register``: the registers of incoming documents."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vanban.cli.asking import Day, asked, plain, print_json
from vanban.cli.options import archive_option, lang_option
from vanban.errors import UsageError

if TYPE_CHECKING:
    from vanban.archive import Archive
    from vanban.cli.labels import Lang
    from vanban.register import Form, FormName, Register
    from vanban.register.codes import Codes
    from vanban.register.forms import Office

_FORMS = ("incoming", "follow-up", "input", "archival", "edxml")
_ACTIONS = ("list", "enter", "correct")


@click.command()
@click.argument("action", type=click.Choice(_ACTIONS), default="list")
@click.argument("which", nargs=-1)
@archive_option
@click.option("--book", default="incoming", show_default=True, envvar="VANBAN_BOOK", help="Book of the register.")
@click.option("--year", type=click.IntRange(1, 9999), help="Year of arrival; else this year.")
@click.option(
    "--form",
    type=click.Choice(_FORMS),
    default="incoming",
    show_default=True,
    help="list: incoming and follow-up register (NĐ 30/2020, Annex IV), input metadata (Annex VI), archival metadata "
    "(Thông tư 05/2025/TT-BNV), edXML message headers (QCVN 102:2016).",
)
@click.option(
    "--format", type=click.Choice(["table", "json", "csv", "xlsx"]), help="list: else what the name after -o ends in."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="list: a file; a folder for edxml."
)
@click.option("--arrived", type=Day(), metavar="YYYY-MM-DD", help="enter: day of arrival (ngày đến).")
@click.option("--number", type=int, help="enter: a certain number that is still free.")
@click.option("--stamped", is_flag=True, help="enter: the number on the ĐẾN stamp.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="correct: a new value; empty for none.")
@click.option("--why", metavar="TEXT", help="correct: the reason, needed where something stood before.")
@click.option(
    "--codes",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="VANBAN_CODES",
    help="list: your archive's own code lists; the form is that of archival_codes.yaml.",
)
@click.option("--organ-name", envvar="VANBAN_ORGAN_NAME", help="list: full name of your own office.")
@click.option("--organ-id", envvar="VANBAN_ORGAN_ID", help="list: identifier (mã định danh) of your own office.")
@lang_option
def register(
    action: str,
    which: tuple[str, ...],
    archive: str,
    book: str,
    year: int | None,
    form: str,
    format: str | None,
    output: Path | None,
    arrived: date | None,
    number: int | None,
    stamped: bool,
    changes: tuple[str, ...],
    why: str | None,
    codes: Path | None,
    organ_name: str | None,
    organ_id: str | None,
    lang: Lang,
) -> None:
    """Keep the registers of incoming documents.

    list (the default) shows the register of a year, with numbers that were left out and documents that may be the same.
    enter gives documents (WHICH: ids, numbers, hashes) the next numbers of their year of arrival, in the order they are
    named. correct fills in or puts right fields of the entry with the number WHICH: arrived_on, type, number,
    issued_on, issuer, subject, receiver, passed_on, received_by, due, progress, reply, remarks; what stood there stays
    in a log with the reason, the user and the time. Documents with a secrecy mark get no number; they are named as set
    aside.

    \b
    Examples:
      vanban register enter 17 18 --arrived 2024-03-06
      vanban register --year 2024 -o so-van-ban-den.xlsx
      vanban register --year 2024 --form follow-up --format csv
      vanban register correct 5 --year 2024 --set receiver="Phòng Hành chính" --set passed_on=2024-03-07
      vanban register correct 5 --year 2024 --set issuer="Sở Y tế" --why "đọc sai con dấu"
      vanban register --year 2024 --form edxml -o messages/
    """
    _check_options(action, which)
    with asked(archive) as opened:
        if action == "enter":
            _enter(opened, which, book, arrived, number, stamped)
        elif action == "correct":
            _correct(opened, which, changes, why, year or date.today().year, book)
        else:
            from vanban.register import read_register
            from vanban.register.codes import read_codes
            from vanban.register.forms import Office

            lists, office = read_codes(codes), Office(organ_name, organ_id)
            found = read_register(opened, year=year or date.today().year, book=book)
            _list(found, form, _format(form, format, output), output, lists, office, lang)


def _check_options(action: str, which: Sequence[str]) -> None:
    """Refuse options of another action: a misplaced one must not pass unnoticed."""
    if action == "list" and which:
        raise UsageError(f"{which[0]}: list shows a whole year; to look at one document: vanban show ID")
    if action != "list" and not which:
        raise UsageError(f"{action}: of what? name it")
    of_action = {
        "list": {"form", "format", "output", "codes", "organ_name", "organ_id"},
        "enter": {"arrived", "number", "stamped"},
        "correct": {"changes", "why"},
    }
    context = click.get_current_context()
    for other, names in of_action.items():
        for name in sorted(names):
            given = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
            if other != action and given:
                raise UsageError(f"--{name.replace('_', '-')} belongs to {other}, not to {action}")


def _enter(
    archive: Archive, which: Sequence[str], book: str, arrived: date | None, number: int | None, stamped: bool
) -> None:
    from vanban.register import enter

    if number is not None and (stamped or len(which) > 1):
        raise UsageError("--number is for one document, and not together with --stamped")
    for document in which:
        entered = enter(archive, document, book=book, arrived_on=arrived, number=number, stamped=stamped)
        click.echo(f"{entered.number}/{entered.year}  document {entered.document_id}")
        for warning in entered.warnings:
            click.echo(f"warning: {entered.number}/{entered.year}: {warning}", err=True)


def _correct(
    archive: Archive, which: Sequence[str], changes: Sequence[str], why: str | None, year: int, book: str
) -> None:
    from vanban.register import correct

    if len(which) != 1 or not (which[0].isascii() and which[0].isdigit()):
        raise UsageError("correct: name the number of one entry")
    parted = dict(_parted(change) for change in changes)
    for change in correct(archive, int(which[0]), parted, why=why, year=year, book=book):
        click.echo(f"{change.number}/{year}  {change.field}: {change.before or '–'} → {change.after or '–'}")


def _parted(change: str) -> tuple[str, str]:
    field, joint, value = change.partition("=")
    if not joint:
        raise UsageError(f"{change!r}: write FIELD=VALUE")
    return field.strip(), value


def _format(form: str, format: str | None, output: Path | None) -> str:
    if form == "edxml":
        if output is None or format is not None:
            raise UsageError("edxml: writes a file for each entry; give a folder with -o, and no --format")
        return "edxml"
    if format is None:
        ending = output.suffix.lower().removeprefix(".") if output is not None else "table"
        if ending not in {"table", "json", "csv", "xlsx"}:
            raise UsageError(f"{output}: name a format: --format csv, xlsx or json")
        format = ending
    if format == "xlsx" and output is None:
        raise UsageError("xlsx: give a file with -o")
    return format


def _list(
    register: Register, form: str, format: str, output: Path | None, codes: Codes, office: Office, lang: Lang
) -> None:
    try:
        if format == "edxml":
            assert output is not None
            _write_messages(register, output, codes, office)
        else:
            _write_form(register, form, format, output, codes, office, lang)  # type: ignore[arg-type]
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from None


def _write_messages(register: Register, folder: Path, codes: Codes, office: Office) -> None:
    from vanban.register.edxml import message

    folder.mkdir(parents=True, exist_ok=True)
    for entry in register.entries:
        (folder / f"{register.year}-{entry.number:06}.edxml").write_bytes(message(entry, codes, office))
    click.echo(f"{len(register.entries)} → {folder}", err=True)


def _write_form(
    register: Register, form: FormName, format: str, output: Path | None, codes: Codes, office: Office, lang: Lang
) -> None:
    from vanban.register import form as written
    from vanban.register.sheets import write_csv, write_xlsx

    result = written(form, register, codes, office)
    for problem in result.problems:
        click.echo(f"warning: {problem}", err=True)
    if format == "xlsx":
        assert output is not None
        write_xlsx(result, register, output)
    elif format == "csv" and output is not None:
        # With the mark by which spreadsheets know UTF-8.
        output.write_bytes(write_csv(result).encode("utf-8-sig"))
    elif format == "csv":
        sys.stdout.write(write_csv(result))
    elif format == "json" and output is None:
        print_json(_as_json(register, result))
    elif format == "json":
        import json

        assert output is not None
        text = json.dumps(plain(_as_json(register, result)), ensure_ascii=False, indent=2)
        output.write_text(text + "\n", encoding="utf-8")
    else:
        _draw(register, result, lang)


def _as_json(register: Register, form: Form) -> dict[str, Any]:
    names = form.names or form.headings
    return {
        "book": register.book,
        "year": register.year,
        "form": form.name,
        "rows": [dict(zip(names, row, strict=True)) for row in form.rows],
        "entries": [
            {
                "number": entry.number,
                "document_id": entry.document_id,
                "version": entry.version,
                "read_anew": entry.current_version > entry.version,
                "corrections": entry.corrections,
            }
            for entry in register.entries
        ],
        "gaps": register.gaps,
        "duplicates": register.duplicates,
        "set_aside": register.set_aside,
        "problems": form.problems,
    }


def _draw(register: Register, form: Form, lang: Lang) -> None:
    from rich.text import Text

    from vanban.cli.drawing import day, draw, table_of
    from vanban.cli.labels import label

    table = table_of(form.headings)
    table.title = f"{form.name} – {register.book} – {register.year}"
    for row in form.rows:
        table.add_row(*(Text(day(cell) if isinstance(cell, date) else str(cell or "")) for cell in row))
    draw(table)
    gaps = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in register.gaps)
    duplicates = "; ".join(" = ".join(map(str, group)) for group in register.duplicates)
    anew = ", ".join(str(entry.number) for entry in register.entries if entry.current_version > entry.version)
    aside = ", ".join(f"{one.name} ({one.mark})" for one in register.set_aside)
    corrections = sum(len(entry.corrections) for entry in register.entries)
    for key, told in (
        ("gaps", gaps),
        ("duplicates", duplicates),
        ("read-anew", anew),
        ("set-aside-documents", aside),
        ("corrections", str(corrections) if corrections else ""),
    ):
        if told:
            click.echo(f"{label(key, lang)}: {told}")
