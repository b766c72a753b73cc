"""Reading order of what a page holds."""

from __future__ import annotations

from vanban.source.model import Line, Table


def merge_by_height(lines: list[Line], tables: list[Table]) -> list[Line | Table]:
    """Tables put among the lines, before the first line that begins below their top."""
    content: list[Line | Table] = list(lines)
    for table in tables:
        top = table.box[1] if table.box else 0.0
        index = next((i for i, item in enumerate(content) if item.box is not None and item.box[1] > top), len(content))
        content.insert(index, table)
    return content
