"""antiword draws tables with bars, wrapping each cell inside its column; here they become pipe tables.

A column begins where any row of the table has a bar, so a merged cell leaves the columns that it covers empty. In
tables of more than two columns a printed row whose first cell is empty continues the row above when its bars are the
same.
"""

from __future__ import annotations

from collections.abc import Iterator


def with_pipe_tables(text: str) -> str:
    """The text with its drawn tables as Markdown pipe tables, the heading row of each left empty.

    >>> print(with_pipe_tables("|SỞ Y TẾ     |Độc lập - Tự do    |").strip())
    |  |  |
    | --- | --- |
    | SỞ Y TẾ | Độc lập - Tự do |
    """
    result: list[str] = []
    table: list[str] = []
    for line in text.splitlines():
        if line.startswith("|"):
            table.append(line.rstrip())
            continue
        result.extend(_pipe_table(table))
        table = []
        result.append(line)
    result.extend(_pipe_table(table))
    return "\n".join(result)


def _pipe_table(lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    bars = [[i for i, character in enumerate(line) if character == "|"][: line.count("|") - 1] for line in lines]
    starts = sorted({position for row in bars for position in row})
    rows: list[list[str]] = []
    above: list[int] = []
    for line, positions in zip(lines, bars, strict=True):
        row = [""] * len(starts)
        for start, end in zip(positions, [*positions[1:], len(line) - 1], strict=True):
            row[starts.index(start)] = line[start + 1 : end].strip()
        if rows and len(starts) > 2 and not row[0] and positions == above:
            rows[-1] = [f"{upper} {lower}".strip() for upper, lower in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
        above = positions
    yield ""
    yield "|" + "  |" * len(starts)
    yield "|" + " --- |" * len(starts)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
