"""Task tables: columns by the meaning of their headings, one task a row."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc

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


def test_ticked_quarters_under_a_heading_with_the_year(tasks_of: TasksOf) -> None:
    quarters = ("Quý I", "Quý II", "Quý III", "Quý IV")
    tasks = tasks_of(
        _table(
            (
                ("STT", 2, 1),
                ("Nội dung", 2, 1),
                ("Chủ trì", 2, 1),
                ("Thời gian thực hiện năm 2025", 1, 4),
                None,
                None,
                None,
            ),
            (None, None, None, *quarters),
            (("I. Thể chế", 1, 7), None, None, None, None, None, None),
            ("1", "Rà soát văn bản", "Sở Tư pháp", "x", "", "", ""),
            ("2", "Trình bãi bỏ văn bản", "Sở Tư pháp", "", "X", "X", ""),
            ("3", "Kiểm tra", "Sở Nội vụ", "✓", "", "", "✓"),
            header_rows=2,
        )
    )
    assert [(t.text, t.end, len(t.deadlines)) for t in tasks] == [
        ("Rà soát văn bản", "2025-03-31", 1),
        ("Trình bãi bỏ văn bản", "2025-09-30", 1),
        ("Kiểm tra", "2025-12-31", 2),
    ]


def test_a_ticked_column_is_a_deadline_of_the_record(read_doc: Callable[[Canonical], Doc]) -> None:
    doc = read_doc(
        _table(
            ("TT", "Hoạt động", "Đơn vị phụ trách", "T1", "T2", "T3"),
            ("1", "Khảo sát", "Phòng Kỹ thuật", "", "x", "x"),
            ("2", "Lắp đặt", "Phòng Hành chính", "", "x", "x"),
        )
    )
    first, second = doc._.tasks
    (deadline,) = doc._.deadlines
    assert (deadline.start, deadline.end) == ("2024-02-01", "2024-03-31")
    assert first.deadlines == second.deadlines == [deadline.id]
    assert deadline.evidence.quote.startswith("T2") and deadline.evidence.quote.endswith("T3")
    assert [d.code for d in doc._.context.diagnostics] == ["year-resolved"]


def test_columns_of_years(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        _table(
            ("TT", "Nhiệm vụ", "Chủ trì", "Năm 2024", "2025"),
            ("1", "Lập quy hoạch", "Sở Xây dựng", "x", ""),
            ("2", "Cắm mốc", "Sở Xây dựng", "x", "x"),
            ("3", "Bảo trì", "Sở Xây dựng", "", ""),
        )
    )
    assert [t.end for t in tasks] == ["2024-12-31", "2025-12-31", None]


def test_columns_of_figures_are_not_ticked(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        _table(
            ("TT", "Nhiệm vụ", "Chủ trì", "Năm 2024", "Năm 2025"),
            ("1", "Trồng rừng", "Sở Xây dựng", "120", "x"),
        )
    )
    assert [(t.end, t.deadlines) for t in tasks] == [(None, [])]


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Sở Y tế (chủ trì), Sở Nội vụ, Sở Tài chính (phối hợp)", ["Sở Y tế"], ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Sở Y tế (chủ trì); UBND các huyện", ["Sở Y tế"], ["UBND các huyện"]),
        ("Sở Y tế, Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], []),
        ("Sở Y tế\nSở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], []),
        ("Sở Y tế Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], []),
        ("- Sở Y tế;\n- UBND các huyện, thị xã.", ["Sở Y tế", "UBND các huyện, thị xã"], []),
    ],
)
def test_doers_and_helpers_of_one_cell(cell: str, lead: list[str], support: list[str], tasks_of: TasksOf) -> None:
    (task,) = tasks_of(_table(("TT", "Công việc", "Đơn vị thực hiện", "Hạn"), ("1", "Kiểm tra", cell, "4/2024")))
    assert _names(task) == (lead, support)


def test_a_slash_parts_doer_and_helper_where_the_heading_promises_both(tasks_of: TasksOf) -> None:
    rows = (("1", "Kiểm tra", "Sở Y tế/Sở Nội vụ", "4/2024"),)
    (task,) = tasks_of(_table(("TT", "Công việc", "Đơn vị chủ trì/phối hợp", "Thời hạn"), *rows))
    assert _names(task) == (["Sở Y tế"], ["Sở Nội vụ"])


def test_what_stands_before_the_task_holds_until_it_changes(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        _table(
            ("Thời gian", "Đơn vị", "Nội dung công việc"),
            ("Tháng 3/2024", "Phòng Nội vụ", "Lập danh sách"),
            ("", "", "Thẩm định hồ sơ"),
            ("Tháng 4/2024", "", "Trao quyết định"),
        )
    )
    assert [(t.text, _names(t)[0], t.end) for t in tasks] == [
        ("Lập danh sách", ["Phòng Nội vụ"], "2024-03-31"),
        ("Thẩm định hồ sơ", ["Phòng Nội vụ"], "2024-03-31"),
        ("Trao quyết định", ["Phòng Nội vụ"], "2024-04-30"),
    ]


def test_a_dash_names_nobody(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        _table(
            HEADINGS,
            ("1", "Lập danh mục", "Sở Nội vụ", "Sở Y tế", "", "2024"),
            ("2", "Bàn giao tài liệu", '"', "-", "", "2024"),
        )
    )
    assert [_names(t) for t in tasks] == [(["Sở Nội vụ"], ["Sở Y tế"]), (["Sở Nội vụ"], [])]


def test_a_list_of_documents_assigns_nothing(tasks_of: TasksOf) -> None:
    rows = ("1", "12/QĐ-UBND", "Quyết định ban hành Quy chế", "05/01/2020")
    assert tasks_of(_table(("TT", "Số, ký hiệu", "Tên văn bản", "Thời gian ban hành"), rows)) == []


def test_tables_of_anything_else_are_left_alone(tasks_of: TasksOf) -> None:
    assert tasks_of(_table(("TT", "Họ và tên", "Chức vụ"), ("1", "Lê Văn Tám", "Giám đốc Sở Nội vụ"))) == []


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("TIẾN ĐỘ (tháng/năm)", "deadline"),
        ("Cơ quan, đơn vị chủ trì:", "lead"),
        ("Nội dung công việc", "task"),
        ("Nhiệm vụ", "task"),
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan thực hiện", "lead"),
        ("Phối hợp", "support"),
        ("Thời gian hoàn thành", "deadline"),
        ("Tiến độ", "deadline"),
        ("Sản phẩm", "deliverable"),
        ("Kết quả", "deliverable"),
        ("Ghi chú", "note"),
        ("Người chủ trì", "lead"),
        ("Người tham gia", "support"),
        ("Hạn xử lý", "deadline"),
        ("Yêu cầu sản phẩm", "deliverable"),
        ("Cơ quan tham mưu", "lead"),
        ("Cấp ban hành", "report_to"),
        ("Thời gian ban hành", "deadline"),
        ("Cơ quan tham gia thẩm tra", None),
        ("Cơ quan chủ trì thẩm tra", "support"),
        ("Nội dung chi", None),
        ("Nội dung, nhiệm vụ", "task"),
        ("Các nhiệm vụ trọng tâm", "task"),
        ("Nhiệm vụ/Giải pháp", "task"),
        ("Tên nhiệm vụ/dự án", "task"),
        ("Đơn vị/cá nhân thực hiện", "lead"),
        ("Đơn vị, cá nhân chủ trì", "lead"),
        ("Thời hạn hoàn thành (tháng/năm)", "deadline"),
        ("Thời gian kết thúc", "deadline"),
        ("Dự kiến thời gian hoàn thành", "deadline"),
        ("Sản phẩm/Kết quả đầu ra", "deliverable"),
        ("Kết quả cần đạt", "deliverable"),
        ("Đơn vị tính", "target"),
        ("Đơn vị", None),
        ("Địa điểm tổ chức", None),
        ("Số lượng", None),
        ("Kinh phí thực hiện", None),
        ("Nguồn kinh phí thực hiện", "note"),
        ("Căn cứ thực hiện", None),
        ("Hình thức thực hiện", None),
        ("Ngày ban hành", None),
        ("Cơ quan ban hành", None),
        ("Chủ trì thực hiện", "lead"),
        ("Cơ quan, đơn vị chủ trì thực hiện", "lead"),
        ("Đơn vị chủ trì/Phối hợp", "lead"),
        ("Cơ quan chủ trì, phối hợp", "lead"),
        ("Nội dung báo cáo", None),
        ("Tên đơn vị", None),
        ("Họ và tên", None),
        ("Đơn vị công tác", None),
        ("Ngày, tháng", None),
        ("Số, ký hiệu văn bản", "document"),
        ("Trích yếu nội dung văn bản", "document"),
        ("Mục tiêu", "target"),
        ("Trách nhiệm thực hiện", "lead"),
        ("Nội dung cải cách", None),
        ("Nhóm nhiệm vụ", "task"),
        ("Thời gian thực hiện, hoàn thành", "deadline"),
        ("Phân công trách nhiệm", "lead"),
        ("Cán bộ phụ trách", "lead"),
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
