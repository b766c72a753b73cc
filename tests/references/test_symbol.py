from __future__ import annotations

import pytest

from vanban.extract.symbol import canonical_key, find_symbols, identity, is_certain, split_key, type_of_symbol


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("44 /2025/QĐ-TTg", "44/2025/QĐ-TTg"),
        (" 22 - NQ/TW.", "22-NQ/TW"),
        ("12/QĐ–UBND", "12/QĐ-UBND"),
        ("1045/TTr\ufffeSKHCN", "1045/TTr-SKHCN"),
        ("44/2025/QĐ-TTG", "44/2025/QĐ-TTg"),
        ("30/2020/nđ-cp", "30/2020/NĐ-CP"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("15/KH-SNgV", "15/KH-SNgV"),
        ("33/2024/qh15", "33/2024/QH15"),
        ("61/2018/NĐCP", "61/2018/NĐ-CP"),
        ("01/2018/TTVPCP", "01/2018/TT-VPCP"),
        ("08/CTTTg", "08/CT-TTg"),
        ("15/QĐUB", "15/QĐ-UB"),
        ("30//2020/NĐ--CP", "30/2020/NĐ-CP"),
        ("30.2020/NĐ_CP", "30/2020/NĐ-CP"),
        ("594 KH-UBND", "594/KH-UBND"),
        ("22NQ/TW", "22-NQ/TW"),
        ("12/QĐ-UBNĐ", "12/QĐ-UBND"),
        ("12/QÐ-UBND", "12/QĐ-UBND"),
        ("708/BTTTT-CATTT", "708/BTTTT-CATTT"),
    ],
)
def test_canonical_key(printed: str, key: str) -> None:
    assert canonical_key(printed) == key


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("30/2020/NĐ-CP", "NĐ"),
        ("1576/KH-UBND", "KH"),
        ("57/2014/TTLT-BTC-BCA", "TTLT"),
        ("22-NQ/TW", "NQ"),
        ("05-TT/TU", "TTri"),
        ("05/2020/TT-BNV", "TT"),
        ("3294-CV/VPTW/nb", "CV"),
        ("769/UBND-VX", "CV"),
        ("302/TANDTC-PC", "CV"),
        ("12/2005/L-CTN", "LCT"),
        ("860/BC-UBPLTP15", "BC"),
        ("100/TTr-BNV", "TTr"),
        ("15-CTr/TU", "CTr"),
        ("55/SY-UBND", "SY"),
        ("33/2024/QH15", None),
        ("96/2025/UBTVQH15", None),
        ("91/CP", None),
        ("01/VBHN-VPCP", None),
    ],
)
def test_type_of_symbol(key: str, code: str | None) -> None:
    assert type_of_symbol(key) == code


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("số 30/2020/NĐ\n-CP và 22-NQ/TW", ["30/2020/NĐ-CP", "22-NQ/TW"]),
        ("12/QĐ-UBND - UBND tỉnh", ["12/QĐ-UBND"]),
        ("263/KH-UBNDngày 10/10", ["263/KH-UBND"]),
        ("Nghị quyết57-NQ/TW", ["57-NQ/TW"]),
        ("45/25010/NĐ-CP", ["45/25010/NĐ-CP"]),
        ("QCVN 102:2016/BTTTT, TCVN 6909:2001", []),
        ("22/22 bộ, 16/9, 10/2020, 2021-2025, 3/Xã, 5/USD, 19-COVID", []),
        ("1/kg, 10/ngày, 3/nhóm-tổ", []),
    ],
)
def test_find_symbols(text: str, keys: list[str]) -> None:
    matches = list(find_symbols(text))
    assert [m.key for m in matches] == keys
    assert all(canonical_key(text[m.start : m.end]) == m.key for m in matches)


def test_find_symbols_within_a_range() -> None:
    text = "12/QĐ-UBND, 13/QĐ-UBND, 14/QĐ-UBND"
    assert [m.key for m in find_symbols(text, 12, 22)] == ["13/QĐ-UBND"]


def test_parts() -> None:
    assert split_key("57/2014/TTLT-BTC-BCA") == ("57", "2014", ("TTLT", "BTC", "BCA"))
    assert split_key("36a/NQ-CP") == ("36a", None, ("NQ", "CP"))


def test_identity_ignores_separators_and_leading_zeros() -> None:
    assert identity("05-CT/TW") == identity("5/CT-TW")
    assert identity("30/2020/NĐ-CP") != identity("30/NĐ-CP")


def test_certain_numbers_need_no_word_before_them() -> None:
    certain = {m.key: is_certain(m) for m in find_symbols("22-NQ/TW 769/UBND-VX 30/2020/NĐ-CP 24/XYZ 91/CP")}
    assert certain == {
        "22-NQ/TW": True,
        "769/UBND-VX": True,
        "30/2020/NĐ-CP": True,
        "24/XYZ": False,
        "91/CP": False,
    }
