"""Number lines and datelines as offices really fill them in."""

from __future__ import annotations

import pytest
from tests.header.documents import codes, read_header
from tests.header.letterheads import BODY, MOTTO, SLOGAN, document
from tests.layout.printed import typed


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số : 12 / TB – SXD", "12/TB-SXD"),
        ("Số:12/TB-SXD", "12/TB-SXD"),
        ("SỐ: 12/TB-SXD.", "12/TB-SXD"),
        ("Số: 12 /SGD & ĐT - VP", "12/SGD&ĐT-VP"),
        ("Số:…12…/TB-SXD", "12/TB-SXD"),
        ("Số: ....12..../TB-SXD", "12/TB-SXD"),
        ("Số: 45/BC- THPT.TVĐ", "45/BC-THPT.TVĐ"),
        ("Số: 12a/TB-SXD", "12a/TB-SXD"),
        ("Số  28-CTr/HU", "28-CTr/HU"),
        ("Số: 12/TB-SXD ngày 5/4/2024", "12/TB-SXD"),
    ],
)
def test_numbers_as_they_are_typed(printed: str, number: str) -> None:
    header, _ = read_header(document(number=printed))
    assert header.number == number
    assert "12" in header.evidence["number"].quote or "TB" not in number


@pytest.mark.parametrize(
    "printed", ["Số:      /TB-SXD", "Số: …./TB-SXD", "Số:.../TB-SXD", "Số:   -KH/TU", "Số: …/2024/QĐ-UBND"]
)
def test_blank_numbers(printed: str) -> None:
    header, diagnostics = read_header(document(number=printed))
    assert header.number is None
    assert "number-blank" in codes(diagnostics)


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("An Giang, ngày 03/4/2024", "An Giang", "2024-04-03"),
        ("An Giang, 3/4/2024", "An Giang", "2024-04-03"),
        ("An Giang,ngày03 tháng4 năm2024", "An Giang", "2024-04-03"),
        ("Phường 12, ngày 03 tháng 4 năm 2024", "Phường 12", "2024-04-03"),
        ("TP. Hồ Chí Minh, ngày 3 tháng 4 năm 2024.", "TP. Hồ Chí Minh", "2024-04-03"),
        ("xã Tân Sơn, ngày 03 tháng 4 năm 2024", "xã Tân Sơn", "2024-04-03"),
        ("Ngày 03 tháng 4 năm 2024", None, "2024-04-03"),
        ("An Giang, ngày …/…/2024", "An Giang", None),
        ("An Giang,  ngày      tháng 4 năm 2024", "An Giang", None),
    ],
)
def test_datelines(printed: str, place: str | None, day: str | None) -> None:
    header, diagnostics = read_header(document(dateline=printed))
    assert (header.place, header.issued_on) == (place, day)
    assert ("date-blank" in codes(diagnostics)) == (day is None)
    assert header.subject == "Về việc kiểm kê tài sản"


def test_number_and_dateline_on_one_line() -> None:
    header, _ = read_header(
        typed(
            f"UBND TỈNH AN GIANG {MOTTO}",
            f"SỞ XÂY DỰNG {SLOGAN}",
            "-----",
            "Số: 12/TB-SXD       An Giang,  ngày 03 tháng 4 năm 2024",
            *BODY,
        )
    )
    assert (header.number, header.issued_on, header.place) == ("12/TB-SXD", "2024-04-03", "An Giang")
    assert header.issuer == "Sở Xây dựng tỉnh An Giang"
