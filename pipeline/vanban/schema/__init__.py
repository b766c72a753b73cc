"""The vocabulary everyone shares: the record of a document as pydantic models.

The JSON of these models is the public contract (``vanban schema document``). Imports nothing of the house.
"""

from vanban.schema.document import (
    SCHEMA_VERSION,
    Attached,
    Diagnostic,
    Document,
    Section,
    Severity,
    Signature,
    Source,
)
from vanban.schema.evidence import Box, Evidence, Origin
from vanban.schema.header import Arrival, Copy, DocumentType, Header, Signer
from vanban.schema.language import Assignee, Deadline, Reference, Relation, Target, Task, Unit

__all__ = [
    "SCHEMA_VERSION",
    "Arrival",
    "Assignee",
    "Attached",
    "Box",
    "Copy",
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
    "Signature",
    "Signer",
    "Source",
    "Target",
    "Task",
    "Unit",
]
