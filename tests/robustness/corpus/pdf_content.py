"""PDFs whose fonts, pictures, forms or content streams are broken, endless or far too large."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator

from tests.robustness.corpus.model import LETTER_TEXT, Variant
from tests.robustness.corpus.originals import plain_letter
from tests.robustness.corpus.parts import Parts, deflated, join, page_of, split, stream
from tests.source.drawing import pdf, say

_HELVETICA = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
_WORDS = b"Uy ban nhan dan tinh yeu cau cac don vi bao cao. "


def variants() -> Iterator[Variant]:
    """All of them."""
    yield from _fonts()
    yield from _pictures()
    yield from _forms()
    yield from _streams()
    yield from _texts()


def _fonts() -> Iterator[Variant]:
    """Faults in the fonts of the letter: its regular one is object 7, the file 5, the Unicode map 4."""

    def letter(name: str, change: Callable[[Parts], object], *, whole: bool = False, slow: bool = False) -> Variant:
        def make() -> bytes:
            parts = split(plain_letter())
            change(parts)
            return join(parts)

        return Variant(f"font/{name}", make, LETTER_TEXT if whole else (), slow=slow)

    def all_fonts(old: bytes, new: bytes) -> Callable[[Parts], object]:
        return lambda p: [p.put(n, old, new) for n in (7, 11, 15)]

    def maps(body: bytes) -> Callable[[Parts], object]:
        return lambda p: p.objects.update(dict.fromkeys((4, 8, 12), body))

    noise = random.Random(9).randbytes(20_000)
    yield letter("unicode-map-missing", all_fonts(b"/ToUnicode", b"/ToNothing"), slow=True)
    yield letter("unicode-map-noise", maps(stream(noise)), slow=True)
    yield letter("unicode-map-empty", maps(stream(b"")), slow=True)
    yield letter("unicode-map-of-control-characters", maps(stream(_map(lambda code: 1 + code % 8))), slow=True)
    yield letter("unicode-map-to-surrogates", maps(stream(_map(lambda code: 0xD800))), slow=True)
    yield letter("unicode-map-to-private-use", maps(stream(_map(lambda code: 0xE000 + code))), slow=True)
    yield letter("unicode-map-to-one-letter", maps(stream(_map(lambda code: 0x61))), slow=True)
    yield letter("unicode-map-to-chinese", maps(stream(_map(lambda code: 0x4E00 + code))), slow=True)
    endless = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ffffffff> <0041> endbfrange"
    yield letter("unicode-map-range-of-4-billion", maps(stream(endless)), slow=True)
    yield letter(
        "unicode-map-uses-itself", maps(stream(b"/Adobe-Identity-UCS usecmap /Adobe-Identity-UCS usecmap")), slow=True
    )
    yield letter("file-noise", lambda p: p.objects.update(dict.fromkeys((5, 9, 13), stream(noise))), whole=True)
    yield letter("file-empty", lambda p: p.objects.update(dict.fromkeys((5, 9, 13), stream(b""))), whole=True)
    yield letter("file-missing", lambda p: [p.objects.pop(n) for n in (5, 9, 13)], whole=True)
    yield letter("file-cut", lambda p: [_cut_stream(p, n) for n in (5, 9, 13)], whole=True)
    yield letter("descriptor-missing", lambda p: [p.objects.pop(n) for n in (6, 10, 14)], whole=True)
    yield letter("widths-missing", all_fonts(b"/Widths", b"/Breiten"))
    yield letter("widths-zero", lambda p: [p.put(n, b" 500 ", b" 0 ") for n in (7, 11, 15)])
    yield letter("widths-huge", lambda p: [p.put(n, b" 500 ", b" 99999999 ") for n in (7, 11, 15)])
    yield letter("widths-negative", lambda p: [p.put(n, b" 500 ", b" -500 ") for n in (7, 11, 15)])
    yield letter("subtype-unknown", all_fonts(b"/Subtype /TrueType", b"/Subtype /Type7"))
    yield letter("subtype-type3-without-glyphs", all_fonts(b"/Subtype /TrueType", b"/Subtype /Type3"))
    yield letter("encoding-is-the-font", lambda p: p.put(7, b"/FirstChar", b"/Encoding 7 0 R /FirstChar"))
    yield letter(
        "encoding-noise",
        lambda p: p.put(7, b"/FirstChar", b"/Encoding << /Differences [ %s ] >> /FirstChar" % (b"0 /x " * 9999)),
    )
    yield letter("last-character-huge", lambda p: p.put(7, b"/LastChar 129", b"/LastChar 2147483647"))
    yield letter(
        "descendant-of-itself", lambda p: p.put(7, b"/Subtype /TrueType", b"/Subtype /Type0 /DescendantFonts [ 7 0 R ]")
    )
    glyph = deflated(b"1000 0 0 0 750 750 d1 /F 12 Tf (a) Tj 0 0 750 750 re f")
    type3 = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0]"
        b" /CharProcs << /a 5 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1000]"
        b" /Resources << /Font << /F 6 0 R >> >> >>"
    )

    def drawn_by_itself() -> bytes:
        parts = page_of(b"BT /F 24 Tf 72 700 Td (aaaa) Tj ET", b"<< /Font << /F 6 0 R >> >>")
        parts.objects |= {5: glyph, 6: type3}
        return join(parts)

    yield Variant("font/type3-glyph-that-draws-itself", drawn_by_itself, slow=True)
    for size in (b"0", b"-12", b"100000", b"1e30", b"0.00001", b"nan"):
        content = b"BT /F " + size + b" Tf 72 700 Td (" + _WORDS * 3 + b") Tj ET"
        yield Variant(
            f"font/size-{size.decode()}",
            lambda content=content: join(page_of(content, _HELVETICA)),  # type: ignore[misc]
            slow=True,
        )


def _map(of: Callable[[int], int]) -> bytes:
    rows = b"\n".join(b"<%02X> <%04X>" % (code, of(code)) for code in range(256))
    head = b"12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n"
    return head + b"256 beginbfchar\n" + rows + b"\nendbfchar endcmap"


def _cut_stream(parts: Parts, number: int) -> None:
    head, _, content = parts.objects[number].partition(b"stream\n")
    parts.objects[number] = head + b"stream\n" + content[:3000] + b"\nendstream"


def _pictures() -> Iterator[Variant]:
    def picture(name: str, entries: bytes, content: bytes, *, draws: int = 1, slow: bool = True) -> Variant:
        def make() -> bytes:
            parts = page_of(b"q 595 0 0 842 0 0 cm /I Do Q\n" * draws, b"<< /XObject << /I 5 0 R >> >>")
            parts.objects[5] = stream(content, b"/Type /XObject /Subtype /Image " + entries)
            return join(parts)

        return Variant(f"picture/{name}", make, slow=slow)

    grey, flate = b"/ColorSpace /DeviceGray /BitsPerComponent 8 ", b"/Filter /FlateDecode "
    white = zlib.compress(b"\xff" * 90_000)
    for size in (b"100000", b"2000000", b"2147483647", b"99999999999", b"0", b"-1"):
        yield picture(f"declared-{size.decode()}", b"/Width %s /Height %s " % (size, size) + grey + flate, white)
    yield picture("declared-larger-than-there", b"/Width 3000 /Height 3000 " + grey + flate, white)
    yield picture("white", b"/Width 300 /Height 300 " + grey + flate, white)
    yield picture("bits-7", b"/Width 300 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 7 " + flate, white)
    yield picture(
        "color-space-of-itself",
        b"/Width 300 /Height 300 /ColorSpace [/Indexed 5 0 R 1 <00>] /BitsPerComponent 8 " + flate,
        white,
    )
    yield picture("mask-of-itself", b"/Width 300 /Height 300 /SMask 5 0 R " + grey + flate, white)
    yield picture("mask-of-itself-small", b"/Width 30 /Height 30 /Mask 5 0 R " + grey + flate, white)
    for codec in (b"DCTDecode", b"JPXDecode", b"JBIG2Decode", b"CCITTFaxDecode", b"RunLengthDecode", b"LZWDecode"):
        noise = random.Random(len(codec)).randbytes(30_000)
        yield picture(f"noise-as-{codec.decode()}", b"/Width 800 /Height 1000 /Filter /%s " % codec + grey, noise)
    bomb = zlib.compress(bytes(400_000_000), 9)
    yield picture("bomb-400-mb", b"/Width 20000 /Height 20000 " + grey + flate, bomb)
    twice = zlib.compress(bomb, 9)
    yield picture("bomb-packed-twice", b"/Width 20000 /Height 20000 /Filter [/FlateDecode /FlateDecode] " + grey, twice)
    yield picture("drawn-20000-times", b"/Width 300 /Height 300 " + grey + flate, white, draws=20_000)
    inline = b"q 595 0 0 842 0 0 cm BI /W 99999 /H 99999 /CS /G /BPC 8 ID " + bytes(1000) + b" EI Q"
    yield Variant("picture/inline-huge", lambda: join(page_of(inline)), slow=True)
    yield Variant("picture/inline-without-end", lambda: join(page_of(inline.replace(b" EI Q", b""))), slow=True)


def _forms() -> Iterator[Variant]:
    box = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "

    def form(name: str, forms: dict[int, tuple[bytes, bytes]], *, slow: bool = False) -> Variant:
        def make() -> bytes:
            parts = page_of(b"/X Do", b"<< /XObject << /X 5 0 R >> >>")
            parts.objects |= {n: deflated(content, box + entries) for n, (content, entries) in forms.items()}
            return join(parts)

        return Variant(f"form/{name}", make, slow=slow)

    def draws(number: int) -> bytes:
        return b"/Resources << /XObject << /X %d 0 R >> >>" % number

    yield form("draws-itself", {5: (b"/X Do", draws(5))})
    yield form("two-draw-each-other", {5: (b"/X Do", draws(6)), 6: (b"/X Do", draws(5))})
    yield form("500-deep", {n: (b"/X Do", draws(n + 1)) for n in range(5, 505)})
    # Ten forms, each drawing the next one ten times: ten thousand million drawings.
    yield form("billion-drawings", {n: (b"/X Do " * 10, draws(n + 1)) for n in range(5, 15)}, slow=True)
    yield form("matrix-nan", {5: (b"0 0 m", b"/Matrix [nan nan nan nan nan nan]")})
    yield form("matrix-zero", {5: (b"BT ET", b"/Matrix [0 0 0 0 0 0]")})
    yield form("box-missing", {5: (b"0 0 100 100 re f", b"/BBox null")})
    pattern = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001"

    def tiled() -> bytes:
        parts = page_of(b"/Pattern cs /P scn 0 0 595 842 re f", b"<< /Pattern << /P 5 0 R >> >>")
        parts.objects[5] = deflated(b"0 0 1 1 re f", pattern + b" /Resources << /Pattern << /P 5 0 R >> >>")
        return join(parts)

    yield Variant("form/pattern-of-tiny-tiles", tiled, slow=True)
    function = b"<< /FunctionType 3 /Domain [0 1] /Functions [5 0 R 5 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"
    shading = b"<< /Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 1] /Function 5 0 R >> >> >>"

    def shaded() -> bytes:
        parts = page_of(b"/S sh", shading)
        parts.objects[5] = function
        return join(parts)

    yield Variant("form/function-of-itself", shaded, slow=True)


def _streams() -> Iterator[Variant]:
    def content(name: str, operators: bytes, resources: bytes = _HELVETICA, *, slow: bool = False) -> Variant:
        return Variant(f"stream/{name}", lambda: join(page_of(deflated(operators), resources)), slow=slow)

    yield content("100000-saves", b"q " * 100_000)
    yield content("100000-restores", b"Q " * 100_000)
    yield content("operands-without-end", b"1 " * 500_000)
    yield content("arrays-100000-deep", b"[" * 100_000 + b"]" * 100_000 + b" TJ")
    yield content("dictionary-100000-deep", b"/a " + b"<< /b " * 100_000)
    yield content("unclosed-string", b"BT /F 12 Tf 72 700 Td (" + _WORDS * 1000)
    yield content("unknown-operators", b"foo bar baz " * 20_000)
    yield content("text-outside-of-text", b"/F 12 Tf 72 700 Td (" + _WORDS + b") Tj")
    yield content(
        "numbers-out-of-range", b"1e999 -1e999 99999999999999999999 0 0 0 cm BT /F 12 Tf (abc) Tj ET", slow=True
    )
    yield content("matrix-nan", b"nan nan nan nan nan nan cm BT /F 12 Tf 72 700 Td (" + _WORDS + b") Tj ET", slow=True)
    yield content("clip-to-nothing", b"0 0 0 0 re W n BT /F 12 Tf 72 700 Td (" + _WORDS + b") Tj ET", slow=True)
    yield content(
        "200000-lines", b"".join(b"0 %d m 595 %d l S\n" % (y % 842, y % 842) for y in range(200_000)), slow=True
    )
    yield content(
        "20000-rectangles", b"".join(b"%d %d 9 9 re S\n" % (n % 590, n % 840) for n in range(20_000)), slow=True
    )
    yield content("path-of-300000-points", b"0 0 m " + b"9 9 l 500 800 l " * 150_000 + b"S", slow=True)
    yield content("ruled-300-by-300", _ruled(300), slow=True)
    yield content("noise", random.Random(3).randbytes(50_000))
    yield Variant("stream/bomb-1-gb", lambda: join(page_of(_bomb(1_000))), slow=True)
    yield Variant("stream/bomb-100-mb", lambda: join(page_of(_bomb(100))))
    yield Variant(
        "stream/predictor-lie",
        lambda: join(page_of(deflated(b"BT ET", b"/DecodeParms << /Predictor 15 /Columns 2000000000 >>"))),
    )


def _bomb(megabytes: int) -> bytes:
    """Spaces, packed a thousandfold."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    return stream(packed, b"/Filter /FlateDecode")


