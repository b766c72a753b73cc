"""What the pages tell a reader to type works as it stands."""

import re
from pathlib import Path

import click
import pytest

from vanban.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "README.vi.md", "docs/tutorial.md", "docs/how-to.md", "docs/explanation.md"]

_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?:^|\s|/)vanban ([a-z]+)(?= )")
_SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("page", PAGES)
def test_python_examples_run(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for block in _PYTHON.findall((ROOT / page).read_text(encoding="utf-8")):
        exec(compile(block, page, "exec"), {})


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {name for block in _SHELL.findall(text) for name in _COMMAND.findall(block)}
    assert named <= set(cli.list_commands(click.Context(cli)))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    missing = [link for link in _LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / link).exists()]
    assert missing == []
