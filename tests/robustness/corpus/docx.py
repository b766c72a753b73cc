"""DOCX files: bombs, entities, circles, missing and damaged parts, tables without end."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from xml.sax.saxutils import escape

from tests.robustness.corpus.model import LETTER_TEXT, Variant

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
_PART = Mapping[str, str | bytes]


def variants() -> Iterator[Variant]:
    """All of them."""
    yield from _packages()
    yield from _bytes()
    yield from _xml()
    yield from _bodies()
    yield from _styles()


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


_LETTER = "".join(map(paragraph, LETTER_TEXT))


def document(body: str, head: str = "") -> str:
    return f'{head}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'


def relations(*targets: tuple[str, str], more: str = "") -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_P}">{rows}{more}</Relationships>'


def parts_of(body: str = _LETTER, head: str = "", **more: str) -> dict[str, str | bytes]:
    """Parts of a package: the body, and further parts by their kind (``styles``, ``numbering``)."""
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": document(body, head),
        "word/_rels/document.xml.rels": relations(*((kind, f"{kind}.xml") for kind in more)),
        **{f"word/{kind}.xml": f'<w:{kind} xmlns:w="{_W}">{content}</w:{kind}>' for kind, content in more.items()},
    }


def packed(parts: _PART, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def _variant(
    name: str, make: Callable[[], _PART], *, whole: bool = False, refused: tuple[str, ...] = (), slow: bool = False
) -> Variant:
    return Variant(f"docx/{name}", lambda: packed(make()), LETTER_TEXT if whole else (), refused, slow)


def _packages() -> Iterator[Variant]:
    refused = ("limit-exceeded", "unsafe", "memory-exceeded")
    spaces = b" " * 300_000_000

    def with_parts(**parts: str | bytes) -> Callable[[], _PART]:
        return lambda: (
            parts_of() | {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
        )

    def without(*names: str) -> Callable[[], _PART]:
        return lambda: {name: data for name, data in parts_of().items() if name not in names}

    yield _variant("whole", parts_of, whole=True)
    yield _variant("bomb-in-the-text", lambda: parts_of() | {"word/document.xml": spaces}, refused=refused, slow=True)
    yield _variant("bomb-beside-the-text", with_parts(word__media__a_dot_bin=spaces), slow=True)
    yield _variant(
        "bomb-in-the-styles", lambda: parts_of(styles="") | {"word/styles.xml": spaces}, refused=refused, slow=True
    )
    yield _variant("20000-members", lambda: parts_of() | {f"word/media/{n}.bin": b"" for n in range(20_000)})
    for path in (
        "../../../../tmp/x.xml",
        "/etc/passwd",
        "C:\\windows\\x.xml",
        "word/../../x.xml",
        "word\\document.xml",
        "a\x00b",
    ):
        yield _variant(f"path-{path.strip('./')[:12]!r}", lambda path=path: parts_of() | {path: "<a/>"})  # type: ignore[misc]
    yield _variant(
        "styles-outside",
        lambda: parts_of() | {"word/_rels/document.xml.rels": relations(("styles", "../../../../etc/passwd"))},
        whole=True,
    )
    yield _variant(
        "styles-on-the-network",
        lambda: parts_of() | {"word/_rels/document.xml.rels": relations(("styles", "http://127.0.0.1:9/a.xml"))},
        whole=True,
    )
    yield _variant("types-missing", without("[Content_Types].xml"), whole=True)
    yield _variant("relations-missing", without("_rels/.rels", "word/_rels/document.xml.rels"), whole=True)
    yield _variant("text-missing", without("word/document.xml"), refused=("damaged", "unsupported-type"))
    yield _variant("text-empty", lambda: parts_of() | {"word/document.xml": ""}, refused=("damaged", "empty-file"))
    yield _variant("no-paragraphs", lambda: parts_of(""), refused=("empty-file",))
    yield _variant(
        "relations-in-a-circle", lambda: parts_of() | {"_rels/.rels": relations(("officeDocument", "_rels/.rels"))}
    )
    yield _variant(
        "text-is-its-own-styles",
        lambda: (
            parts_of()
            | {
                "word/_rels/document.xml.rels": relations(
                    ("styles", "document.xml"), ("numbering", "document.xml"), ("header", "document.xml")
                )
            }
        ),
        whole=True,
    )
    yield _variant(
        "styles-are-a-folder",
        lambda: parts_of() | {"word/_rels/document.xml.rels": relations(("styles", "."))},
        whole=True,
    )
    chunk = '<w:altChunk r:id="r0"/>'
    yield _variant(
        "chunk-is-the-document",
        lambda: parts_of(_LETTER + chunk) | {"word/_rels/document.xml.rels": relations(("aFChunk", "document.xml"))},
        whole=True,
    )
    yield _variant(
        "chunk-nested-html",
        lambda: (
            parts_of(_LETTER + chunk)
            | {"word/_rels/document.xml.rels": relations(("aFChunk", "a.html")), "word/a.html": "<div>" * 100_000}
        ),
    )
    yield _variant("twice-the-same-name", _doubled)


def _doubled() -> _PART:
    return parts_of() | {"word//document.xml": document(paragraph("Khác")), "word/./document.xml": "<a/>"}


def _bytes() -> Iterator[Variant]:
    whole = packed(parts_of())
    stored = packed(parts_of(), zipfile.ZIP_STORED)
    for step in range(1, 13):
        yield Variant(f"docx/cut-{step}", partial(bytes, whole[: len(whole) * step // 13]))
    for seed in range(12):
        dice = random.Random(seed)
        flipped = bytearray(stored if seed % 2 else whole)
        for _ in range(1 + 8 * (seed // 4)):
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
        yield Variant(f"docx/flip-{seed}", partial(bytes, flipped))
    yield Variant("docx/trailing-junk", partial(bytes, whole + bytes(1000)), LETTER_TEXT)
    yield Variant("docx/leading-junk", partial(bytes, b"junk\n" * 10 + whole))
    yield Variant("docx/method-unknown", partial(bytes, whole.replace(b"\x08\x00", b"\x63\x00")))
    yield Variant("docx/size-lie", partial(_with_size_lie, whole))
    yield Variant("docx/sum-wrong", partial(_with_wrong_sum, whole))
    yield Variant("docx/encrypted-flag", partial(_with_encrypted_flag, whole), refused=("encrypted",))
    yield Variant("docx/end-only", partial(bytes, b"PK\x05\x06" + bytes(18)), refused=("unsupported-type", "damaged"))


def _central(data: bytes) -> int:
    at = data.rindex(b"word/document.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    return at


def _with_size_lie(data: bytes) -> bytes:
    at = _central(data)
    return data[: at + 24] + b"\xff\xff\xff\x7f" + data[at + 28 :]


def _with_wrong_sum(data: bytes) -> bytes:
    at = _central(data)
    return data[: at + 16] + b"\x01\x02\x03\x04" + data[at + 20 :]


def _with_encrypted_flag(data: bytes) -> bytes:
    at = _central(data)
    return data[: at + 8] + b"\x01\x00" + data[at + 10 :]


def _xml() -> Iterator[Variant]:
    def text(name: str, xml: str | bytes, *, refused: tuple[str, ...] = (), whole: bool = False) -> Variant:
        return _variant(f"xml-{name}", lambda: parts_of() | {"word/document.xml": xml}, refused=refused, whole=whole)

    good = document(_LETTER)
    yield text("cut", good[: len(good) // 2])
    yield text("noise", random.Random(4).randbytes(20_000), refused=("damaged",))
    yield text("wrong-encoding", good.encode("utf-16"), whole=True)
    yield text(
        "declares-what-it-is-not", b'<?xml version="1.0" encoding="utf-16"?>' + good.encode(), refused=("damaged",)
    )
    yield text("control-characters", good.replace("UBND", "UB\x01ND"), refused=("damaged",))
    yield text("a-million-laughs", document(paragraph("LOL").replace("LOL", "&m;"), _LAUGHS))
    yield text(
        "external-file",
        document(
            _LETTER + paragraph("X").replace("X", "&x;"), '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        ),
    )
    yield text("external-rules", document(_LETTER, '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'))
    yield text("parameter-entity", document(_LETTER, '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>'))
    yield text(
        "quadratic",
        document(paragraph("X").replace("X", "&a;" * 20_000), f'<!DOCTYPE a [<!ENTITY a "{"a" * 50_000}">]>'),
    )
    yield text("other-names", good.replace(_W, "urn:other"), refused=("damaged", "empty-file"))
    yield text("root-is-html", "<html><body><p>Công văn</p></body></html>", refused=("damaged", "empty-file"))
    yield text("attributes-without-end", document(_LETTER).replace("<w:body>", f'<w:body a="{"x" * 9_000_000}">'))
    yield text("100000-deep", document("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000))
    yield text("200-deep", document("<w:sdt><w:sdtContent>" * 100 + _LETTER + "</w:sdtContent></w:sdt>" * 100))


def _bodies() -> Iterator[Variant]:
    def table(rows: str, grid: str = "") -> str:
        return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def row(*cells: str, properties: str = "") -> str:
        return (
            "<w:tr>"
            + "".join(f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(cell)}</w:tc>" for cell in cells)
            + "</w:tr>"
        )

    def nested(depth: int) -> str:
        body = paragraph("Trong cùng")
        for _ in range(depth):
            body = table(f"<w:tr><w:tc>{body}{paragraph('Ngoài')}</w:tc><w:tc>{paragraph('Bên')}</w:tc></w:tr>")
        return body

    def body(name: str, make: Callable[[], str], *, whole: bool = False, slow: bool = False) -> Variant:
        return _variant(f"body-{name}", lambda: parts_of(_LETTER + make()), whole=whole, slow=slow)

    for span in ("2000000000", "-1", "0", "x", "1e9", "99999999999999999999999"):
        yield body(
            f"span-{span}", lambda span=span: table(row("a", "b", properties=f'<w:gridSpan w:val="{span}"/>') * 3)
        )  # type: ignore[misc]
    yield body("span-1000-by-1000", lambda: table(row("a", "b", properties='<w:gridSpan w:val="1000"/>') * 1000))
    yield body("merge-without-start", lambda: table(row("a", "b", properties="<w:vMerge/>") * 50), whole=True)
    yield body("merged-5000-rows", lambda: table(row("a", "b", properties="<w:vMerge/>") * 5000), slow=True)
    yield body("20000-rows", lambda: table(row("1", "Rà soát", "Sở Nội vụ") * 20_000), slow=True)
    yield body("5000-columns", lambda: table(row(*("a" for _ in range(5000))) * 3), slow=True)
    yield body("rows-without-cells", lambda: table("<w:tr/>" * 100), whole=True)
    yield body(
        "grid-before-huge", lambda: table('<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr><w:tc/></w:tr>')
    )
    for depth in (5, 60, 400):
        yield body(f"tables-{depth}-deep", lambda depth=depth: nested(depth), whole=depth == 5)  # type: ignore[misc]
    yield body("100000-paragraphs", lambda: paragraph("Giao Sở Nội vụ báo cáo trước ngày 15/3.") * 20_000, slow=True)
    yield body("one-paragraph-of-1-mb", lambda: paragraph("Giao Sở Nội vụ báo cáo; " * 40_000), slow=True)
    yield body("paragraph-of-50000-runs", lambda: "<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 50_000 + "</w:p>", slow=True)
    yield body("fields-unclosed", lambda: '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 500)
    yield body("tabs-and-breaks", lambda: "<w:p><w:r>" + "<w:tab/><w:br/>" * 20_000 + "</w:r></w:p>")
    yield body(
        "deleted-paragraph-ends",
        lambda: "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" * 20_000,
        slow=True,
    )
    yield body(
        "boxes-200-deep",
        lambda: (
            "<w:p><w:r><w:pict><w:txbxContent>" * 200 + paragraph("a") + "</w:txbxContent></w:pict></w:r></w:p>" * 200
        ),
    )
    yield body(
        "symbols",
        lambda: '<w:p><w:r><w:sym w:font="Symbol" w:char="FFFFFFFF"/><w:sym w:char="x"/></w:r></w:p>',
        whole=True,
    )
    yield body(
        "odd-letters",
        lambda: paragraph("\u0301\u0301 \u202e ngược \ufeff\u200b İ ﬁ \U0001f600 e\u0301"),
        whole=True,
    )


def _styles() -> Iterator[Variant]:
    def style(name: str, based_on: str, more: str = "") -> str:
        return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{based_on}"/>{more}</w:style>'

    styled = "".join(paragraph(line, '<w:pStyle w:val="a"/>') for line in LETTER_TEXT)
    chain = "".join(style(f"s{n}", f"s{n + 1}") for n in range(5000))
    yield _variant("style-of-itself", lambda: parts_of(styled, styles=style("a", "a")), whole=True)
    yield _variant("styles-in-a-circle", lambda: parts_of(styled, styles=style("a", "b") + style("b", "a")), whole=True)
    yield _variant("styles-5000-deep", lambda: parts_of(styled, styles=style("a", "s0") + chain), whole=True)
    yield _variant("styles-not-there", lambda: parts_of(styled), whole=True)
    yield _variant("styles-noise", lambda: parts_of(styled, styles="") | {"word/styles.xml": b"\x00\xff<"})
    yield _variant(
        "size-absurd",
        lambda: parts_of(styled, styles=style("a", "", '<w:rPr><w:sz w:val="99999999999999999999"/></w:rPr>')),
        whole=True,
    )
    numbered = "".join(
        paragraph(line, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') for line in LETTER_TEXT
    )

    def numbering(name: str, content: str, properties: str | None = None) -> Variant:
        body = numbered if properties is None else "".join(paragraph(line, properties) for line in LETTER_TEXT)
        return _variant(f"numbering-{name}", lambda: parts_of(body, numbering=content), whole=True)

    def abstract(inner: str) -> str:
        number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        return f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>{number}'

    def level(text: str, start: str = "1", kind: str = "decimal") -> str:
        return (
            f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        )

    yield numbering("not-there", "")
    yield numbering("in-a-circle", abstract('<w:numStyleLink w:val="a"/><w:styleLink w:val="a"/>'))
    yield numbering("starts-huge", abstract(level("%1.", "99999999999999999999")))
    yield numbering("starts-negative", abstract(level("%1.", "-5", "upperRoman")))
    yield numbering("roman-huge", abstract(level("%1.", "1000000000", "upperRoman")))
    yield numbering("letters-huge", abstract(level("%1.", "1000000000", "lowerLetter")))
    yield numbering("of-level-9-in-level-1", abstract(level("%9.%8.%0.%x.%%")))
    yield numbering("text-without-end", abstract(level("%1." * 5000)))
    yield numbering("level-100", abstract(level("%1.")), '<w:numPr><w:ilvl w:val="100"/><w:numId w:val="1"/></w:numPr>')
    yield numbering(
        "level-negative", abstract(level("%1.")), '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="1"/></w:numPr>'
    )
    yield numbering("id-a-word", abstract(level("%1.")), '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="y"/></w:numPr>')
