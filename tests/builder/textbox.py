"""A stamp as Word keeps it: a drawing with a text box, and the same box once more in VML for old programs."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

_EMU_PER_MM = 36_000
_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
)


def stamp_run(text: str, width_mm: float, height_mm: float, colour: str) -> Any:
    """A ``w:r`` with the framed text; ``colour`` is RRGGBB."""
    words = (
        '<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/>'
        f'<w:color w:val="{colour}"/><w:sz w:val="26"/></w:rPr><w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent>'
    )
    across, high = round(width_mm * _EMU_PER_MM), round(height_mm * _EMU_PER_MM)
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{high}"/>'
        '<wp:docPr id="1" name="Text Box 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></wps:spPr>'
        f'<wps:txbx>{words}</wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    vml = (
        f'<w:pict><v:rect style="width:{width_mm}mm;height:{height_mm}mm" strokecolor="#{colour}">'
        f"<v:textbox>{words}</v:textbox></v:rect></w:pict>"
    )
    return etree.fromstring(
        f'<w:r {_SPACES}><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )
