"""The digital signatures of a PDF: who signed, when, and whether the signed bytes are as they were.

What is judged is arithmetic alone: the digest over the signed bytes, and the signature over the digest. Whether the
certificate is to be trusted is not judged, and nothing is fetched (no OCSP, no CRL, no issuer's certificate). The time
of signing is the signer's own word unless a timestamp authority's token holds it; it is never the date of issue.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import new as new_hash
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from vanban.schema import Diagnostic, Signature
from vanban.text.normal import nfc, squeeze

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

# Stands in every signature dictionary, which is never compressed: its numbers are places in the file.
_SIGNED = b"/ByteRange"
_MOST_SIGNATURES = 50
# Pages searched for the place where a signature is shown.
_MOST_PAGES = 1000
_DETACHED = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached")


@dataclass(frozen=True, slots=True)
class _Field:
    """A filled signature field: its full name, the signature's dictionary, the field itself."""

    name: str
    value: Any
    field: Any


def read_signatures(data: bytes) -> tuple[tuple[Signature, ...], tuple[Diagnostic, ...]]:
    """The signatures of a PDF in order of signing; a file without any costs one search through its bytes.

    Args:
        data: the file's bytes.

    Returns:
        The signatures, and a diagnostic for each that is damaged, broken, or outlived by a later change of the file.
    """
    if _SIGNED not in data:
        return (), ()
    found: list[tuple[int, Signature]] = []
    notes: list[Diagnostic] = []
    with _quiet():
        try:
            reader = _opened(data)
            fields = list(_fields(reader))
        except Exception as error:  # a damaged file breaks the library in any way
            return (), (_unreadable("the file is signed", error),)
        for field in fields:
            if field.value.get("/Type") == "/DocTimeStamp":
                continue  # the time of the whole file, nobody's signature
            try:
                found.append(_signature(reader, field))
            except Exception as error:  # as above; the other signatures are still read
                notes.append(_unreadable(f"signature {field.name!r}", error))
    if not fields:
        notes.append(_unreadable("the file holds signature data", "no field of the document shows it"))
    signatures = tuple(signature for _, signature in sorted(found, key=lambda pair: pair[0]))
    return signatures, (*notes, *_remarks(signatures))


def _opened(data: bytes) -> PdfFileReader:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt("")
    return reader


def _fields(reader: PdfFileReader) -> Iterator[_Field]:
    from pyhanko.sign.fields import enumerate_sig_fields

    filled = enumerate_sig_fields(reader, filled_status=True)
    for name, value, field in islice(filled, _MOST_SIGNATURES):
        yield _Field(str(name), value.get_object(), field)


def _signature(reader: PdfFileReader, field: _Field) -> tuple[int, Signature]:
    """The number of the file's revision that was signed, and the signature."""
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    embedded = EmbeddedPdfSignature(reader, field.field, field.name)
    subject = embedded.signer_cert.subject.native
    time, time_from = _time(embedded)
    return embedded.signed_revision, Signature(
        signer=_text(subject.get("common_name")) or _text(field.value.get("/Name")),
        organisation=_text(subject.get("organization_name")),
        signed_on=time.isoformat(timespec="seconds") if time is not None else None,
        time_from=time_from,
        intact=_intact(embedded) if _is_plain(embedded) else None,
        covers_whole_file=_covers_whole_file(embedded, reader),
        field=field.name,
        page=_page(reader, embedded.sig_field),
    )


def _is_plain(embedded: EmbeddedPdfSignature) -> bool:
    """The signature stands apart from what it signs, the file but for one gap: the two kinds in use today."""
    return len(embedded.byte_range) == 4 and embedded.sig_object.get("/SubFilter") in _DETACHED


def _intact(embedded: EmbeddedPdfSignature) -> bool:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    same, signed = validate_sig_integrity(embedded.signer_info, embedded.signer_cert, "data", embedded.compute_digest())
    return bool(same and signed)


def _covers_whole_file(embedded: EmbeddedPdfSignature, reader: PdfFileReader) -> bool:
    """The two signed ranges and the signature's own gap between them are the file from its first byte to its last."""
    if len(embedded.byte_range) != 4:
        return False
    first, first_length, second, second_length = (int(number) for number in embedded.byte_range)
    gap = 2 * len(embedded.pkcs7_content) + 2
    size = reader.stream.seek(0, io.SEEK_END)
    return first == 0 and second == first_length + gap and second + second_length == size


