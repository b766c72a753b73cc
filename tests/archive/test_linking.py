"""Citations find the document they mean, whichever of the two comes first, and never a doubtful one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from tests.archive.readings import reading_of, write

from vanban.archive import Archive
from vanban.archive.models import ReferenceRow

DIRECTIVE = {"number": "05/CT-UBND", "issued_on": "2024-01-10", "issuer": "Ủy ban nhân dân tỉnh Bình Sơn"}


def save(archive: Archive, inbox: Path, name: str, **fields: Any) -> int:
    path = write(inbox, name, f"{name}: thực hiện 5/CT-UBND và 30/2020/NĐ-CP")
    return archive.save(reading_of(path, **fields), path).document_id


def targets(archive: Archive) -> list[int | None]:
    with archive.session() as session:
        return list(session.scalars(select(ReferenceRow.target_document_id).order_by(ReferenceRow.id)))


CITED = {"key": "5/CT-UBND", "issued_on": "2024-01-10"}


@pytest.mark.parametrize("first", ["directive", "plan"])
def test_either_may_come_first(archive: Archive, inbox: Path, first: str) -> None:
    steps = {
        "directive": lambda: save(archive, inbox, "chi-thi", **DIRECTIVE),
        "plan": lambda: save(archive, inbox, "ke-hoach", references=[CITED]),
    }
    ids = {first: steps.pop(first)()}
    ids |= {name: step() for name, step in steps.items()}
    assert targets(archive) == [ids["directive"]]


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ({"key": "5/CT-UBND", "issued_on": "2024-01-10"}, True),
        ({"key": "5/CT-UBND", "issuer": "Uỷ ban nhân dân tỉnh Bình Sơn"}, True),
        ({"key": "5/CT-UBND", "issued_on": "2023-01-10", "issuer": "Ủy ban nhân dân tỉnh Bình Sơn"}, False),
        ({"key": "5/CT-UBND", "issuer": "Ủy ban nhân dân tỉnh Hà Giáp"}, False),
        ({"key": "5/CT-UBND"}, False),
    ],
)
def test_a_number_alone_is_not_enough(archive: Archive, inbox: Path, cited: dict[str, Any], found: bool) -> None:
    directive = save(archive, inbox, "chi-thi", **DIRECTIVE)
    save(archive, inbox, "ke-hoach", references=[cited])
    assert targets(archive) == [directive if found else None]


def test_a_number_with_its_year_is_enough(archive: Archive, inbox: Path) -> None:
    decree = save(archive, inbox, "nghi-dinh", number="30/2020/NĐ-CP", issuer="Chính phủ", issued_on=None)
    save(archive, inbox, "ke-hoach", references=[{"key": "30/2020/NĐ-CP"}])
    assert targets(archive) == [decree]


def test_two_that_fit_are_none_until_the_issuer_decides(archive: Archive, inbox: Path) -> None:
    one = save(archive, inbox, "mot", **DIRECTIVE)
    save(archive, inbox, "hai", **{**DIRECTIVE, "issuer": "Ủy ban nhân dân tỉnh Hà Giáp"})
    save(archive, inbox, "ke-hoach", references=[CITED])
    save(archive, inbox, "khac", references=[{**CITED, "issuer": "Ủy ban nhân dân tỉnh Bình Sơn"}])
    assert targets(archive) == [None, one]


def test_a_document_that_is_read_anew_under_another_number_is_let_go(archive: Archive, inbox: Path) -> None:
    directive = save(archive, inbox, "chi-thi", **DIRECTIVE)
    save(archive, inbox, "ke-hoach", references=[CITED])
    save(archive, inbox, "chi-thi", **{**DIRECTIVE, "number": "6/CT-UBND"})
    assert targets(archive) == [None]
    save(archive, inbox, "chi-thi", **DIRECTIVE)
    assert targets(archive) == [directive]


def test_a_document_does_not_cite_itself(archive: Archive, inbox: Path) -> None:
    save(archive, inbox, "chi-thi", **DIRECTIVE, references=[CITED])
    assert targets(archive) == [None]
