"""Tasks under headings and introductions: who is addressed, which sections set none."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from vanban.schema import Task

TasksOf = Callable[[str], list[Task]]


def _pairs(tasks: list[Task]) -> list[tuple[str, str]]:
    return [("; ".join(a.name for a in task.lead), task.text) for task in tasks]


def test_a_heading_addresses_its_items(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "1. Sở Nội vụ\n"
        "- Tham mưu ban hành quy chế.\n"
        "- Chủ trì, phối hợp với Sở Y tế tổ chức kiểm tra.\n"
        "2. Văn phòng UBND tỉnh có trách nhiệm:\n"
        "a) Công khai kết quả.\n"
    )
    assert _pairs(tasks) == [
        ("Sở Nội vụ", "Tham mưu ban hành quy chế"),
        ("Sở Nội vụ", "tổ chức kiểm tra"),
        ("Văn phòng UBND tỉnh", "Công khai kết quả"),
    ]
    assert [a.name for a in tasks[1].support] == ["Sở Y tế"]
    assert all(task.review == ["unit-inherited"] for task in tasks)


def test_an_introduction_hands_lead_and_support_down_and_is_no_task(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "a) Sở Nội vụ chủ trì, phối hợp với các Sở, cơ quan liên quan thực hiện các nhiệm vụ sau:\n"
        "- Rà soát chức năng.\n"
        "- Đôn đốc việc thực hiện.\n"
    )
    assert _pairs(tasks) == [("Sở Nội vụ", "Rà soát chức năng"), ("Sở Nội vụ", "Đôn đốc việc thực hiện")]
    assert [[a.name for a in t.support] for t in tasks] == [["các Sở, cơ quan liên quan"]] * 2


def test_an_introduction_reaches_through_headings_that_name_nobody(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "II. NHIỆM VỤ\n"
        "Trong thời gian tới, các sở, ban, ngành cần triển khai các nhiệm vụ sau đây:\n"
        "1. Nâng cao nhận thức\n"
        "a) Xây dựng chuyên mục tuyên truyền.\n"
        "2. Hoàn thiện thể chế\n"
        "a) Rà soát quy định.\n"
        "b) Sở Tư pháp thẩm định văn bản.\n"
    )
    assert _pairs(tasks) == [
        ("các sở, ban, ngành", "Xây dựng chuyên mục tuyên truyền"),
        ("các sở, ban, ngành", "Rà soát quy định"),
        ("Sở Tư pháp", "thẩm định văn bản"),
    ]


def test_details_of_a_task_are_no_tasks(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "1. Sở Nội vụ\na) Sửa đổi quy chế để:\n- Tháo gỡ khó khăn.\n- Đơn giản hóa thủ tục.\nb) Mở lớp bồi dưỡng.\n"
    )
    assert _pairs(tasks) == [("Sở Nội vụ", "Sửa đổi quy chế để"), ("Sở Nội vụ", "Mở lớp bồi dưỡng")]


def test_items_of_those_whom_the_doer_directs(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "1. Ngân hàng Nhà nước Việt Nam\n"
        "- Tiếp tục chỉ đạo các tổ chức tín dụng giảm chi phí cho người vay như sau:\n"
        "+ Rà soát quy trình cho vay.\n"
    )
    assert _pairs(tasks)[-1] == ("các tổ chức tín dụng", "Rà soát quy trình cho vay")


def test_aims_and_requirements_set_no_tasks(tasks_of: TasksOf) -> None:
    assert not tasks_of(
        "I. MỤC ĐÍCH, YÊU CẦU\n"
        "1. Mục đích\n"
        "- Nâng cao nhận thức.\n"
        "2. Yêu cầu\n"
        "- Các đơn vị tổ chức thực hiện nghiêm túc.\n"
        "II. CHỈ TIÊU\n"
        "- Sở Y tế phấn đấu đạt 90%.\n"
    )


def test_a_duty_of_nobody_under_execution_is_kept_for_review(tasks_of: TasksOf) -> None:
    (task,) = tasks_of("I. TỔ CHỨC THỰC HIỆN\n1. Thành lập Ban Chỉ đạo cải cách hành chính.\n")
    assert (task.lead, task.review) == ([], ["no-unit"])


def test_content_that_names_nobody_is_no_task(tasks_of: TasksOf) -> None:
    assert tasks_of("II. NỘI DUNG\n1. Xây dựng hệ thống thanh toán.\n2. Tổ chức hội thảo.\n") == []


def test_the_issuer_telling_of_its_own_plan_is_no_task(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh, Sở Y tế xây dựng kế hoạch như sau:\n"
        "I. NHIỆM VỤ\n"
        "1. Văn phòng Sở tổng hợp báo cáo.\n"
    )
    assert _pairs(tasks) == [("Văn phòng Sở", "tổng hợp báo cáo")]


def test_the_issuer_addressing_others_before_the_first_section(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh, Sở Y tế yêu cầu các đơn vị trực thuộc triển khai"
        " các nội dung sau:\n"
        "1. Rà soát trang thiết bị.\n"
        "2. Lập danh mục thuốc.\n"
    )
    assert _pairs(tasks) == [
        ("các đơn vị trực thuộc", "Rà soát trang thiết bị"),
        ("các đơn vị trực thuộc", "Lập danh mục thuốc"),
    ]


def test_a_deadline_in_the_introduction_governs_the_items(tasks_of: TasksOf) -> None:
    tasks = tasks_of(
        "1. Sở Y tế hoàn thành trước ngày 30/6/2024 các việc sau:\n"
        "- Rà soát trang thiết bị.\n"
        "- Lập danh mục thuốc trước ngày 01/5/2024.\n"
    )
    assert [(t.text, t.end) for t in tasks] == [
        ("Rà soát trang thiết bị", "2024-06-30"),
        ("Lập danh mục thuốc trước ngày 01/5/2024", "2024-05-01"),
    ]
    assert tasks[0].review == ["unit-inherited", "deadline-inherited"]
    assert tasks[1].review == ["unit-inherited"]


def test_the_period_in_a_heading_is_no_deadline_of_its_items(tasks_of: TasksOf) -> None:
    (task,) = tasks_of("I. NHIỆM VỤ NĂM 2024\n1. Sở Y tế rà soát trang thiết bị.\n")
    assert task.end is None


def test_two_last_days_are_marked(tasks_of: TasksOf) -> None:
    (task,) = tasks_of("Sở Y tế lập danh sách trước ngày 01/4/2024, nghiệm thu trước ngày 01/6/2024.")
    assert (task.end, task.review, len(task.deadlines)) == ("2024-06-01", ["deadline-ambiguous"], 2)


def test_links_units_and_sections(read_doc: Callable[[str], Doc]) -> None:
    doc = read_doc("1. Sở Y tế\n- Giao UBND xã mở lớp.\n- Rà soát thuốc.\n")
    units = {unit.name: unit.id for unit in doc._.units}
    own, inherited = doc._.tasks
    assert (own.lead[0].unit, inherited.lead[0].unit) == (units["UBND xã"], units["Sở Y tế"])
    assert doc._.context.sections[own.section].kind == "bullet"
    assert own.evidence.quote == "Giao UBND xã mở lớp."


def test_ids_are_stable_and_unique(tasks_of: TasksOf) -> None:
    text = "1. Sở Y tế\n- Báo cáo kết quả.\n- Báo cáo kết quả.\n2. Sở Nội vụ\n- Báo cáo kết quả.\n"
    ids = [task.id for task in tasks_of(text)]
    assert len(set(ids)) == 3
    assert ids == [task.id for task in tasks_of(text)]
    with_marks_lost = text.replace("kết quả", "kêt quả")
    assert ids == [task.id for task in tasks_of(with_marks_lost)]


def test_a_named_doer_is_surer_than_nobody_and_clean_text_than_broken(tasks_of: TasksOf) -> None:
    (named,) = tasks_of("Sở Y tế rà soát thuốc trước ngày 01/4/2024.")
    (nobody,) = tasks_of("I. TỔ CHỨC THỰC HIỆN\n1. Rà soát thuốc.\n")
    (broken,) = tasks_of("Sở Y tế rà soát thuốc vt tw y tee chho bnh vinn trước ngày 01/4/2024.")
    assert 0 < nobody.confidence < named.confidence <= 1
    assert broken.confidence < named.confidence
