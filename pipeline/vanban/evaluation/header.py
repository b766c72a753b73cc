"""Header fields by normalised equality.

A field that the gold file has as ``null`` must be unknown in the record too: a value there is a false alarm. A field
that the gold file does not name is not scored. Lists (addressees, recipients) are compared item by item, in any order.
"""

from __future__ import annotations

from vanban.evaluation.counting import count, value_score
from vanban.evaluation.gold import Gold
from vanban.evaluation.matching import pair_by_key
from vanban.evaluation.normal import key, line_key, symbol_key
from vanban.evaluation.report import HEADER_FIELDS, FieldScore
from vanban.schema import Header

_KEYS = {"number": symbol_key, "signer.authority": line_key, "signer.title": line_key}
_LISTS = ("addressees", "recipients")


def score_header(gold: Gold, header: Header | None) -> dict[str, FieldScore]:
    """``header`` (all fields together) and ``header.FIELD`` for each annotated field."""
    total = FieldScore()
    fields = {"header": total}
    read = _flat(header or Header())
    for name in HEADER_FIELDS:
        if name not in gold.header or name in gold.unsure_header:
            continue
        wanted, given = gold.header[name], read[name]
        same_key = _KEYS.get(name, key)
        if name in _LISTS:
            wanted, given = list(wanted or []), list(given or [])
            score = count(wanted, given, pair_by_key(wanted, given, same_key, same_key))
        else:
            wanted = str(wanted) if wanted not in (None, "") else None
            given = str(given) if given is not None else None
            same = wanted is not None and given is not None and same_key(wanted) == same_key(given)
            score = value_score(wanted, given, same=same)
        fields[f"header.{name}"] = score
        total.add(score, f"{name}: ")
    return fields


def _flat(header: Header) -> dict[str, str | list[str] | None]:
    return {
        "type": header.type.code if header.type else None,
        "number": header.number,
        "issued_on": header.issued_on,
        "place": header.place,
        "issuer": header.issuer,
        "parent_body": header.parent_body,
        "subject": header.subject,
        "addressees": header.addressees,
        "recipients": header.recipients,
        "signer.authority": header.signer.authority,
        "signer.title": header.signer.title,
        "signer.name": header.signer.name,
        "urgency": header.urgency,
        "secrecy": header.secrecy,
    }
