"""Tasks whose parts stand behind labels: Cơ quan chủ trì, Thời gian hoàn thành, Sản phẩm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.schema import Task

TasksOf = Callable[[str], list[Task]]


def _show(task: Task) -> tuple[str, list[str], list[str], str | None, str | None]:
    return task.text, [a.name for a in task.lead], [a.name for a in task.support], task.end, task.deliverable


def test_labels_below_an_item_tell_its_parts(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "1. Xây dựng kho dữ liệu dùng chung của tỉnh\n"
        "- Cơ quan chủ trì: Sở Nội vụ.\n"
        "- Cơ quan phối hợp: Các sở, ban, ngành; UBND các huyện.\n"
        "- Thời gian hoàn thành: Quý II/2024.\n"
        "- Sản phẩm: Kho dữ liệu được vận hành.\n"
        "2. Số hóa hồ sơ.\n"
        "**Đơn vị thực hiện**: Sở Tư pháp\n"
        "**Quy mô**: toàn tỉnh\n"
        "**Thời hạn**: 30/9/2024\n"
    )
    assert [_show(task) for task in tasks] == [
        (
            "Xây dựng kho dữ liệu dùng chung của tỉnh",
            ["Sở Nội vụ"],
            ["Các sở, ban, ngành", "UBND các huyện"],
            "2024-06-30",
            "Kho dữ liệu được vận hành",
        ),
        ("Số hóa hồ sơ", ["Sở Tư pháp"], [], "2024-09-30", None),
    ]
    assert [task.review for task in tasks] == [[], []]


@pytest.mark.parametrize(
    "line",
    [
        "4. Kiểm tra hồ đập (Chủ trì: Sở Xây dựng; phối hợp: UBND các huyện; thời gian: trước 30/4/2024).",
        "- Kiểm tra hồ đập. Đơn vị chủ trì: Sở Xây dựng; đơn vị phối hợp: UBND các huyện. Thời hạn: 30/4/2024.",
        "Kiểm tra hồ đập; cơ quan chủ trì: Sở Xây dựng; phối hợp: UBND các huyện; hoàn thành: trước ngày 30/4/2024",
    ],
)
def test_labels_in_the_line_itself(line: str, tasks_of: TasksOf) -> None:
    assert [_show(task)[:4] for task in tasks_of(line)] == [
        ("Kiểm tra hồ đập", ["Sở Xây dựng"], ["UBND các huyện"], "2024-04-30")
    ]


def test_labels_below_several_items_hold_for_each(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "3. Tuyên truyền\n"
        "- Mở chuyên mục trên báo.\n"
        "- Treo băng rôn tại trụ sở.\n"
        "- Đơn vị chủ trì: Văn phòng Sở.\n"
        "- Thời gian thực hiện: tháng 5/2024.\n"
    )
    assert [_show(task)[:4] for task in tasks] == [
        ("Mở chuyên mục trên báo", ["Văn phòng Sở"], [], "2024-05-31"),
        ("Treo băng rôn tại trụ sở", ["Văn phòng Sở"], [], "2024-05-31"),
    ]


def test_a_label_of_contents_holds_the_action(tasks_of: TasksOf) -> None:
    (task,) = tasks_of(
        "2. Tập huấn\n"
        "a) Nội dung: Mở lớp kỹ năng số cho cán bộ xã.\n"
        "b) Hình thức: trực tiếp.\n"
        "c) Đơn vị thực hiện: Sở Nội vụ, Trường Chính trị tỉnh.\n"
    )
    assert _show(task)[:2] == ("Mở lớp kỹ năng số cho cán bộ xã", ["Sở Nội vụ", "Trường Chính trị tỉnh"])


def test_labels_that_name_nobody_make_no_task(tasks_of: TasksOf) -> None:
    assert not tasks_of(
        "1. Hội nghị\n- Thời gian: ngày 15/3/2024.\n- Nội dung: báo cáo kết quả.\n- Địa điểm: tại Sở.\n"
    )
