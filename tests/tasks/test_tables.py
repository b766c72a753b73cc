"""Task tables: columns by the meaning of their headings, one task a row."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest

from vanban.extract.tasks.table_headings import TableHeadings
from vanban.layout.canonical import Canonical, CanonicalBuilder
from vanban.lexicon import load_lexicon
from vanban.schema import Task
from vanban.source.model import Line

TasksOf = Callable[[Canonical], list[Task]]
HEADINGS = ("TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời gian hoàn thành")


def _cell(text: str, rowspan: int = 1, colspan: int = 1) -> tuple[list[Line], int, int]:
    parts = text.split("\n")
    return [Line(part, None, None, "native", ends_paragraph=True) for part in parts if part], rowspan, colspan


def _table(*rows: Sequence[str | tuple[str, int, int] | None], header_rows: int = 1) -> Canonical:
    builder = CanonicalBuilder()
    builder.add_table(
        [
            [None if cell is None else _cell(*cell) if isinstance(cell, tuple) else _cell(cell) for cell in row]
            for row in rows
        ],
        header_rows=header_rows,
    )
    return builder.build()


def _names(task: Task) -> tuple[list[str], list[str]]:
    return [a.name for a in task.lead], [a.name for a in task.support]


def test_a_row_is_a_task(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(
        _table(
            HEADINGS,
            ("1", "Xây dựng nền tảng số", "Sở Nội vụ", "Sở Y tế; các sở, ban, ngành", "Nền tảng số", "Quý II/2024"),
        )
    )
    assert (task.text, task.end, task.deliverable) == ("Xây dựng nền tảng số", "2024-06-30", "Nền tảng số")
    assert _names(task) == (["Sở Nội vụ"], ["Sở Y tế", "các sở, ban, ngành"])
    assert task.review == []


def test_standing_duties_have_no_day(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(_table(HEADINGS, ("1", "Duy trì chuyên mục", "Sở Nội vụ", "", "", "Thường xuyên")))
    assert (task.end, task.deadlines, task.recurrence, task.deliverable) == (None, ["d1"], None, None)


def test_repeated_and_merged_cells_hold_for_each_row(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        _table(
            HEADINGS,
            ("1", "Lập danh mục", "Sở Nội vụ", "Sở Y tế", "", ("6/2024", 3, 1)),
            ("2", "Bàn giao tài liệu", "-nt-", "Như trên", "", None),
            ("3", "Chỉnh lý tài liệu", "Sở Tư pháp", "", "", None),
        )
    )
    assert [_names(t) for t in tasks] == [
        (["Sở Nội vụ"], ["Sở Y tế"]),
        (["Sở Nội vụ"], ["Sở Y tế"]),
        (["Sở Tư pháp"], []),
    ]
    assert [t.end for t in tasks] == ["2024-06-30"] * 3


def test_group_rows_give_the_section_and_no_task(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        _table(
            HEADINGS,
            ("I", "Hoàn thiện thể chế", "", "", "", ""),
            ("1", "Rà soát quy định", "Sở Tư pháp", "", "", "2024"),
            ("II", "Sở Nội vụ", "", "", "", ""),
            ("2", "Mở lớp bồi dưỡng", "", "", "", "2024"),
        )
    )
    assert [t.text for t in tasks] == ["Rà soát quy định", "Mở lớp bồi dưỡng"]
    assert _names(tasks[1])[0] == ["Sở Nội vụ"]
    assert tasks[1].review == ["unit-inherited"]


def test_a_row_cut_by_the_end_of_a_page_is_one_task(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(
        _table(
            HEADINGS,
            ("1", "Xây dựng giải pháp giám sát", "Sở Y tế", "", "Giải pháp", "2024"),
            ("", "kết quả xét nghiệm", "", "", "", ""),
        )
    )
    assert task.text == "Xây dựng giải pháp giám sát kết quả xét nghiệm"


def test_one_task_over_several_rows_of_doers(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(
        _table(
            HEADINGS,
            (("1", 2, 1), ("Số hóa hồ sơ", 2, 1), "Sở Tư pháp", "Công an tỉnh", "", "9/2024"),
            (None, None, "Sở Xây dựng", "", "", ""),
        )
    )
    assert _names(task) == (["Sở Tư pháp", "Sở Xây dựng"], ["Công an tỉnh"])


def test_units_on_lines_of_their_own(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(_table(HEADINGS, ("1", "Kiểm tra", "Sở Nội vụ\nPhòng Nội vụ\nUBND xã", "", "", "2024")))
    assert _names(task)[0] == ["Sở Nội vụ", "Phòng Nội vụ", "UBND xã"]


def test_headings_over_two_rows(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(
        _table(
            (("STT", 2, 1), ("Nội dung công việc", 2, 1), ("Phân công", 1, 2), None, ("Thời hạn", 2, 1)),
            (None, None, "Chủ trì", "Phối hợp", None),
            ("1", "Kiểm kê tài liệu", "Văn phòng", "Thanh tra Sở", "30/4/2024"),
            header_rows=2,
        )
    )
    assert (_names(task), task.end) == ((["Văn phòng"], ["Thanh tra Sở"]), "2024-04-30")


def test_targets_are_no_tasks(tasks_of: TasksOf) -> None:
    rows = (
        ("TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan chủ trì theo dõi, đánh giá"),
        ("1", "GRDP", "%", "8", "Sở Tài chính"),
    )
    assert tasks_of(_table(*rows)) == []


def test_don_vi_names_the_doer_where_it_holds_units(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(_table(("TT", "Công việc", "Đơn vị", "Thời gian"), ("1", "Kiểm kê", "Văn phòng Sở", "4/2024")))
    assert _names(task)[0] == ["Văn phòng Sở"]


def test_tables_of_anything_else_are_left_alone(tasks_of: TasksOf) -> None:
    assert tasks_of(_table(("TT", "Họ và tên", "Chức vụ"), ("1", "Lê Văn Tám", "Giám đốc Sở Nội vụ"))) == []


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Thời gian hoàn thành", "deadline"),
        ("TIẾN ĐỘ (tháng/năm)", "deadline"),
        ("Cơ quan, đơn vị chủ trì:", "lead"),
        ("Cơ quan chủ trì thẩm tra", "support"),
        ("Cơ quan tham gia thẩm tra", None),
        ("Kết quả/Sản phẩm", "deliverable"),
        ("Nội dung, nhiệm vụ", "task"),
        ("Nội dung chi", None),
        ("Đơn vị tính", "target"),
        ("Đơn vị", None),
    ],
)
def test_headings(heading: str, meaning: str | None) -> None:
    assert TableHeadings(load_lexicon("table_headings")).meaning(heading) == meaning


@pytest.mark.parametrize(
    "hostile",
    [
        "Giao Sở Y tế chủ trì, " * 4_500,
        "a, " * 33_000,
        "các sở, " * 12_000 + "báo cáo.",
        "nếu " * 25_000,
        "Sở Y tế; " * 11_000,
    ],
)
def test_hostile_paragraphs_take_linear_time(hostile: str, tasks_of: Callable[[str], list[Task]]) -> None:
    started = time.process_time()
    tasks_of(hostile)
    assert time.process_time() - started < 6
