"""Lines become zones: header block, title, body, tables, signature, recipients, annexes (NĐ 30/2020, Annex I)."""
