"""PDFs that are locked, carry other things than pages, or run something."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
from tests.robustness.corpus.model import LETTER_TEXT, Variant
from tests.robustness.corpus.originals import plain_letter, saved
from tests.robustness.corpus.parts import Parts, deflated, join, split, stream


def variants() -> Iterator[Variant]:
    """All of them."""
    yield from _locked()
    yield from _carrying()
    yield from _signed()


def _locked() -> Iterator[Variant]:
    def locked(**options: object) -> Callable[[], bytes]:
        return lambda: saved(plain_letter(), encryption=pikepdf.Encryption(**options))  # type: ignore[arg-type]

    for revision in (2, 3, 4, 6):
        options = {"R": revision, "aes": revision >= 4, "metadata": revision >= 4}
        yield Variant(f"locked/password-R{revision}", locked(owner="chu", user="mo", **options), refused=("encrypted",))
        yield Variant(f"locked/owner-only-R{revision}", locked(owner="chu", user="", **options), LETTER_TEXT)

    def entry(name: str, encrypt: bytes, refused: tuple[str, ...] = ()) -> Variant:
        def make() -> bytes:
            parts = split(plain_letter())
            number = parts.add(encrypt)
            parts.trailer = b"/Encrypt %d 0 R /ID [<00> <00>]" % number
            return join(parts)

        return Variant(f"locked/{name}", make, refused=refused)

    yield entry("handler-unknown", b"<< /Filter /FileOpen /V 1 /Length 40 >>")
    yield entry("handler-missing", b"<< >>")
    yield entry("keys-missing", b"<< /Filter /Standard /V 2 /R 3 /P -4 >>")
    yield entry("keys-short", b"<< /Filter /Standard /V 2 /R 3 /P -4 /O (a) /U (b) /Length 128 >>")
    yield entry("version-99", b"<< /Filter /Standard /V 99 /R 99 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32))
    yield entry(
        "key-length-huge",
        b"<< /Filter /Standard /V 2 /R 3 /P -4 /O (%s) /U (%s) /Length 999999 >>" % (b"o" * 32, b"u" * 32),
    )
    yield entry("is-itself", b"20 0 R")


def _carrying() -> Iterator[Variant]:
    def attached(name: str, content: Callable[[], bytes], *, portfolio: bool = False) -> Variant:
        def make() -> bytes:
            out = io.BytesIO()
            with pikepdf.open(io.BytesIO(plain_letter())) as document:
                document.attachments[name] = pikepdf.AttachedFileSpec(document, content(), filename=name)
                if portfolio:
                    document.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
                document.save(out, static_id=True)
            return out.getvalue()

        return Variant(
            f"carrying/{'portfolio' if portfolio else 'attachment'}-{len(name)}-{name[-4:]}", make, LETTER_TEXT
        )

    yield attached("phu-luc.pdf", plain_letter)
    yield attached("phu-luc.pdf", plain_letter, portfolio=True)
    yield attached("../../../../etc/passwd.txt", lambda: b"x")
    yield attached("bom.zip", lambda: bytes(30_000_000))

    def catalog(name: str, entries: bytes, *more: bytes) -> Variant:
        def make() -> bytes:
            parts = split(plain_letter())
            for body in more:
                parts.add(body)
            return join(parts.put(parts.root, b"/Type /Catalog", b"/Type /Catalog " + entries))

        return Variant(f"carrying/{name}", make, LETTER_TEXT)

    script = b"<< /S /JavaScript /JS (while (true) { app.alert\\('a'\\); }) >>"
    yield catalog("script-on-opening", b"/OpenAction " + script)
    yield catalog("script-names", b"/Names << /JavaScript << /Names [ (a) %s ] >> >>" % script)
    yield catalog("launches-a-program", b"/OpenAction << /S /Launch /F (calc.exe) >>")
    yield catalog("goes-to-the-network", b"/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>")
    yield catalog("names-in-a-circle", b"/Names << /Dests 20 0 R >>", b"<< /Kids [ 20 0 R ] >>")
    yield catalog(
        "outline-in-a-circle",
        b"/Outlines 20 0 R",
        b"<< /First 21 0 R /Last 21 0 R >>",
        b"<< /Title (a) /Next 21 0 R /Parent 20 0 R >>",
    )
    yield catalog(
        "structure-in-a-circle",
        b"/MarkInfo << /Marked true >> /StructTreeRoot 20 0 R",
        b"<< /Type /StructTreeRoot /K 20 0 R >>",
    )
    yield catalog("labels-in-a-circle", b"/PageLabels << /Kids [ 20 0 R ] >>", b"<< /Kids [ 20 0 R ] >>")
    yield catalog(
        "layers-hidden", b"/OCProperties << /OCGs [ 20 0 R ] /D << /OFF [ 20 0 R ] >> >>", b"<< /Type /OCG /Name (a) >>"
    )
    yield catalog("xfa", b"/AcroForm << /XFA 20 0 R /Fields [ ] >>", deflated(b"<xdp>" * 100_000))
    yield catalog("metadata-entities", b"/Metadata 20 0 R", stream(_LAUGHS, b"/Type /Metadata /Subtype /XML"))
    yield catalog(
        "form-fields-in-a-circle",
        b"/AcroForm << /Fields [ 20 0 R ] >>",
        b"<< /T (a) /FT /Tx /Kids [ 20 0 R ] /Parent 20 0 R >>",
    )

    def annotated(name: str, annotation: bytes, *more: bytes) -> Variant:
        def make() -> bytes:
            parts = split(plain_letter())
            number = parts.add(annotation)
            for body in more:
                parts.add(body)
            return join(parts.put(3, b"/Rotate 0", b"/Rotate 0 /Annots [ %d 0 R ]" % number))

        return Variant(f"carrying/{name}", make, LETTER_TEXT)

    yield annotated(
        "annotation-drawn-by-itself",
        b"<< /Type /Annot /Subtype /Stamp /Rect [0 0 99 99] /AP << /N 21 0 R >> >>",
        deflated(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 21 0 R >> >>"),
    )
    yield annotated("annotation-box-nan", b"<< /Type /Annot /Subtype /Text /Rect [nan nan] /Contents (a) >>")
    yield annotated("annotation-is-the-page", b"3 0 R")
    yield annotated(
        "annotation-reply-to-itself", b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /IRT 20 0 R /Popup 20 0 R >>"
    )


_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><a>&m;</a>"
)


def _signed() -> Iterator[Variant]:
    def field(name: str, value: bytes) -> Variant:
        def make() -> bytes:
            parts: Parts = split(plain_letter())
            signature = parts.add(value)
            widget = parts.add(
                b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /V %d 0 R /Rect [0 0 0 0] /P 3 0 R >>" % signature
            )
            parts.put(
                parts.root, b"/Type /Catalog", b"/Type /Catalog /AcroForm << /SigFlags 3 /Fields [ %d 0 R ] >>" % widget
            )
            return join(parts.put(3, b"/Rotate 0", b"/Rotate 0 /Annots [ %d 0 R ]" % widget))

        return Variant(f"signed/{name}", make, LETTER_TEXT)

    head = b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
    yield field("contents-zeros", head + b"/ByteRange [0 100 200 100] /Contents <%s> >>" % (b"00" * 2000))
    yield field("contents-noise", head + b"/ByteRange [0 100 200 100] /Contents <%s> >>" % (b"3082a5f0" * 500))
    yield field("contents-deep", head + b"/ByteRange [0 100 200 100] /Contents <%s> >>" % (b"3080" * 5000))
    yield field("contents-missing", head + b"/ByteRange [0 100 200 100] >>")
    yield field("contents-a-number", head + b"/ByteRange [0 100 200 100] /Contents 5 >>")
    yield field("range-missing", head + b"/Contents <3000> >>")
    yield field("range-negative", head + b"/ByteRange [-1 -1 -1 -1] /Contents <3000> >>")
    yield field("range-past-the-end", head + b"/ByteRange [0 99999999999 1 99999999999] /Contents <3000> >>")
    yield field("range-of-words", head + b"/ByteRange [/a (b) <00> []] /Contents <3000> >>")
    yield field("range-odd", head + b"/ByteRange [0 1 2] /Contents <3000> >>")
    yield field("handler-unknown", b"<< /Type /Sig /Filter /X /SubFilter /y /ByteRange [0 1 2 1] /Contents <3000> >>")
    yield field("date-broken", head + b"/M (D:99999999999999) /ByteRange [0 1 2 1] /Contents <3000> >>")
    yield field("is-itself", b"20 0 R")
    yield field("is-null", b"null")
    yield field("is-a-page", b"3 0 R")
