"""Whether a page's text layer is believed, or the page is read from its image.

Seen in real files: a scan whose only text is the caption of an electronic signature; a garbage layer of foreign OCR
("LIEN DoAN LAO D()NG", "S ố 1 47 /2014/T T -B C T"); a layer that turned every marked letter into "?".
"""

from __future__ import annotations

from dataclasses import dataclass

from vanban.text.quality import Quality

# A page with fewer letters (a page number, a table of figures) cannot be judged by its words.
_TOO_SHORT = 40
# Recognition of a page drawn from its outlines gets some 0.3 % of the letters wrong: where more are lost, it is better.
_LOST_SHARE = 0.005
_FEW_LOST = 2
# A picture over this share of the page is a scan (or a page exported as an image).
SCAN_COVER = 0.5
# A layer of which more is not painted is that of a scan, however its picture is put on the page.
HIDDEN_SHARE = 0.5
# The text layer of a page in outlines is measured against its ink when it has fewer characters than this.
SPARSE = 400
# So much ink outside the layer's words is print that the layer does not have: rules, seals and pictures are less.
_MOST_OF_A_SCAN = 0.6
_MOST_OF_A_DRAWING = 0.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on one page.

    Attributes:
        code: of the diagnostic, ``None`` when the layer is believed.
        reason: for people; empty when the layer is believed.
    """

    code: str | None = None
    reason: str = ""

    @property
    def trusted(self) -> bool:
        """The text layer is used."""
        return self.code is None


TRUSTED = Verdict()


def judge(
    quality: Quality, *, characters: int, lost: int, cover: float, uncovered: float, hidden: float = 0.0
) -> Verdict:
    """The verdict on a page that has a text layer.

    Args:
        quality: of the layer's text.
        characters: visible characters of the layer.
        lost: those of them that have no Unicode in their font.
        cover: share of the page that pictures cover, 0–1.
        uncovered: share of the page's ink that stands outside the layer's words, 0–1; 0 where it was not measured.
        hidden: share of the characters that are not painted, 0–1: OCR software writes them under what it read.
    """
    if lost > _FEW_LOST and lost > _LOST_SHARE * characters:
        return _untrusted(f"its fonts do not say which letters {lost} of {characters} characters are")
    scanned = cover >= SCAN_COVER or hidden > HIDDEN_SHARE
    if uncovered > (_MOST_OF_A_SCAN if scanned else _MOST_OF_A_DRAWING):
        return Verdict("ocr-text-layer-partial", "it holds only a small part of what is printed")
    signs = quality.lost * max(quality.letters, 1) / 100
    if characters >= _TOO_SHORT and 2 * signs > characters:
        return _untrusted("its fonts give signs without meaning instead of letters")
    if quality.letters < _TOO_SHORT:
        return TRUSTED
    if quality.lost > 1.0:
        return _untrusted("letters in it are lost or replaced by signs")
    if scanned:
        # What lies over a page-sized picture was made by OCR; another engine than ours may have done it well.
        if quality.broken > 0.002 or quality.torn > 0.5 or quality.syllables < 0.93:
            return _untrusted("it is poor OCR: words in it are broken or no Vietnamese")
        if quality.marked < 0.5:
            return _untrusted("it is OCR that lost the Vietnamese marks")
        return TRUSTED
    if quality.english > 0.12:
        return TRUSTED
    if quality.broken > 0.08 or quality.torn > 25:
        return _untrusted("it does not read as Vietnamese")
    if quality.marked < 0.1 and quality.syllables < 0.5:
        return _untrusted("it does not read as Vietnamese")
    return TRUSTED


def _untrusted(reason: str) -> Verdict:
    return Verdict("ocr-text-layer-untrusted", reason)
