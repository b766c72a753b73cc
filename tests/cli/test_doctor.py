"""``vanban doctor`` names what is there and how to get what is not."""

import pytest
from click.testing import CliRunner

from vanban.cli import cli
from vanban.cli import doctor as module
from vanban.cli.doctor import Check


def test_a_complete_installation_is_healthy() -> None:
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 0, result.output
    assert "MISSING" not in result.output
    assert "references, deadlines, units, targets, tasks" in result.output


def test_something_needed_and_missing_gives_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = Check("OCR data, Vietnamese", None, True, "apt-get install tesseract-ocr-vie")
    monkeypatch.setattr(module, "_GROUPS", (lambda: iter([lost]),))
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 1
    assert "apt-get install tesseract-ocr-vie" in result.output
