"""What a section is for, by its title and those above it."""

from __future__ import annotations

import re
from typing import Literal

from vanban.extract.tasks.phrases import Phrases
from vanban.sections.model import SectionNode, SectionTree
from vanban.text.normal import fold

Topic = Literal["tasks", "none", "execution"]

_LEADING = re.compile(r"[\s*_\"“(\\]*")


class Topics:
    """Tells sections of aims and grounds from those that assign.

    Args:
        phrases: the compiled verbs.
        sections: the section tree.
    """

    def __init__(self, phrases: Phrases, sections: SectionTree) -> None:
        self._phrases = phrases
        self._sections = sections
        self._known: dict[str, Topic] = {}

    def of(self, node: SectionNode | None) -> Topic:
        """``none`` under aims and grounds, ``execution`` under Tổ chức thực hiện, else ``tasks``."""
        if node is None:
            return "tasks"
        known = self._known.get(node.id)
        if known is None:
            known = self._known[node.id] = self._read(node)
        return known

    def is_work(self, node: SectionNode) -> bool:
        """The nearest titled section above an item is one of work: *Nhiệm vụ*, *Nội dung thực hiện*."""
        for above in self._sections.ancestors(node):
            if above.title:
                title = fold(above.title)
                begin = _LEADING.match(title)
                return self._phrases.work_title.match(title, begin.end() if begin is not None else 0) is not None
        return False

    def _read(self, node: SectionNode) -> Topic:
        if node.title and not (node.run_in and len(node.title) > 60):
            title = fold(node.title)
            begin = _LEADING.match(title)
            position = begin.end() if begin is not None else 0
            if self._phrases.no_tasks.match(title, position) is not None:
                return "none"
            if self._phrases.execution.match(title, position) is not None:
                return "execution"
        return self.of(self._sections[node.parent] if node.parent else None)
