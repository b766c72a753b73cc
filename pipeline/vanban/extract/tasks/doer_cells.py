"""A cell that names doers and helpers together.

``before``  *Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ*
``after``   *Sở Y tế (chủ trì), Sở Nội vụ, Sở Tài chính (phối hợp)* · *Sở Y tế chủ trì, phối hợp với Sở Nội vụ*
``slash``   *Sở Y tế/Sở Nội vụ*, under a heading that promises both
"""

from __future__ import annotations

import re

from vanban.extract.tasks.models import Range

_LEADING = re.compile(r"(?<!\w)\(?(?:đơn vị |cơ quan )?chủ trì\)?(?!\w)\s?:?")
_HELPING = re.compile(r"(?<!\w)\(?(?:và )?(?:đơn vị |cơ quan )?phối hợp(?: với)?\)?(?!\w)\s?:?")
_MARKS = " ,;.:/-–+•\n()*"


def doers_and_helpers(folded: str, *, slash: bool) -> tuple[Range, Range | None]:
    """Where the doers of a cell stand, and its helpers, ``None`` when it does not tell them apart.

    Args:
        folded: text of the cell, folded.
        slash: a slash parts the two.

    >>> doers_and_helpers("sở y tế (chủ trì), sở nội vụ", slash=False)
    ((0, 8), (17, 28))
    """
    end = len(folded)
    lead, help_ = _LEADING.search(folded), _HELPING.search(folded)
    if lead is None and help_ is None:
        cut = folded.find("/") if slash else -1
        return ((0, cut), (cut + 1, end)) if cut > 0 else ((0, end), None)
    after_help = (help_.end(), end) if help_ is not None and folded[help_.end() :].strip(_MARKS) else None
    if lead is None:
        assert help_ is not None
        return ((0, help_.start()), after_help) if after_help and help_.start() else ((0, end), None)
    stop = help_.start() if help_ is not None and help_.start() > lead.end() else end
    if not folded[: lead.start()].strip(_MARKS):
        return (lead.end(), stop), after_help
    between = (lead.end(), stop)
    return (0, lead.start()), after_help or (between if folded[between[0] : between[1]].strip(_MARKS) else None)
