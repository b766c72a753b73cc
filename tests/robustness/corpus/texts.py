"""HTML, Markdown, plain text and old binary DOC: nesting, endless lines, mixed encodings, noise."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from tests.robustness.corpus.model import LETTER_TEXT, Variant

_TEXT = "\n\n".join(LETTER_TEXT)
_HTML = "<html><body>" + "".join(f"<p>{line}</p>" for line in LETTER_TEXT) + "</body></html>"


def variants() -> Iterator[Variant]:
    """All of them."""
    yield from _plain()
    yield from _html()
    yield from _markdown()
    yield from _binary()


def _variant(
    name: str, content: str | bytes, *, whole: bool = False, refused: tuple[str, ...] = (), slow: bool = False
) -> Variant:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return Variant(f"text/{name}", partial(bytes, data), LETTER_TEXT if whole else (), refused, slow)


def _plain() -> Iterator[Variant]:
    yield _variant("empty", "", refused=("empty-file",))
    yield _variant("spaces", " \n\t\n" * 10_000, refused=("empty-file",))
    yield _variant("mark-of-order-only", b"\xef\xbb\xbf", refused=("empty-file", "unsupported-type"))
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be", "utf-32"):
        yield _variant(f"in-{encoding}", _TEXT.encode(encoding), whole=encoding != "utf-16-be")
    yield _variant("in-windows-1258", _TEXT.encode("cp1258", "replace"))
    half = len(_TEXT) // 2
    yield _variant("two-encodings", _TEXT[:half].encode() + _TEXT[half:].encode("utf-16-le"))
    yield _variant("utf-8-and-latin-1", _TEXT.encode() * 3 + "Décision".encode("latin-1") * 3, whole=True)
    yield _variant("utf-8-cut-in-a-letter", (_TEXT + "\nỦ").encode()[:-1], whole=True)
    yield _variant("surrogates", _TEXT * 3 + "\ud800\udfff", whole=True)
    yield _variant("zeros-between", _TEXT.replace(" ", " \x00"))
    yield _variant("zeros-only", bytes(10_000), refused=("unsupported-type", "empty-file"))
    yield _variant("controls", "".join(map(chr, range(32))) * 500)
    yield _variant("noise", random.Random(2).randbytes(100_000), refused=("unsupported-type",))
    yield _variant("line-ends-mixed", "\r".join(LETTER_TEXT) + "\r\n\n\r" + "\x85\u2028".join(LETTER_TEXT), whole=True)
    yield _variant("one-line-of-2-mb", "Giao Sở Nội vụ báo cáo trước ngày 15/3/2024; " * 40_000, slow=True)
    yield _variant("one-word-of-2-mb", "a" * 2_000_000, slow=True)
    yield _variant("100000-lines", "1. Giao Sở Nội vụ báo cáo.\n" * 30_000, slow=True)
    yield _variant("300000-line-ends", "\n" * 300_000 + "a")
    yield _variant("labels", "".join(f"{n}.{n}.{n}. a\n" for n in range(5000)))
    yield _variant("bullets", "- a\n+ b\n* c\n" * 5000)
    yield _variant("letterheads", (_TEXT + "\n\n") * 300, slow=True)
    yield _variant("20-mb", "Kế hoạch công tác năm 2024.\n" * 500_000, slow=True)
    yield _variant("bars", "|" * 200_000)
    yield _variant("bar-tables", "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 20_000, slow=True)
    yield _variant("tone-marks", "\u0301" * 50_000)
    yield _variant("turned-letters", "\u202e" + _TEXT + "\u202c")


def _html() -> Iterator[Variant]:
    yield _variant("html-whole", _HTML, whole=True)
    yield _variant("html-100000-unclosed", "<html><body>" + "<div>" * 100_000 + _HTML)
    yield _variant("html-100000-deep-tables", "<html><body>" + "<table><tr><td>" * 100_000 + "a")
    yield _variant("html-bold-100000-deep", "<html><body>" + "<b><i>" * 50_000 + "a")
    yield _variant("html-lists-5000-deep", "<html><body>" + "<ol><li>" * 5000 + "a")
    yield _variant("html-cut-in-a-tag", _HTML[: len(_HTML) // 2] + "<p class='")
    yield _variant("html-comment-unclosed", _HTML.replace("</body>", "<!-- ") + "a" * 100_000, whole=True)
    yield _variant(
        "html-script", _HTML.replace("<body>", "<body><script>" + "x<y&&z;" * 50_000 + "</script>"), whole=True
    )
    yield _variant("html-entities", _HTML.replace("UBND", "&#85;&#0;&#xD800;&#99999999999;&unknown;BND"))
    yield _variant(
        "html-spans-huge",
        "<html><table>" + "<tr><td colspan=2000000000 rowspan=2000000000>a<td>b</tr>" * 50 + "</table>",
    )
    yield _variant(
        "html-spans-1000", "<html><table>" + "<tr><td colspan=1000 rowspan=1000>a<td>b</tr>" * 50 + "</table>"
    )
    yield _variant("html-spans-odd", "<html><table><tr><td colspan=-1>a<td rowspan=0>b<td colspan=x>c</tr></table>")
    yield _variant("html-20000-rows", "<html><table>" + "<tr><td>1<td>Rà soát<td>Sở Nội vụ</tr>" * 20_000, slow=True)
    yield _variant("html-attributes", "<html><p " + "a='b' " * 100_000 + ">Công văn</p>")
    yield _variant(
        "html-styles",
        "<html><style>" + "p{font-weight:bold}" * 20_000 + "</style><p style='" + "a:b;" * 50_000 + "'>Công văn</p>",
    )
    yield _variant(
        "html-doctype-entities", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _HTML + "&x;", whole=True
    )
    yield _variant("html-says-utf-16", _HTML.replace("<body>", "<meta charset=utf-16><body>"), whole=True)
    yield _variant("html-without-text", "<html><body><img src=a.png></body></html>", refused=("empty-file",))
    yield _variant("html-only-style", "<html><style>p{}</style></html>", refused=("empty-file",))


def _markdown() -> Iterator[Variant]:
    head = "# KẾ HOẠCH\n\n## Mục\n\n**Đậm**\n\n"
    yield _variant("markdown-quotes-deep", head + ">" * 20_000 + " a")
    yield _variant("markdown-lists-deep", head + "".join("  " * n + "- a\n" for n in range(400)))
    yield _variant("markdown-brackets", head + "[" * 50_000 + "]" * 50_000)
    yield _variant("markdown-images", head + "![a](" * 20_000)
    yield _variant("markdown-stars", head + "*a **b " * 20_000)
    yield _variant("markdown-ticks", head + "".join("`" * n + " " for n in range(500)))
    yield _variant("markdown-definitions", head + "[a]: b\n" * 20_000)
    yield _variant("markdown-html", head + "<b>" * 20_000)
    yield _variant("markdown-table-wide", head + "| a " * 5000 + "|\n" + "|---" * 5000 + "|\n" + "| b " * 5000 + "|\n")
    yield _variant("markdown-code-unclosed", head + "```\n" + _TEXT)
    yield _variant("markdown-heads", head + "# a\n" * 20_000, slow=True)


def _binary() -> Iterator[Variant]:
    word = "WordDocument".encode("utf-16-le")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    dice = random.Random(8)
    yield _variant("doc-head-only", ole)
    yield _variant("doc-zeros", ole + bytes(100_000) + word)
    yield _variant("doc-noise", ole + dice.randbytes(100_000) + word + dice.randbytes(100_000))
    yield _variant("rtf", "{\\rtf1 Công văn}", refused=("unsupported-type",))
    yield _variant("rar", b"Rar!\x1a\x07\x01\x00" + bytes(100), refused=("unsupported-type",))
    yield _variant("program", b"\x7fELF" + bytes(1000), refused=("unsupported-type",))
    yield _variant("gif", b"GIF89a" + bytes(100), refused=("unsupported-type",))
