"""The JSON Schema (draft 2020-12) of the record's models."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from vanban.schema.document import SCHEMA_VERSION, Diagnostic, Document
from vanban.schema.evidence import Evidence
from vanban.schema.language import Deadline, Reference, Target, Task, Unit

MODELS: dict[str, type[BaseModel]] = {
    "document": Document,
    "evidence": Evidence,
    "reference": Reference,
    "deadline": Deadline,
    "unit": Unit,
    "task": Task,
    "target": Target,
    "diagnostic": Diagnostic,
}


def json_schema(name: str = "document") -> dict[str, Any]:
    """The schema of one model.

    Args:
        name: a key of ``MODELS``.

    Raises:
        KeyError: there is no model of that name.
    """
    schema = MODELS[name].model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:vanban:schema:{name}:{SCHEMA_VERSION}",
        **schema,
    }
