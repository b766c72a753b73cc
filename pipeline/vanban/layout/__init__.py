"""Lines become zones: header block, title, body, tables, signature, recipients, annexes (NĐ 30/2020, Annex I)."""

from vanban.layout.flow import lay_out

__all__ = ["lay_out"]
