"""The image of a page as it goes through reading: its print in grey, and what is red on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vanban.source.ocr.clean import sized
from vanban.source.ocr.ink import grey_of, red_of

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page image.

    Attributes:
        grey: the print, without seals.
        red: red marks dark on white, of the same size; ``None`` where there are none.
        dpi: resolution of both.
    """

    grey: Grey
    red: Grey | None
    dpi: float

    @classmethod
    def of(cls, pixels: npt.NDArray[np.uint8], dpi: float) -> Sheet:
        """The sheet that an image (grey, or RGB) shows, at the resolution that reads best."""
        red = red_of(pixels)
        grey, used = sized(grey_of(pixels), dpi)
        return cls(grey, None if red is None else sized(red, dpi)[0], used)

    def turned(self, quarters: int) -> Sheet:
        """The sheet after clockwise quarter turns."""

        def turn(image: Grey) -> Grey:
            return np.ascontiguousarray(np.rot90(image, -quarters))

        return Sheet(turn(self.grey), None if self.red is None else turn(self.red), self.dpi)

    def between(self, left: int, right: int) -> Sheet:
        """The part between two places, in pixels from the left."""
        red = None if self.red is None else np.ascontiguousarray(self.red[:, left:right])
        return Sheet(np.ascontiguousarray(self.grey[:, left:right]), red, self.dpi)
