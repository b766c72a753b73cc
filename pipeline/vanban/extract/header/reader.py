"""The header from the zones, field by field; what the letterhead lacks, from the text."""

from __future__ import annotations

import re

from vanban.extract.header.arrival import read_arrival
from vanban.extract.header.bodies import full_name, joint_names, with_place
from vanban.extract.header.from_text import complete_from_text
from vanban.extract.header.lists import read_lists
from vanban.extract.header.numbers import read_dateline, read_number, read_type
from vanban.extract.header.page import HeaderPage
from vanban.extract.header.signature import read_signer
from vanban.layout.canonical import Canonical
from vanban.lexicon import load_lexicon
from vanban.schema import Diagnostic, Header
from vanban.sections.model import SectionTree
from vanban.text.normal import bare, squeeze


def extract_header(canonical: Canonical, sections: SectionTree) -> tuple[Header, list[Diagnostic]]:
    """Read the header of a document.

    Args:
        canonical: text with zones; only part 0 is read, annexes have no header of their own in the record.
        sections: the section tree; an opening annex lends its title as subject.

    Returns:
        The header with evidence by field, and what a person should know about it.
    """
    page = HeaderPage(canonical)
    read_number(page)
    read_dateline(page)
    read_type(page)
    _read_subject(page)
    _read_bodies(page)
    read_lists(page)
    read_signer(page)
    _read_marks(page)
    read_arrival(page)
    complete_from_text(page)
    _report_missing(page)
    return page.header, page.diagnostics


def _read_subject(page: HeaderPage) -> None:
    blocks = page.blocks("subject")
    if not blocks:
        return
    text = squeeze(" ".join(page.text(block) for block in blocks))
    page.header.subject = re.sub(r"\s?[-–*.]+$", "", text) if re.search(r"[-–*]{2,}$|[^.]\.$|\*$", text) else text
    page.prove("subject", blocks[0].start, blocks[-1].end)


def _read_bodies(page: HeaderPage) -> None:
    """Governing body above, issuing body below; several issuing bodies of a joint document are joined by ``; ``."""
    blocks = page.blocks("issuer")
    if not blocks:
        return
    names = [
        "; ".join(full_name(name, page.canonical.text) for name in joint_names(page.text(block))) for block in blocks
    ]
    joint = page.header.type is not None and page.header.type.code == "TTLT"
    joint = joint or (len(blocks) > 1 and all(b.bold for b in blocks) and len(blocks) > 2)
    if joint:
        page.header.issuer = "; ".join(names)
        page.prove("issuer", blocks[0].start, blocks[-1].end)
        return
    parent = names[-2] if len(names) > 1 else None
    page.header.issuer = with_place(names[-1], parent)
    page.prove("issuer", blocks[-1].start, blocks[-1].end)
    if parent is not None:
        page.header.parent_body = parent
        page.prove("parent_body", blocks[-2].start, blocks[-2].end)


def _read_marks(page: HeaderPage) -> None:
    marks = load_lexicon("layout")["marks"]
    for block in page.blocks("mark"):
        text = squeeze(re.sub(r"[^a-z ]", " ", bare(page.text(block))))
        for field in ("urgency", "secrecy"):
            for entry in marks[field]:
                if text in [bare(word) for word in entry["words"]] and getattr(page.header, field) is None:
                    setattr(page.header, field, entry["value"])
                    page.prove(field, block.start, block.end)


def _report_missing(page: HeaderPage) -> None:
    codes = {diagnostic.code for diagnostic in page.diagnostics}
    header = page.header
    missing = [
        ("type-missing", header.type is None, "The type of document is not known."),
        (
            "number-missing",
            header.number is None and not ("number-blank" in codes or "number" in page.illegible),
            "No number was found.",
        ),
        (
            "date-missing",
            header.issued_on is None
            and not (codes & {"date-blank", "date-impossible", "date-unreadable"} or "issued_on" in page.illegible),
            "No date of issue was found.",
        ),
        ("issuer-missing", header.issuer is None, "The issuing body was not found."),
        (
            "signer-title-missing",
            header.signer.name is not None and header.signer.title is None,
            "The signer's office was not read; on a scan it may lie under the seal.",
        ),
        ("subject-missing", header.subject is None, "No subject (trích yếu) was found."),
    ]
    for code, absent, message in missing:
        if absent:
            page.report(code, "warning", message)
