"""Old binary DOC through the program that is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban.errors import DamagedError, LimitExceededError, MissingToolError
from vanban.source.native import DOC, legacy_doc, read_native
from vanban.source.native.antiword_rows import with_pipe_tables


@pytest.fixture
def install(monkeypatch, tmp_path):
    """Put programs on an otherwise empty search path; each is a shell script."""

    def put(**scripts: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        for name, script in scripts.items():
            program = folder / name
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        monkeypatch.setattr(legacy_doc.shutil, "which", lambda name: str(folder / name) if name in scripts else None)

    return put


def test_without_a_program_the_error_says_what_to_install(install):
    install()
    with pytest.raises(MissingToolError, match="libreoffice-writer"):
        read_native(Path("a.doc"), b"\xd0\xcf\x11\xe0", DOC)


def test_libreoffice_converts_a_copy(install, make_docx, tmp_path):
    converted = tmp_path / "converted.docx"
    converted.write_bytes(make_docx("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"))
    install(soffice=f'grep -q cu "$PWD/input.doc" && mkdir out && cp "{converted}" out/input.docx')
    original = tmp_path / "a.doc"
    original.write_bytes(b"cu")
    pages, diagnostics = read_native(original, b"cu", DOC)
    assert [line.text for line in pages[0].content] == ["KẾ HOẠCH"]
    assert diagnostics == ()
    assert original.read_bytes() == b"cu"


def test_antiword_is_the_second_choice(install):
    install(antiword="printf 'I. M\\341\\273\\244C \\304\\220\\303\\215CH\\n\\n1. Nhanh\\n'")
    pages, diagnostics = read_native(Path("a.doc"), b"cu", DOC)
    assert [line.text for line in pages[0].content] == ["I. MỤC ĐÍCH", "1. Nhanh"]
    assert [diagnostic.code for diagnostic in diagnostics] == ["formatting-lost"]


@pytest.mark.parametrize("program", ["soffice", "antiword"])
def test_a_program_that_gives_nothing_means_a_damaged_file(install, program):
    install(**{program: "exit 1"})
    with pytest.raises(DamagedError, match="save it as DOCX"):
        read_native(Path("a.doc"), b"cu", DOC)


def test_a_program_that_hangs_is_stopped(install, monkeypatch):
    monkeypatch.setattr(legacy_doc, "_OFFICE_SECONDS", 0.2)
    install(soffice="exec /bin/sleep 30")
    with pytest.raises(LimitExceededError, match="took more than"):
        read_native(Path("a.doc"), b"cu", DOC)


def test_tables_that_antiword_draws_become_tables_and_columns():
    drawn = (
        "|ỦY BAN NHÂN DÂN     |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "|TỈNH A              |Độc lập - Tự do - Hạnh phúc        |\n"
        "\n"
        "|TT |Nội dung        |Đơn vị   |\n"
        "|I  |Tuyên truyền              |\n"
        "|1  |Viết bài về     |Sở Y tế  |\n"
        "|   |phong trào      |         |\n"
    )
    rows = [line for line in with_pipe_tables(drawn).splitlines() if line.startswith("| ") and "---" not in line]
    assert [[cell.strip() for cell in row.strip("|").split("|")] for row in rows] == [
        ["", ""],
        ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["TỈNH A", "Độc lập - Tự do - Hạnh phúc"],
        ["", "", ""],
        ["TT", "Nội dung", "Đơn vị"],
        ["I", "Tuyên truyền", ""],
        ["1", "Viết bài về phong trào", "Sở Y tế"],
    ]
