"""Names that a document gives to one it cites: "(sau đây gọi là Chỉ thị số 01)", "(gọi tắt là Đề án 06)", "(Đề án 06)".

A name belongs to the citation that stands directly before it. Given to two documents, it means neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanban.extract.references.models import Mention, Passage
from vanban.extract.references.type_names import TypeNames
from vanban.text.normal import fold, squeeze

_MAX_GAP = 4
_GAP = re.compile(rf"[\s,;\"”*)]{{0,{_MAX_GAP}}}$")
_ANNOUNCED = (
    r"[(,]\s?(?:(?:sau đây|dưới đây)\s)?(?:được\s)?(?:gọi|viết)\s(?:tắt\s|chung\s)?là\s?:?\s?[\"“']?"
    r"(?P<announced>{name}(?:\s[^\s()\[\];,.:\"”']{{1,20}}){{0,12}}?)[\"”']?\s?(?=[);,.]|$)"
)
_BRACKETED = r"\((?P<bracketed>{name}\s(?:số\s)?\d{{1,5}}[a-zđ]?(?:[/\-][\w\-/]{{2,20}})?)\)"
_FIGURE = re.compile(r"\s(?:số\s)?\d.*$")
# "Đề án 06" is also cited as "Đề án số 06".
_NUMBER_WORD = re.compile(r"\ssố\s(?=\d)")


@dataclass(frozen=True, slots=True)
class Alias:
    """A name given to a cited document.

    Attributes:
        name: folded, one space between words, without "số" before a figure.
        printed: as printed.
        identity: of the document.
        end: one past the announcement; the name is known from here on.
    """

    name: str
    printed: str
    identity: str
    end: int


class Aliases:
    """Finds where names are given.

    Args:
        types: type names; a name given to a document begins with one ("UBND tỉnh" is that of a body).
    """

    def __init__(self, types: TypeNames) -> None:
        self._types = types
        self._given = re.compile("|".join(form.format(name=types.any_name) for form in (_ANNOUNCED, _BRACKETED)))

    def given(self, passage: Passage, mentions: Sequence[Mention]) -> Iterator[Alias]:
        """Names given in a block to one of its citations."""
        ending: dict[int, list[Mention]] = {}
        for mention in mentions:
            ending.setdefault(max(mention.end, mention.title_end), []).append(mention)
        for match in self._given.finditer(passage.folded, passage.start, passage.end):
            group = "announced" if match["announced"] is not None else "bracketed"
            named = self._named(passage, ending, match.start(), match[group])
            if named is None or (group == "bracketed" and not self._says_type(passage, named, match[group])):
                continue
            printed = squeeze(passage.text[match.start(group) : match.end(group)])
            yield Alias(alias_key(printed), printed, named.identity, match.end())

    def _says_type(self, passage: Passage, mention: Mention, name: str) -> bool:
        """Whether the citation is of the type that its name in brackets says, or approves what the name says."""
        if mention.type_code == self._types.code_at(name):
            return True
        title = passage.folded[mention.title_start : mention.title_end]
        return re.search(rf"(?:phê duyệt|ban hành)\s{re.escape(_FIGURE.sub('', name))}(?!\w)", title) is not None

    def _named(self, passage: Passage, ending: dict[int, list[Mention]], position: int, name: str) -> Mention | None:
        """The citation that ends directly before ``position``; ``ending`` has them by where they end.

        Of several that end there, one in the title of another, the one whose type the name says, else the outer one.
        """
        near = [
            mention
            for end in range(position - _MAX_GAP, position + 1)
            if _GAP.match(passage.text[end:position])
            for mention in ending.get(end, ())
        ]
        code = self._types.code_at(name)
        fitting = [mention for mention in near if mention.type_code == code]
        return fitting[0] if len(fitting) == 1 else next(iter(near), None)


def alias_key(printed: str) -> str:
    """What two ways of writing one name have in common.

    >>> alias_key("Đề án số 06") == alias_key("Đề án 06")
    True
    """
    return _NUMBER_WORD.sub(" ", fold(squeeze(printed)))
