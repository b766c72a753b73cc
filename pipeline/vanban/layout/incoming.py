"""The incoming stamp (dấu ĐẾN): the receiving office's entry, printed over or beside a document's head.

It measures 35 × 50 mm, lying or standing (NĐ 30/2020, Annex IV), and holds the office's name, the word ĐẾN, and lines
for number, day, and to whom it goes. OCR garbles it and runs it together with the print beside it, so it is known by
either of two lines, the word or the office's name in small capitals, and by the place of all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import median

from rapidfuzz.distance import Levenshtein

from vanban.layout import form
from vanban.layout.items import Item, split
from vanban.lexicon import load_lexicon
from vanban.source.model import Word
from vanban.text.normal import bare
from vanban.text.syllables import is_syllable

_MM = 72 / 25.4
_LONG, _SHORT = 50 * _MM, 35 * _MM
_SLACK = 8.0  # points: a stamp is set by hand, and boxes of garbled words are wide
_HEAD = 0.55  # share of the page's height within which a stamp is looked for
_SMALL = 0.85  # of the body's letter size: the office's name in a stamp is no larger
_WORDS_OF_TEXT = 4
_MOST_LEFT = 4  # words that are left of a stamp

_LETTERS = re.compile(r"[^\W\d_]+")
_DOTS = re.compile(r"[.…_]{3,}")
_FIGURE = re.compile(r"\d{1,4}[.,;:)]?")  # print may end in one: "năm 2024."
_LABEL = re.compile(r"([^\W\d_]{2,7})\s?[:.;]\s?[.…_\doi]")
# "ĐẾN NĂM 2030", "ĐẾN HẾT QUÝ II" go on with a title.
_TITLE_GOES_ON = re.compile(r"den (?:(?:nam|thang|het|quy|cuoi|giai doan)\b|ngay \d)")
_NUMBERED = re.compile(r"\d\s?/(?:\d{4}/)?[A-ZĐ]{2}|\d-[A-ZĐ]{2,4}/[A-ZĐ]{2}")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stamp may reach, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        """The middle of the box lies inside."""
        return self.left <= (box[0] + box[2]) / 2 <= self.right and self.top <= (box[1] + box[3]) / 2 <= self.bottom


def label_incoming(items: list[Item]) -> list[Item]:
    """The items with those of an incoming stamp labelled ``stamp``, cut from the print that OCR joined them to."""
    head = [item for item in items if _in_head(item)]
    usual = _usual_size(items)
    places = [place for item in head if (place := _place_of_word(item, head) or _place_of_name(item, head, usual))]
    pieces = [piece for item in items for piece in (_apart(item, places, usual) if _in_head(item) else [item])]
    begun = (n for n, item in enumerate(pieces) if form.is_opening(item.text) and item.side is None)
    head = [item for item in pieces[: next(begun, len(pieces))] if _in_head(item)]
    return [piece for item in pieces for piece in (_swept(item, head) if item in head else [item])]


def _in_head(item: Item) -> bool:
    if item.is_table or item.page != 1 or item.zone != "body" or item.line.box is None or item.frame is None:
        return False
    return item.line.box[1] < _HEAD * item.frame.height


def _usual_size(items: Sequence[Item]) -> float:
    sizes = [item.line.size for item in items if not item.is_table and item.line.size and len(item.text) > 40]
    return median(sizes) if sizes else 0.0


# --- what gives a stamp away ------------------------------------------------------------------------------------------


def _place_of_word(item: Item, head: Sequence[Item]) -> _Place | None:
    """Around ``ĐẾN`` alone, or before a stamp's own words."""
    box = item.line.box
    at = _word(item)
    if at is None or box is None:
        return None
    left, right = at.box[0], at.box[2]
    names = [
        other.line.box
        for other in head
        if other is not item
        and other.line.box is not None
        and box[1] - 40 < other.line.box[1] < box[1]
        and other.line.box[0] < right + 60
        and other.line.box[2] > left - 20
        and form.is_capitals(other.text)
        and other.side is not None
        and not form.is_motto(other.text)
        and other.line.box[2] - other.line.box[0] < _LONG + _SLACK
        and _below_head(other, head)
    ]
    top = min((name[1] for name in names), default=box[1] - 24)
    start = min((name[0] for name in names), default=left)
    return _Place(min(start, left) - _SLACK, top - 4, max(left, start) + _LONG - _SLACK, top + _LONG)


