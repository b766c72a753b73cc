"""Header fields: equal but for form, unknown means unknown."""

from pathlib import Path

import pytest
from tests.evaluation.records import document, score

from vanban.schema import DocumentType, Header, Signer

READ = Header(
    type=DocumentType(code="KH", name="Kế hoạch"),
    number="12/KH-SNV",
    issuer="Sở Nội vụ tỉnh An Giang",
    subject="Thu thập tài liệu năm 2024",
    recipients=["Như trên", "Lưu: VT, VP"],
    signer=Signer(authority="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", title="PHÓ CHỦ TỊCH"),
    urgency="KHẨN",
)


@pytest.mark.parametrize(
    ("gold", "counts"),
    [
        ({"type": "KH"}, (1, 1, 1)),
        ({"type": {"code": "KH", "name": "Kế hoạch"}}, (1, 1, 1)),
        ({"number": "12 /KH–SNV"}, (1, 1, 1)),
        ({"number": "13/KH-SNV"}, (1, 0, 1)),
        ({"issuer": "SỞ NỘI VỤ  TỈNH AN GIANG."}, (1, 1, 1)),
        ({"issued_on": "2024-03-05"}, (1, 0, 0)),
        ({"issued_on": None}, (0, 0, 0)),
        ({"urgency": None}, (0, 0, 1)),
        ({"recipients": ["Lưu: VT,VP;", "Như trên;"]}, (2, 1, 2)),
        ({"recipients": ["Như trên", "Sở Tài chính"]}, (2, 1, 2)),
        ({"authority": "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH", "signer_title": "Phó Chủ tịch"}, (2, 2, 2)),
        ({"signer": {"title": "PHÓ CHỦ TỊCH", "name": "Trần Văn Mẫu"}}, (2, 1, 1)),
        ({}, (0, 0, 0)),
    ],
)
def test_header_counts(tmp_path: Path, gold: dict[str, object], counts: tuple[int, int, int]) -> None:
    total = score(tmp_path, {"header": gold}, document(header=READ)).pooled["header"]
    assert (total.gold, total.found, total.predicted) == counts


def test_unsure_fields_are_not_counted(tmp_path: Path) -> None:
    gold = {
        "header": {"type": "QĐ", "number": "1/QĐ-A", "issued_on": None},
        "unsure": ["type", "number, issued_on: handwritten"],
    }
    assert score(tmp_path, gold, document(header=READ)).pooled["header"].gold == 0


def test_a_wrong_value_is_a_miss_and_a_false_alarm(tmp_path: Path) -> None:
    field = (
        score(tmp_path, {"header": {"number": "13/KH-SNV"}}, document(header=READ)).documents[0].fields["header.number"]
    )
    assert field.misses == ["13/KH-SNV  (read: 12/KH-SNV)"]
    assert field.false_alarms == ["12/KH-SNV  (gold: 13/KH-SNV)"]
