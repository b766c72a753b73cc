"""Lists that Word numbers by itself (numbering.xml)."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_FORMATS: tuple[tuple[str, str, str, str], ...] = (
    # (first label, w:numFmt, w:lvlText, every label of the list) – Word's own letters know no đ: lists end at d)
    ("I.", "upperRoman", "%1.", "I. II. III. IV. V. VI. VII. VIII."),
    ("1.", "decimal", "%1.", " ".join(f"{number}." for number in range(1, 31))),
    ("a)", "lowerLetter", "%1)", "a) b) c) d)"),
    ("-", "bullet", "-", "-"),
)
_FIRST_ID = 900  # above the ids of python-docx's template


class Numbering:
    """Gives paragraphs list properties so that Word shows a wanted label.

    A list starts at its first label (``I.``, ``1.``, ``a)``) and goes on with the next one.
    """

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        self._next_id = _FIRST_ID
        self._open: dict[str, tuple[int, int]] = {}  # kind → (list id, labels given so far)

    def number(self, paragraph: Any, label: str) -> None:
        """Have Word generate ``label`` for the paragraph.

        Raises:
            ValueError: Word would show another label.
        """
        first, number_format, text, labels = next(entry for entry in _FORMATS if label in entry[3].split())
        if (label == first and first != "-") or first not in self._open:
            self._open[first] = (self._new_list(number_format, text), 0)
        list_id, given = self._open[first]
        wanted = labels.split()
        if first != "-" and wanted[given] != label:
            raise ValueError(f"Word would number this {wanted[given]}, not {label}: {paragraph.text[:60]!r}")
        self._open[first] = (list_id, given + 1)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = list_id

    def _new_list(self, number_format: str, text: str) -> int:
        identifier = str(self._next_id)
        self._next_id += 1
        abstract = _element("w:abstractNum", abstractNumId=identifier)
        level = _element("w:lvl", ilvl="0")
        for tag, value in (
            ("start", "1"),
            ("numFmt", number_format),
            ("suff", "space"),
            ("lvlText", text),
            ("lvlJc", "left"),
        ):
            level.append(_element(f"w:{tag}", val=value))
        abstract.append(level)
        abstracts = self._root.findall(qn("w:abstractNum"))
        abstracts[-1].addnext(abstract) if abstracts else self._root.insert(0, abstract)
        number = _element("w:num", numId=identifier)
        number.append(_element("w:abstractNumId", val=identifier))
        self._root.append(number)
        return int(identifier)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