def _word(item: Item) -> Word | None:
    """The word ``ĐẾN`` of a stamp on this line."""
    anchors = {bare(word) for word in load_lexicon("layout")["stamp_anchors"]}
    text = form.key(item.text).strip(" .:_")
    words = item.line.words or ()
    if text in anchors and item.text[:3].isupper():
        return words[-1] if words else Word(item.text, item.line.box or (0, 0, 0, 0))
    for n, word in enumerate(words):
        if bare(word.text).strip(".:_|") != "den" or not word.text.isupper():
            continue
        rest = " ".join(other.text for other in words[n + 1 :])
        if _TITLE_GOES_ON.match(bare(f"den {rest}")):
            return None
        alone = n == 0 and len(text) <= 14
        if alone or _is_entry(rest) or (rest and not _is_text(rest) and len(item.text) < 60 and item.side is not None):
            return word
    return None


def _place_of_name(item: Item, head: Sequence[Item], usual: float) -> _Place | None:
    """The office's name in small capitals, and what stands under it when a line of a stamp does."""
    box, size = item.line.box, item.line.size
    if box is None or not size or size > _SMALL * usual or item.side is None or not form.is_capitals(item.text):
        return None
    if not _SHORT / 2 < box[2] - box[0] < _LONG + _SLACK or form.is_motto(item.text) or form.is_mark(item.text):
        return None
    if not _below_head(item, head):
        return None
    width = box[2] - box[0]
    place = _Place(box[0] - _SLACK, box[1] - 4, box[2] + max(_SLACK, 0.1 * width), box[1] + _SHORT)
    inside = [word for other in head if other is not item for word in _inside(other, place)]
    if any(_is_entry(word.text) or _DOTS.search(word.text) for word in inside):
        return place
    return _Place(place.left, place.top, place.right, box[3])


def _below_head(item: Item, head: Sequence[Item]) -> bool:
    """Number or dateline stand above it: the issuing body's own name does not stand there."""
    box = item.line.box
    return box is not None and any(
        other.line.box is not None
        and other.line.box[3] < box[1]
        and (form.is_number(other.text) or form.is_place_date(other.text))
        for other in head
    )


def _is_entry(text: str) -> bool:
    """Begins like a line of the stamp: ``Số: 482``, ``Ngày ....``, ``Chuyển:``; the word may be misread by a letter."""
    folded = form.key(text).lstrip(" ._")
    if folded.startswith("den "):
        folded = folded[4:]
    labels = [bare(word) for word in load_lexicon("layout")["stamp_lines"]]
    if any(re.match(re.escape(label) + r"\s?(?:[:;.,…_]|$|\d)", folded) for label in labels):
        return True
    # "Ngy.O4/01/2021.", "nạy. 29/3", "Sỹ:...S9/4L", "GỐM: ...C,"
    label = _LABEL.match(folded)
    if label is None:
        return False
    return not _is_text(text) or any(Levenshtein.distance(label[1], known) == 1 for known in labels)


def _is_text(text: str) -> bool:
    """Mostly Vietnamese syllables, as the document's own print reads."""
    parts = [part for part in _LETTERS.findall(text) if len(part) > 1]
    return len(parts) > 0 and 2 * sum(is_syllable(part) for part in parts) > len(parts)


# --- taking it out ----------------------------------------------------------------------------------------------------


def _inside(item: Item, place: _Place) -> Iterator[Word]:
    return (word for word in item.line.words if place.holds(word.box))


