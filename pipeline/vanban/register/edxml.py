"""Message headers of edXML, the exchange format of document systems (QCVN 102:2016/BTTTT).

Only what the record and the register tell is written; an element that nothing is known for is left out. The order of
the elements is that of published messages; the schema itself was not at hand, so a receiving system has the last word.
"""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from vanban.register.codes import Codes
from vanban.register.entry import Entry
from vanban.register.forms import Office, code_of

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"

# Characters that XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def message(entry: Entry, codes: Codes, office: Office) -> bytes:
    """An edXML message with the header of an incoming document and no attachment.

    Args:
        entry: of the register.
        codes: ``OrganId`` by full name of a body, and the digits of ``Priority``.
        office: the receiver.

    Returns:
        XML, UTF-8.
    """
    root = etree.Element("edXML", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    envelope = etree.SubElement(root, _name("edXMLEnvelope"), nsmap={"edXML": NAMESPACE})
    header = etree.SubElement(etree.SubElement(envelope, _name("edXMLHeader")), _name("MessageHeader"))
    _fill(header, entry, codes, office)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _fill(message: etree._Element, entry: Entry, codes: Codes, office: Office) -> None:
    header = entry.header
    organ_id = codes.organ_ids.get(header.issuer) if header.issuer is not None else None
    number, notation = code_of(header.number)
    issued = _day(header.issued_on)
    due, _ = entry.due
    _group(message, "From", OrganId=organ_id, OrganizationInCharge=header.parent_body, OrganName=header.issuer)
    _group(message, "To", OrganId=office.organ_id, OrganName=office.name)
    _group(message, "Code", CodeNumber=number, CodeNotation=notation)
    _group(message, "PromulgationInfo", Place=header.place, PromulgationDate=issued)
    _group(message, "DocumentType", TypeName=header.type.name if header.type is not None else None)
    _text(message, "Subject", header.subject)
    signer = header.signer
    _group(message, "SignerInfo", Competence=signer.authority, Position=signer.title, FullName=signer.name)
    _text(message, "DueDate", f"{due:%Y/%m/%d}" if due is not None else None)
    if header.recipients:
        places = etree.SubElement(message, _name("ToPlaces"))
        for recipient in header.recipients:
            _text(places, "Place", recipient)
    priority = codes.priorities.get(header.urgency) if header.urgency is not None else codes.no_priority
    pages = entry.document.source.pages
    _group(
        message,
        "OtherInfo",
        Priority=str(priority) if priority is not None else None,
        PageAmount=str(pages) if pages is not None else None,
    )
    if organ_id is not None and issued is not None and header.number is not None:
        _text(message, "DocumentId", f"{organ_id},{issued},{header.number}")


def _day(value: str | None) -> str | None:
    return f"{date.fromisoformat(value):%Y/%m/%d}" if value is not None else None


def _group(parent: etree._Element, name: str, **texts: str | None) -> None:
    """An element with texts inside; none at all when nothing is known."""
    if any(value for value in texts.values()):
        element = etree.SubElement(parent, _name(name))
        for key, value in texts.items():
            _text(element, key, value)


def _text(parent: etree._Element, name: str, value: str | None) -> None:
    if value:
        etree.SubElement(parent, _name(name)).text = _NOT_XML.sub("\ufffd", value)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
