"""Asking for help must not cost the import of a parser, an OCR engine or a language model."""

import subprocess
import sys

HEAVY = (
    *("spacy", "cv2", "numpy", "pypdfium2", "pdfplumber", "underthesea", "pydantic", "lxml", "rich", "docx"),
    *("sqlalchemy", "alembic", "fsspec", "psycopg"),
)


def _imported_by(arguments: list[str]) -> set[str]:
    code = (
        "import sys\n"
        "from vanban.cli import cli\n"
        f"try: cli({arguments!r}, prog_name='vanban')\n"
        "except SystemExit: pass\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stderr.split()}


def test_help_imports_nothing_heavy() -> None:
    assert _imported_by(["--help"]).isdisjoint(HEAVY)


def test_version_imports_nothing_heavy() -> None:
    assert _imported_by(["--version"]).isdisjoint(HEAVY)
