from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from vanban.extract.tokenizer import VanbanTokenizer

TOKENIZER = VanbanTokenizer(Vocab())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Số: 30/2020/NĐ-CP", ["Số", ":", "30/2020/NĐ-CP"]),
        ("Chỉ thị số 05-CT/TW, ngày 15/5/2016.", ["Chỉ", "thị", "số", "05-CT/TW", ",", "ngày", "15/5/2016", "."]),
        ("đạt 1.500,5 tỷ đồng (30%)", ["đạt", "1.500,5", "tỷ", "đồng", "(", "30", "%", ")"]),
        ("giai đoạn 2021-2025; 2231/SNV-CCHC&PC", ["giai", "đoạn", "2021-2025", ";", "2231/SNV-CCHC&PC"]),
        ("a) Mục đích\n1. Yêu cầu", ["a)", "Mục", "đích", "\n", "1.", "Yêu", "cầu"]),
        ("kinh tế - xã hội", ["kinh", "tế", "-", "xã", "hội"]),
        ("hai  khoảng\n\ntrắng", ["hai", " ", "khoảng", "\n\n", "trắng"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    doc = TOKENIZER(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text


@given(st.text(st.characters(blacklist_categories=["Cs"]) | st.sampled_from("  \n\t/-.,)a1Đ"), max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(TOKENIZER))("a b").text == "a b"
