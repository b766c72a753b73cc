"""What an evaluation ends in: counts, and the misses and false alarms behind them."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field, computed_field


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FieldScore(_Model):
    """Counts of one field.

    Precision and recall have counts of their own, because a gold list that is marked partial says nothing about false
    alarms: such a document adds to ``gold`` and ``found`` only.
    """

    gold: int = Field(default=0, description="Items that the gold file lists and that count.")
    found: int = Field(default=0, description="Of these, how many were found.")
    predicted: int = Field(default=0, description="Values read that count.")
    correct: int = Field(default=0, description="Of these, how many the gold file confirms.")
    misses: list[str] = Field(default_factory=list, description="Gold items that were not found.")
    false_alarms: list[str] = Field(default_factory=list, description="Values read that the gold file does not have.")

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Correct among the predicted; null when nothing was predicted."""
        return round(self.correct / self.predicted, 4) if self.predicted else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """Found among the gold items; null when there are none."""
        return round(self.found / self.gold, 4) if self.gold else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """Harmonic mean; null when there is nothing to compare or false alarms are not counted."""
        if not self.gold and not self.predicted:
            return None
        if self.gold and self.predicted:
            precision, recall = self.correct / self.predicted, self.found / self.gold
            return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
        if self.found and not self.predicted:
            return None
        return 0.0

    def add(self, other: FieldScore, prefix: str = "") -> None:
        """Add the counts of ``other``; its misses and false alarms get ``prefix``."""
        self.gold += other.gold
        self.found += other.found
        self.predicted += other.predicted
        self.correct += other.correct
        self.misses += [prefix + miss for miss in other.misses]
        self.false_alarms += [prefix + alarm for alarm in other.false_alarms]


class DocumentReport(_Model):
    """Scores of one document."""

    document: str = Field(description="Path below the gold folder.")
    gold: str = Field(description="Path of the gold file below the gold folder.")
    error: str | None = Field(default=None, description="Why the document could not be read; all its items are misses.")
    fields: dict[str, FieldScore] = Field(default_factory=dict)


class Report(_Model):
    """An evaluation: every document, and all of them pooled (counts added up, then divided)."""

    documents: list[DocumentReport] = Field(default_factory=list)
    pooled: dict[str, FieldScore] = Field(default_factory=dict)
    skipped: dict[str, str] = Field(default_factory=dict, description="Gold files without a document, with the reason.")


def pool(documents: Iterable[DocumentReport]) -> dict[str, FieldScore]:
    """Field by field, the counts of all documents together."""
    pooled: dict[str, FieldScore] = {}
    for document in documents:
        for name, score in document.fields.items():
            pooled.setdefault(name, FieldScore()).add(score, f"{document.document}: ")
    return {name: pooled[name] for name in FIELD_ORDER if name in pooled}


HEADER_FIELDS = (
    "type", "number", "issued_on", "place", "issuer", "parent_body", "subject", "addressees", "recipients",
    "signer.authority", "signer.title", "signer.name", "urgency", "secrecy",
)  # fmt: skip
"""Header fields in the order of the record."""

MAIN_FIELDS = ("header", "sections", "references", "deadlines", "units", "tasks", "targets")
"""One figure a part."""

FIELD_ORDER = (
    "header", *(f"header.{name}" for name in HEADER_FIELDS),
    "sections", "sections.level",
    "references", "references.issued_on", "references.relation",
    "deadlines", "units",
    "tasks", "tasks.lead", "tasks.support", "tasks.end",
    "targets", "targets.due",
)  # fmt: skip
"""Every field, in the order of a report."""
