"""Keys for matching: one character a character, whatever dash, space, tone placement or Đ was typed."""

import pytest

from vanban.text.normal import bare, fold, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NGHỊ ÐỊNH", "NGHỊ ĐỊNH"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("Kế hoạch – hoà nhập", "kế hoạch - hòa nhập"),
        ("Sở\u00a0Y tế", "sở y tế"),
    ],
)
def test_two_ways_of_typing_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert bare(one) == bare(other)
    assert len(fold(one)) == len(one) == len(plain(one))


def test_words_that_differ_keep_different_keys() -> None:
    assert fold("hoá đơn") != fold("hoa đơn")
    assert fold("quý") != fold("quy")
