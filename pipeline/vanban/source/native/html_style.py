"""The part of CSS that changes what is read: bold, italic, size, capitals, alignment, hidden, borders.

Style attributes count, and rules of ``<style>`` blocks whose selector is a tag, a class, or both; word processors that
save as HTML say everything in such rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import html

from vanban.source.model import Align

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
# Up to the size in the shorthand, its line height included.
_FONT_SIZE = re.compile(r"^.{0,80}?\d(?:pt|px|em|%)(?:/\S{1,10})?\s")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|px)")
_ALIGN: dict[str, Align] = {"left": "left", "right": "right", "center": "center", "justify": "justify"}
_POINTS_PER_PIXEL = 0.75
_BOLD_FROM = 600

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """Inherited look of the text inside an element."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    capitals: bool = False
    hidden: bool = False
    keep_breaks: bool = False
    align: Align | None = None
    font: str | None = None


class StyleSheet:
    """Rules of the page's ``<style>`` blocks by ``(tag, class)``; either may be empty."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rules: dict[tuple[str, str], Declarations] = {}
        for text in texts:
            for rule in _RULE.finditer(_COMMENT.sub("", text)):
                for selector in rule.group(1).split(","):
                    match = _SELECTOR.fullmatch(selector.strip())
                    if match and any(match.groups()):
                        key = ((match.group(1) or "").lower(), match.group(2) or "")
                        self._rules.setdefault(key, {}).update(_declarations(rule.group(2)))

    def of(self, element: html.HtmlElement) -> Declarations:
        """What the rules and the element's own ``style`` declare, the nearest last."""
        found: Declarations = {}
        tag = str(element.tag).lower()
        classes = (element.get("class") or "").split()[:20] if self._rules else []
        for key in [(tag, ""), *(("", name) for name in classes), *((tag, name) for name in classes)]:
            found.update(self._rules.get(key, {}))
        style = element.get("style")
        if style:
            found.update(_declarations(style))
        return found


def _declarations(text: str) -> Declarations:
    pairs = (part.partition(":") for part in text[:5000].split(";"))
    return {
        name.strip().lower(): setting.replace("!important", "").strip().lower() for name, _, setting in pairs if setting
    }


def look_of(element: html.HtmlElement, declared: Declarations, outer: Look) -> Look:
    """How text inside ``element`` looks, given how it looks around it."""
    look = _by_tag(str(element.tag).lower(), element, outer)
    weight = declared.get("font-weight", "")
    if weight:
        look = replace(
            look, bold=weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:6]) >= _BOLD_FROM)
        )
    style = declared.get("font-style", "")
    if style:
        look = replace(look, italic=style.startswith(("italic", "oblique")))
    size = _points(declared.get("font-size", ""))
    if size is not None:
        look = replace(look, size=size)
    font = _first_font(declared)
    if font:
        look = replace(look, font=font)
    align = _ALIGN.get(declared.get("text-align", ""))
    if align is not None:
        look = replace(look, align=align)
    if "text-transform" in declared:
        look = replace(look, capitals=declared["text-transform"] == "uppercase")
    if "white-space" in declared:
        look = replace(look, keep_breaks=declared["white-space"] in ("pre", "pre-wrap", "pre-line", "break-spaces"))
    if declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse"):
        look = replace(look, hidden=True)
    return look


def _by_tag(tag: str, element: html.HtmlElement, outer: Look) -> Look:
    look = outer
    if tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
        look = replace(look, bold=True)
    if tag in ("i", "em", "cite"):
        look = replace(look, italic=True)
    if tag in ("center", "th"):
        look = replace(look, align="center")
    if tag in ("pre", "textarea"):
        look = replace(look, keep_breaks=True)
    if tag == "font" and element.get("face"):
        look = replace(look, font=_name(element.get("face") or ""))
    if "hidden" in element.attrib:
        look = replace(look, hidden=True)
    align = _ALIGN.get((element.get("align") or "").lower())
    # On a table the attribute places the table, not its text.
    if align is not None and tag != "table":
        look = replace(look, align=align)
    return look


def _first_font(declared: Declarations) -> str:
    """The font wanted most; of the shorthand ``font: bold 13pt .vntime`` what follows the size."""
    if "font-family" in declared:
        return _name(declared["font-family"])
    return _name(_FONT_SIZE.sub("", declared.get("font", "")))


def _name(fonts: str) -> str:
    return fonts.split(",", 1)[0].strip().strip("'\"").strip()


def _points(length: str) -> float | None:
    match = _LENGTH.fullmatch(length.strip())
    if match is None:
        return None
    factor = _POINTS_PER_PIXEL if match.group(2) == "px" else 1.0
    return round(float(match.group(1)) * factor, 2) or None


_WHITE = ("white", "#fff", "#ffffff", "transparent", "rgb(255, 255, 255)", "rgb(255,255,255)")
_NO_WIDTH = re.compile(r"(?:0(?:\.0{1,3})?(?:px|pt|cm|in|em)?|none|hidden|initial|unset)\b")


def border_drawn(declared: Declarations) -> bool | None:
    """Whether a border is drawn around the element; ``None`` when nothing is declared."""
    if any(declared.get("border-color", "").startswith(white) for white in _WHITE):
        return False
    said = [
        setting
        for name, setting in declared.items()
        if name in ("border", "border-width", "border-style", "border-top", "border-left")
    ]
    if not said:
        return None
    return not any(_NO_WIDTH.match(setting) or any(white in setting.split() for white in _WHITE) for setting in said)
