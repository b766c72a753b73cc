"""Which label continues which: the stack of open sections.

A label is placed by the sequence actually seen. It continues an open sequence when it is next in it; it opens a new one
inside the innermost section of an outer style; a number that neither continues nor opens anything (a year, an amount, a
wrapped line) is no label. A number that breaks the sequence by one misprint (``d)`` for ``đ)``, ``8.`` for ``3.``) is
still taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.sections import styles
from vanban.sections.labels import Label
from vanban.sections.styles import BULLETS, Style

LARGEST_SKIP = 4
"""Labels that may be missing between two neighbours (lost on a scan, forgotten by the author)."""

ITEM_RANK = styles.DECIMALS[0].rank
"""Styles from ``1.`` inwards may be a list inside any item; ``I.`` and ``A.`` never stand inside a bullet."""

LOOKAHEAD = 400
"""Paragraphs within which the next label of a sequence confirms a doubtful one."""


@dataclass(slots=True)
class Open:
    """An open section.

    Attributes:
        label: as placed; its value may have been corrected to the sequence.
        value: place in the sequence.
        node: index of its node.
        leads_on: it ends with a colon or is a bare heading: a list may begin inside it whatever the style.
    """

    label: Label
    value: float
    node: int
    leads_on: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What speaks for or against a label besides its number.

    Attributes:
        index: of the paragraph, for looking ahead.
        after_break: the paragraph before it is complete (a wrapped line is not).
        cited: the paragraph before it ends in words that ask for a number (``tại điểm``, ``khoản``).
        lower: the text after the label begins in lower case.
        list_opener: the innermost section was read in the paragraph right before and leads on to a list.
    """

    index: int
    after_break: bool
    cited: bool
    lower: bool
    list_opener: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a label goes: ``keep`` sections stay open, ``value`` is its place in the sequence."""

    label: Label
    value: float
    keep: int


class Outlook:
    """The labels still to come, by style: whether a sequence goes on."""

    def __init__(self, labels: Sequence[Sequence[Label]]) -> None:
        self._positions: dict[str, list[int]] = {}
        self._values: dict[str, list[tuple[float, tuple[int, ...]]]] = {}
        for index, readings in enumerate(labels):
            for label in readings:
                self._positions.setdefault(label.style.name, []).append(index)
                self._values.setdefault(label.style.name, []).append((label.value, label.path))

    def next_value(self, style: Style, index: int) -> float | None:
        """Value of the next label of ``style`` after paragraph ``index``, ``None`` when there is none near."""
        positions = self._positions.get(style.name, [])
        at = bisect_right(positions, index)
        if at < len(positions) and positions[at] - index <= LOOKAHEAD:
            return self._values[style.name][at][0]
        return None

    def goes_on(self, label: Label, index: int) -> bool:
        """The label after this one in the sequence comes before the sequence starts anew."""
        positions = self._positions.get(label.style.name, [])
        at = bisect_right(positions, index)
        anew: int | None = None
        while at < len(positions) and positions[at] - index <= LOOKAHEAD and anew in (None, positions[at]):
            value, path = self._values[label.style.name][at]
            if is_next(label.value, value) and path == label.path:
                return True
            if value == 1:
                anew = positions[at]  # unless another reading of the same label continues
            at += 1
        return False


@dataclass(slots=True)
class Nesting:
    """The open sections, outermost first."""

    outlook: Outlook
    stack: list[Open] = field(default_factory=list)
    _order: dict[str, int] = field(default_factory=dict)
    _closed: dict[str, float] = field(default_factory=dict)

    def close(self, keep: int) -> list[Open]:
        """Close all but the ``keep`` outermost sections; returns the closed ones."""
        closed = self.stack[keep:]
        for section in closed:
            self._closed[section.label.style.name] = section.value
        del self.stack[keep:]
        return closed

    def forget(self) -> None:
        """Start anew: another document begins."""
        self._order.clear()
        self._closed.clear()

    def open(self, placement: Placement, node: int, *, leads_on: bool) -> None:
        """Put the placed label on the stack; its elder siblings must have been closed."""
        self._order.setdefault(placement.label.style.name, len(self._order))
        if placement.label.style.fixed:
            # Articles are numbered through all chapters; everything else begins anew.
            self._closed = {name: v for name, v in self._closed.items() if name == styles.ARTICLE.name}
        self.stack.append(Open(placement.label, placement.value, node, leads_on))

    def place(self, readings: Sequence[Label], around: Surroundings) -> Placement | None:
        """The best place for one of the readings, or ``None`` when the paragraph begins with a number by chance."""
        best: tuple[int, Placement] | None = None
        for label in readings:
            placed = self._place(label, around)
            if placed is not None and (best is None or placed[0] < best[0]):
                best = placed
        return best[1] if best else None

    def _place(self, label: Label, around: Surroundings) -> tuple[int, Placement] | None:
        """Placement with its cost: 0 next in sequence, 1 a first item, 2 and more with growing doubt."""
        style = label.style
        if style.name in BULLETS:
            return 0, Placement(label, 0, self._bullet_depth(style, around))
        if around.cited:
            return None
        if label.path and style is not styles.LETTER_DECIMAL:
            return self._place_path(label, around)
        levels = [i for i, section in enumerate(self.stack) if section.label.style is style]
        for keep in reversed(levels):
            if is_next(self.stack[keep].value, label.value):
                sure = not label.doubtful or self.outlook.goes_on(label, around.index)
                return (0 if sure else 2), Placement(label, label.value, keep)
        if label.value == 1 and around.list_opener and style.rank >= ITEM_RANK:
            return 1, Placement(label, 1, len(self.stack))
        for keep in reversed(levels):
            cost = self._out_of_sequence(label, self.stack[keep].value, around)
            if cost is not None:
                last = self.stack[keep].value
                misprint = not 0 <= label.value - last <= LARGEST_SKIP and label.value != 1
                return cost, Placement(label, last + 1 if misprint else label.value, keep)
        if levels:
            return None
        return self._begin(label, around)

    def _begin(self, label: Label, around: Surroundings) -> tuple[int, Placement] | None:
        """A sequence that is not open: normally begins with its first label."""
        skip = LARGEST_SKIP if label.style is styles.ARTICLE else 1.5
        resumed = 0 < label.value - self._closed.get(label.style.name, label.value) <= skip
        keep = self._depth(label.style)
        if label.style is styles.LETTER_DECIMAL and self._letter_above(keep) not in {None, label.path[0]}:
            return None
        if label.value == 1:
            sure = self.outlook.goes_on(label, around.index) if label.doubtful or around.lower else True
            if not sure and not around.after_break:
                return None
            if sure and label.doubtful and self._heads_decimals(label.style, around.index):
                return 0, Placement(label, 1, keep)  # "1. MỤC TIÊU" above "1. Mục tiêu chung" was printed "I. MỤC TIÊU"
            return 1 + label.doubtful + (not sure), Placement(label, 1, keep)
        if resumed and not around.lower:
            return 2, Placement(label, label.value, keep)
        if label.doubtful or not around.after_break:
            return None
        if self.outlook.goes_on(label, around.index) or (label.value <= 3 and not around.lower):
            return 3, Placement(label, label.value, keep)
        return None

    def _heads_decimals(self, style: Style, index: int) -> bool:
        """A Roman numeral with the first of a list of decimals next below it."""
        return style is styles.ROMAN and self.outlook.next_value(styles.DECIMALS[0], index) == 1

    def _out_of_sequence(self, label: Label, last: float, around: Surroundings) -> int | None:
        """Cost of taking ``label`` as a sibling of an open one that is not its predecessor."""
        if label.doubtful:
            return None
        gap = label.value - last
        if gap == 0:
            return None if label.style is styles.ARTICLE or not around.after_break else 4
        if 0 < gap <= LARGEST_SKIP:
            return 3 if around.after_break and not (around.lower and gap > 2) else None
        if label.value == 1:
            if label.style is styles.ARTICLE and not self.outlook.goes_on(label, around.index):
                return None
            return 3 if around.after_break else None
        following = self.outlook.next_value(label.style, around.index)
        if following == last + 2 and around.after_break and not label.style.fixed:
            return 5
        if gap > 0 and self.outlook.goes_on(label, around.index) and around.after_break and gap <= 4 * LARGEST_SKIP:
            return 5
        return None

    def _place_path(self, label: Label, around: Surroundings) -> tuple[int, Placement] | None:
        """``2.1`` belongs into ``2``; ``2.2`` follows ``2.1``."""
        for keep in range(len(self.stack) - 1, -1, -1):
            section = self.stack[keep]
            if section.label.style is label.style and section.label.path == label.path:
                if is_next(section.value, label.value):
                    return 0, Placement(label, label.value, keep)
                cost = self._out_of_sequence(label, section.value, around)
                if cost is not None and 0 <= label.value - section.value <= LARGEST_SKIP:
                    return cost, Placement(label, label.value, keep)
        parent_path, parent_value = label.path[:-1], label.path[-1]
        for keep in range(len(self.stack) - 1, -1, -1):
            section = self.stack[keep]
            own = section.label.path if section.label.style in styles.DECIMALS else ()
            if section.value == parent_value and own == parent_path and section.label.style.rank < label.style.rank:
                if label.value == 1 or (label.value <= 3 and self.outlook.goes_on(label, around.index)):
                    return 1, Placement(label, label.value, keep + 1)
                return None
        # The heading above is lost or bears another number: the sequence itself must speak for it.
        if label.value == 1 and around.after_break and self.outlook.goes_on(label, around.index):
            return 4, Placement(label, label.value, self._depth(label.style))
        return None

    def _letter_above(self, keep: int) -> int | None:
        """Value of the letter that is open innermost among the ``keep`` outermost sections."""
        for section in reversed(self.stack[:keep]):
            if section.label.style is styles.LETTER:
                return int(section.value)
        return None

    def _bullet_depth(self, style: Style, around: Surroundings) -> int:
        for keep in range(len(self.stack) - 1, -1, -1):
            if self.stack[keep].label.style is style:
                return keep
        return len(self.stack) if around.list_opener else self._depth(style)

    def _depth(self, style: Style) -> int:
        """How many sections stay open for a sequence that begins here."""
        keep = len(self.stack)
        while keep and not self._outer(self.stack[keep - 1].label.style, style):
            keep -= 1
        return keep

    def _outer(self, above: Style, style: Style) -> bool:
        """``style`` may stand inside ``above``."""
        if above is style:
            return False
        if above.group is not None and above.group == style.group:
            unseen = len(self._order)
            return self._order.get(above.name, unseen) < self._order.get(style.name, unseen)
        if above is styles.ARTICLE:
            return not style.fixed
        return above.rank < style.rank


def is_next(last: float, value: float) -> bool:
    """``value`` directly follows ``last``: 4 after 3, 12a after 12, 13 after 12a, f between e and g."""
    return 0 < value - last <= 1.5 if last == int(last) or value == int(value) else 0 < value - last < 1
