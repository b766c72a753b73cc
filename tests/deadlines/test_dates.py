"""Full days as they are printed, for header, references and deadlines alike."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.extract.dates import DAY, to_date


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("ngày 05 tháng 3 năm 2024", date(2024, 3, 5)),
        ("05/3/2024", date(2024, 3, 5)),
        ("ngày 5/3/24", date(2024, 3, 5)),
        ("ngày 05-3-98", date(1998, 3, 5)),
        ("ngày 31/4/24", None),
    ],
)
def test_day(printed: str, day: date | None) -> None:
    match = DAY.fullmatch(printed)
    assert match is not None
    assert to_date(match["day"], match["month"], match["year"]) == day


@pytest.mark.parametrize("printed", ["mục 5.3.24", "ngày 5/3/245", "ngày 5.3.24.7", "ngày 05 tháng 3 năm 24"])
def test_figures_that_are_no_full_day(printed: str) -> None:
    assert DAY.search(printed) is None
