"""Records at rest: documents, their versions and originals, the ledger of files, the register, the audit log."""

from vanban.archive.archive import Archive, Keep, Saved, Secret, StoredDocument, Version
from vanban.archive.claims import Balance, Claim, Failure, Findings, FoundFile, Holder, Identity, Released
from vanban.archive.ledger import Ledger
from vanban.archive.verification import Problem, Verification
from vanban.archive.versions import Change

__all__ = [
    "Archive",
    "Balance",
    "Change",
    "Claim",
    "Failure",
    "Findings",
    "FoundFile",
    "Holder",
    "Identity",
    "Keep",
    "Ledger",
    "Problem",
    "Released",
    "Saved",
    "Secret",
    "StoredDocument",
    "Verification",
    "Version",
]
