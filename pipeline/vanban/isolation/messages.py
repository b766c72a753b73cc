"""What parent and child say to each other: JSON behind a length, never objects that could run code."""

from __future__ import annotations

import json
import struct
from typing import IO, Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter

from vanban.schema import Document

_LENGTH = struct.Struct(">I")


class Ready(BaseModel):
    """The child has loaded what every document needs.

    Attributes:
        peak: the system's figure for the most memory that the child held so far, in bytes; on Linux a child begins
            with the figure of its parent. 0 where the system has none.
    """

    kind: Literal["ready"] = "ready"
    peak: int = 0


class Began(BaseModel):
    """The child has taken up the request."""

    kind: Literal["began"] = "began"


class Counted(BaseModel):
    """So many pages are going to be read."""

    kind: Literal["counted"] = "counted"
    pages: int


class PageBegan(BaseModel):
    """Work on a page begins."""

    kind: Literal["page-began"] = "page-began"
    number: int


class PageEnded(BaseModel):
    """Work on that page has ended, well or badly."""

    kind: Literal["page-ended"] = "page-ended"
    number: int


class Record(BaseModel):
    """The document was read."""

    kind: Literal["record"] = "record"
    document: Document
    text: str
    page_begins: tuple[tuple[int, int], ...] = ()


class Failure(BaseModel):
    """The document was not read.

    Attributes:
        code: of the error class; ``usage`` for a request that makes no sense.
        reason: without the file's name, except for ``usage``.
        page: 1-based, when one page is at fault.
    """

    kind: Literal["failure"] = "failure"
    code: str
    reason: str
    page: int | None = None


Answer = Ready | Began | Counted | PageBegan | PageEnded | Record | Failure
_ANSWER: TypeAdapter[Answer] = TypeAdapter(Annotated[Answer, Field(discriminator="kind")])


def parse_answer(data: bytes) -> Answer:
    """The answer that the bytes hold.

    Raises:
        ValueError: they hold none.
    """
    return _ANSWER.validate_json(data)


def write_answer(stream: IO[bytes], answer: Answer) -> None:
    """Send an answer to the parent."""
    write_frame(stream, answer.model_dump_json().encode())


def write_request(stream: IO[bytes], request: dict[str, Any]) -> None:
    """Send a request to the child; file names that are no text survive as escapes."""
    write_frame(stream, json.dumps(request).encode("ascii"))


def read_request(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next request, ``None`` when there is no parent any more."""
    frame = read_frame(stream, None)
    if frame is None:
        return None
    request: dict[str, Any] = json.loads(frame)
    return request


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Write one length and that many bytes."""
    stream.write(_LENGTH.pack(len(payload)) + payload)
    stream.flush()


def read_frame(stream: IO[bytes], most: int | None) -> bytes | None:
    """The next payload, ``None`` at the stream's end or when it is longer than ``most`` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if most is not None and length > most:
        return None
    payload = stream.read(length)
    return payload if len(payload) == length else None
