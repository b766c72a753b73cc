"""Recognised words become placed words: dashes, columns, letter size and baseline."""

from __future__ import annotations

import pytest
from tests.source.ocr.engines import word

from vanban.source.ocr.words import letter_size, placed_words, stretches_of

# An item on one line, letters 24 pixels high: its sign, then the text.
TEXT = (word("Trồng", 130, 100, 190, 124), word("cây", 200, 104, 235, 129), word("phân", 245, 100, 295, 129))


def sign_read(text: str, width: int, height: int) -> str:
    """The sign that opens the item, after stretches were made; it stands on the middle of the letters."""
    sign = word(text, 100, 113 - height // 2, 100 + width, 113 - height // 2 + height, 0.6)
    ((first, *rest),) = stretches_of([sign, *TEXT])
    assert [other.text for other in rest] == ["Trồng", "cây", "phân"]
    return first.text


@pytest.mark.parametrize("read", ["~", "_", "¬", "—", "=", "..", "'-"])
def test_a_flat_sign_as_wide_as_a_hyphen_is_one(read: str) -> None:
    assert sign_read(read, 9, 3) == "-"


@pytest.mark.parametrize(
    ("read", "width", "height"),
    [
        ("~", 9, 12),  # as high as letters
        ("_", 40, 3),  # a line
        ("_", 3, 3),  # a dot
        ("1", 9, 3),  # a figure
        ("I.", 9, 3),
        ("...", 9, 3),  # more than a sign
    ],
)
def test_what_is_not_flat_or_not_a_sign_stays(read: str, width: int, height: int) -> None:
    assert sign_read(read, width, height) == read


@pytest.mark.parametrize("read", ["2023–2025", "2023—2025", "2023−2025"])
def test_dashes_inside_words_are_typed_with_the_hyphen(read: str) -> None:
    (placed,) = placed_words([[word(read, 0, 0, 90, 20)]], 0.36)
    assert placed.text == "2023-2025"


def test_letters_are_composed_and_vietnamese() -> None:
    (placed,) = placed_words([[word("ho\u0300a-Ñgãi", 0, 0, 90, 20)]], 0.36)
    assert placed.text == "hòa-Ngãi"


def test_words_of_a_line_come_from_left_to_right_whatever_the_order() -> None:
    (stretch,) = stretches_of(TEXT[::-1])
    assert [found.text for found in stretch] == ["Trồng", "cây", "phân"]


def test_a_wide_gap_parts_a_line() -> None:
    signer = word("CHI", 400, 100, 450, 124)
    assert [[found.text for found in part] for part in stretches_of([*TEXT, signer])] == [
        ["Trồng", "cây", "phân"],
        ["CHI"],
    ]


def test_lines_stay_apart() -> None:
    other = word("giống", 240, 140, 300, 169, line=(1, 1, 2))
    assert len(stretches_of([*TEXT, other])) == 2


def test_places_are_points_from_the_corner_of_the_page() -> None:
    (first, *_) = placed_words([list(TEXT)], 72 / 200, left=50, top=300)
    assert (first.x0, first.top, first.x1, first.bottom) == pytest.approx((96.8, 336.0, 118.4, 344.64))
    assert (first.run, first.confidence, first.raw) == (0, 0.95, None)


def test_words_of_a_line_share_size_and_baseline_though_their_letters_reach_differently() -> None:
    # 14 points at 200 dots an inch; heights of Times New Roman.
    size = 14 * 200 / 72
    line = [
        word("mưa", 0, round(100 - 0.68 * size), 60, 100),
        word("gấp", 70, round(100 - 0.68 * size), 120, round(100 + 0.21 * size)),
        word("ĐẤT", 130, round(100 - 0.86 * size), 200, 100),
        word("nung", 210, round(100 - 0.45 * size), 290, round(100 + 0.21 * size)),
    ]
    placed = placed_words([line], 72 / 200)
    assert {found.size for found in placed} == {14.0}
    assert {found.baseline for found in placed} == {placed[0].baseline}
    assert placed[0].baseline == pytest.approx(36.0, abs=0.4)
    assert letter_size(line) == pytest.approx(size, rel=0.03)


def test_a_line_of_dots_has_the_height_of_its_dots() -> None:
    assert letter_size([word("....", 0, 100, 60, 103)]) == 3.0


@pytest.mark.parametrize(("height", "size"), [(2, 4.0), (1000, 60.0)])
def test_sizes_stay_within_what_is_printed(height: int, size: float) -> None:
    (placed,) = placed_words([[word("mưa", 0, 0, 60, height)]], 72 / 200)
    assert placed.size == size
