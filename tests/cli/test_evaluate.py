"""``vanban evaluate``: what a person is told when there is nothing to measure, and the figures when there is."""

import json
from pathlib import Path

from click.testing import CliRunner

from vanban.cli import cli


def test_a_folder_without_gold_files_is_a_usage_error_in_words(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path)])
    assert result.exit_code == 2
    assert "no NAME.gold.json" in result.stderr
    assert "Traceback" not in result.stderr


def test_figures_as_text_and_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. Sở Y tế gửi báo cáo trước ngày 15/4/2024.\n", encoding="utf-8")
    gold = {"deadlines": [{"text": "trước ngày 15/4/2024", "start": None, "end": "2024-04-15"}]}
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    report = json.loads(CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--format", "json"]).stdout)
    assert report["pooled"]["deadlines"]["f1"] == 1.0
    assert "deadlines" in CliRunner().invoke(cli, ["evaluate", str(tmp_path)]).stdout
