"""The header from the zones, field by field; what the letterhead lacks, from the text."""

from __future__ import annotations

import re

from vanban.extract.header.arrival import read_arrival
from vanban.extract.header.copies import read_copy
from vanban.extract.header.from_text import complete_from_text
from vanban.extract.header.issuers import read_bodies
from vanban.extract.header.lists import read_lists
from vanban.extract.header.marks import read_header_marks
from vanban.extract.header.numbers import read_dateline, read_number, read_type
from vanban.extract.header.page import HeaderPage
from vanban.extract.header.place import mend_place
from vanban.extract.header.signature import read_signer
from vanban.extract.header.symbol_check import check_symbol
from vanban.layout.canonical import Canonical
from vanban.schema import Diagnostic, Header
from vanban.sections.model import SectionTree
from vanban.text.normal import squeeze


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
    read_bodies(page)
    mend_place(page)
    read_lists(page)
    read_signer(page)
    read_header_marks(page)
    read_copy(page)
    read_arrival(page)
    complete_from_text(page)
    if page.header.issuer is not None and not page.header.issuers:
        page.header.issuers = [page.header.issuer]
        page.header.evidence["issuers.0"] = page.header.evidence["issuer"]
    check_symbol(page)
    _report_missing(page)
    return page.header, page.diagnostics


def _read_subject(page: HeaderPage) -> None:
    blocks = page.blocks("subject")
    if not blocks:
        return
    text = squeeze(" ".join(page.text(block) for block in blocks))
    page.header.subject = re.sub(r"\s?[-–*.]+$", "", text) if re.search(r"[-–*]{2,}$|[^.]\.$|\*$", text) else text
    page.prove("subject", blocks[0].start, blocks[-1].end)


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
