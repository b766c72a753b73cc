"""What tables for people say of the incoming stamp and of digital signatures."""

import pytest

from vanban.cli.labels import Lang
from vanban.cli.tables import render_record
from vanban.schema import Arrival, Deadline, Document, Evidence, Header, Signature, Source, Task

SIGNATURE = Signature(
    signer="Nguyễn Văn Thử", organisation=None, signed_on="2026-05-28T17:24:51+07:00", time_from="signer",
    intact=True, covers_whole_file=False, field="ChuKy1", page=1,
)  # fmt: skip


def _document(*signatures: Signature, arrival: Arrival | None = None) -> Document:
    source = Source(
        name="a.pdf", sha256="0" * 64, media_type="application/pdf", bytes=1, pages=1, origin="text-layer",
        signatures=list(signatures),
    )  # fmt: skip
    return Document(source=source, header=Header(arrival=arrival))


@pytest.mark.parametrize(
    ("lang", "intact", "later"),
    [("vi", "nguyên vẹn", "thêm sau khi ký"), ("en", "intact", "added to after signing")],
)
def test_a_signature_is_shown_with_what_is_known_of_it(lang: Lang, intact: str, later: str) -> None:
    text = " ".join(render_record(_document(SIGNATURE), lang).split())
    assert all(part in text for part in ("Nguyễn Văn Thử", "2026-05-28T17:24:51+07:00", intact))
    assert later.split()[0] in text


def test_the_incoming_number_and_day_are_shown_as_vietnamese_read_them() -> None:
    text = render_record(_document(arrival=Arrival(number="482", date="2024-09-25")), "vi")
    assert "482 · 25/09/2024" in text and "Số đến" in text
    assert "Số đến" not in render_record(_document(), "vi")


def _evidence(at: int) -> Evidence:
    return Evidence(quote="", page=2, start=at, end=at + 1, origin="text-layer")


def _task(at: int, text: str, **said: object) -> Task:
    return Task.model_validate({"id": f"t{at}", "text": text, "evidence": _evidence(at), "confidence": 0.95, **said})


PLAN = _document().model_copy(
    update={
        "deadlines": [
            Deadline(id="d1", text="trong 7 ngày", relative="P7D working after nhận hồ sơ", evidence=_evidence(0))
        ],
        "tasks": [
            _task(1, "Việc không hạn", review=["no-unit"], confidence=0.55),
            _task(2, "Việc sau sự kiện", deadlines=["d1"]),
            _task(3, "Việc hằng quý", recurrence="quarterly"),
            _task(4, "Việc tháng Sáu", end="2024-06-30", deliverable="Báo cáo"),
            _task(
                5,
                "Việc tháng Ba",
                end="2024-03-31",
                lead=[{"name": "Sở Nội vụ", "unit": None}],
                support=[{"name": "Sở Y tế", "unit": None}],
                report_to=[{"name": "UBND tỉnh", "unit": None}],
            ),
        ],
    }
)


@pytest.mark.parametrize("columns", [80, 120])
def test_tasks_stand_as_they_fall_due_and_fit_the_screen(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = render_record(PLAN, "vi")
    assert max(map(len, text.splitlines())) <= columns
    order = ["Việc tháng Ba", "Việc tháng Sáu", "Việc hằng quý", "Việc sau sự kiện", "Việc không hạn"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    said = " ".join(text.replace("│", " ").split())
    for words in ("31/03/2024", "hằng quý", "Sở Nội vụ", "Sở Y tế", "Báo cáo: UBND tỉnh", "Sản phẩm: Báo cáo"):
        assert words in said
    assert "7 ngày" in said and "việc" in said
    assert "chưa rõ" in said and "55%" in said


def test_a_narrow_screen_names_the_doers_below_the_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = render_record(PLAN, "en")
    assert "Lead: Sở Nội vụ" in text and "Support: Sở Y tế" in text
    assert "! no unit; sure 55%" in text
