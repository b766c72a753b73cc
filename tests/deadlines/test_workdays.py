"""Working days of Viet Nam, and bounds counted from a day that is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from vanban.extract.context import Context
from vanban.extract.deadlines.anchors import Anchors, KnownDays
from vanban.extract.deadlines.workdays import Workdays
from vanban.lexicon import load_lexicon

Read = Callable[..., Doc]

_ANCHORS = Anchors(load_lexicon("time"), Workdays(load_lexicon("workdays")))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 3, 1), True),
        (date(2024, 3, 2), False),  # Saturday
        (date(2024, 2, 13), False),  # fourth day of Tết
        (date(2024, 4, 18), False),  # Giỗ Tổ Hùng Vương
        (date(2024, 4, 29), False),  # swapped …
        (date(2024, 5, 4), True),  # … for this Saturday
        (date(2025, 5, 2), False),
        (date(2025, 4, 26), True),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
    ],
)
def test_working_days(day: date, working: bool) -> None:
    assert Workdays(load_lexicon("workdays")).is_working(day) is working


def test_an_office_adds_its_own_days() -> None:
    own = Workdays({"days_off": ["2024-03-04"], "working_days": ["2024-03-02", "2024-03-03"]})
    assert own.add(date(2024, 3, 1), 3) == date(2024, 3, 5)
    assert Workdays().add(date(2024, 3, 1), 3) == date(2024, 3, 6)


def test_an_addition_that_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        Workdays({"days_off": ["2024-02-30"]})


@pytest.mark.parametrize(
    ("relative", "due"),
    [
        ("P10D working after ký ban hành", date(2024, 3, 15)),
        ("P10D after ký", date(2024, 3, 11)),
        ("P8D after ký", date(2024, 3, 11)),  # the 9th is a Saturday: the next working day
        ("P1M after ban hành Kế hoạch này", date(2024, 4, 1)),
        ("P2W after Chỉ thị này được ban hành", date(2024, 3, 15)),
        ("P1Y after ký Quyết định này", date(2025, 3, 3)),
        ("P5D working after nhận được Công văn này", date(2024, 3, 12)),
        ("P5D after tiếp nhận văn bản này", date(2024, 3, 11)),
        ("P5D after ban hành Thông tri", date(2024, 3, 6)),  # its own type
        ("P5D after ban hành Nghị định", None),
        ("P5D working after nhận được hồ sơ hợp lệ", None),
        ("PT24H after ký", None),
        ("P10D working", None),
        ("P5D before ký", None),
        ("before Tết Nguyên đán", date(2025, 1, 28)),
        ("before Tết Bính Ngọ 2026", date(2026, 2, 16)),
        ("before Tết Dương lịch", date(2024, 12, 31)),
        ("P999Y after ký", None),
    ],
)
def test_due_day(relative: str, due: date | None) -> None:
    known = KnownDays(date(2024, 3, 1), date(2024, 3, 5), "Thông tri")
    assert _ANCHORS.due(relative, known) == due


def test_months_end_on_the_last_day_where_there_is_no_such_day() -> None:
    assert _ANCHORS.due("P1M after ký", KnownDays(date(2024, 1, 31))) == date(2024, 2, 29)


def test_nothing_is_counted_from_days_that_are_unknown() -> None:
    for relative in ("P5D after ký", "P5D after nhận được văn bản này", "before Tết Nguyên đán"):
        assert _ANCHORS.due(relative, KnownDays(None)) is None


def test_the_stamp_of_arrival_tells_the_day_of_receipt(read: Read) -> None:
    text = "Trả lời trong 05 ngày làm việc kể từ ngày nhận được Công văn này."
    assert [d.resolves_to for d in read(text, arrived_on="2024-04-26")._.deadlines] == ["2024-05-07"]
    assert [d.resolves_to for d in read(text)._.deadlines] == [None]


def test_a_counted_day_is_noted(read: Read) -> None:
    doc = read("Phản hồi trong 05 ngày làm việc kể từ ngày ký.", issued_on="2024-03-01")
    [diagnostic] = doc._.context.diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("anchor-resolved", "info")
    assert "2024-03-08" in diagnostic.message


def test_a_component_with_a_calendar_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "office.yaml"
    own.write_text("days_off: [2024-03-04]\n", encoding="utf-8")
    nlp = spacy.blank("xx")
    deadlines = nlp.add_pipe("deadlines", config={"workdays": {"@readers": "vanban.Lexicon.v1", "path": str(own)}})
    doc = nlp.make_doc("Phản hồi trong 02 ngày làm việc kể từ ngày ký.")
    doc._.context = Context.from_text(doc.text)
    doc._.context.header.issued_on = "2024-03-01"
    assert [d.resolves_to for d in deadlines(doc)._.deadlines] == ["2024-03-06"]
