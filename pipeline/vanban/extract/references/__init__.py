"""References: every other document that a document cites (``references`` component)."""
