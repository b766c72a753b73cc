"""How far a reader's text is from what is printed: characters, words, tone marks.

Readers print the two halves of a letterhead, the signature beside Nơi nhận and the cells of a row in different orders
and join or break lines differently. That is not an error of reading letters, so the order of lines is left out of
account, after C. Clausner, S. Pletschacher, A. Antonacopoulos: Flexible character accuracy measure for
reading-order-independent evaluation (Pattern Recognition Letters, 2020): the printed line and the stretch of the
reader's text that agree best are taken as a pair, what is left of either goes back, until nothing agrees.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

# Stretches that agree less than this, 0–1, are no pair.
_ALIKE = 0.5
# How far the ends of a found stretch are moved to find the best, in characters.
_REACH = 6


@dataclass(slots=True)
class TextError:
    """Counts that add up over pages; the rates are shares of what is printed."""

    characters: int = 0
    wrong_characters: int = 0
    words: int = 0
    wrong_words: int = 0
    letters: int = 0
    wrong_marks: int = 0
    extra: int = 0

    @property
    def character_rate(self) -> float:
        """Wrong, lost and added characters by printed ones."""
        return self.wrong_characters / max(self.characters, 1)

    @property
    def word_rate(self) -> float:
        """Wrong, lost and added words by printed ones."""
        return self.wrong_words / max(self.words, 1)

    @property
    def mark_rate(self) -> float:
        """Of the letters whose bare form was read, the share with another tone or vowel mark than printed."""
        return self.wrong_marks / max(self.letters, 1)

    @property
    def extra_rate(self) -> float:
        """Characters that stand nowhere on the page (the seal's letters, specks) by printed ones."""
        return self.extra / max(self.characters, 1)

    def add(self, other: TextError) -> None:
        """Take another page's counts in."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def text_error(printed: Iterable[str], read: Iterable[str]) -> TextError:
    """Compare the printed lines of a page with the lines that a reader gave, in any order.

    Characters that are lost and characters that are added make up for each other: a line read as garbage is one
    wrong line, not a lost and an added one.

    >>> error = text_error(["Sở Nội vụ", "chủ trì"], ["chủ tri | Sở Nội vụ"])
    >>> error.characters, error.wrong_characters, error.wrong_marks, error.extra
    (16, 2, 1, 1)
    """
    lines, texts = squeezed(printed), squeezed(read)
    pairs, lost, added = _paired(lines, texts)
    error = TextError(characters=sum(map(len, lines)), words=sum(len(line.split()) for line in lines))
    error.extra = max(sum(map(len, added)) - sum(map(len, lost)), 0)
    error.wrong_characters = max(sum(map(len, added)), sum(map(len, lost)))
    error.wrong_words = max(_words(added), _words(lost))
    for line, text in pairs:
        error.wrong_characters += Levenshtein.distance(line, text)
        error.wrong_words += Levenshtein.distance(line.split(), text.split())
        letters, wrong = _marks(line, text)
        error.letters += letters
        error.wrong_marks += wrong
    return error


def squeezed(lines: Iterable[str]) -> list[str]:
    """NFC, single spaces, empty lines left out."""
    found = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return [line for line in found if line]


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _paired(lines: list[str], texts: list[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Pairs of printed and read stretches, what was lost, what was added."""
    lines, texts = list(lines), list(texts)
    worth = _worth(lines, texts)
    pairs = []
    while worth.size and worth.max() > 0:
        row, column = (int(index) for index in np.unravel_index(int(worth.argmax()), worth.shape))
        line, text = lines[row], texts[column]
        line_part, text_part = _stretch(line, text)
        pairs.append((line[slice(*line_part)], text[slice(*text_part)]))
        line_rest, text_rest = _rest(line, line_part), _rest(text, text_part)
        lines[row], texts[column] = "", ""
        worth[row, :] = 0
        worth[:, column] = 0
        lines += line_rest
        worth = np.vstack([worth, _worth(line_rest, texts)])
        texts += text_rest
        worth = np.hstack([worth, _worth(lines, text_rest)])
    return pairs, [line for line in lines if line], [text for text in texts if text]


def _worth(lines: list[str], texts: list[str]) -> npt.NDArray[np.float32]:
    """By how many characters each pair would agree beyond what chance gives; of equal ones the more equal in length."""
    if not lines or not texts:
        return np.zeros((len(lines), len(texts)), np.float32)
    ratio = process.cdist(lines, texts, scorer=fuzz.partial_ratio) / 100
    long, wide = np.array([len(line) for line in lines])[:, None], np.array([len(text) for text in texts])[None, :]
    worth = np.minimum(long, wide) * (ratio - _ALIKE) - 1e-4 * np.abs(long - wide)
    return np.asarray(np.where((ratio > _ALIKE) & (worth > 0), worth, 0), np.float32)


def _stretch(line: str, text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the shorter of the two stands in the longer: (start, end) in the line, (start, end) in the text."""
    if len(line) > len(text):
        text_part, line_part = _stretch(text, line)
        return line_part, text_part
    found = fuzz.partial_ratio_alignment(line, text)
    places = (
        (start, end)
        for start in range(max(found.dest_start - _REACH, 0), min(found.dest_start + _REACH, len(text)) + 1)
        for end in range(max(found.dest_end - _REACH, start), min(found.dest_end + _REACH, len(text)) + 1)
    )
    best = min(places, key=lambda place: (Levenshtein.distance(line, text[slice(*place)]), _unlike(line, place)))
    return (0, len(line)), best


def _unlike(line: str, place: tuple[int, int]) -> int:
    """Of stretches as far from the line, the one of its length is taken."""
    return abs(place[1] - place[0] - len(line))


def _rest(text: str, part: tuple[int, int]) -> list[str]:
    return [piece for piece in (text[: part[0]].strip(), text[part[1] :].strip()) if piece]


def _marks(line: str, text: str) -> tuple[int, int]:
    """Letters whose bare form agrees, and how many of them carry another mark."""
    letters = wrong = 0
    for block in Levenshtein.opcodes(_bare(line), _bare(text)):
        if block.tag != "equal":
            continue
        pairs = zip(line[block.src_start : block.src_end], text[block.dest_start : block.dest_end], strict=True)
        alike = [(one.lower(), other.lower()) for one, other in pairs if one.isalpha()]
        letters += len(alike)
        wrong += sum(one != other for one, other in alike)
    return letters, wrong


def _bare(text: str) -> str:
    """The letters without marks, one character for each."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.lower().replace("đ", "d"))
