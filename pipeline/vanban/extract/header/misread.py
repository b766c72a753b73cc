"""Names in Nơi nhận and Kính gửi whose marks OCR mixed up, put right where the lexicon of bodies knows the phrase."""

from __future__ import annotations

from functools import cache

from vanban.extract.units.misreadings import Misreadings
from vanban.extract.units.passage import Passage
from vanban.extract.units.vocabulary import Vocabulary
from vanban.lexicon import load_lexicon
from vanban.text.normal import fold


def with_known_marks(text: str) -> str:
    """The text with known phrases in their right marks and its own capitals; same length as NFC ``text``.

    >>> with_known_marks("UBMTTQVN tỉnh và các đoàn thế")
    'UBMTTQVN tỉnh và các đoàn thể'
    """
    corrected = _misreadings().corrected(fold(text), [(0, len(text))])
    return Passage(text, corrected).printed(0, len(text))


@cache
def _misreadings() -> Misreadings:
    lexicons = (load_lexicon(name) for name in ("bodies", "provinces", "unit_heads", "verbs"))
    return Misreadings(Vocabulary(*lexicons).multi_syllable)
