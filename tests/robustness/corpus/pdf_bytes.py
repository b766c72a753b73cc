"""PDFs whose bytes were cut, flipped, lost, doubled or surrounded by others; the structure is not looked at."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from tests.robustness.corpus.model import LETTER_TEXT, Variant
from tests.robustness.corpus.originals import in_object_streams, linearized, plain_letter, scan, table, three_letters

_MAIL = b"Content-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n"


def variants() -> Iterator[Variant]:
    """All of them."""
    yield from _cut()
    yield from _flipped()
    yield from _lost()
    yield from _surrounded()


def _cut() -> Iterator[Variant]:
    sources = (
        ("letter", plain_letter, 24),
        ("table", table, 12),
        ("linearized", linearized, 16),
        ("object-streams", in_object_streams, 16),
        ("scan", scan, 6),
    )
    for label, source, count in sources:
        for step in range(1, count + 1):
            share = step / (count + 1)
            yield Variant(
                f"cut/{label}-{share:.2f}",
                lambda source=source, share=share: source()[: int(len(source()) * share)],  # type: ignore[misc]
                slow=label == "scan",
            )
    for lost in (1, 2, 6, 20, 100):
        yield Variant(f"cut/end-{lost}", lambda lost=lost: plain_letter()[:-lost], LETTER_TEXT)  # type: ignore[misc]
    yield Variant("cut/table-of-objects", lambda: plain_letter()[: plain_letter().rindex(b"xref\n0")], LETTER_TEXT)
    yield Variant("cut/head-10", lambda: plain_letter()[10:])
    yield Variant("cut/head-1000", lambda: plain_letter()[1000:])
    yield Variant("cut/first-half", lambda: plain_letter()[len(plain_letter()) // 2 :])


def _flipped() -> Iterator[Variant]:
    for label, source in (("letter", plain_letter), ("table", table), ("object-streams", in_object_streams)):
        for count in (1, 8, 64, 512):
            for seed in range(6):
                yield Variant(f"flip/{label}-{count}-{seed}", partial(_with_flips, source(), count, seed))
    for seed in range(4):
        yield Variant(f"flip/scan-{seed}", partial(_with_flips, scan(), 200, seed), slow=True)


def _with_flips(data: bytes, count: int, seed: int) -> bytes:
    dice = random.Random(seed * 1000 + count)
    flipped = bytearray(data)
    for _ in range(count):
        flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
    return bytes(flipped)


def _lost() -> Iterator[Variant]:
    for seed in range(12):
        yield Variant(f"lost/letter-{seed}", partial(_without_chunks, plain_letter(), seed))
        yield Variant(f"doubled/letter-{seed}", partial(_with_doubled_chunks, plain_letter(), seed))
    for seed in range(8):
        yield Variant(f"lost/three-{seed}", partial(_without_chunks, three_letters(), seed))
        yield Variant(f"zeroed/letter-{seed}", partial(_with_zeros, plain_letter(), seed))
    for name, old, new in (
        ("line-ends-crlf", b"\n", b"\r\n"),
        ("line-ends-lost", b"\r\n", b""),
        ("high-bits-lost", b"", b""),
        ("utf-8-twice", b"", b""),
        ("spaces-to-lines", b" ", b"\n"),
    ):
        yield Variant(f"lost/{name}", partial(_transferred, plain_letter(), name, old, new))


def _chunk(dice: random.Random, size: int) -> tuple[int, int]:
    start = dice.randrange(size)
    return start, min(size, start + dice.choice((1, 16, 300, 4000)))


def _without_chunks(data: bytes, seed: int) -> bytes:
    dice = random.Random(seed)
    for _ in range(1 + seed % 4):
        start, end = _chunk(dice, len(data))
        data = data[:start] + data[end:]
    return data


def _with_doubled_chunks(data: bytes, seed: int) -> bytes:
    dice = random.Random(seed)
    for _ in range(1 + seed % 4):
        start, end = _chunk(dice, len(data))
        to = dice.randrange(len(data))
        data = data[:to] + data[start:end] + data[to:]
    return data


def _with_zeros(data: bytes, seed: int) -> bytes:
    start, end = _chunk(random.Random(seed + 77), len(data))
    return data[:start] + bytes(end - start) + data[end:]


def _transferred(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The file after a transfer that took it for text."""
    if name == "high-bits-lost":
        return bytes(byte & 0x7F for byte in data)
    if name == "utf-8-twice":
        return data.decode("latin-1").encode("utf-8")
    return data.replace(old, new)


def _surrounded() -> Iterator[Variant]:
    letter = plain_letter()
    cases = (
        ("mail-head", _MAIL + letter, True),
        ("leading-zeros", bytes(900) + letter, True),
        ("leading-junk-past-the-first-kilobyte", b"x" * 5000 + letter, False),
        ("trailing-zeros", letter + bytes(50_000), True),
        ("trailing-noise", letter + random.Random(5).randbytes(200_000), True),
        ("trailing-text", letter + b"\n<html>404 Not Found</html>\n" * 50, True),
        ("trailing-%%EOF", letter + b"%%EOF\n" * 1000, True),
        ("two-files", letter + letter, True),
        ("two-different-files", table() + letter, False),
        ("letter-then-cut-letter", letter + letter[:30_000], False),
        ("wrong-version", letter.replace(b"%PDF-1.3", b"%PDF-9.9"), True),
        ("version-without-number", letter.replace(b"%PDF-1.3", b"%PDF-"), False),
        ("head-only", b"%PDF-1.7\n", False),
        ("head-and-noise", b"%PDF-1.7\n" + random.Random(6).randbytes(100_000), False),
        ("head-and-zeros", b"%PDF-1.7\n" + bytes(1_000_000), False),
        ("head-and-objects-without-end", b"%PDF-1.7\n" + b"1 0 obj << " * 20_000, False),
        ("head-and-text", "%PDF-1.7\nKính gửi các đồng chí".encode(), False),
        ("pdf-mark-in-text", b"Xem %PDF-1.4 trong tai lieu\n" * 20, False),
        ("png-before", b"\x89PNG\r\n\x1a\n" + letter, True),
        ("zip-before", b"PK\x03\x04" + letter, True),
    )
    for name, data, whole in cases:
        yield Variant(f"around/{name}", partial(bytes, data), LETTER_TEXT if whole else ())
