"""Sections: in order, by label and the beginning of the title; what a gold file is silent about does not count."""

from pathlib import Path
from typing import Any

from tests.evaluation.records import document, score, sections

from vanban.evaluation import FieldScore


def scored(
    folder: Path,
    gold: list[tuple[str | None, str | None, int]],
    read: list[tuple[str | None, str | None, int]],
    **more: Any,
) -> FieldScore:
    items = [{"label": label, "title": title, "level": level} for label, title, level in gold]
    return (
        score(folder, {"sections": items, **more}, document(sections=sections(*read))).documents[0].fields["sections"]
    )


def test_titles_may_be_the_beginning_of_the_sentence(tmp_path: Path) -> None:
    result = scored(
        tmp_path,
        [("I", "NỘI DUNG", 1), ("1", "Rà soát quy trình nội bộ", 2)],
        [("I", "Nội dung", 1), ("1", "Rà soát quy trình nội bộ của các phòng, báo cáo Giám đốc", 2)],
    )
    assert (result.found, result.gold, result.correct, result.predicted) == (2, 2, 2, 2)


def test_another_label_or_title_is_a_miss(tmp_path: Path) -> None:
    result = scored(
        tmp_path,
        [("1", "Mục đích", 1), ("2", "Yêu cầu", 1), ("Điều 3", None, 1)],
        [("1", "Căn cứ", 1), ("3", "Yêu cầu", 1), ("Điều 3", "Hiệu lực", 1)],
    )
    assert (result.found, result.gold) == (0, 3)
    assert result.misses == ["1 Mục đích", "2 Yêu cầu", "Điều 3 (no heading)"]


def test_order_decides_between_equal_labels(tmp_path: Path) -> None:
    result = scored(
        tmp_path,
        [("I", "MỤC TIÊU", 1), ("1", "Phạm vi", 2), ("II", "NHIỆM VỤ", 1), ("1", "Phạm vi", 2)],
        [("I", "MỤC TIÊU", 1), ("II", "NHIỆM VỤ", 1), ("1", "Phạm vi", 2)],
    )
    assert (result.found, result.gold) == (3, 4)


def test_bullets_and_points_the_gold_never_lists_do_not_count(tmp_path: Path) -> None:
    result = scored(
        tmp_path,
        [("I", "NỘI DUNG", 1), ("1", "Mục đích", 2)],
        [
            ("I", "NỘI DUNG", 1),
            ("1", "Mục đích", 2),
            (None, "Ý thứ nhất", 3),
            ("a", "Ý thứ hai", 3),
            ("b", "Ý thứ ba", 3),
        ],
    )
    assert (result.predicted, result.false_alarms) == (2, [])


def test_a_sentence_beside_listed_headings_does_not_count_but_a_heading_does(tmp_path: Path) -> None:
    result = scored(
        tmp_path,
        [("1", "Sở Nội vụ", 1), ("a", "Chủ trì các việc", 2)],
        [
            ("1", "Sở Nội vụ", 1),
            ("a", "Chủ trì các việc", 2),
            (None, "Việc một", 3),
            ("b", "Báo cáo", 2),
            ("c", "Chỉ đạo", 2),
            (None, "Việc hai", 3),
        ],
    )
    assert result.false_alarms == ["c Chỉ đạo"]


def test_an_unlisted_item_among_listed_ones_is_a_false_alarm(tmp_path: Path) -> None:
    result = scored(
        tmp_path,
        [("1", "Mục đích", 1), ("2", "Yêu cầu", 1)],
        [("1", "Mục đích", 1), ("2", "Yêu cầu", 1), ("2024", "là năm đầu tiên", 1), ("Điều 9", "Quy định", 1)],
    )
    assert result.false_alarms == ["2024 là năm đầu tiên"]


def test_an_outline_heading_counts_wherever_it_stands(tmp_path: Path) -> None:
    result = scored(
        tmp_path,
        [("I", "MỤC TIÊU", 1), ("II", "NHIỆM VỤ", 1)],
        [("I", "MỤC TIÊU", 1), ("II", "NHIỆM VỤ", 1), ("5", "Đoạn văn", 2), ("V", "I. Lê-nin", 3), ("III", "LỖI", 1)],
    )
    assert result.false_alarms == ["III LỖI"]


def test_levels_are_relative(tmp_path: Path) -> None:
    gold = {
        "sections": [
            {"label": "I", "title": "A B", "level": 1},
            {"label": "1", "title": "C D", "level": 2},
            {"label": "2", "title": "E F", "level": 2},
        ]
    }
    read = sections(("Phụ lục", "X", 1), ("I", "A B", 2), ("1", "C D", 3), ("2", "E F", 4))
    levels = score(tmp_path, gold, document(sections=read)).documents[0].fields["sections.level"]
    assert (levels.gold, levels.found) == (3, 2)
    assert levels.misses == ["2 E F: level 3  (read: 4)"]


def test_a_partial_list_counts_no_false_alarm(tmp_path: Path) -> None:
    result = scored(
        tmp_path, [("1", "Mục đích", 1)], [("1", "Mục đích", 1), ("2", "Yêu cầu", 1)], sections_partial=True
    )
    assert (result.recall, result.precision, result.f1) == (1.0, None, None)
