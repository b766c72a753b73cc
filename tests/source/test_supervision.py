"""What goes wrong with one page is told by its kind and kept from the other pages."""

from pathlib import Path

import pytest

from vanban.errors import DamagedError, MissingToolError
from vanban.schema import Diagnostic
from vanban.source.ocr.engine import OcrError
from vanban.source.supervision import PageFaults, Supervision


def fail(error: Exception) -> None:
    raise error


def test_an_engine_that_fails_is_not_the_pages_damage() -> None:
    notes: list[Diagnostic] = []
    faults = PageFaults(Path("a.pdf"), [1, 2], Supervision(), notes)
    assert faults.run(1, lambda: fail(OcrError("the OCR engine failed on this image"))) is None
    assert faults.run(2, lambda: "text") == "text"
    faults.refuse_all_lost("a damaged PDF")
    ((code, message),) = [(note.code, note.message) for note in notes]
    assert code == "page-failed"
    assert message.startswith("page 1 ")
    assert "damaged" not in message


@pytest.mark.parametrize(
    ("error", "refusal", "says"),
    [
        (OcrError("the OCR engine failed on this image"), MissingToolError, "vanban doctor"),
        (ValueError("no such object"), DamagedError, "get the file again"),
    ],
)
def test_a_document_without_a_page_that_can_be_read(error: Exception, refusal: type[Exception], says: str) -> None:
    faults = PageFaults(Path("a.pdf"), [1, 2], Supervision(), [])
    for number in (1, 2):
        faults.run(number, lambda: fail(error))
    with pytest.raises(refusal, match=says):
        faults.refuse_all_lost("a damaged PDF")
