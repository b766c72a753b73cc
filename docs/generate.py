"""Write the reference pages from the code: commands, settings, record, errors, and from the tests: citations.

``python docs/generate.py`` writes them, ``--check`` exits with 1 when a committed page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vanban.cli import cli
from vanban.errors import ArchiveError, DocumentError, UsageError, VanbanError
from vanban.schema.json_schema import MODELS, json_schema

if TYPE_CHECKING:
    from tests.references.citations import Cited, Sentence

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
NOTICE = "<!-- Written by `make docs` from the code; edits here are lost. -->\n\n"


def commands_page() -> str:
    """Every command with its ``--help``."""
    parts = [NOTICE, "# Commands\n"]
    root = click.Context(cli, info_name="vanban")
    parts.append(_help_block("vanban", cli, None))
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        assert command is not None
        parts.append(_help_block(f"vanban {name}", command, root))
    return "\n".join(parts)


def _help_block(title: str, command: click.Command, parent: click.Context | None) -> str:
    context = click.Context(command, info_name=title.split()[-1], parent=parent, max_content_width=100)
    context.terminal_width = 100
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


def settings_page() -> str:
    """Every option that can also come from the environment or from ``vanban.toml``."""
    root = click.Context(cli, info_name="vanban")
    found: dict[str, tuple[click.Option, list[str]]] = {}
    for name in ["", *cli.list_commands(root)]:
        command = cli.get_command(root, name) if name else cli
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.envvar:
                found.setdefault(str(parameter.envvar), (parameter, []))[1].append(f"vanban {name}".strip())
    lines = [
        NOTICE,
        "# Settings\n",
        "A flag wins over the environment, the environment over the file, the file over the default. The file is",
        "`./vanban.toml`, or the one that `--config` or `VANBAN_CONFIG` names. A key at its top holds for every",
        "command that has the option; a key in a table named after a command (`[extract]`) holds for that command.\n",
        "| environment | key in vanban.toml | flag | default | commands | meaning |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for variable, (option, names) in sorted(found.items()):
        key = "–" if variable == "VANBAN_CONFIG" else f"`{variable.removeprefix('VANBAN_').lower()}`"
        default = f"`{option.default}`" if isinstance(option.default, str | int | float) else "–"
        flag = max(option.opts, key=len)
        lines.append(f"| `{variable}` | {key} | `{flag}` | {default} | {', '.join(names)} | {option.help} |")
    return "\n".join(lines) + "\n"


def record_page() -> str:
    """The fields of the record, model by model."""
    parts = [
        NOTICE,
        "# The record\n",
        "`vanban schema` prints the same as JSON Schema. Unknown is `null`; dates are `YYYY-MM-DD`; texts are NFC.\n",
    ]
    definitions: dict[str, Any] = {}
    for name in MODELS:
        schema = json_schema(name)
        definitions.update(schema.get("$defs", {}))
        definitions[schema["title"]] = schema
    for title in ["Document", *sorted(set(definitions) - {"Document"})]:
        schema = definitions[title]
        parts.append(f"## {title}\n\n{schema.get('description', '')}\n")
        parts.append("| field | type | meaning |\n| --- | --- | --- |")
        parts += [
            f"| `{field}` | {_type(spec)} | {spec.get('description', '')} |"
            for field, spec in schema["properties"].items()
        ]
        parts.append("")
    return "\n".join(parts)


def _type(spec: dict[str, Any]) -> str:
    if "$ref" in spec:
        return str(spec["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in spec:
        return " or ".join(_type(option) for option in spec["anyOf"])
    if "enum" in spec:
        return ", ".join(f"`{value}`" for value in spec["enum"])
    if "const" in spec:
        return f"`{spec['const']}`"
    if spec.get("type") == "array":
        return f"list of {_type(spec['items'])}" if "items" in spec else "list"
    if spec.get("type") == "object":
        return "object"
    return str(spec.get("type", "any"))


def errors_page() -> str:
    """What can go wrong with an input, class by class."""
    lines = [
        NOTICE,
        "# Errors\n",
        "Every message is one line: the file, the page when one is at fault, what is wrong, what to do next.",
        "`vanban extract` ends with 2 on a `usage` error and with 1 when a document could not be read; the others are",
        "still written.\n",
        "| code | class in `vanban.errors` | meaning | may pass by itself |",
        "| --- | --- | --- | --- |",
    ]
    waiting: list[tuple[type[VanbanError], int]] = [(UsageError, 0), (ArchiveError, 0), (DocumentError, 0)]
    while waiting:
        kind, depth = waiting.pop(0)
        meaning = (kind.__doc__ or "").strip().splitlines()[0]
        passes = "yes" if kind.transient else ""
        lines.append(f"| `{kind.code}` | {'· ' * depth}`{kind.__name__}` | {meaning} | {passes} |")
        waiting[:0] = [(inner, depth + 1) for inner in kind.__subclasses__()]
    return "\n".join(lines) + "\n"


def citations_page() -> str:
    """Every form of citation that is read, with the gold sentences of the tests as examples."""
    sys.path.insert(0, str(ROOT))
    from tests.references.citations import read_forms

    parts = [
        NOTICE,
        "# Citations\n",
        "How documents cite others, form by form: what is written, and what `references` of the record says. The",
        "sentences are those that the tests check (`tests/references/citations.txt`); nothing but what stands here is",
        "read from them. Of a reference are shown: **key**, type, day, issuer, *relation*, title in quotation marks,",
        "cited parts after §, later mentions after ↳, codes of diagnostics after ⚠. A sign ⏎ is a line break, ¶ a new",
        "paragraph.\n",
    ]
    for form, sentences in read_forms().items():
        parts.append(f"## {form}\n")
        if not any(sentence.cited for sentence in sentences):
            parts += [*(f"- {_written(sentence)}" for sentence in sentences), ""]
            continue
        parts.append("| what is written | what the record says |\n| --- | --- |")
        for sentence in sentences:
            said = [_said(cited) for cited in sentence.cited] + [f"⚠ `{code}`" for code in sentence.diagnostics]
            parts.append(f"| {_written(sentence)} | {'<br>'.join(said)} |")
        parts.append("")
    return "\n".join(parts)


def _written(sentence: Sentence) -> str:
    text = " ¶ ".join(" ⏎ ".join(lines) for lines in sentence.lines)
    setting = ", ".join(f"{name} {value}".strip() for name, value in sentence.setting.items())
    about = {"ocr": "read by OCR"}.get(setting, f"in a document with {setting}")
    return _cell(f"{text} ({about})" if setting else text)


def _said(cited: Cited) -> str:
    facts = [f"**{cited.key}**", *(fact for fact in (cited.type, cited.issued_on, cited.issuer) if fact)]
    facts += [f"*{cited.relation}*"] + ([f"“{cited.title}”"] if cited.title else [])
    facts += [f"§ {part}" for part in cited.pinpoints] + [f"↳ {quote}" for quote in cited.later]
    return _cell(" · ".join(facts))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


PAGES = {
    "commands.md": commands_page,
    "settings.md": settings_page,
    "record.md": record_page,
    "errors.md": errors_page,
    "citations.md": citations_page,
}


def main() -> int:
    """Write or check the pages; the exit code."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, page in PAGES.items():
        target = REFERENCE / name
        text = page()
        if check:
            if not target.is_file() or target.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"docs/reference: stale: {', '.join(stale)}; run: make docs\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
