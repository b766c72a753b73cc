"""Reading only some pages says so, and does not blame the document for what the other pages hold."""

from pathlib import Path

import vanban

SAMPLE = Path(__file__).parents[2] / "samples" / "ke-hoach-so.pdf"


def test_a_later_page_alone_is_not_reproached_for_a_missing_letterhead() -> None:
    codes = {d.code for d in vanban.read(SAMPLE, pages={2}).diagnostics}
    assert "pages-selected" in codes
    assert not {code for code in codes if code.endswith("-missing")}


def test_all_pages_need_no_remark() -> None:
    assert "pages-selected" not in {d.code for d in vanban.read(SAMPLE).diagnostics}
