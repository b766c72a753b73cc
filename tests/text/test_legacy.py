"""Text from before Unicode: recognised by its words, converted, and nothing else touched."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.coded import tcvn3, viqr, vni

from vanban.text.legacy import Encoding, encoding_of_font, may_be_legacy, reads_better, recognise, to_unicode
from vanban.text.syllables import is_syllable, toneless_syllables

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A legal syllable in small letters."""
    bare = draw(st.sampled_from(sorted(toneless_syllables())))
    place = max(bare.rfind(vowel) for vowel in _VOWELS)
    toned = [unicodedata.normalize("NFC", bare[: place + 1] + tone + bare[place + 1 :]) for tone in _TONES]
    return draw(st.sampled_from([word for word in toned if is_syllable(word)]))


sentences = st.lists(syllables(), min_size=1, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("written", "encoding", "text"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "TCVN3", "Độc lập - Tự do - Hạnh phúc"),
        ("C¨n cø LuËt B¶o vÖ vµ Ph¸t triÓn rõng", "TCVN3", "Căn cứ Luật Bảo vệ và Phát triển rừng"),
        ("V¨n phßng §¨ng ký ®Êt ®ai; quü ®Çu t\u00ad", "TCVN3", "Văn phòng Đăng ký đất đai; quỹ đầu tư"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "VNI", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("Uûy ban nhaân daân tænh; kyø hoïp thöôøng leä", "VNI", "Ủy ban nhân dân tỉnh; kỳ họp thường lệ"),
        ("DDo^.c la^.p - Tu+. do - Ha.nh phu'c", "VIQR", "Độc lập - Tự do - Hạnh phúc"),
        ("Gia'm ddo^'c Website: qua?n tri. ma.ng\\.", "VIQR", "Giám đốc Website: quản trị mạng."),
    ],
)
def test_known_writing(written: str, encoding: Encoding, text: str) -> None:
    assert to_unicode(written, encoding) == text


@given(sentences)
def test_every_syllable_survives(text: str) -> None:
    assert to_unicode(tcvn3(text), "TCVN3") == text
    assert to_unicode(vni(text), "VNI") == text
    assert to_unicode(vni(text.upper()), "VNI") == text.upper()
    assert to_unicode(viqr(text + "."), "VIQR") == text + "."


@given(syllables())
def test_a_hyphen_is_read_as_u_horn_where_it_makes_a_syllable(word: str) -> None:
    printed = tcvn3(word).replace("\u00ad", "-")
    assert to_unicode(printed, "TCVN3") == ("-" if word == "ư" else word)


@pytest.mark.parametrize("kept", ["KH-UBND", "tÕ-x·", "2021-2025", "-", "B- Danh môc", "e-mail"])
def test_other_hyphens_stay(kept: str) -> None:
    assert to_unicode(kept, "TCVN3").count("-") == kept.count("-")


def test_capital_fonts() -> None:
    assert to_unicode("Uû ban nh©n d©n", "TCVN3", capitals=True) == "UỶ BAN NHÂN DÂN"


ORDINARY = """Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát biên chế của các đơn vị
sự nghiệp công lập, báo cáo trước ngày 15 tháng 6 năm 2024. Kinh phí lấy từ nguồn chi thường xuyên."""


@pytest.mark.parametrize(("encode", "encoding"), [(tcvn3, "TCVN3"), (vni, "VNI"), (viqr, "VIQR")])
def test_recognised_by_words(encode: Callable[[str], str], encoding: Encoding) -> None:
    text = ORDINARY.replace("Ủ", "U")
    assert recognise(encode(text)) == encoding
    assert to_unicode(encode(text), encoding) == text


def test_recognised_beside_unicode() -> None:
    encoded = tcvn3(ORDINARY.replace("Ủ", "U"))
    assert recognise(f"{ORDINARY}\n{encoded}\n{ORDINARY}") == "TCVN3"
    assert [reads_better(text, "TCVN3") for text in (encoded, ORDINARY, "và các xã", "2024")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        ORDINARY,
        "Các xã Đắk Nia, Krông Ana, Ea H'leo, Pleiku, Bù Đăng; cá nhân, tập thể đạt thành tích xuất sắc",
        "La société générale a été créée à l'hôtel de ville; où êtes-vous, garçon? Noël, naïveté, cœur",
        "Die Größe der Straße für Müller und Söhne: Übung, Mäßigung, Äpfel",
        "El señor Muñoz y la niña pequeña de Logroño; ¿qué? ¡Olé!",
        "The parties shall settle any dispute (a+b), o(n) at x^2+y^2; add an odd ladder to the middle of the address",
        "25 µm ± 3 %, © 2024, ®, « x » × 4, ½",
        "",
    ],
)
def test_other_text_is_not_taken_for_one(text: str) -> None:
    assert recognise(text) is None


def test_unicode_is_told_at_a_glance() -> None:
    assert not may_be_legacy(ORDINARY * 50)


@pytest.mark.parametrize(
    ("name", "encoding", "capitals"),
    [
        (".VnTime", "TCVN3", False),
        (".VnTimeH", "TCVN3", True),
        ("ABCDEF+.VnTimeH,Bold", "TCVN3", True),
        (".VnArial NarrowH", "TCVN3", True),
        ("'.vnhelvetinsh'", "TCVN3", True),
        ("ABCDEF+VnTime-Italic", "TCVN3", False),
        ("VNI-Times", "VNI", False),
        ("ABCDEF+VNI-Helve-Condense", "VNI", False),
    ],
)
def test_names_of_fonts(name: str, encoding: str, capitals: bool) -> None:
    assert encoding_of_font(name) == (encoding, capitals)


@pytest.mark.parametrize("name", ["Times New Roman", "ABCDEF+TimesNewRomanPSMT", "Vnu Sans", "Arial", "Vivaldi", ""])
def test_names_of_other_fonts(name: str) -> None:
    assert encoding_of_font(name) is None
