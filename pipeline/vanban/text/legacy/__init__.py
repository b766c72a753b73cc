"""Text in the Vietnamese encodings from before Unicode: TCVN3 (ABC), VNI-Windows and VIQR.

The first two put Vietnamese shapes on the places of Western letters, so that text without its font reads
``Céng hßa x· héi chñ nghÜa ViÖt Nam`` or ``Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam``; the third writes the marks as
ASCII signs after the letter: ``Co^.ng ho`a xa~ ho^.i``.
"""

from vanban.text.legacy.convert import to_unicode
from vanban.text.legacy.fonts import FontEncoding, encoding_of_font
from vanban.text.legacy.recognise import STRANGE, may_be_legacy, reads_better, recognise
from vanban.text.legacy.tables import Encoding

__all__ = [
    "STRANGE",
    "Encoding",
    "FontEncoding",
    "encoding_of_font",
    "may_be_legacy",
    "reads_better",
    "recognise",
    "to_unicode",
]
