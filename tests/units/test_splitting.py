"""Cells of a table that name several units."""

from __future__ import annotations

import time

import pytest

from vanban.extract.units.passage import Passage
from vanban.extract.units.reading import UnitReader
from vanban.extract.units.splitting import split_units
from vanban.extract.units.vocabulary import default_vocabulary


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Nội vụ", ["Sở Nội vụ"]),
        ("Sở Nội vụ; Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Nội vụ, các sở, ban, ngành", ["Sở Nội vụ", "các sở, ban, ngành"]),
        ("Sở Y tế và UBND các xã, phường", ["Sở Y tế", "UBND các xã, phường"]),
        ("Bộ Nội vụ Bộ Tài chính", ["Bộ Nội vụ", "Bộ Tài chính"]),
        ("- Sở Nội vụ; - Văn phòng UBND tỉnh.", ["Sở Nội vụ", "Văn phòng UBND tỉnh"]),
        ("Bộ, ngành, địa phương", ["Bộ, ngành, địa phương"]),
        ("Các bộ, ngành, địa phương, doanh nghiệp liên quan", ["Các bộ, ngành, địa phương", "doanh nghiệp liên quan"]),
        ("Các cơ quan có tài liệu", ["Các cơ quan có tài liệu"]),
        ("Bà Nguyễn Thị Cúc; CCHC", ["Bà Nguyễn Thị Cúc", "CCHC"]),
        ("các địa phương Bắc Ninh, An Giang", ["các địa phương Bắc Ninh, An Giang"]),
        ("Sở Y tế (chủ trì), Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Các sở ngành", ["Các sở ngành"]),
        ("Sở, ban ngành; các xã phường", ["Sở, ban ngành", "các xã phường"]),
        ("các xã, phường, đặc khu; Sở Y tế", ["các xã, phường, đặc khu", "Sở Y tế"]),
        ("Phòng Nội vụ các huyện, thành phố", ["Phòng Nội vụ các huyện, thành phố"]),
        ("Sở Tư pháp, Bộ", ["Sở Tư pháp"]),
        ("…", []),
        ("", []),
    ],
)
def test_each_unit_by_itself(cell: str, names: list[str]) -> None:
    assert [m.name for m in split_units(cell, default_vocabulary())] == names


def test_line_breaks_part_units() -> None:
    cell = "Sở Nội vụ Phòng A Ban B"
    found = split_units(cell, default_vocabulary(), breaks=[10, 18])
    assert [m.name for m in found] == ["Sở Nội vụ", "Phòng A", "Ban B"]


def test_a_line_break_inside_a_name_parts_nothing() -> None:
    cell = "Bộ Nông nghiệp và Phát triển nông thôn"
    assert [m.name for m in split_units(cell, default_vocabulary(), breaks=[18])] == [cell]


def test_offsets_are_those_of_the_cell() -> None:
    cell = "Sở Nội vụ; Sở Tài chính"
    assert [cell[m.start : m.end] for m in split_units(cell, default_vocabulary())] == ["Sở Nội vụ", "Sở Tài chính"]


def test_a_cell_knows_the_short_names_and_the_place_of_its_document() -> None:
    text = "Trung tâm Lưu trữ lịch sử (gọi tắt là Trung tâm) nhận hồ sơ."
    document = UnitReader(default_vocabulary(), Passage(text, letterhead=["UBND TỈNH NGHỆ AN"]))
    found = split_units("Trung tâm; UBND tỉnh Nghệ An", default_vocabulary(), document=document)
    assert [m.canonical for m in found] == ["Trung tâm Lưu trữ lịch sử", "Ủy ban nhân dân tỉnh"]


def test_a_cell_of_heads_alone_takes_linear_time() -> None:
    started = time.process_time()
    split_units("Giám đốc " * 11_000, default_vocabulary())
    assert time.process_time() - started < 1.5