def _time(embedded: EmbeddedPdfSignature) -> tuple[datetime | None, Literal["timestamp", "signer"] | None]:
    stamped = _stamped_time(embedded)
    if stamped is not None:
        return stamped, "timestamp"
    claimed = embedded.self_reported_timestamp
    return (claimed, "signer") if claimed is not None else (None, None)


def _stamped_time(embedded: EmbeddedPdfSignature) -> datetime | None:
    """The time in the timestamp token, where the token is whole and was made for this very signature."""
    for attribute in embedded.signer_info["unsigned_attrs"]:
        if attribute["type"].native != "signature_time_stamp_token":
            continue
        for value in attribute["values"]:
            content = value["content"]["encap_content_info"]["content"]
            imprint = content.parsed["message_imprint"]
            stamped = _digest(imprint["hash_algorithm"], embedded.signer_info["signature"].native)
            if imprint["hashed_message"].native == stamped and _is_whole(value["content"], bytes(content)):
                time: datetime = content.parsed["gen_time"].native
                return time
    return None


def _is_whole(token: Any, content: bytes) -> bool:
    """The authority's signature fits the token's content."""
    from pyhanko.sign.general import extract_signer_info
    from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity

    signer = extract_signer_info(token)
    digest = _digest(signer["digest_algorithm"], content)
    certificate = extract_certs_for_validation(token).signer_cert
    return all(validate_sig_integrity(signer, certificate, "tst_info", digest))


def _digest(algorithm: Any, content: bytes) -> bytes:
    return new_hash(algorithm["algorithm"].native, content).digest()


def _page(reader: PdfFileReader, field: Any) -> int | None:
    """1-based page that shows the signature; ``None`` for one without a rectangle."""
    widgets = [field, *(kid.get_object() for kid in field.get("/Kids", ()))]
    shown = [widget for widget in widgets if _has_area(widget.get("/Rect"))]
    if not shown:
        return None
    places = {widget.container_ref.idnum for widget in shown if widget.container_ref is not None}
    own = {widget.raw_get("/P").idnum for widget in shown if hasattr(widget.get("/P"), "container_ref")}
    for number, page in enumerate(islice(_pages(reader.root["/Pages"]), _MOST_PAGES), 1):
        if page.container_ref.idnum in own:
            return number
        annotations = page.get("/Annots", ())
        if any(getattr(annotation, "idnum", None) in places for annotation in getattr(annotations, "raw", annotations)):
            return number
    return None


def _pages(root: Any) -> Iterator[Any]:
    """The page dictionaries in order; a tree that bites its tail ends."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if "/Kids" in node:
            waiting.extend(kid.get_object() for kid in reversed(node["/Kids"]))
        else:
            yield node


def _has_area(rectangle: Any) -> bool:
    return rectangle is not None and len(rectangle) == 4 and rectangle[0] != rectangle[2]


def _text(value: Any) -> str | None:
    """One line of a certificate's entry, which may be given several times."""
    values = value if isinstance(value, list) else [value]
    return squeeze(nfc(", ".join(str(one) for one in values if one))) or None


def _remarks(signatures: tuple[Signature, ...]) -> Iterator[Diagnostic]:
    for signature in signatures:
        who = f"the signature of {signature.signer or signature.field}"
        if signature.intact is False:
            message = f"{who} is broken: the signed bytes were changed, or the signature does not fit its certificate"
            yield Diagnostic(code="signature-broken", severity="error", message=message)
        elif signature.intact is None:
            message = f"{who} is of a kind that is not checked"
            yield Diagnostic(code="signature-unchecked", severity="info", message=message)
    if signatures and not any(signature.covers_whole_file for signature in signatures):
        message = "something was added to the file after its last signature"
        yield Diagnostic(code="changed-after-signing", severity="warning", message=message)


def _unreadable(what: str, error: Exception | str) -> Diagnostic:
    reason = squeeze(str(error))[:120] or type(error).__name__
    message = f"{what}, but the signature cannot be read: {reason}"
    return Diagnostic(code="signature-unreadable", severity="warning", message=message)


@contextmanager
def _quiet() -> Iterator[None]:
    """The library's own warnings kept off the terminal; what matters becomes a diagnostic."""
    logger = logging.getLogger("pyhanko")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
