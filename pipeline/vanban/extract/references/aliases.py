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

_GAP = re.compile(r"[\s,;\"”*)]{0,4}$")
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
        for match in self._given.finditer(passage.folded, passage.start, passage.end):
            group = "announced" if match["announced"] is not None else "bracketed"
            mention = self._named(passage, mentions, match.start(), match[group])
            if mention is None or (group == "bracketed" and not self._says_type(passage, mention, match[group])):
                continue
            printed = squeeze(passage.text[match.start(group) : match.end(group)])
            yield Alias(alias_key(printed), printed, mention.identity, match.end())

    def _says_type(self, passage: Passage, mention: Mention, name: str) -> bool:
        """Whether the citation is of the type that its name in brackets says, or approves what the name says."""
        if mention.type_code == self._types.code_at(name):
            return True
        title = passage.folded[mention.title_start : mention.title_end]
        return re.search(rf"(?:phê duyệt|ban hành)\s{re.escape(_FIGURE.sub('', name))}(?!\w)", title) is not None

    def _named(self, passage: Passage, mentions: Sequence[Mention], position: int, name: str) -> Mention | None:
        """The citation that ends directly before ``position``.

        Of several that end there, one in the title of another, the one whose type the name says, else the outer one.
        """
        ending = [
            mention
            for mention in mentions
            if (end := max(mention.end, mention.title_end)) <= position
            and position - end < 5
            and _GAP.match(passage.text[end:position])
        ]
        code = self._types.code_at(name)
        fitting = [mention for mention in ending if mention.type_code == code]
        return fitting[0] if len(fitting) == 1 else next(iter(ending), None)


def alias_key(printed: str) -> str:
    """What two ways of writing one name have in common.

    >>> alias_key("Đề án số 06") == alias_key("Đề án 06")
    True
    """
    return _NUMBER_WORD.sub(" ", fold(squeeze(printed)))
