"""The name of a law, whose title may be printed with its type or without: *LUẬT* / *Lưu trữ*, *Luật Lưu trữ*."""

from __future__ import annotations

from vanban.schema import Header
from vanban.text.normal import fold, squeeze

_LAWS = frozenset({"L", "BL", "PL", "HP"})


def law_name(header: Header) -> str | None:
    """The type and the title, the type once; ``None`` for what is no law and for one without a title.

    >>> from vanban.schema import DocumentType
    >>> law_name(Header(type=DocumentType(code="L", name="Luật"), subject="Lưu trữ"))
    'Luật Lưu trữ'
    """
    if header.type is None or header.type.code not in _LAWS or not header.subject:
        return None
    subject = squeeze(header.subject)
    kind = header.type.name
    return subject if fold(subject + " ").startswith(fold(kind) + " ") else f"{kind} {subject}"
