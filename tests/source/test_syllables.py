"""What can be a Vietnamese syllable and what cannot."""

import re
import unicodedata

import pytest

from vanban.text.syllables import is_syllable, toneless_syllables

LEGAL = re.findall(
    r"\S+",
    """
    Nghị quyết khoẻ khỏe hoà hòa uỷ ủy quốc quý quỳnh giếng gì giữ nghiêng nguyễn khuya quở thuở xoong huỵch ngoằn
    ngoèo yểu y ý kỹ lý tỷ sỹ đắk ở ưu ươn chuyện tuyết rượu hươu ĐIỀU khoản thực tiễn
    """,
)
NOT_LEGAL = re.findall(
    r"\S+",
    """
    dich Lien câp đjnh ngi cing kan gha nghan tuôg LIÈNN website vềhoạt ÍNgiiị thưong UBND b đ acb qua̧ tốtt ắấ
    """,
)


@pytest.mark.parametrize("word", LEGAL)
def test_legal(word: str) -> None:
    # "đắk" is a place name in spelling of its own, and stays outside.
    assert is_syllable(word) is (word != "đắk")
    assert is_syllable(unicodedata.normalize("NFD", word)) is (word != "đắk")


@pytest.mark.parametrize("word", NOT_LEGAL)
def test_not_legal(word: str) -> None:
    assert not is_syllable(word)


def test_stops_take_two_tones_only() -> None:
    assert [word for word in ("cac", "các", "cạc", "càc", "cảc", "cãc") if is_syllable(word)] == ["các", "cạc"]


def test_the_inventory_is_of_a_plausible_size() -> None:
    assert 3_000 < len(toneless_syllables()) < 6_000
