r"""The numbering grammar: body blocks become a tree of sections.

Example:
    >>> from vanban.layout.canonical import Canonical
    >>> tree = build_sections(Canonical.verbatim("I. MỤC ĐÍCH\n1. Yêu cầu\n- Đúng tiến độ.\nII. NỘI DUNG"))
    >>> [(node.label, node.title, node.level) for node in tree.nodes]
    [('I', 'MỤC ĐÍCH', 1), ('1', 'Yêu cầu', 2), (None, 'Đúng tiến độ', 3), ('II', 'NỘI DUNG', 1)]
"""

from vanban.sections.build import build_sections
from vanban.sections.model import SectionKind, SectionNode, SectionTree

__all__ = ["SectionKind", "SectionNode", "SectionTree", "build_sections"]