def _ruled(count: int) -> bytes:
    lines = [b"%d 20 m %d 820 l S" % (20 + 2 * n, 20 + 2 * n) for n in range(count)]
    lines += [b"20 %d m 580 %d l S" % (20 + 2 * n, 20 + 2 * n) for n in range(count)]
    return b"\n".join([*lines, b"BT /F 9 Tf 40 400 Td (", _WORDS, b") Tj ET"])


def _texts() -> Iterator[Variant]:
    def text(name: str, operators: bytes, *, slow: bool = False) -> Variant:
        return Variant(f"text/{name}", lambda: join(page_of(deflated(operators), _HELVETICA)), slow=slow)

    scattered = b"".join(
        b"1 0 0 1 %d %d Tm (%s) Tj\n" % (n * 37 % 560, n * 53 % 830, _WORDS[n % 40 : n % 40 + 4])
        for n in range(100_000)
    )
    yield text("100000-objects", b"BT /F 9 Tf " + scattered + b"ET", slow=True)
    yield text("5000-objects", b"BT /F 9 Tf " + b"".join(scattered.splitlines(keepends=True)[:5000]) + b"ET", slow=True)
    yield text("one-line-of-1-mb", b"BT /F 12 Tf 72 700 Td (" + _WORDS * 20_000 + b") Tj ET", slow=True)
    yield text("one-word-of-200-kb", b"BT /F 12 Tf 72 700 Td (" + b"a" * 200_000 + b") Tj ET", slow=True)
    yield text(
        "20000-lines-on-a-page",
        b"BT /F 1 Tf 0.04 TL 72 800 Td (" + _WORDS + b") Tj " + b"(cong van so 1) ' " * 20_000 + b"ET",
        slow=True,
    )
    yield text(
        "10000-numbers-in-the-margin", b"BT /F 6 Tf 0.001 TL 300 830 Td (1) Tj " + b"(2) ' " * 10_000 + b"ET", slow=True
    )
    yield text(
        "5000-times-in-one-place", b"BT /F 12 Tf 72 700 Td " + b"(Cong van) Tj -50 0 Td " * 5000 + b"ET", slow=True
    )
    yield text(
        "control-characters",
        b"BT /F 12 Tf 72 700 Td (" + bytes([*range(1, 13), *range(14, 32)]) * 30 + b") Tj ET",
        slow=True,
    )
    yield text("every-angle", b"BT /F 9 Tf " + _turned() + b"ET", slow=True)
    yield text("invisible", b"BT 3 Tr /F 12 Tf 72 700 Td (" + _WORDS * 2 + b") Tj ET", slow=True)
    yield text("outside-of-the-page", b"BT /F 12 Tf 5000 5000 Td (" + _WORDS * 2 + b") Tj ET")

    def odd(*lines: str) -> Callable[[], bytes]:
        return lambda: pdf(lambda canvas: [say(canvas, 85, 100 + 20 * n, line) for n, line in enumerate(lines)])  # type: ignore[return-value]

    yield Variant("text/only-punctuation", odd(". . . . .", "- - - -", "……", "((((", "////"), slow=True)
    yield Variant("text/only-numbers", odd("1 2 3 4", "31/02/2024", "99/99/9999", "0/0/0"), slow=True)
    yield Variant("text/tone-marks-alone", odd("\u0301\u0300\u0309 \u0303\u0323", "e\u0301\u0301\u0301"), slow=True)
    yield Variant("text/labels-without-end", odd(*("1.1.1.1.1.1.1.1.1.1.1.1." for _ in range(30))))
    yield Variant("text/units-without-end", odd(*("UBND UBND UBND UBND UBND UBND" for _ in range(30))))
    yield Variant("text/letterhead-again-and-again", lambda: pdf(*(_heads for _ in range(20))))


def _turned() -> bytes:
    from math import cos, radians, sin

    return b"".join(
        b"%.3f %.3f %.3f %.3f 300 400 Tm (Uy ban nhan dan) Tj\n"
        % (cos(radians(a)), sin(radians(a)), -sin(radians(a)), cos(radians(a)))
        for a in range(0, 360, 3)
    )


def _heads(canvas: object) -> None:
    for n in range(12):
        say(canvas, 60, 40 + 60 * n, "UBND HUYỆN BẢO LẠC", size=12)  # type: ignore[arg-type]
        say(canvas, 290, 40 + 60 * n, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Serif-Bold", 12)  # type: ignore[arg-type]
        say(canvas, 320, 56 + 60 * n, "Nơi nhận: Số: 1/UBND, ngày 1 tháng 1 năm 2024")  # type: ignore[arg-type]
