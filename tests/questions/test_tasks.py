"""Tasks as they fall due."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update
from tests.questions.shelf import Shelf, Work

from vanban.archive.models import TaskRow
from vanban.archive.rhythm import next_day
from vanban.archive.tasks import DueTask, Wanted, tasks
from vanban.errors import UsageError

TODAY = date(2024, 3, 15)
FINANCE, INTERIOR = "Sở Tài chính tỉnh Bình Sơn", "Sở Nội vụ tỉnh Bình Sơn"


def _listed(shelf: Shelf, **wanted: object) -> list[DueTask]:
    return list(tasks(shelf.archive, Wanted(**wanted), on=TODAY).tasks)  # type: ignore[arg-type]


def _texts(shelf: Shelf, **wanted: object) -> list[str]:
    return [task.text for task in _listed(shelf, **wanted)]


def test_a_task_is_overdue_the_day_after_its_last(shelf: Shelf) -> None:
    shelf.put(work=[Work("hôm qua", "2024-03-14"), Work("hôm nay", "2024-03-15"), Work("mai", "2024-03-16")])
    assert _texts(shelf, overdue=True) == ["hôm qua"]
    [task] = _listed(shelf, overdue=True)
    assert (task.due, task.due_from, task.days) == (date(2024, 3, 14), "day", -1)


def test_due_within_counts_today_and_the_last_day(shelf: Shelf) -> None:
    days = ["2024-03-14", "2024-03-15", "2024-03-29", "2024-03-30"]
    shelf.put(work=[Work(day, day) for day in days])
    assert _texts(shelf, due_within=14) == days[1:3]
    assert _texts(shelf, due_within=0) == days[1:2]


def test_overdue_and_due_within_add_up_in_order_of_days(shelf: Shelf) -> None:
    shelf.put(work=[Work("sau", "2024-03-20"), Work("trễ", "2023-01-01"), Work("xa", "2025-01-01"), Work("không hạn")])
    assert _texts(shelf, overdue=True, due_within=14) == ["trễ", "sau"]


def test_without_conditions_all_are_listed_those_without_a_day_last(shelf: Shelf) -> None:
    shelf.put(work=[Work("không hạn"), Work("sau", "2024-03-20"), Work("trước", "2024-01-01")])
    assert _texts(shelf) == ["trước", "sau", "không hạn"]


def test_what_is_due_longest_is_left_out_first(shelf: Shelf) -> None:
    shelf.put(work=[Work("cũ", "2020-01-01"), Work("mới", "2024-03-01"), Work("không hạn")])
    answer = tasks(shelf.archive, Wanted(overdue=True), on=TODAY, limit=1)
    assert ([task.text for task in answer.tasks], answer.more) == (["mới"], True)
    answer = tasks(shelf.archive, Wanted(), on=TODAY, limit=2)
    assert ([task.text for task in answer.tasks], answer.more) == (["cũ", "mới"], True)


@pytest.mark.parametrize("typed", ["Sở Tài chính", "so tai chinh", FINANCE, "SỞ TÀI CHÍNH TỈNH BÌNH SƠN"])
def test_a_unit_is_found_by_what_its_name_begins_with(shelf: Shelf, typed: str) -> None:
    shelf.put(work=[Work("chủ trì", lead=[FINANCE]), Work("phối hợp", lead=[INTERIOR], support=[FINANCE])])
    assert _texts(shelf, unit=typed) == ["chủ trì", "phối hợp"]
    assert _texts(shelf, unit=typed, role="lead") == ["chủ trì"]
    assert _texts(shelf, unit=typed, role="support") == ["phối hợp"]


def test_a_part_of_a_word_is_no_unit(shelf: Shelf) -> None:
    shelf.put(work=[Work("chủ trì", lead=[FINANCE])])
    assert _texts(shelf, unit="Sở Tài ch") == []
    assert _texts(shelf, unit="_ở") == []


def test_units_of_a_task_are_listed_by_their_part(shelf: Shelf) -> None:
    shelf.put(work=[Work("việc", lead=[INTERIOR], support=[FINANCE])])
    [task] = _listed(shelf)
    assert (task.lead, task.support, task.report_to) == ((INTERIOR,), (FINANCE,), ())


def test_tasks_that_fall_to_nobody(shelf: Shelf) -> None:
    shelf.put(work=[Work("của Sở", lead=[FINANCE]), Work("chỉ phối hợp", support=[FINANCE]), Work("của ai")])
    assert _texts(shelf, no_unit=True) == ["của ai"]


def test_what_is_done_is_no_longer_waited_for(shelf: Shelf) -> None:
    shelf.put(work=[Work("xong", "2024-01-01"), Work("chưa", "2024-01-01")])
    with shelf.archive.session(write=True) as session:
        session.execute(update(TaskRow).where(TaskRow.text == "xong").values(status="done"))
    assert _texts(shelf, overdue=True) == ["chưa"]
    assert _texts(shelf, overdue=True, closed=True) == ["xong", "chưa"]


def test_a_recurring_task_falls_due_on_the_next_day_that_it_names(shelf: Shelf) -> None:
    monthly = Work("báo cáo tháng", recurrence="monthly", rule="FREQ=MONTHLY;BYMONTHDAY=25", lead=[FINANCE])
    yearly = Work("báo cáo năm", recurrence="yearly", rule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")
    no_day = Work("hằng quý", recurrence="quarterly", rule="FREQ=MONTHLY;INTERVAL=3")
    shelf.put(work=[monthly, yearly, no_day, Work("có ngày", "2024-03-20")])
    found = _listed(shelf, due_within=14)
    assert [(task.text, task.due, task.due_from) for task in found] == [
        ("có ngày", date(2024, 3, 20), "day"),
        ("báo cáo tháng", date(2024, 3, 25), "rhythm"),
    ]
    assert _texts(shelf, due_within=9) == ["có ngày"]
    assert _texts(shelf, due_within=14, unit="Sở Tài chính") == ["báo cáo tháng"]
    assert _texts(shelf, overdue=True) == []
    assert [task.due for task in _listed(shelf) if task.recurrence] == [None, None, None]


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=15", "2024-03-15"),
        ("FREQ=MONTHLY;BYMONTHDAY=14", "2024-04-14"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2024-03-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", "2024-03-15"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20", "2024-06-20"),
        ("FREQ=WEEKLY;BYDAY=TH", "2024-03-21"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "2024-03-15"),
        ("FREQ=YEARLY", None),
        ("FREQ=DAILY", None),
        ("FREQ=YEARLY;BYMONTH=12", None),
        ("FREQ=MONTHLY;BYDAY=1MO", None),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", None),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", None),
        ("", None),
        ("FREQ=MONTHLY;BYMONTHDAY=x", None),
    ],
)
def test_a_rule_that_names_no_day_has_none(rule: str, day: str | None) -> None:
    found = next_day(rule, TODAY, date(2025, 3, 15))
    assert (found.isoformat() if found else None) == day


def test_a_31st_waits_for_a_month_that_has_one() -> None:
    assert next_day("FREQ=MONTHLY;BYMONTHDAY=31", date(2024, 4, 1), date(2024, 5, 31)) == date(2024, 5, 31)


def test_tasks_of_one_document(shelf: Shelf) -> None:
    shelf.put(work=[Work("một")])
    second = shelf.put(number=None, work=[Work("hai")])
    [task] = _listed(shelf, document_id=second.document_id)
    assert (task.text, task.document, task.id) == ("hai", "002.txt", "t-1")


@pytest.mark.parametrize(
    "wanted", [{"due_within": -1}, {"unit": "Sở X", "no_unit": True}, {"role": "lead"}, {"unit": " "}]
)
def test_what_makes_no_sense_is_refused(wanted: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Wanted(**wanted)  # type: ignore[arg-type]
