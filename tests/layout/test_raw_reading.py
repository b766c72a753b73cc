"""What OCR read before a word was put right stays in the evidence."""

from vanban.layout.canonical import CanonicalBuilder
from vanban.layout.items import cut
from vanban.source.model import Line
from vanban.source.placed import PlacedWord
from vanban.source.rows import lines_of


def _word(text: str, at: float, *, raw: str | None = None, top: float = 100.0) -> PlacedWord:
    return PlacedWord(text, at, top, at + 20, top + 13, top + 10, 13.0, 0, confidence=0.9, raw=raw)


def _line(*words: tuple[str, str | None], top: float = 100.0) -> Line:
    placed = [_word(text, 80 + 24.0 * n, raw=raw, top=top) for n, (text, raw) in enumerate(words)]
    return lines_of(placed, 1, "ocr")[0]


def test_the_raw_words_stand_in_the_quote() -> None:
    builder = CanonicalBuilder()
    builder.add([_line(("ngày", None), ("16", "ló"), ("tháng", None), ("11", "II"))], zone="body")
    canonical = builder.build()
    proof = canonical.evidence(0, len("ngày 16 tháng 11"))
    assert (proof.quote, proof.raw) == ("ngày 16 tháng 11", "ngày ló tháng II")


def test_only_where_a_word_was_put_right() -> None:
    builder = CanonicalBuilder()
    builder.add([_line(("ngày", None), ("16", "ló"), ("tháng", None))], zone="body")
    canonical = builder.build()
    assert canonical.evidence(len("ngày 16 "), len("ngày 16 tháng")).raw is None


def test_over_several_lines_the_untouched_ones_stay_as_printed() -> None:
    builder = CanonicalBuilder()
    lines = [_line(("Sở", None), ("Tài", None)), _line(("chính", "chinh"), ("và", None), top=118.0)]
    builder.add([*lines, _line(("Sở", None), ("Y", None), top=136.0)], zone="body")
    canonical = builder.build()
    proof = canonical.evidence(0, len("Sở Tài chính và Sở Y"))
    assert (proof.quote, proof.raw) == ("Sở Tài chính và Sở Y", "Sở Tài chinh và Sở Y")


def test_a_part_of_a_word_has_its_part_of_the_reading() -> None:
    builder = CanonicalBuilder()
    builder.add([_line(("Số:", None), ("108/KH-UBND", "1O8/KH-UBND"))], zone="number")
    canonical = builder.build()
    proof = canonical.evidence(len("Số: "), len("Số: 108"))
    assert (proof.quote, proof.raw) == ("108", "1O8")
    assert canonical.evidence(len("Số: 108/"), len("Số: 108/KH-UBND")).raw is None


def test_a_line_cut_apart_keeps_its_readings() -> None:
    line = cut(_line(("Số:", "Só:"), ("15/KH-STC", None), ("An", None)), 0, len("Số: 15/KH-STC"))
    assert [(word.text, word.raw) for word in line.words] == [("Số:", "Só:"), ("15/KH-STC", None)]
