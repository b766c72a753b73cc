"""Misread marks and letters put right where the words beside them leave no doubt.

The engine takes a hook for an acute ("tống hợp" for "tổng hợp") and the dot of an i for a hook ("chỉ tiết" for "chi
tiết"). A reading is replaced only when it makes no known word with its neighbours, exactly one other reading with the
same letters does, the engine is known to mix up the two, and it was not too sure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from vanban.lexicon import load_lexicon
from vanban.source.ocr.dictionary import Pair, known_pairs
from vanban.source.ocr.repair import Repair
from vanban.source.placed import PlacedWord
from vanban.text.normal import fold
from vanban.text.syllables import is_syllable

_TONES = {"acute": "\u0301", "grave": "\u0300", "hook": "\u0309", "tilde": "\u0303", "level": ""}
# One syllable, with the signs around it.
_WORD = re.compile(r"(?P<before>[^\w\s]{0,3})(?P<syllable>[^\W\d_]{1,8})(?P<after>[^\w\s]{0,4})")
# Surer than this the engine is of any syllable it read right.
_NO_SYLLABLE = 0.97


@dataclass(slots=True)
class _Syllable:
    """A syllable of a line.

    Attributes:
        word: the word that holds it.
        start: where in the word's text it begins.
        folded: its letters folded, those of other alphabets put right.
        legal: it was read as a legal syllable.
        bound: it follows the one before with no sign between them.
        open: no sign stands after it.
    """

    word: PlacedWord
    start: int
    folded: str
    legal: bool
    bound: bool
    open: bool

    @property
    def title(self) -> bool:
        """A capital and small letters, as names have."""
        text = self.word.text[self.start : self.start + len(self.folded)]
        return text[:1].isupper() and text[1:].islower()


def repair_wording(lines: Sequence[Sequence[PlacedWord]]) -> list[Repair]:
    """Put right the words of lines that follow one another, in place; the first reading is kept in ``raw``.

    >>> words = [PlacedWord(t, 0, 0, 0, 0, 0, 13.0, 0, confidence=0.9) for t in "để tống hợp, báo cáo".split()]
    >>> [repair.taken for repair in repair_wording([words])]
    ['tổng']
    """
    repairs = []
    for run in _runs(lines):
        before = [syllable.folded for syllable in run]
        _settle_single(run)
        _settle_pairs(run)
        for syllable, read in zip(run, before, strict=True):
            if syllable.folded != read or not syllable.legal:
                repair = _write(syllable, read)
                if repair is not None:
                    repairs.append(repair)
    return repairs


def _runs(lines: Sequence[Sequence[PlacedWord]]) -> Iterator[list[_Syllable]]:
    """Stretches of syllables with nothing else between them, over the ends of lines."""
    run: list[_Syllable] = []
    for line in lines:
        for word in line:
            syllable = _syllable(word, after=run[-1] if run else None)
            if syllable is not None:
                run.append(syllable)
            elif run:
                yield run
                run = []
    if run:
        yield run


def _syllable(word: PlacedWord, after: _Syllable | None) -> _Syllable | None:
    """The syllable that a word is, ``None`` for numbers, abbreviations and foreign words."""
    match = _WORD.fullmatch(word.text)
    if match is None:
        return None
    text = match["syllable"]
    folded = fold(text)
    legal = is_syllable(folded)
    if (
        (len(text) == 1 and folded not in _words_of_one_letter())
        or len(folded) != len(text)
        or (not legal and (text.isascii() or (len(text) > 1 and text.isupper() and not _has_tone(folded))))
    ):
        return None
    bound = after is not None and after.open and not match["before"]
    folded = folded if legal else fold(text.translate(_foreign()))
    return _Syllable(word, match.start("syllable"), folded, legal, bound, not match["after"])


def _settle_single(run: list[_Syllable]) -> None:
    """Syllables that make a word with a neighbour under another mark, and none (or fewer) as they were read."""
    for index, syllable in enumerate(run):
        left = run[index - 1] if index and syllable.bound else None
        right = run[index + 1] if index + 1 < len(run) and run[index + 1].bound else None
        readings = {
            *(_readings(syllable, left, run[index - 2] if index > 1 and left and left.bound else None, before=True)),
            *(_readings(syllable, right, run[index + 2] if index + 2 < len(run) and run[index + 2].bound else None)),
        }
        if not readings:
            continue
        best = max(_ties(left, reading, right) for reading in readings)
        if best > _ties(left, syllable.folded, right):
            chosen = [reading for reading in readings if _ties(left, reading, right) == best]
            if len(chosen) == 1:
                syllable.folded = chosen[0]


def _ties(left: _Syllable | None, reading: str, right: _Syllable | None) -> int:
    """How many neighbours the reading makes a word with."""
    dictionary = known_pairs()
    return (left is not None and (left.folded, reading) in dictionary) + (
        right is not None and (reading, right.folded) in dictionary
    )


def _readings(
    syllable: _Syllable, neighbour: _Syllable | None, beyond: _Syllable | None, *, before: bool = False
) -> Iterator[str]:
    """Other readings of a syllable that make a word with the neighbour (``before`` it, or after).

    A neighbour that makes a word with the one beyond it needs no other partner: only a phrase of administrative
    language still speaks for another reading then ("các nhà khoa học" is not "nha khoa"). A name makes no word with
    what stands before it ("nhà Tống" is not "nhà tông").
    """
    if neighbour is None or (syllable if before else neighbour).title:
        return
    dictionary = known_pairs()
    pair = (neighbour.folded, syllable.folded) if before else (syllable.folded, neighbour.folded)
    taken = beyond is not None and (
        ((beyond.folded, neighbour.folded) if before else (neighbour.folded, beyond.folded)) in dictionary
    )
    alone = syllable.folded in _standing_alone()
    for other in dictionary.alike(pair):
        kept, reading = other if before else other[::-1]
        if (taken or alone) and other not in dictionary.phrases:
            continue
        if kept == neighbour.folded and reading != syllable.folded and _may_be(syllable, reading):
            yield reading


def _settle_pairs(run: list[_Syllable]) -> None:
    """Neighbours that were both misread: "chuyến đối" for "chuyển đổi".

    Beside a word that one of them belongs to, only a phrase of administrative language is believed: "chuyến đối số" is
    "chuyển đổi số" although "đối số" is a word. In "thành phố thống kê" both belong to one.
    """
    dictionary, alone = known_pairs(), _standing_alone()
    for index, (first, second) in enumerate(pairwise(run)):
        pair = (first.folded, second.folded)
        if not second.bound or pair in dictionary or second.title or alone.intersection(pair):
            continue
        taken = [other for other in _outer_pairs(run, index) if other in dictionary]
        if len(taken) == 2 or dictionary.phrases.intersection(taken):
            continue
        readings = [
            other
            for other in dictionary.alike(pair)
            if _both_may_be(first, second, other)
            and (other in dictionary.phrases or (not taken and _is_more_frequent(other, pair)))
        ]
        if len(readings) == 1:
            first.folded, second.folded = readings[0]


def _outer_pairs(run: Sequence[_Syllable], index: int) -> Iterator[Pair]:
    """What the neighbours at ``index`` and behind it make with the syllables before and after them."""
    if index and run[index].bound:
        yield run[index - 1].folded, run[index].folded
    if index + 2 < len(run) and run[index + 2].bound:
        yield run[index + 1].folded, run[index + 2].folded


def _both_may_be(first: _Syllable, second: _Syllable, pair: Pair) -> bool:
    return pair[0] != first.folded and pair[1] != second.folded and _may_be(first, pair[0]) and _may_be(second, pair[1])


def _is_more_frequent(pair: Pair, read: Pair) -> bool:
    """Both syllables are in more words than those read; "cây giống" is not "cầy giông", which a dictionary also has."""
    frequency = known_pairs().frequency
    return all(frequency(syllable) > frequency(other) for syllable, other in zip(pair, read, strict=True))


def _may_be(syllable: _Syllable, reading: str) -> bool:
    """Whether the engine may have read the syllable where ``reading`` was printed."""
    confidence = syllable.word.confidence or 0.0
    if not syllable.legal:
        return confidence < _NO_SYLLABLE and len(reading) == len(syllable.folded)
    if len(reading) != len(syllable.folded):
        return False
    for read, printed in zip(syllable.folded, reading, strict=True):
        if read != printed and confidence >= _bound(read, printed):
            return False
    return True


@cache
def _bound(read: str, printed: str) -> float:
    """The confidence below which ``printed`` may have been read as ``read``; 0 when it is never."""
    letter, tone = _parted(read)
    other_letter, other_tone = _parted(printed)
    if letter != other_letter:
        return 0.0
    for entry in load_lexicon("ocr")["tone_confusions"]:
        if _TONES[entry["read"]] == tone and _TONES[entry["printed"]] == other_tone:
            return float(entry["below"])
    return 0.0


def _has_tone(syllable: str) -> bool:
    """A tone mark stands on it, as on no abbreviation ("NGHỊ QUYÉT", but "QĐ", "TƯ")."""
    return any(_parted(letter)[1] for letter in syllable)


def _parted(letter: str) -> tuple[str, str]:
    """A letter without its tone mark, and the mark; the dot below stays on the letter."""
    decomposed = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in decomposed if mark in _TONES.values())
    return "".join(mark for mark in decomposed if mark not in _TONES.values()), tone


@cache
def _standing_alone() -> frozenset[str]:
    return frozenset(load_lexicon("ocr")["standing_alone"].split())


@cache
def _words_of_one_letter() -> frozenset[str]:
    return frozenset(load_lexicon("ocr")["words_of_one_letter"].split())


@cache
def _foreign() -> dict[int, str]:
    return str.maketrans(load_lexicon("ocr")["foreign_letters"])


def _write(syllable: _Syllable, read: str) -> Repair | None:
    """Put the settled reading into the word, its capitals as printed."""
    word = syllable.word
    if not is_syllable(syllable.folded):
        return None
    end = syllable.start + len(read)
    printed = word.text[syllable.start : end]
    letters = (
        given if old == new else (new.upper() if given.isupper() else new)
        for given, old, new in zip(printed, fold(printed), syllable.folded, strict=True)
    )
    whole = word.text[: syllable.start] + "".join(letters) + word.text[end:]
    if whole == word.text:
        return None
    repair = Repair(word.text, whole, "no-such-word" if syllable.legal else "no-such-syllable")
    word.raw = word.raw if word.raw is not None else word.text
    word.text = whole
    return repair