def _apart(item: Item, places: Sequence[_Place], usual: float) -> list[Item]:
    """The item, labelled when it is of the stamp, or its pieces when only its beginning or end is."""
    box = item.line.box
    place = next((place for place in places if box is not None and _touches(box, place)), None)
    if place is None or box is None:
        return [item]
    within = place.left <= box[0] and box[2] <= place.right + _SLACK
    if within:
        if _is_stamped(item, usual):
            item.zone = "stamp"
        return [item]
    words = item.line.words
    if _keeps(item) or not words:
        return [item]
    if place.left <= box[0] and box[2] - box[0] < _LONG and (_is_stamps(words) or _DOTS.search(item.text)):
        item.zone = "stamp"
        return [item]
    for pick in (words, words[::-1]):
        inside = list(takewhile(lambda word: place.holds(word.box), pick))
        # The print beside the stamp may reach into its place: what is cut off has to read like the stamp.
        for count in range(min(len(inside), len(words) - 1), 0, -1):
            own = words[:count] if pick is words else words[-count:]
            if _is_stamps(own):
                return _cut(item, count, first=pick is words)
    return [item]


def _is_stamps(words: Sequence[Word]) -> bool:
    """An entry without text after it, or no text at all."""
    text = " ".join(word.text for word in words)
    if not _is_entry(text):
        return not _is_text(text) and _FIGURE.fullmatch(text) is None
    return len(words) == 1 or not _is_text(words[-1].text) or _is_entry(words[-1].text)


def _is_left_over(words: Sequence[Word]) -> bool:
    """Alone beside the title also a figure is no print."""
    return _is_stamps(words) or (len(words) == 1 and _FIGURE.fullmatch(words[0].text) is not None)


def _cut(item: Item, count: int, *, first: bool) -> list[Item]:
    """Two items: the first or last ``count`` words are the stamp's."""
    words = item.line.words
    at = len(" ".join(word.text for word in words[: count if first else len(words) - count])) + 1
    pieces = split(item, at)
    pieces[0 if first else -1].zone = "stamp"
    return pieces


def _swept(item: Item, head: Sequence[Item]) -> list[Item]:
    """The item without what is left of a stamp whose print was lost (a red one is lightened away): figures by pen.

    They stand alone beside the title, or at the end of a line that is centred without them.
    """
    if item.line.origin != "ocr" or not _below_head(item, head) or _keeps(item):
        return [item]
    words = item.line.words
    alone = len(words) <= _MOST_LEFT and item.side is not None and not form.is_mark(item.text)
    if alone and _is_left_over(words) and not any(_goes_on(other, item) for other in head):
        item.zone = "stamp"
        return [item]
    if item.centred:
        return [item]
    for count in range(1, min(_MOST_LEFT, len(words) - 2) + 1):
        for first, own in ((True, words[:count]), (False, words[-count:])):
            if _is_stamps(own):
                pieces = _cut(item, count, first=first)
                if pieces[-1 if first else 0].centred:
                    return pieces
    return [item]


def _goes_on(above: Item, item: Item) -> bool:
    """The item is the next line of ``above``: "V/v … 6 tháng cuối năm", "2024" below it, centred as it is."""
    upper, lower = above.line.box, item.line.box
    if upper is None or lower is None or above.side != item.side or not _is_text(above.text):
        return False
    height = lower[3] - lower[1]
    apart = abs((upper[0] + upper[2]) - (lower[0] + lower[2])) / 2
    return -0.3 * height <= lower[1] - upper[3] <= 0.8 * height and apart <= height


def _touches(box: tuple[float, float, float, float], place: _Place) -> bool:
    middle = (box[1] + box[3]) / 2
    return place.top <= middle <= place.bottom and box[0] < place.right and box[2] > place.left


def _keeps(item: Item) -> bool:
    """Number, dateline, motto, V/v and ``ĐẾN NĂM …`` are told by their words, wherever a stamp may lie."""
    text = item.text
    folded = form.key(text)
    dated = form.is_place_date(text) and not folded.startswith("ngay")
    title = _TITLE_GOES_ON.match(folded) is not None
    return bool(_NUMBERED.search(text)) or dated or title or form.is_motto(text) or form.is_subject(text)


def _is_stamped(item: Item, usual: float) -> bool:
    """A line inside the stamp's place that is not the letterhead's: its number, date, names and subject stay."""
    text = item.text
    if _keeps(item):
        return False
    if _is_entry(text) or _word(item) is not None or _DOTS.search(text) or not _is_text(text):
        return True
    small = usual > 0 and item.line.size is not None and item.line.size <= _SMALL * usual
    return form.is_capitals(text) and (small or len(text.split()) >= _WORDS_OF_TEXT)
