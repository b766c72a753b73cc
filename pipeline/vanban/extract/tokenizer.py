"""A tokenizer for administrative Vietnamese: syllables, numbers of documents, dates, amounts, labels.

spaCy's own ``vi`` tokenizer wants pyvi, which joins syllables to words and loses the spacing. Components of this
pipeline work on character offsets, so a token is what stands between spaces, less its punctuation; what belongs
together in an office (``30/2020/NĐ-CP``, ``05/3/2024``, ``1.500,5``) stays one token.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = re.compile(
    r"""
    (
        (?<![^\n]) (?:[a-zđ]|\d{1,3}) [.)] (?=\ )     # a label at the start of a line: a)  đ)  1.
      | \d\w* (?: [./,]\d+ | [/\-–]\w[\w&]* )*          # 22-NQ/TW  30/2020/NĐ-CP  05/3/2024  1.500,5  2231/SNV-CCHC&PC
      | [^\W\d]+                                       # a syllable or an abbreviation
      | \s+                                            # more than the single space that separates two tokens
      | .                                              # punctuation, one character each
    )
    (\ ?)
    """,
    re.VERBOSE,
)


class VanbanTokenizer:
    """Splits text into tokens without losing a character: ``tokenizer(text).text == text``.

    Example:
        >>> [t.text for t in VanbanTokenizer(Vocab())("Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016.")]
        ['Thực', 'hiện', 'Chỉ', 'thị', 'số', '05-CT/TW', ',', 'ngày', '15/5/2016', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a ``Doc``."""
        pairs = _TOKEN.findall(text)
        return Doc(self.vocab, words=[word for word, _ in pairs], spaces=[bool(space) for _, space in pairs])

    def __reduce__(self) -> tuple[type[VanbanTokenizer], tuple[Vocab]]:
        return VanbanTokenizer, (self.vocab,)

    # spaCy saves and loads a tokenizer with the pipeline; this one has no state.
    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> VanbanTokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, _: str | Path, **__: Any) -> None:
        """Nothing to save."""

    def from_disk(self, _: str | Path, **__: Any) -> VanbanTokenizer:
        """Nothing to load."""
        return self


def create_tokenizer() -> Callable[[Any], VanbanTokenizer]:
    """The function behind ``@tokenizers = "vanban.Tokenizer.v1"``."""

    def for_language(nlp: Any) -> VanbanTokenizer:
        return VanbanTokenizer(nlp.vocab)

    return for_language
