"""The signature block (ô 7): authority, title, name; of everybody who signed."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.extract.header.page import HeaderPage
from vanban.extract.header.surname import with_known_surname
from vanban.layout import form
from vanban.layout.canonical import Block
from vanban.lexicon import load_lexicon
from vanban.schema import Signer
from vanban.text.normal import fold, squeeze


def read_signer(page: HeaderPage) -> None:
    """Fill ``header.signer`` and, when several sign (joint documents, minutes), ``header.cosigners``."""
    first, *others = list(_signatures(page, page.blocks("signature"))) or [[]]
    page.header.signer = signer_of(page, first, "signer")
    for blocks in others:
        if any(_is_name(page.text(block)) for block in blocks):
            at = len(page.header.cosigners)
            page.header.cosigners.append(signer_of(page, blocks, f"cosigners.{at}"))
    if page.header.cosigners:
        found = page.evidence([block for blocks in others for block in blocks])
        page.report("several-signers", "info", "More than one person signed; the others are in cosigners.", found)


def signer_of(page: HeaderPage, blocks: list[Block], field: str) -> Signer:
    """One signature: authority lines joined by ``; ``, the last title line, the name.

    Args:
        page: the document; evidence and diagnostics are added to it.
        blocks: lines of the signature.
        field: name under which the evidence is kept, ``signer``.
    """
    authority: list[Block] = []
    titles: list[Block] = []
    name: Block | None = None
    for block in blocks:
        text = page.text(block)
        if form.is_signed_mark(text):
            continue
        if form.is_authority(text):
            authority.append(block)
        elif _is_name(text):
            name = block
        elif form.is_capitals(text) and not titles and authority and not form.is_signer_title(text):
            authority.append(block)  # a long body's name goes on in the next line
        elif form.is_capitals(text) and name is None:
            titles.append(block)
    if name is None and len(titles) + len(authority) > 1 and titles and _is_name_in_capitals(page.text(titles[-1])):
        name = titles.pop()
    if not titles and authority and _is_acting(page.text(authority[-1])):
        titles = authority[-1:]  # "Q. GIÁM ĐỐC" is authority and office in one
    signer = Signer()
    if authority:
        signer.authority = "; ".join(_joined(page, authority))
        page.prove(f"{field}.authority", authority[0].start, authority[-1].end)
    if titles:
        signer.title = _corrected(squeeze(page.text(titles[-1]).strip(" .,:;")), titles[-1])
        page.prove(f"{field}.title", titles[-1].start, titles[-1].end)
    if name is not None:
        signer.name = _named(page, name)
        page.prove(f"{field}.name", name.start, name.end)
    return signer


def _signatures(page: HeaderPage, blocks: list[Block]) -> Iterator[list[Block]]:
    """The lines of each signature: a name ends one."""
    lines: list[Block] = []
    for block in blocks:
        lines.append(block)
        if _is_name(page.text(block)):
            yield lines
            lines = []
    if lines:
        yield lines


def _is_name(text: str) -> bool:
    return form.is_personal_name(text) and not form.is_capitals(text)


def _is_acting(text: str) -> bool:
    return text.strip().startswith("Q.")


def _is_name_in_capitals(text: str) -> bool:
    """``LÊ VĂN MẪU``: a person's name by its surname."""
    if form.is_signer_title(text) or not form.is_personal_name(text):
        return False
    return fold(text.split()[0]) in (fold(surname) for surname in load_lexicon("surnames")["surnames"].split())


def _named(page: HeaderPage, block: Block) -> str:
    """The signer's name; on OCR text with a surname that exists."""
    printed = squeeze(page.text(block))
    name = with_known_surname(printed) if block.spans[0].line.origin == "ocr" else printed
    if name != printed:
        page.report(
            "signer-name-mended", "info", f"Recognised as “{printed}”; taken as “{name}”.", page.evidence([block])
        )
    return name


def _joined(page: HeaderPage, blocks: list[Block]) -> list[str]:
    """One string an authority; a line that is none of its own continues the one before."""
    lines: list[str] = []
    for block in blocks:
        text = squeeze(page.text(block).strip(" ,:;"))
        if lines and not form.is_authority(text):
            lines[-1] += " " + text
        else:
            lines.append(_corrected(text, block))
    return lines


def _corrected(text: str, block: Block) -> str:
    """A misread office in OCR text in the lexicon's spelling; print and typed text stay as they are."""
    if block.spans[0].line.origin != "ocr":
        return text
    prefix, dot, office = text.partition(". ")
    if dot and form.is_authority(text):
        return f"{prefix}. {form.nearest_title(office) or office}"
    return form.nearest_title(text) or text
