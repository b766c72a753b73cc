"""The record of one document."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vanban.schema.evidence import Evidence, Record
from vanban.schema.header import DocumentType, Header
from vanban.schema.language import Deadline, Reference, Target, Task, Unit

SCHEMA_VERSION = "1.2"

Severity = Literal["info", "warning", "error"]


class Signature(Record):
    """A digital signature of the file (PDF). Whether its signer is to be trusted is not judged."""

    signer: str | None = Field(description="Common name of the signer's certificate.")
    organisation: str | None = Field(description="Organisation of the certificate.")
    signed_on: str | None = Field(description="Time of signing, ISO 8601 with zone; it is not the date of issue.")
    time_from: Literal["timestamp", "signer"] | None = Field(
        description="Who says the time: a timestamp authority, or the signer's own clock."
    )
    intact: bool | None = Field(
        description="The signed bytes are unchanged and the signature fits them; null when that could not be told."
    )
    covers_whole_file: bool | None = Field(description="False: something was added to the file after signing.")
    field: str | None = Field(description="Name of the PDF's signature field.")
    page: int | None = Field(description="1-based page on which the signature is shown; null for an invisible one.")


class Source(Record):
    """The file that was read."""

    name: str
    sha256: str
    media_type: str
    bytes: int
    pages: int | None = Field(description="Null where the format has no pages.")
    origin: Literal["text-layer", "ocr", "mixed", "native"]
    signatures: list[Signature] = Field(default_factory=list, description="Digital signatures, in order of signing.")


class Section(Record):
    """A node of the section tree, in document order."""

    id: str
    label: str | None = Field(description="As printed without trailing punctuation; null for - and + items.")
    title: str | None
    level: int = Field(description="1 for the outermost.")
    parent: str | None
    evidence: Evidence


class Attached(Record):
    """A document that this one promulgates or carries with it: a regulation, a plan with a title of its own."""

    id: str = Field(description="a1, a2 … in document order.")
    type: DocumentType | None = Field(description="Null where its title names no type of document.")
    title: str | None = Field(description="Its title (trích yếu), one line, as printed.")
    number: str | None = Field(description="Number of the promulgating document, as printed under the title.")
    issued_on: str | None = Field(description="Date of the promulgating document, likewise; YYYY-MM-DD.")
    section: str | None = Field(description="Id of the section that it is.")
    evidence: Evidence


class Diagnostic(Record):
    """Something a person should know about the reading."""

    code: str
    severity: Severity
    message: str
    evidence: Evidence | None = None


class Document(Record):
    """The record: everything that was read from one document, each value with its evidence."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    header: Header
    attached: list[Attached] = Field(default_factory=list, description="Documents that this one promulgates.")
    sections: list[Section] = Field(default_factory=list)
    references: list[Reference] = Field(default_factory=list)
    deadlines: list[Deadline] = Field(default_factory=list)
    units: list[Unit] = Field(default_factory=list)
    tasks: list[Task] = Field(default_factory=list)
    targets: list[Target] = Field(default_factory=list)
    diagnostics: list[Diagnostic] = Field(default_factory=list)
