"""Task tables as they stand in files: HTML with merged cells, Markdown with line breaks and repeated headings."""

from __future__ import annotations

from pathlib import Path

from vanban.reading import read
from vanban.schema import Task

HTML = """<html><body><p>PHÂN CÔNG NHIỆM VỤ</p><table>
<tr><th rowspan=2>STT</th><th rowspan=2>Nội dung công việc</th><th colspan=2>Trách nhiệm thực hiện</th>
<th colspan=4>Thời gian thực hiện năm 2024</th><th rowspan=2>Sản phẩm</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th><th>Quý I</th><th>Quý II</th><th>Quý III</th><th>Quý IV</th></tr>
<tr><td colspan=9><b>I. HOÀN THIỆN THỂ CHẾ</b></td></tr>
<tr><td>1</td><td>Rà soát văn bản</td><td rowspan=2>Sở Tư pháp</td><td>Sở Nội vụ<br>Sở Tài chính</td>
<td>x</td><td></td><td></td><td></td><td>Danh mục văn bản</td></tr>
<tr><td>2</td><td>Trình bãi bỏ văn bản</td><td>Các sở, ban, ngành</td><td></td><td>x</td><td>x</td>
<td></td><td></td></tr>
<tr><td>II</td><td colspan=8>Sở Xây dựng</td></tr>
<tr><td>1</td><td>Vận hành hệ thống</td><td></td><td>-</td><td></td><td></td><td></td><td>x</td><td></td></tr>
</table></body></html>"""

MARKDOWN = """PHỤ LỤC

| TT | Đầu việc | Cơ quan, đơn vị chủ trì thực hiện | Hạn hoàn thành |
|---|---|---|---|
| 1 | Mở chuyên mục | Sở Nội vụ<br>Sở Y tế | Hằng tháng |
| 2 | Treo băng rôn | nt | Tháng 3/2024 |
"""


def _show(task: Task) -> tuple[str, list[str], list[str], str | None]:
    return task.text, [a.name for a in task.lead], [a.name for a in task.support], task.end


def test_html(tmp_path: Path) -> None:
    path = tmp_path / "phan-cong.html"
    path.write_text(HTML, encoding="utf-8")
    tasks = read(path).tasks
    assert [_show(task) for task in tasks] == [
        ("Rà soát văn bản", ["Sở Tư pháp"], ["Sở Nội vụ", "Sở Tài chính"], "2024-03-31"),
        ("Trình bãi bỏ văn bản", ["Sở Tư pháp"], ["Các sở, ban, ngành"], "2024-09-30"),
        ("Vận hành hệ thống", ["Sở Xây dựng"], [], "2024-12-31"),
    ]
    assert [task.review for task in tasks] == [[], [], ["unit-inherited"]]
    assert tasks[0].deliverable == "Danh mục văn bản"


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "phu-luc.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    tasks = read(path).tasks
    assert [_show(task) for task in tasks] == [
        ("Mở chuyên mục", ["Sở Nội vụ", "Sở Y tế"], [], None),
        ("Treo băng rôn", ["Sở Nội vụ", "Sở Y tế"], [], "2024-03-31"),
    ]
    assert tasks[0].recurrence == "monthly"
