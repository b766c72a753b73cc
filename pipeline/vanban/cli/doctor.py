"""``vanban doctor``: what is installed, what is missing and how to get it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

import click

from vanban import __version__


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor's report.

    Attributes:
        name: what was looked at.
        found: version or place, ``None`` when missing.
        needed: without it ``vanban`` cannot do its main job.
        remedy: what to type when it is missing.
    """

    name: str
    found: str | None
    needed: bool
    remedy: str


@click.command()
def doctor() -> None:
    """Check this installation; exit code 1 when something needed is missing.

    \b
    Example:
      vanban doctor
    """
    checks = [check for group in _GROUPS for check in group()]
    width = max(len(check.name) for check in checks)
    for check in checks:
        mark = "ok     " if check.found else ("MISSING" if check.needed else "absent ")
        click.echo(f"{mark}  {check.name:<{width}}  {check.found or check.remedy}")
    if any(check.needed and check.found is None for check in checks):
        raise click.exceptions.Exit(1)


def _python() -> Iterator[Check]:
    yield Check("vanban", __version__, True, "")
    yield Check("python", sys.version.split()[0], True, "")


def _packages() -> Iterator[Check]:
    for name in ("pypdfium2", "pdfplumber", "pikepdf", "opencv-python-headless", "spacy", "underthesea", "python-docx"):
        try:
            found: str | None = version(name)
        except PackageNotFoundError:
            found = None
        yield Check(name, found, True, f"pip install {name}")


def _language() -> Iterator[Check]:
    import spacy

    try:
        nlp = spacy.load("vi_vanban")
        found: str | None = ", ".join(nlp.pipe_names)
    except (OSError, ValueError, ImportError) as error:
        found = None
        click.echo(f"vi_vanban: {error}", err=True)
    yield Check("language package vi_vanban", found, True, "reinstall vanban: pip install --force-reinstall vanban")


def _ocr() -> Iterator[Check]:
    from vanban.source.ocr.engine import find_tessdata

    try:
        tesserocr: str | None = str(import_module("tesserocr").tesseract_version().split("\n")[0])
    except ImportError:
        tesserocr = None
    program = shutil.which("tesseract")
    yield Check("OCR engine as a library (tesserocr)", tesserocr, program is None, "pip install 'vanban[ocr]'")
    yield Check("OCR engine as a program", program, tesserocr is None, "apt-get install tesseract-ocr")
    data = find_tessdata()
    yield Check("OCR data, Vietnamese", str(data) if data else None, True, "apt-get install tesseract-ocr-vie")


def _programs() -> Iterator[Check]:
    remedy = "apt-get install libreoffice-writer-nogui, or antiword (only for old .doc files)"
    yield Check("reader of old .doc files", shutil.which("soffice") or shutil.which("antiword"), False, remedy)


_GROUPS: tuple[Callable[[], Iterator[Check]], ...] = (_python, _packages, _language, _ocr, _programs)
