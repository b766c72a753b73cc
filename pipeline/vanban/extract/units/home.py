"""The issuer's own place and office, by which names in the document are complete without them.

A document of Nghệ An says *UBND tỉnh* and *UBND tỉnh Nghệ An*, *Sở Y tế* and *Sở Y tế tỉnh Nghệ An* of the same body; a
document of Sở Nội vụ says *Giám đốc Sở*. The letterhead (ô số 2) tells which place and which office that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.extract.units.vocabulary import Vocabulary
from vanban.text.normal import fold, squeeze

_WORDS_FOR = {"tỉnh": ("tỉnh", "tỉnh ủy", "tỉnh đoàn"), "thành phố": ("thành phố", "thành ủy", "thành đoàn")}
"""What names of bodies say for a level: *Công an tỉnh*, *Tỉnh ủy*."""

_DEPARTMENT = re.compile(r"(?P<body>(?:.*\s)?Sở\s.+?)\s(?:tỉnh|thành phố)\Z")
_OFFICE_ALONE = re.compile(r".*\sSở\Z")


class Home:
    """The places and the department that a letterhead names.

    Args:
        letterhead: its lines, the upper body first.
        vocabulary: the compiled lexicons.
    """

    def __init__(self, letterhead: Sequence[str], vocabulary: Vocabulary) -> None:
        self._places: list[tuple[str, str]] = []
        self._of_province = False
        self._department: str | None = None
        for line in map(squeeze, letterhead):
            folded = fold(line)
            self._read_place(folded, vocabulary)
            known = vocabulary.known_name.match(folded)
            if known is not None and known.group().startswith("sở "):
                self._department = vocabulary.known[known.group()].name

    def _read_place(self, folded: str, vocabulary: Vocabulary) -> None:
        for level in vocabulary.level.finditer(folded):
            if level.start() and folded[level.start() - 1] != " ":
                continue
            name = folded[level.end() :].strip()
            province = vocabulary.province.match(name)
            if province is not None:
                name = province.group()
            if not name or (level.group() == "tỉnh" and province is None):
                return
            self._of_province |= province is not None
            self._places += ((word, name) for word in _WORDS_FOR.get(level.group(), (level.group(),)))
            return

    def shortened(self, canonical: str) -> str:
        """``canonical`` as the document's own bodies are called in it: without the name of the issuer's place.

        >>> from vanban.extract.units.vocabulary import default_vocabulary
        >>> home = Home(["UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ"], default_vocabulary())
        >>> [home.shortened(n) for n in ("Ủy ban nhân dân tỉnh Nghệ An", "Sở Y tế tỉnh Nghệ An", "Giám đốc Sở")]
        ['Ủy ban nhân dân tỉnh', 'Sở Y tế', 'Giám đốc Sở Nội vụ']
        """
        folded = fold(canonical)
        for word, name in self._places:
            if f" {folded}".endswith(f" {word} {name}"):
                canonical = canonical[: -len(name) - 1]
                break
        department = _DEPARTMENT.fullmatch(canonical)
        if department is not None and self._of_province:
            return department["body"]
        if self._department is not None and _OFFICE_ALONE.fullmatch(canonical):
            return canonical.removesuffix("Sở") + self._department
        return canonical
