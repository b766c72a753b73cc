"""The fonts that the builder draws with: the first family found that has every Vietnamese letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FAMILIES: tuple[tuple[str, str, dict[str, str]], ...] = (
    # (folder, family, file by style), best first: metric-compatible with Times New Roman, then wider coverage.
    (
        "/usr/share/fonts/truetype/liberation2",
        "LiberationSerif",
        {"": "-Regular", "bold": "-Bold", "italic": "-Italic", "bold-italic": "-BoldItalic"},
    ),
    (
        "/usr/share/fonts/liberation-serif",
        "LiberationSerif",
        {"": "-Regular", "bold": "-Bold", "italic": "-Italic", "bold-italic": "-BoldItalic"},
    ),
    (
        "/usr/share/fonts/truetype/dejavu",
        "DejaVuSerif",
        {"": "", "bold": "-Bold", "italic": "-Italic", "bold-italic": "-BoldItalic"},
    ),
    # Debian's fonts-dejavu-core has the upright faces only: slanted text is then printed upright.
    (
        "/usr/share/fonts/truetype/dejavu",
        "DejaVuSerif",
        {"": "", "bold": "-Bold", "italic": "", "bold-italic": "-Bold"},
    ),
)


class FontMissingError(RuntimeError):
    """No installed font family can print Vietnamese."""


@dataclass(frozen=True, slots=True)
class Family:
    """Four font files of one family."""

    name: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


@cache
def family() -> Family:
    """The first complete family of :data:`FAMILIES`.

    Raises:
        FontMissingError: none is installed; the message names the package.
    """
    for folder, name, styles in FAMILIES:
        files = {style: Path(folder) / f"{name}{suffix}.ttf" for style, suffix in styles.items()}
        if all(file.is_file() for file in files.values()):
            return Family(name, files[""], files["bold"], files["italic"], files["bold-italic"])
    raise FontMissingError(
        "no serif font with Vietnamese letters found: install fonts-liberation2 or fonts-dejavu-core "
        "(apt-get install fonts-liberation2)"
    )
