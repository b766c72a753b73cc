"""Specks read as full stops go; stops that are printed stay."""

from __future__ import annotations

import pytest
from tests.source.ocr.placed import placed, text_of

from vanban.source.ocr.repair import Repair
from vanban.source.ocr.stray_stops import repair_stray_stops


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Thực hiện Nghị. quyết về nghề muối", "Thực hiện Nghị quyết về nghề muối"),
        ("hưởng các chính .sách cho ngư dân", "hưởng các chính sách cho ngư dân"),
        ("lối vào chợ. và bến xe", "lối vào chợ và bến xe"),
        ("sửa .kênh, mương. nội đồng", "sửa kênh, mương nội đồng"),
    ],
)
def test_stops_inside_a_sentence_go(read: str, printed: str) -> None:
    words = placed(read)
    repairs = repair_stray_stops(words)
    assert text_of(words) == printed
    assert {repair.reason for repair in repairs} == {"speck"}
    assert " ".join(word.raw or word.text for word in words) == read


@pytest.mark.parametrize(
    "printed",
    [
        "Sửa xong đê. Thu dọn bãi vật liệu.",
        "lúa, ngô, khoai v.v. do hợp tác xã trồng",
        "TP. và các xã ven sông",
        "theo khoản 2. mục này",
        "xem tr. năm của sổ tay",
        "a. kiểm tra bến đò",
        "gạo... và muối",
        "trang xa.dam.vn của xã",
        "biểu mẫu .docx",
    ],
)
def test_printed_stops_stay(printed: str) -> None:
    words = placed(printed)
    assert repair_stray_stops(words) == []
    assert text_of(words) == printed


def test_a_word_put_right_before_keeps_its_first_reading() -> None:
    words = placed("các Nghị. quyết")
    words[1].raw = "Nghi."
    assert repair_stray_stops(words) == [Repair("Nghị.", "Nghị", "speck")]
    assert words[1].raw == "Nghi."
