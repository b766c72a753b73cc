"""Which syllables make words: the dictionary behind the repair of misread marks."""

import pytest

from vanban.source.ocr.dictionary import Dictionary, known_pairs


@pytest.mark.parametrize("word", ["tổng hợp", "chủ tịch", "kể từ", "chi tiết", "thẩm quyền", "điều chỉnh", "thú y"])
def test_words_of_administrative_language_are_known(word: str) -> None:
    first, second = word.split()
    assert (first, second) in known_pairs()


@pytest.mark.parametrize("pair", ["tống hợp", "chu tịch", "chỉ tiết", "cỗ phần", "Tổng Hợp"])
def test_misread_words_and_unfolded_ones_are_not(pair: str) -> None:
    first, second = pair.split()
    assert (first, second) not in known_pairs()


def test_long_entries_are_sayings_and_give_no_pairs() -> None:
    # "ăn trông nồi, ngồi trông hướng" is in the dictionary of words; "nồi ngồi" is none.
    assert ("nồi", "ngồi") not in known_pairs()


def test_the_lists_of_the_lexicon_are_no_phrases() -> None:
    # These stand side by side among the words that stand alone, and nowhere else.
    for pair in (("cả", "ngay"), ("để", "và"), ("là", "có")):
        assert pair not in known_pairs().phrases


def test_pairs_alike_have_the_same_letters_under_other_marks() -> None:
    dictionary = Dictionary(frozenset({("tổng", "hợp"), ("tổng", "thể")}), frozenset({("tòng", "hợp")}))
    assert dictionary.alike(("tống", "hop")) == [("tòng", "hợp"), ("tổng", "hợp")]
    assert dictionary.alike(("tong", "ket")) == []


def test_frequency_counts_the_pairs_of_a_syllable() -> None:
    dictionary = Dictionary(frozenset({("tổng", "hợp"), ("tổng", "thể")}), frozenset({("tập", "thể")}))
    assert [dictionary.frequency(syllable) for syllable in ("tổng", "thể", "hợp", "tống")] == [2, 2, 1, 0]
