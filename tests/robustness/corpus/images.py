"""Page images that are cut, lie about their size, or come in every colour a scanner knows."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache, partial

import numpy as np
from PIL import Image
from tests.robustness.corpus.model import LETTER_TEXT, Variant
from tests.robustness.corpus.originals import plain_letter
from tests.source.drawing import image_of


@cache
def _page() -> Image.Image:
    return Image.fromarray(image_of(plain_letter(), 150)).convert("L")


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def variants() -> Iterator[Variant]:
    """All of them."""
    yield from _damaged()
    yield from _colours()
    yield from _sizes()
    yield from _tiffs()


def _damaged() -> Iterator[Variant]:
    for kind in ("PNG", "JPEG", "TIFF"):
        whole = partial(_saved, _page(), kind)
        for share in (0.02, 0.3, 0.7, 0.95):
            yield Variant(
                f"image/{kind.lower()}-cut-{share}",
                lambda whole=whole, share=share: whole()[: int(len(whole()) * share)],  # type: ignore[misc]
                slow=share > 0.1,
            )
        for seed in range(4):
            yield Variant(f"image/{kind.lower()}-flip-{seed}", partial(_flipped, kind, seed), slow=True)
        yield Variant(
            f"image/{kind.lower()}-trailing-junk", lambda whole=whole: whole() + bytes(9999), LETTER_TEXT, slow=True
        )  # type: ignore[misc]
    yield Variant("image/png-sum-wrong", partial(_png, 300, 300, 8, 0, sums=False))
    yield Variant("image/png-no-data", partial(_png, 300, 300, 8, 0, content=b""))
    yield Variant("image/png-head-only", partial(bytes, b"\x89PNG\r\n\x1a\n"), refused=("damaged",))
    yield Variant("image/jpeg-head-only", partial(bytes, b"\xff\xd8\xff\xe0"), refused=("damaged",))
    yield Variant(
        "image/jpeg-noise", partial(bytes, b"\xff\xd8\xff" + random.Random(1).randbytes(50_000)), refused=("damaged",)
    )


def _flipped(kind: str, seed: int) -> bytes:
    data = bytearray(_saved(_page(), kind))
    dice = random.Random(seed)
    for _ in range(1 + 10 * seed):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def _colours() -> Iterator[Variant]:
    def colour(name: str, make: Callable[[], bytes]) -> Variant:
        return Variant(f"image/{name}", make, LETTER_TEXT, slow=True)

    def deep() -> Image.Image:
        return Image.fromarray((np.asarray(_page(), dtype=np.uint16) * 257).astype(np.uint16))

    def see_through() -> Image.Image:
        ink = Image.new("RGBA", _page().size, (0, 0, 0, 0))
        ink.putalpha(_page().point(lambda value: 255 - value))
        return ink

    yield colour("jpeg-cmyk", lambda: _saved(_page().convert("RGB").convert("CMYK"), "JPEG", quality=90))
    yield colour("png-16-bit", lambda: _saved(deep(), "PNG"))
    yield colour("tiff-16-bit", lambda: _saved(deep(), "TIFF"))
    yield colour("png-1-bit", lambda: _saved(_page().convert("1"), "PNG"))
    yield colour(
        "tiff-fax", lambda: _saved(_page().convert("1", dither=Image.Dither.NONE), "TIFF", compression="group4")
    )
    yield colour("png-palette", lambda: _saved(_page().convert("P"), "PNG"))
    yield colour("png-alpha", lambda: _saved(see_through(), "PNG"))
    yield colour("png-grey-alpha", lambda: _saved(_page().convert("LA"), "PNG"))
    yield colour("tiff-float", lambda: _saved(_page().convert("F"), "TIFF"))
    yield colour(
        "tiff-lab", lambda: _saved(Image.merge("LAB", (_page(), *(Image.new("L", _page().size, 128),) * 2)), "TIFF")
    )
    yield colour("png-animated", lambda: _saved(_page(), "PNG", save_all=True, append_images=[_page()]))
    yield colour(
        "jpeg-turned-by-exif", lambda: _saved(_page().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=_exif(6))
    )
    yield colour("jpeg-exif-noise", lambda: _saved(_page(), "JPEG", exif=b"Exif\x00\x00" + bytes(range(200))))
    yield colour("png-dpi-0", lambda: _saved(_page(), "PNG", dpi=(0, 0)))
    yield colour("png-dpi-huge", lambda: _saved(_page(), "PNG", dpi=(1e6, 1e6)))
    yield colour("tiff-several-pages", lambda: _saved(_page(), "TIFF", save_all=True, append_images=[_page()]))


def _exif(turn: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = turn
    return exif


def _sizes() -> Iterator[Variant]:
    refused = ("limit-exceeded", "memory-exceeded", "damaged", "unsafe")
    for width, height in ((100_000, 100_000), (2_000_000_000, 1), (1, 2_000_000_000), (65_000, 3000), (0, 0), (0, 100)):
        yield Variant(f"image/png-{width}x{height}", partial(_png, width, height, 8, 0), refused=refused)
    yield Variant(
        "image/png-bomb", partial(_png, 19_000, 19_000, 8, 0, content=bytes(361_019_000)), refused=refused, slow=True
    )
    for width, height in ((1, 1), (1, 3000), (3000, 1), (8, 8), (40, 40), (6000, 40)):
        yield Variant(
            f"image/white-{width}x{height}",
            lambda size=(width, height): _saved(Image.new("L", size, 255), "PNG"),
            slow=True,
        )  # type: ignore[misc]
    yield Variant("image/black", lambda: _saved(Image.new("L", (1240, 1754), 0), "PNG"), slow=True)
    yield Variant("image/white", lambda: _saved(Image.new("L", (1240, 1754), 255), "PNG"), slow=True)
    yield Variant("image/noise", _noise, slow=True)
    yield Variant("image/stripes", _stripes, slow=True)
    yield Variant("image/jpeg-65500-wide", lambda: _saved(Image.new("L", (65_500, 60), 255), "JPEG"), slow=True)


def _noise() -> bytes:
    dots = np.random.default_rng(3).integers(0, 256, (1754, 1240), dtype=np.uint8)
    return _saved(Image.fromarray(dots), "PNG")


def _stripes() -> bytes:
    lines = np.full((1754, 1240), 255, dtype=np.uint8)
    lines[::6] = 0
    lines[:, ::6] = 0
    return _saved(Image.fromarray(lines), "PNG")


def _png(width: int, height: int, bits: int, colour: int, *, content: bytes | None = None, sums: bool = True) -> bytes:
    """A PNG written by hand, whatever its head says."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data) if sums else 0xDEADBEEF
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    lines = b"\x00" + b"\xff" * 300 if content is None else content
    packed = zlib.compress(lines * 300 if content is None else lines, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _tiffs() -> Iterator[Variant]:
    def tiff(name: str, *, width: int = 100, height: int = 100, following: int = 0, **entries: int) -> Variant:
        return Variant(
            f"image/tiff-{name}", partial(_tiff, width, height, following, tuple(entries.items())), slow=True
        )

    yield tiff("directory-points-at-itself", following=8)
    yield tiff("directory-past-the-end", following=99_999_999)
    yield tiff("huge", width=1_000_000, height=1_000_000)
    yield tiff("zero", width=0, height=0)
    yield tiff("strip-past-the-end", offset=99_999_999)
    yield tiff("strip-longer-than-the-file", count=2_000_000_000)
    yield tiff("compression-unknown", compression=12_345)
    yield tiff("compression-lzw-of-noise", compression=5)
    yield tiff("bits-3", bits=3)
    yield tiff("samples-200", samples=200)
    yield Variant("image/tiff-head-only", partial(bytes, b"II*\x00\x08\x00\x00\x00"), refused=("damaged",))
    yield Variant("image/tiff-65535-entries", partial(bytes, b"II*\x00\x08\x00\x00\x00\xff\xff" + bytes(200)))
    yield Variant(
        "image/tiff-400-pages",
        lambda: _saved(_small(), "TIFF", save_all=True, append_images=[_small()] * 399),
        slow=True,
    )


def _small() -> Image.Image:
    return Image.new("1", (8, 8), 1)


def _tiff(width: int, height: int, following: int, changes: tuple[tuple[str, int], ...]) -> bytes:
    values = {"bits": 8, "compression": 1, "offset": 200, "samples": 1, "count": 10_000} | dict(changes)
    entries = [
        (256, 4, width), (257, 4, height), (258, 3, values["bits"]), (259, 3, values["compression"]), (262, 3, 1),
        (273, 4, values["offset"]), (277, 3, values["samples"]), (278, 4, height), (279, 4, values["count"]),
    ]  # fmt: skip
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    head = b"II*\x00" + struct.pack("<IH", 8, len(entries)) + rows + struct.pack("<I", following)
    return head.ljust(200, b"\x00") + b"\xff" * 10_000
