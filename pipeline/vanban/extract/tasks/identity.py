"""Stable ids: the same task read again has the same one, so that trackers update and never duplicate."""

from __future__ import annotations

import hashlib
from collections import Counter

from vanban.sections.model import SectionTree
from vanban.text.normal import bare, fold

WORDS = 12
"""Words of the task that its id is made of: enough to tell tasks apart, few enough that a later correction of the text
does not change it."""


class TaskIds:
    """Gives ids to the tasks of one document, in order.

    The id is made of the first words without marks, case and punctuation and of the labels of the sections it stands
    in; tasks that are the same in all that are counted.

    Args:
        sections: the section tree.
    """

    def __init__(self, sections: SectionTree) -> None:
        self._sections = sections
        self._seen: Counter[str] = Counter()

    def give(self, text: str, section: str | None) -> str:
        """The id of the next task."""
        letters = "".join(c if c.isalnum() else " " for c in bare(text[:400])).split()
        key = " ".join(letters[:WORDS]) + "|" + self._path(section)
        self._seen[key] += 1
        return "t-" + hashlib.sha256(f"{key}|{self._seen[key]}".encode()).hexdigest()[:12]

    def _path(self, section: str | None) -> str:
        if section is None:
            return ""
        node = self._sections[section]
        labels = [fold(n.label) for n in (node, *self._sections.ancestors(node)) if n.label]
        return "/".join(reversed(labels))
