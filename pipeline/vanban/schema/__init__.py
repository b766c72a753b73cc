"""The vocabulary everyone shares: the record of a document as pydantic models.

The JSON of these models is the public contract (``vanban schema document``). Imports nothing of the house.
"""

from vanban.schema.document import (
    SCHEMA_VERSION,
    Diagnostic,
    Document,
    Section,
    Severity,
    Source,
)
from vanban.schema.evidence import Box, Evidence, Origin
from vanban.schema.header import DocumentType, Header, Signer
from vanban.schema.language import Assignee, Deadline, Reference, Relation, Target, Task, Unit

__all__ = [
    "SCHEMA_VERSION",
    "Assignee",
    "Box",
    "Deadline",
    "Diagnostic",
    "Document",
    "DocumentType",
    "Evidence",
    "Header",
    "Origin",
    "Reference",
    "Relation",
    "Section",
    "Severity",
    "Signer",
    "Source",
    "Target",
    "Task",
    "Unit",
]
