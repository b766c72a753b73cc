"""The zip around a DOCX: its XML parts, read safely, and the relations between them.

XML is parsed without entities and without network; unpacking stops at a limit, so a zip bomb costs little. Nothing is
written to disk, and a part is only ever found under the name that another part gives it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from lxml import etree

from vanban.errors import DamagedError, EncryptedError, LimitExceededError, UnsafeError
from vanban.limits import Limits

Element = etree._Element

_ENTITIES = "has entities declared in {}, which no Word document has; do not open it"
_DOCUMENT_TYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
# The longest decrees have an XML of 20 MB and some hundred parts, packed to a twentieth of their size.
_MOST_MEMBERS = 10_000
_SUSPICIOUS_BYTES = 20_000_000
_SUSPICIOUS_RATIO = 200
# ".." as a folder, with either slash, and drive letters.
_LEADS_OUT = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[A-Za-z]:")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# ISO 29500 Strict files differ from the usual ones in these names only.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of one part to another.

    Attributes:
        kind: last word of its type: ``officeDocument``, ``styles``, ``header``, ``image`` …
        target: name of the other part inside the zip.
    """

    kind: str
    target: str


class Package:
    """The parts of an OOXML file.

    Args:
        path: for error messages.
        data: bytes of the zip.
        limits: ``max_file`` bounds what is unpacked of it, all parts together.

    Raises:
        DamagedError: no zip, or a broken one.
        EncryptedError: its members need a password.
        UnsafeError: it is a bomb, or its members lead out of it.
    """

    def __init__(self, path: Path, data: bytes, limits: Limits) -> None:
        self._path = path
        self._most = int(limits.max_file * 1_000_000)
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise DamagedError(path, f"broken DOCX ({error}); open it in Word and save it again") from error
        _refuse_tricks(path, members)
        self._members = {info.filename.lstrip("/"): info for info in members}
        if any(info.flag_bits & 1 for info in members):
            raise EncryptedError(path, "its parts are encrypted; remove the password and try again")

    def main_part(self) -> str:
        """Name of the part that holds the text."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._members:
                return relation.target
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise DamagedError(self._path, "is a zip without a Word document in it")

    def relations(self, part: str) -> dict[str, Relation]:
        """Relations of a part (of the package itself for ``""``) by their id; targets outside the file left out."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        relations = {}
        for element in [] if root is None else root.iter(_RELATIONSHIP):
            target = element.get("Target", "")
            if element.get("TargetMode") == "External" or not target:
                continue
            resolved = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            relations[element.get("Id", "")] = Relation(kind, posixpath.normpath(resolved))
        return relations

    def related_xml(self, part: str, kind: str) -> Element | None:
        """The first XML part of that kind related to ``part``."""
        for relation in self.relations(part).values():
            if relation.kind == kind:
                return self.xml(relation.target)
        return None

    def xml(self, name: str) -> Element | None:
        """Root element of an XML part, ``None`` when there is no such part."""
        data = self.bytes(name)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            if any(mark in data for mark in _DOCUMENT_TYPE):
                raise UnsafeError(self._path, _ENTITIES.format(name)) from error
            raise DamagedError(self._path, f"broken XML in {name}; open it in Word and save it again") from error
        # No part of a DOCX may declare a document type (ISO/IEC 29500-2), which is where entities come from.
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnsafeError(self._path, _ENTITIES.format(name))
        return root

    def bytes(self, name: str) -> bytes | None:
        """Content of a part, ``None`` when there is no such part."""
        info = self._members.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._most - self._unpacked + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise DamagedError(self._path, f"{name} cannot be unpacked; save the file again in Word") from error
        self._unpacked += len(data)
        if self._unpacked > self._most:
            most = f"{self._most / 1_000_000:g} MB"
            raise LimitExceededError(self._path, f"unpacks to more than {most} at {name}; raise --max-file")
        return data


def _refuse_tricks(path: Path, members: Sequence[zipfile.ZipInfo]) -> None:
    """Raise ``UnsafeError`` for what no word processor writes."""
    if len(members) > _MOST_MEMBERS:
        raise UnsafeError(path, f"has {len(members)} parts, more than any document; do not open it")
    for info in members:
        if _LEADS_OUT.search(info.filename):
            raise UnsafeError(path, f"has a part named {info.filename!r}, which leads out of it; do not unpack it")
        large = info.file_size > _SUSPICIOUS_BYTES
        if large and info.file_size > _SUSPICIOUS_RATIO * max(info.compress_size, 1):
            size = info.file_size // 1_000_000
            raise UnsafeError(
                path, f"looks like an unpacking bomb: {info.filename!r} unpacks to {size} MB; do not open it"
            )
    starts = sorted((info.header_offset, info.compress_size) for info in members)
    for (start, size), (following, _) in pairwise(starts):
        if start + size > following:
            raise UnsafeError(path, "looks like an unpacking bomb: its parts overlap; do not open it")


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """``w:attribute`` of the child ``w:name``; an empty string when the child has no such attribute."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + attribute, "")


def switch(parent: Element | None, name: str) -> bool | None:
    """An on/off child such as ``w:b``: ``None`` when it is absent."""
    text = value(parent, name)
    return None if text is None else text.lower() not in ("0", "false", "off", "none")


def whole(text: str | None) -> int | None:
    """A whole number as OOXML writes it, ``None`` for anything else."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None
