"""Old binary DOC: converted by LibreOffice, or read by antiword when only that is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from vanban.errors import DamagedError, MissingToolError, TimeoutExceededError
from vanban.limits import Limits
from vanban.schema import Diagnostic
from vanban.source.native.antiword_rows import with_pipe_tables
from vanban.source.native.docx import read_docx
from vanban.source.native.legacy_runs import LegacyRuns
from vanban.source.native.markdown import read_markdown_text
from vanban.source.native.reading import Reading

_OFFICE_SECONDS = 180
_ANTIWORD_SECONDS = 60


def read_doc(path: Path, data: bytes, limits: Limits) -> Reading:
    """Read an old binary DOC with the program that is installed.

    Only a copy in a temporary folder is handed to the program; LibreOffice gets a profile of its own there, so that a
    running one is not disturbed.

    Args:
        path: for error messages.
        data: the file's bytes.
        limits: what reading the converted copy may cost.

    Raises:
        DamagedError: the program could make nothing of it.
        TimeoutExceededError: the program took too long.
        MissingToolError: neither program is installed.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword")
    if office is None and antiword is None:
        raise MissingToolError(
            path, "is an old binary DOC; install libreoffice-writer (or antiword), or save it as DOCX"
        )
    with tempfile.TemporaryDirectory(prefix="vanban-doc-") as folder:
        copy = Path(folder) / "input.doc"
        copy.write_bytes(data)
        if office is not None:
            return _by_office(path, office, copy, limits)
        return _by_antiword(path, str(antiword), copy)


def _by_office(path: Path, office: str, copy: Path, limits: Limits) -> Reading:
    folder = copy.parent
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    _run(path, [*command, "--convert-to", "docx", "--outdir", str(folder / "out"), str(copy)], _OFFICE_SECONDS, folder)
    converted = folder / "out" / "input.docx"
    if not converted.exists():
        raise DamagedError(path, "LibreOffice could not convert it; open it in Word and save it as DOCX")
    return read_docx(path, converted.read_bytes(), limits)


def _by_antiword(path: Path, antiword: str, copy: Path) -> Reading:
    # -w 0: one row a paragraph.
    text = _run(path, [antiword, "-m", "UTF-8.txt", "-w", "0", str(copy)], _ANTIWORD_SECONDS, copy.parent)
    if not text.strip():
        raise DamagedError(path, "antiword could not read it; open it in Word and save it as DOCX")
    decoded = text.decode("utf-8", errors="replace")
    legacy = LegacyRuns([decoded])
    reading = read_markdown_text(path, with_pipe_tables(legacy.text(decoded)))
    reading.diagnostics.extend(legacy.notes())
    message = (
        "read by antiword, which loses formatting and merged cells; install libreoffice-writer for the whole layout"
    )
    reading.diagnostics.append(Diagnostic(code="formatting-lost", severity="info", message=message))
    return reading


def _run(path: Path, command: list[str], seconds: int, folder: Path) -> bytes:
    try:
        finished = subprocess.run(command, capture_output=True, timeout=seconds, cwd=folder, check=False)
    except subprocess.TimeoutExpired as error:
        program = Path(command[0]).name
        raise TimeoutExceededError(path, f"{program} took more than {seconds} seconds; save it as DOCX") from error
    return finished.stdout
