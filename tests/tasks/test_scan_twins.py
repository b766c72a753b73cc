"""The scan of a document gives the tasks of the document: a tracker that got them once updates and never duplicates."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builder.samples import SAMPLES

from vanban.reading import read

SCANS = sorted(SAMPLES.glob("*.scan.pdf"))


@pytest.mark.parametrize("scan", SCANS, ids=[scan.name for scan in SCANS])
def test_ids_of_the_scan_are_those_of_its_digital_twin(scan: Path) -> None:
    digital = read(scan.with_name(scan.name.replace(".scan.pdf", ".pdf")))
    again = {task.id for task in read(scan).tasks}
    ids = {task.id for task in digital.tasks}
    assert len(ids) == len(digital.tasks) > 0
    assert len(ids & again) / len(ids) >= 0.95


def test_every_form_of_a_document_gives_the_same_ids() -> None:
    forms = [read(SAMPLES / f"ke-hoach-phu-luc.{ending}") for ending in ("docx", "pdf")]
    assert [task.id for task in forms[0].tasks] == [task.id for task in forms[1].tasks]
