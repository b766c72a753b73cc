r"""The gold sentences of ``citations.txt``, for the tests and for the page ``docs/reference/citations.md``.

A line ``## …`` heads a form. A sentence is one line; ``\n`` in it begins a new paragraph, ``\r`` a new printed line of
the same paragraph. Lines that belong to a sentence:

- ``@ …`` before it: what the document is like, ``;`` between the parts: ``ocr``, ``type=KH``, ``number=…``,
  ``issued_on=…``, ``issuer=…``;
- ``= key | type | issued_on | issuer | relation | title | pinpoints`` after it, a reference: ``-`` is null, pinpoints
  are parted by ``;`` and may be left out when there are none;
- ``~ …`` below a reference: a later mention of it, word for word;
- ``! …`` at the end: the code of a diagnostic.

All that is read from a sentence must be stated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from vanban.extract.context import Context
from vanban.layout.canonical import Canonical, CanonicalBuilder
from vanban.schema import Diagnostic, DocumentType, Header, Reference
from vanban.sections import build_sections
from vanban.source.model import Line

FILE = Path(__file__).parent / "citations.txt"


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference as a gold sentence states it, or as the record does."""

    key: str
    type: str | None
    issued_on: str | None
    issuer: str | None
    relation: str
    title: str | None
    pinpoints: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @classmethod
    def of(cls, reference: Reference) -> Cited:
        """The fields of a reference of the record that gold sentences state."""
        return cls(
            reference.key,
            reference.type,
            reference.issued_on,
            reference.issuer,
            reference.relation,
            reference.title,
            tuple(reference.pinpoints),
            tuple(evidence.quote for evidence in reference.evidence[1:]),
        )


@dataclass(slots=True)
class Sentence:
    """A gold sentence.

    Attributes:
        lines: its paragraphs as printed lines.
        setting: what the document is like.
        cited: the references it must give.
        diagnostics: codes of the diagnostics it must give.
    """

    lines: tuple[tuple[str, ...], ...]
    setting: dict[str, str] = field(default_factory=dict)
    cited: list[Cited] = field(default_factory=list)
    diagnostics: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The sentence with its breaks."""
        return "\n".join("\n".join(lines) for lines in self.lines)

    def context(self) -> Context:
        """The sentence as a document."""
        builder = CanonicalBuilder()
        box = (0.0, 0.0, 500.0, 20.0)
        page, origin = (1, "ocr") if "ocr" in self.setting else (None, "native")
        for paragraph in self.lines:
            last = len(paragraph) - 1
            builder.add(
                [
                    Line(text, page, box if page else None, origin, ends_paragraph=index == last)
                    for index, text in enumerate(paragraph)
                ],
                zone="body",
            )
        canonical: Canonical = builder.build()
        header = Header(**{k: v for k, v in self.setting.items() if k in {"number", "issued_on", "issuer"}})
        if "type" in self.setting:
            header.type = DocumentType(code=self.setting["type"], name=self.setting["type"])
        return Context(canonical, build_sections(canonical), header)


def read_forms() -> dict[str, list[Sentence]]:
    """Every form with its sentences, in the order of the file."""
    forms: dict[str, list[Sentence]] = {}
    sentences: list[Sentence] = []
    setting: dict[str, str] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "##":
            sentences = forms.setdefault(rest, [])
        elif mark == "@":
            setting = {name.strip(): value.strip() for name, _, value in (p.partition("=") for p in rest.split(";"))}
        elif mark == "=":
            sentences[-1].cited.append(_cited(rest))
        elif mark == "~":
            last = sentences[-1].cited.pop()
            sentences[-1].cited.append(Cited(*_stated(last), later=(*last.later, rest)))
        elif mark == "!":
            sentences[-1].diagnostics.append(rest)
        elif line and mark != "#":
            paragraphs = tuple(tuple(paragraph.split("\\r")) for paragraph in line.split("\\n"))
            sentences.append(Sentence(paragraphs, setting))
            setting = {}
    return forms


def _cited(row: str) -> Cited:
    key, type_code, issued_on, issuer, relation, title, *parts = (part.strip() for part in row.split(" | "))
    none = (None if value == "-" else value for value in (type_code, issued_on, issuer))
    pinpoints = tuple(part.strip() for part in parts[0].split(";")) if parts else ()
    return Cited(key, *none, relation, None if title == "-" else title, pinpoints)


def _stated(cited: Cited) -> tuple[str, str | None, str | None, str | None, str, str | None, tuple[str, ...]]:
    return (
        cited.key,
        cited.type,
        cited.issued_on,
        cited.issuer,
        cited.relation,
        cited.title,
        cited.pinpoints,
    )


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    """Codes of the diagnostics."""
    return [diagnostic.code for diagnostic in diagnostics]
