"""PDFs whose cross references, page tree, boxes or objects lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.robustness.corpus.model import LETTER_TEXT, Variant
from tests.robustness.corpus.originals import in_object_streams, linearized, plain_letter, three_letters
from tests.robustness.corpus.parts import Parts, deflated, join, page_of, split

_BOX = b"/MediaBox [ 0 0 595 842 ]"


def variants() -> Iterator[Variant]:
    """All of them."""
    yield from _references()
    yield from _trees()
    yield from _boxes()
    yield from _objects()


def _letter(name: str, change: Callable[[Parts], object], *, whole: bool = False, slow: bool = False) -> Variant:
    def make() -> bytes:
        parts = split(plain_letter())
        change(parts)
        return join(parts)

    return Variant(name, make, LETTER_TEXT if whole else (), slow=slow)


def _references() -> Iterator[Variant]:
    def joined(**options: object) -> Callable[[], bytes]:
        return lambda: join(split(plain_letter()), **options)  # type: ignore[arg-type]

    for shift in (-20, -1, 1, 7, 100_000):
        yield Variant(f"xref/shifted-by-{shift}", joined(shift=shift), LETTER_TEXT)
    yield Variant("xref/missing", joined(table=False), LETTER_TEXT)
    for name, value in (
        ("zero", b"0"),
        ("past-the-end", b"99999999"),
        ("negative", b"-5"),
        ("no-number", b"abc"),
        ("empty", b""),
        ("huge", b"9" * 40),
    ):
        yield Variant(f"xref/startxref-{name}", joined(startxref=value), LETTER_TEXT)
    objects = sorted(split(plain_letter()).objects)
    yield Variant("xref/objects-backwards", joined(order=objects[::-1]), LETTER_TEXT)
    yield Variant("xref/objects-twice", joined(order=objects * 2), LETTER_TEXT)

    def changed(old: bytes, new: bytes, data: Callable[[], bytes] = plain_letter) -> Callable[[], bytes]:
        def make() -> bytes:
            assert old in data()
            return data().replace(old, new)

        return make

    yield Variant("xref/all-entries-free", changed(b" 00000 n ", b" 00000 f "), LETTER_TEXT)
    yield Variant("xref/generation-65535", changed(b" 00000 n ", b" 65535 n "), LETTER_TEXT)
    yield Variant("xref/count-lie", changed(b"xref\n0 20", b"xref\n0 9999999"))
    yield Variant("xref/starts-at-one", changed(b"xref\n0 20", b"xref\n1 20"))
    yield Variant("xref/trailer-missing", changed(b"trailer", b"trailed"), LETTER_TEXT)
    yield Variant("xref/root-missing", changed(b"/Root ", b"/Rood "), LETTER_TEXT)
    yield Variant("xref/root-is-the-font", changed(b"/Root 16 0 R", b"/Root 7 0 R"))
    yield Variant("xref/size-1", changed(b"/Size 20", b"/Size 1"), LETTER_TEXT)
    yield Variant("xref/size-huge", changed(b"/Size 20", b"/Size 999999999"))
    yield Variant("xref/previous-is-itself", changed(b"/Size 20", b"/Size 20 /Prev 67905"))
    yield Variant("xref/previous-negative", changed(b"/Size 20", b"/Size 20 /Prev -1"))
    yield Variant("xref/hybrid-without-its-stream", changed(b"/Size 20", b"/Size 20 /XRefStm 100"))
    yield Variant("xref/linearized-length-lie", changed(b"/L ", b"/L 9", linearized))
    yield Variant("xref/stream-widths-lie", changed(b"/W [ 1 ", b"/W [ 9 ", in_object_streams))
    yield Variant("xref/object-stream-count-lie", changed(b"/N ", b"/N 9", in_object_streams))
    yield Variant("xref/object-stream-first-lie", changed(b"/First ", b"/First 9", in_object_streams))

    def loop() -> bytes:
        data = plain_letter()
        at = data.rindex(b"xref\n0")
        return data.replace(b"/Size 20", b"/Size 20 /Prev %d" % at)

    yield Variant("xref/previous-loop", loop)


def _trees() -> Iterator[Variant]:
    def tree(change: Callable[[Parts, int], object]) -> Callable[[Parts], object]:
        return lambda parts: change(parts, parts.tree)

    yield _letter("tree/kids-point-at-root", tree(lambda p, n: p.put(n, b"3 0 R", b"%d 0 R 3 0 R" % n)), whole=True)
    yield _letter("tree/only-itself", tree(lambda p, n: p.put(n, b"3 0 R", b"%d 0 R" % n)))
    yield _letter(
        "tree/page-twice", tree(lambda p, n: p.put(n, b"3 0 R", b"3 0 R 3 0 R").put(n, b"/Count 1", b"/Count 2"))
    )
    for count in (b"0", b"-1", b"2", b"1000", b"2000000000", b"99999999999999999999", b"(x)", b"1.5", b"null"):
        yield _letter(
            f"tree/count-{count.decode()}",
            tree(lambda p, n, count=count: p.put(n, b"/Count 1", b"/Count " + count)),
            whole=count not in (b"0",),
        )
    yield _letter("tree/count-missing", tree(lambda p, n: p.put(n, b"/Count 1", b"")), whole=True)
    yield _letter("tree/type-missing", tree(lambda p, n: p.put(n, b"/Type /Pages", b"")))
    yield _letter("tree/kids-missing", tree(lambda p, n: p.put(n, b"/Kids", b"/Kinder")))
    yield _letter("tree/kids-empty", tree(lambda p, n: p.put(n, b"3 0 R", b"")), whole=False)
    yield _letter("tree/kids-no-array", tree(lambda p, n: p.put(n, b"[ 3 0 R ]", b"3 0 R")))
    yield _letter("tree/kids-null", tree(lambda p, n: p.put(n, b"3 0 R", b"null null 3 0 R")))
    yield _letter("tree/kids-not-there", tree(lambda p, n: p.put(n, b"3 0 R", b"9999 0 R")))
    yield _letter("tree/kids-direct", tree(lambda p, n: p.put(n, b"3 0 R", b"<< " + p.objects[3][2:])))
    yield _letter("tree/kid-is-a-font", tree(lambda p, n: p.put(n, b"3 0 R", b"7 0 R")))
    yield _letter("tree/parent-missing", lambda p: p.put(3, b"/Parent 18 0 R", b""), whole=True)
    yield _letter("tree/parent-is-the-page", lambda p: p.put(3, b"/Parent 18 0 R", b"/Parent 3 0 R"))
    yield _letter("tree/pages-missing", lambda p: p.put(p.root, b"/Pages 18 0 R", b""))
    yield _letter("tree/pages-is-the-page", lambda p: p.put(p.root, b"/Pages 18 0 R", b"/Pages 3 0 R"))
    yield _letter("tree/page-type-missing", lambda p: p.put(3, b"/Type /Page\n", b"\n"), whole=True)
    yield _letter("tree/page-type-wrong", lambda p: p.put(3, b"/Type /Page\n", b"/Type /Template\n"))
    yield Variant("tree/two-nodes-in-a-circle", _circle)
    for depth in (50, 500, 5000):
        yield Variant(f"tree/{depth}-deep", lambda depth=depth: join(_deep(depth)))  # type: ignore[misc]
    yield Variant("tree/wide-100000-same-page", lambda: _repeated_page(100_000))
    yield Variant("tree/10000-empty-pages", lambda: _empty_pages(10_000), slow=True)
    yield Variant("tree/300-empty-pages", lambda: _empty_pages(300))
    yield Variant("tree/one-page-of-three-lost", _one_lost, LETTER_TEXT)


def _circle() -> bytes:
    parts = split(plain_letter())
    inner = parts.add(b"<< /Type /Pages /Parent 18 0 R /Count 2 /Kids [ 18 0 R 3 0 R ] >>")
    return join(parts.put(18, b"3 0 R", b"%d 0 R" % inner))


def _deep(depth: int) -> Parts:
    parts = split(plain_letter())
    below = 3
    for _ in range(depth):
        below = parts.add(b"<< /Type /Pages /Count 1 /Kids [ %d 0 R ] >>" % below)
    return parts.put(18, b"3 0 R", b"%d 0 R" % below)


def _repeated_page(count: int) -> bytes:
    parts = page_of(b"")
    kids = b"3 0 R " * count
    parts.objects[2] = b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (count, kids)
    return join(parts)


def _empty_pages(count: int) -> bytes:
    parts = page_of(b"")
    kids = [parts.add(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>") for _ in range(2)]
    for number in range(kids[-1] + 1, kids[0] + count):
        parts.objects[number] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    refs = b" ".join(b"%d 0 R" % number for number in range(kids[0], kids[0] + count))
    parts.objects[2] = b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (count, refs)
    return join(parts)


def _one_lost() -> bytes:
    parts = split(three_letters())
    second = [number for number, body in parts.objects.items() if b"/Type /Page\n" in body][1]
    parts.objects[second] = b"null"
    return join(parts)


def _boxes() -> Iterator[Variant]:
    for name, box in (
        ("missing", b""),
        ("empty", b"/MediaBox [ ]"),
        ("three-numbers", b"/MediaBox [ 0 0 595 ]"),
        ("zero", b"/MediaBox [ 0 0 0 0 ]"),
        ("backwards", b"/MediaBox [ 595 842 0 0 ]"),
        ("negative", b"/MediaBox [ -595 -842 0 0 ]"),
        ("nan", b"/MediaBox [ 0 0 nan nan ]"),
        ("words", b"/MediaBox [ /a (b) <63> [ ] ]"),
        ("infinite", b"/MediaBox [ 0 0 1e308 1e308 ]"),
        ("huge", b"/MediaBox [ 0 0 100000000 100000000 ]"),
        ("large", b"/MediaBox [ 0 0 14400 14400 ]"),
        ("beyond-32-bits", b"/MediaBox [ 0 0 99999999999 99999999999 ]"),
        ("tiny", b"/MediaBox [ 0 0 0.001 0.001 ]"),
        ("elsewhere", b"/MediaBox [ 10000 10000 10595 10842 ]"),
        ("not-there", b"/MediaBox 999 0 R"),
        ("a-page", b"/MediaBox 3 0 R"),
    ):
        yield _letter(f"box/media-{name}", lambda p, box=box: p.put(3, _BOX, box), whole=name == "backwards")
    for name, entry in (
        ("crop-zero", b"/CropBox [ 0 0 0 0 ]"),
        ("crop-outside", b"/CropBox [ 9000 9000 9100 9100 ]"),
        ("crop-narrow", b"/CropBox [ 0 0 300 842 ]"),
        ("crop-nan", b"/CropBox [ nan nan nan nan ]"),
        ("user-unit-zero", b"/UserUnit 0"),
        ("user-unit-huge", b"/UserUnit 1000000"),
    ):
        yield _letter(f"box/{name}", lambda p, entry=entry: p.put(3, _BOX, _BOX + entry))
    for turn in (b"45", b"-90", b"450", b"89.9", b"99999999999", b"(90)", b"null", b"180"):
        yield _letter(
            f"box/rotate-{turn.decode()}",
            lambda p, turn=turn: p.put(3, b"/Rotate 0", b"/Rotate " + turn),
            whole=turn in (b"-90", b"450", b"180", b"null"),
        )


def _objects() -> Iterator[Variant]:
    yield _letter("object/resources-missing", lambda p: p.put(3, b"/Resources", b"/Ressourcen"))
    yield _letter("object/resources-not-there", lambda p: p.put(3, b"/Font 1 0 R", b"/Font 999 0 R"))
    yield _letter("object/contents-missing", lambda p: p.put(3, b"/Contents 19 0 R", b""))
    yield _letter("object/contents-not-there", lambda p: p.put(3, b"/Contents 19 0 R", b"/Contents 999 0 R"))
    yield _letter("object/contents-is-the-page", lambda p: p.put(3, b"/Contents 19 0 R", b"/Contents 3 0 R"))
    yield _letter("object/contents-is-a-font-file", lambda p: p.put(3, b"/Contents 19 0 R", b"/Contents 5 0 R"))
    yield _letter("object/contents-array", lambda p: p.put(3, b"/Contents 19 0 R", b"/Contents [ 19 0 R ]"), whole=True)
    yield _letter(
        "object/contents-many-times", lambda p: p.put(3, b"/Contents 19 0 R", b"/Contents [ %s ]" % (b"19 0 R " * 200))
    )
    for name, length in (
        ("zero", b"0"),
        ("short", b"10"),
        ("long", b"900000"),
        ("negative", b"-1"),
        ("itself", b"19 0 R"),
    ):
        yield _letter(
            f"object/length-{name}",
            lambda p, length=length: p.put(19, b"/Length 741", b"/Length " + length),
            whole=name in ("long", "negative"),
        )
    yield _letter("object/filter-unknown", lambda p: p.put(19, b"/FlateDecode", b"/FancyDecode"))
    yield _letter("object/filter-wrong", lambda p: p.put(19, b"/FlateDecode", b"/LZWDecode"))
    yield _letter("object/filter-twice", lambda p: p.put(19, b"/FlateDecode", b"/FlateDecode /FlateDecode"))
    yield _letter("object/filter-hundredfold", lambda p: p.put(19, b"/FlateDecode", b"/FlateDecode " * 100))
    yield _letter("object/filter-crypt", lambda p: p.put(19, b"/FlateDecode", b"/Crypt /FlateDecode"))

    def swap(first: int, second: int) -> Callable[[Parts], object]:
        return lambda p: p.objects.update({first: p.objects[second], second: p.objects[first]})

    for first, second in (
        (3, 18),
        (3, 19),
        (16, 18),
        (7, 11),
        (4, 8),
        (5, 9),
        (1, 3),
        (2, 7),
        (6, 10),
        (17, 16),
        (5, 19),
    ):
        yield _letter(f"object/swapped-{first}-{second}", swap(first, second))
    for number in range(1, 20):
        yield _letter(f"object/lost-{number}", lambda p, number=number: p.objects.pop(number), whole=number == 17)
    for number in (3, 16, 18, 19):
        yield _letter(f"object/null-{number}", lambda p, number=number: p.objects.update({number: b"null"}))
        yield _letter(
            f"object/itself-{number}",
            lambda p, number=number: p.objects.update({number: b"%d 0 R" % number}),
            slow=True,
        )
    for name, body in (
        ("array", b"[ " * 100_000 + b"] " * 100_000),
        ("dictionary", b"<< /a " * 100_000 + b"1 " + b">> " * 100_000),
        ("unclosed-array", b"[ " * 300_000),
        ("string", b"(" * 200_000),
        ("name", b"/" + b"a" * 1_000_000),
        ("number", b"9" * 1_000_000),
        ("hex", b"<" + b"4" * 1_000_000),
        ("comment", b"%" * 1_000_000),
    ):
        yield _letter(f"object/deep-{name}-beside", lambda p, body=body: p.add(body))
        yield _letter(f"object/deep-{name}-in-the-page", lambda p, body=body: p.put(3, b"/Rotate 0", b"/Odd " + body))
    yield _letter(
        "object/50000-objects", lambda p: p.objects.update({n: b"<< /N %d >>" % n for n in range(100, 50_100)})
    )
    yield _letter("object/number-huge", lambda p: p.objects.update({200_000: b"(x)"}))
    yield Variant("object/nothing", lambda: join(Parts({1: b"null"})))
    yield Variant("object/catalog-only", lambda: join(Parts({1: b"<< /Type /Catalog >>"})))
    yield Variant("object/no-pages", lambda: join(_no_pages()), refused=("damaged", "empty-file"))
    yield Variant("object/blank-page", lambda: join(page_of(b"")))
    yield Variant("object/page-of-spaces", lambda: join(page_of(deflated(b" \n" * 100_000))))


def _no_pages() -> Parts:
    parts = page_of(b"")
    parts.objects[2] = b"<< /Type /Pages /Kids [ ] /Count 0 >>"
    return parts
