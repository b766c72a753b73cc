"""Sentences that name their doer: who, with whom, what, until when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vanban.schema import Task

TasksOf = Callable[[str], list[Task]]


def _show(task: Task) -> tuple[str, list[str], list[str], str | None]:
    return task.text, [a.name for a in task.lead], [a.name for a in task.support], task.end


@pytest.mark.parametrize(
    ("sentence", "text", "lead", "support", "end"),
    [
        (
            "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và UBND các huyện rà soát biên chế trước 15/3/2024.",
            "rà soát biên chế trước 15/3/2024",
            ["Sở Nội vụ"],
            ["Sở Tài chính", "UBND các huyện"],
            "2024-03-15",
        ),
        ("Sở Y tế có trách nhiệm mở lớp tập huấn.", "mở lớp tập huấn", ["Sở Y tế"], [], None),
        (
            "Đề nghị Tỉnh đoàn, Hội Nông dân tỉnh vận động hội viên.",
            "vận động hội viên",
            ["Tỉnh đoàn", "Hội Nông dân tỉnh"],
            [],
            None,
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở tổ chức kiểm tra.",
            "tổ chức kiểm tra",
            ["Giám đốc các sở"],
            [],
            None,
        ),
        (
            "Công an tỉnh phối hợp với Sở Xây dựng tuần tra các tuyến đường.",
            "phối hợp với Sở Xây dựng tuần tra các tuyến đường",
            ["Công an tỉnh"],
            ["Sở Xây dựng"],
            None,
        ),
        (
            "Văn phòng Sở, Phòng Kế hoạch - Tài chính: tham mưu bố trí kinh phí.",
            "tham mưu bố trí kinh phí",
            ["Văn phòng Sở", "Phòng Kế hoạch - Tài chính"],
            [],
            None,
        ),
        (
            "Trước ngày 20 hằng tháng, các sở, ban, ngành báo cáo kết quả về Sở Nội vụ.",
            "báo cáo kết quả về Sở Nội vụ",
            ["các sở, ban, ngành"],
            [],
            None,
        ),
        (
            "Nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Văn phòng Sở.",
            "phản ánh về Văn phòng Sở",
            ["các đơn vị"],
            [],
            None,
        ),
        (
            "Chánh Văn phòng UBND tỉnh, Thủ trưởng các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này.",
            "chịu trách nhiệm thi hành Quyết định này",
            ["Chánh Văn phòng UBND tỉnh", "Thủ trưởng các sở, ban, ngành"],
            [],
            None,
        ),
        (
            "Các đơn vị được sử dụng kinh phí tiết kiệm và có trách nhiệm quyết toán.",
            "sử dụng kinh phí tiết kiệm và có trách nhiệm quyết toán",
            ["Các đơn vị"],
            [],
            None,
        ),
        (
            "Các sở, trong phạm vi nhiệm vụ của mình, phối hợp với Sở Y tế thực hiện.",
            "phối hợp với Sở Y tế thực hiện",
            ["Các sở"],
            ["Sở Y tế"],
            None,
        ),
    ],
)
def test_doer_helper_action_and_deadline(
    sentence: str, text: str, lead: list[str], support: list[str], end: str | None, tasks_of: TasksOf
) -> None:
    assert [_show(task) for task in tasks_of(sentence)] == [(text, lead, support, end)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Nội vụ đã tham mưu UBND tỉnh ban hành Quyết định.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Hội đồng gồm các thành viên sau đây.",
        "Kinh phí thực hiện do ngân sách tỉnh bảo đảm.",
        "Trên đây là Kế hoạch của Sở, đề nghị các đơn vị nghiêm túc thực hiện.",
        "Những năm qua, công tác lưu trữ đạt nhiều kết quả.",
        "Sở Nội vụ đề nghị các đơn vị quan tâm phối hợp thực hiện.",
        "Phân công cơ quan trình và cơ quan thẩm tra như sau.",
    ],
)
def test_no_task(sentence: str, tasks_of: TasksOf) -> None:
    assert tasks_of(sentence) == []


def test_another_doer_after_a_full_stop_or_semicolon_has_a_task_of_his_own(tasks_of: TasksOf) -> None:
    tasks = tasks_of("Cục Thuế tỉnh hướng dẫn kê khai; Kho bạc Nhà nước tỉnh kiểm soát chi. Sở Y tế mở lớp.")
    assert [(t.lead[0].name, t.text) for t in tasks] == [
        ("Cục Thuế tỉnh", "hướng dẫn kê khai"),
        ("Kho bạc Nhà nước tỉnh", "kiểm soát chi"),
        ("Sở Y tế", "mở lớp"),
    ]


def test_a_further_sentence_belongs_to_the_task_unless_it_has_a_deadline(tasks_of: TasksOf) -> None:
    text = "Sở Y tế rà soát thuốc. Chú trọng vùng sâu. Gửi báo cáo trước ngày 01/4/2024."
    assert [(t.text, t.end) for t in tasks_of(text)] == [
        ("rà soát thuốc. Chú trọng vùng sâu", None),
        ("Gửi báo cáo trước ngày 01/4/2024", "2024-04-01"),
    ]


def test_semicolons_in_a_list_of_doers_part_no_task(tasks_of: TasksOf) -> None:
    (task,) = tasks_of("Các sở, ban, ngành; UBND các huyện báo cáo trước ngày 05/4/2024.")
    assert [a.name for a in task.lead] == ["Các sở, ban, ngành", "UBND các huyện"]


def test_who_is_told_the_result(tasks_of: TasksOf) -> None:
    (task,) = tasks_of("Sở Y tế theo dõi việc thực hiện, định kỳ 6 tháng báo cáo kết quả về UBND tỉnh.")
    assert [a.name for a in task.report_to] == ["UBND tỉnh"]
    assert task.recurrence == "half-yearly"


@pytest.mark.parametrize(
    ("action", "product"),
    [
        ("Sở Y tế xây dựng kế hoạch kiểm tra, báo cáo UBND tỉnh.", "kế hoạch kiểm tra"),
        ("Sở Y tế ban hành quy chế phối hợp trước ngày 01/4/2024.", "quy chế phối hợp"),
        ("Sở Y tế tăng cường kiểm tra.", None),
    ],
)
def test_product(action: str, product: str | None, tasks_of: TasksOf) -> None:
    assert [task.deliverable for task in tasks_of(action)] == [product]
