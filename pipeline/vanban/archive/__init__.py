"""Records at rest: documents, their versions and originals, the ledger of files, the register, the audit log."""

from vanban.archive.archive import Archive, Saved, StoredDocument
from vanban.archive.ledger import Balance, Claim, FoundFile, Ledger

__all__ = ["Archive", "Balance", "Claim", "FoundFile", "Ledger", "Saved", "StoredDocument"]
