"""What the registry answers about bodies and provinces on a day."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from vanban.lexicon import load_lexicon
from vanban.registry import Body, Province, Registry, registry
from vanban.registry.model import Kind

BEFORE, AFTER, MERGED = date(2024, 6, 3), date(2025, 4, 1), date(2025, 9, 1)


def _names(bodies: tuple[Body, ...]) -> list[str]:
    return [body.name for body in bodies]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư"),
        ("SỞ KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("UBND tỉnh An Giang", "Ủy ban nhân dân"),
        ("Uỷ ban nhân dân huyện Tri Tôn, tỉnh An Giang", "Ủy ban nhân dân"),
        ("Sở Nội vụ An Giang", "Sở Nội vụ"),
        ("Ban Tổ chức Tỉnh ủy Lạng Sơn", "Ban Tổ chức Tỉnh ủy"),
        ("Sở Tài chính TP. Hồ Chí Minh", "Sở Tài chính"),
    ],
)
def test_a_body_is_found_by_every_spelling_with_and_without_its_place(name: str, expected: str) -> None:
    assert set(_names(registry().bodies_named(name))) == {expected}


@pytest.mark.parametrize("name", ["Sở Vận may", "Sở Nội vụ vui vẻ", "tỉnh An Giang", "", "và"])
def test_what_is_no_body_is_not_found(name: str) -> None:
    assert registry().bodies_named(name) == ()
    assert registry().existed(name, on=BEFORE) is None
    assert registry().successors(name, on=MERGED) == ()


@pytest.mark.parametrize(
    ("place", "levels"),
    [
        ("tỉnh An Giang", ["province"]),
        ("huyện Tri Tôn", ["district"]),
        ("xã Bình Minh", ["commune"]),
        ("thành phố Đà Nẵng", ["province"]),
        ("thành phố Bắc Ninh", ["district"]),
        ("thành phố Sông Công", ["district"]),
    ],
)
def test_the_place_tells_the_level(place: str, levels: list[str]) -> None:
    assert [body.level for body in registry().bodies_named(f"Ủy ban nhân dân {place}")] == levels


def test_a_name_of_several_levels_gives_all_of_them_on_their_days() -> None:
    assert [b.level for b in registry().bodies_named("Phòng Kinh tế", on=BEFORE)] == ["district"]
    assert [b.level for b in registry().bodies_named("Phòng Kinh tế", on=MERGED)] == ["commune"]


@pytest.mark.parametrize(
    ("symbol", "day", "expected"),
    [
        ("SKHĐT", BEFORE, ["Sở Kế hoạch và Đầu tư"]),
        ("SKHĐT", AFTER, []),
        ("snnmt", AFTER, ["Sở Nông nghiệp và Môi trường"]),
        ("SNN", BEFORE, ["Sở Nông nghiệp và Phát triển nông thôn"]),
        ("BGTVT", BEFORE, ["Bộ Giao thông vận tải"]),
        ("TTg", AFTER, ["Thủ tướng Chính phủ"]),
        ("QQQ", None, []),
    ],
)
def test_a_symbol_means_the_bodies_of_its_day(symbol: str, day: date | None, expected: list[str]) -> None:
    assert _names(registry().bodies_with_symbol(symbol, on=day)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("SKHĐT", "STC"), ("SNNPTNT", "SNNMT"), ("STNMT", "SNNMT"), ("SLĐTBXH", "SNV"), ("STTTT", "SKHCN"),
     ("SGTVT", "SXD"), ("BDT", "SDTTG"), ("BKHĐT", "BTC"), ("BTNMT", "BNNMT"), ("UBDT", "BDTTG")],
)  # fmt: skip
def test_the_reorganisation_of_2025_by_symbols(old: str, new: str) -> None:
    (body,) = registry().bodies_with_symbol(old, on=BEFORE)
    assert registry().symbol_of(registry().successors(body.name, on=AFTER)[0]) == new


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Sở Tài chính tỉnh An Giang", MERGED, ("Sở Tài chính tỉnh An Giang",)),
        ("Sở Giao thông vận tải tỉnh Kiên Giang", BEFORE, ("Sở Giao thông vận tải tỉnh Kiên Giang",)),
        ("Sở Giao thông vận tải tỉnh Kiên Giang", AFTER, ("Sở Xây dựng tỉnh Kiên Giang",)),
        ("Sở Giao thông vận tải tỉnh Kiên Giang", MERGED, ("Sở Xây dựng tỉnh An Giang",)),
        ("Ủy ban nhân dân tỉnh Quảng Nam", MERGED, ("Ủy ban nhân dân thành phố Đà Nẵng",)),
        ("UBND tỉnh Bình Phước", MERGED, ("Ủy ban nhân dân tỉnh Đồng Nai",)),
        ("UBND tỉnh Bình Phước", date(2026, 5, 4), ("Ủy ban nhân dân thành phố Đồng Nai",)),
        ("UBND huyện Tri Tôn", BEFORE, ("Ủy ban nhân dân huyện Tri Tôn",)),
        ("UBND huyện Tri Tôn", MERGED, ()),
        ("Ban Tuyên giáo Trung ương", AFTER, ("Ban Tuyên giáo và Dân vận Trung ương",)),
        ("Ban Kinh tế Trung ương", AFTER, ("Ban Chính sách, chiến lược Trung ương",)),
        ("Ban Dân vận Tỉnh ủy Sóc Trăng", AFTER, ("Ban Tuyên giáo và Dân vận Tỉnh ủy Sóc Trăng",)),
        ("Tỉnh ủy Quảng Nam", MERGED, ("Thành ủy Đà Nẵng",)),
        ("Bộ Thủy sản", BEFORE, ("Bộ Nông nghiệp và Phát triển nông thôn",)),
        ("Bộ Thủy sản", None, ("Bộ Nông nghiệp và Môi trường",)),
        ("Cục Thuế tỉnh Sơn La", AFTER, ("Chi cục Thuế khu vực",)),
        ("Cục Thuế tỉnh Sơn La", MERGED, ("Thuế tỉnh Sơn La",)),
        ("Tổng cục Thuế", AFTER, ("Cục Thuế",)),
        ("Bộ Nông nghiệp và Môi trường", BEFORE, ()),
        ("Tòa án nhân dân cấp cao", MERGED, ("Tòa án nhân dân tối cao",)),
        ("TAND huyện Tri Tôn", MERGED, ("Tòa án nhân dân khu vực",)),
    ],
)
def test_who_does_the_work_on_a_day(name: str, day: date | None, expected: tuple[str, ...]) -> None:
    assert registry().successors(name, on=day) == expected


def test_the_bulk_of_the_work_comes_first() -> None:
    heirs = registry().successors("Bộ Lao động - Thương binh và Xã hội", on=MERGED)
    assert heirs[0] == "Bộ Nội vụ" and set(heirs[1:]) >= {"Bộ Y tế", "Bộ Giáo dục và Đào tạo"}


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Sở Thông tin và Truyền thông", BEFORE, True),
        ("Sở Thông tin và Truyền thông", AFTER, False),
        ("Sở Tài chính tỉnh Hà Giang", AFTER, True),
        ("Sở Tài chính tỉnh Hà Giang", MERGED, False),
        ("Phòng Nông nghiệp và Môi trường huyện Tri Tôn", AFTER, True),
        ("Phòng Nông nghiệp và Môi trường huyện Tri Tôn", MERGED, False),
        ("Ủy ban Kinh tế và Tài chính", BEFORE, False),
        # only the month of its beginning is known: the whole of it counts
        ("Ủy ban Kinh tế và Tài chính", date(2025, 2, 3), True),
        ("Ủy ban Kinh tế", date(2025, 2, 27), True),
        ("Ủy ban Kinh tế", AFTER, False),
    ],
)
def test_whether_a_body_existed(name: str, day: date, expected: bool) -> None:
    assert registry().existed(name, on=day) is expected


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("Hà Giang", "Tuyên Quang"), ("tỉnh Bà Rịa - Vũng Tàu", "Hồ Chí Minh"), ("Thừa Thiên Huế", "Huế"),
        ("Hà Tây", "Hà Nội"), ("An Giang", "An Giang"), ("Hà Bắc", "Bắc Ninh"), ("TP.HCM", "Hồ Chí Minh"),
        ("Sông Bé", None), ("Atlantis", None),
    ],
)  # fmt: skip
def test_the_province_that_holds_the_land_now(name: str, now: str | None) -> None:
    found = registry().province_now(name)
    assert (found.name if found else None) == now


def test_provinces_on_a_day() -> None:
    def on(name: str, day: date) -> list[str]:
        return [province.full_name(day) for province in registry().provinces_on(name, day)]

    assert on("Sông Bé", BEFORE) == ["tỉnh Bình Dương", "tỉnh Bình Phước"]
    assert on("Sông Bé", MERGED) == ["thành phố Hồ Chí Minh", "tỉnh Đồng Nai"]
    assert on("Bình Dương", date(1996, 3, 1)) == []
    assert on("Cần Thơ", MERGED) == ["thành phố Cần Thơ"]


def test_34_provinces_exist_and_63_did() -> None:
    def number(day: date) -> int:
        return sum(province.existed(day) for province in registry().provinces)

    assert (number(BEFORE), number(MERGED)) == (63, 34)


def test_a_name_with_two_symbols_has_none() -> None:
    bodies = [
        Body(name="Ban Vui", symbol="BV", kind="board", level="province"),
        Body(name="Ban Vui", symbol="BVX", kind="board", level="commune"),
    ]
    small = Registry(bodies, [Province(name="Mẫu", level="tỉnh")])
    assert small.symbol_of("Ban Vui") is None
    assert small.symbol_of("Ban Vui tỉnh Mẫu") == "BV"


def test_symbols_that_the_reading_of_references_knows_are_those_of_the_registry() -> None:
    for entry in load_lexicon("document_types")["issuers_by_symbol"]:
        assert entry["issuer"] in {body.name for body in registry().bodies_with_symbol(entry["symbol"])}, entry


def test_kinds_are_those_that_units_are_read_with() -> None:
    # A group is no body.
    kinds = {entry["kind"] for entry in load_lexicon("unit_heads")["heads"]} - {"group"}
    assert kinds <= set(get_args(Kind))


def test_a_long_sentence_is_no_name() -> None:
    assert registry().bodies_named("Sở Nội vụ tỉnh " * 10_000) == ()
