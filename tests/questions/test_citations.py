"""Who cites a document, who carries it out, what never came in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.questions.shelf import Cited, Shelf

from vanban.archive.citations import Branch, citations, never_received
from vanban.errors import UnknownDocumentError

ISSUED = "2024-01-10"


def _tree(branches: Sequence[Branch]) -> list[object]:
    return [
        (branch.document.number, "…") if branch.again else (branch.document.number, _tree(branch.branches))
        for branch in branches
    ]


def _carries_out(key: str, day: str = ISSUED) -> list[Cited]:
    return [Cited(key, "implements", day)]


def test_citing_documents_come_strongest_relation_first(shelf: Shelf) -> None:
    shelf.put(number="5/CT-UBND", kind="CT", issued_on=ISSUED)
    shelf.put(number="1/CV-A", cites=[Cited("5/CT-UBND", "mentions", ISSUED)])
    shelf.put(number="2/QĐ-A", cites=[Cited("5/CT-UBND", "replaces", ISSUED)])
    shelf.put(number="3/KH-A", cites=[Cited("05/CT-UBND", "implements", ISSUED)])
    found = citations(shelf.archive, "5/CT-UBND")
    assert found.received
    assert [(one.relation, one.document.number, one.certain) for one in found.citing] == [
        ("implements", "3/KH-A", True),
        ("replaces", "2/QĐ-A", True),
        ("mentions", "1/CV-A", True),
    ]
    assert (found.citing[0].page, found.citing[0].quote) == (1, "05/CT-UBND")


def test_the_tree_goes_down_to_the_last_plan(shelf: Shelf) -> None:
    shelf.put(number="5/CT-TTg", kind="CT", issued_on=ISSUED)
    shelf.put(number="20/KH-UBND", issued_on="2024-02-01", cites=_carries_out("5/CT-TTg"))
    shelf.put(number="21/KH-STL", issued_on="2024-02-15", cites=_carries_out("20/KH-UBND", "2024-02-01"))
    shelf.put(number="22/KH-SYT", issued_on="2024-02-10", cites=_carries_out("20/KH-UBND", "2024-02-01"))
    shelf.put(number="9/BC-UBND", kind="BC", cites=[Cited("5/CT-TTg", "mentions", ISSUED)])
    found = citations(shelf.archive, "5/CT-TTg")
    assert _tree(found.tree) == [("20/KH-UBND", [("22/KH-SYT", []), ("21/KH-STL", [])])]


def test_documents_that_carry_out_each_other_are_told_once(shelf: Shelf) -> None:
    shelf.put(number="1/KH-A", issued_on=ISSUED, cites=_carries_out("2/KH-A"))
    shelf.put(number="2/KH-A", issued_on=ISSUED, cites=_carries_out("1/KH-A"))
    assert _tree(citations(shelf.archive, "1/KH-A").tree) == [("2/KH-A", [("1/KH-A", "…")])]


def test_a_plan_that_carries_out_two_levels_has_its_branches_once(shelf: Shelf) -> None:
    shelf.put(number="1/CT-A", kind="CT", issued_on=ISSUED)
    shelf.put(number="2/KH-A", issued_on="2024-02-01", cites=_carries_out("1/CT-A"))
    both = [*_carries_out("1/CT-A"), *_carries_out("2/KH-A", "2024-02-01")]
    shelf.put(number="3/KH-A", issued_on="2024-03-01", cites=both)
    shelf.put(number="4/KH-A", issued_on="2024-04-01", cites=_carries_out("3/KH-A", "2024-03-01"))
    below = ("3/KH-A", [("4/KH-A", [])])
    assert _tree(citations(shelf.archive, "1/CT-A").tree) == [("2/KH-A", [("3/KH-A", "…")]), below]


def test_a_number_alone_is_not_certain(shelf: Shelf) -> None:
    shelf.put(number="594/KH-UBND", issued_on=ISSUED)
    shelf.put(number="1/CV-A", cites=[Cited("594/KH-UBND", "implements", "2019-05-05")])
    found = citations(shelf.archive, "594/KH-UBND")
    assert [(one.document.number, one.certain) for one in found.citing] == [("1/CV-A", False)]
    assert found.tree == ()


def test_what_was_never_received_is_told_with_those_who_cite_it(shelf: Shelf) -> None:
    for number in ("1/CV-A", "2/CV-A", "3/CV-A"):
        shelf.put(number=number, cites=[Cited("33/2024/QH15", "basis")])
    found = citations(shelf.archive, "33/2024/qh15")
    assert (found.received, len(found.citing), found.tree) == (False, 3, ())
    assert all(one.certain for one in found.citing)


def test_a_document_is_asked_for_by_its_id_too(shelf: Shelf) -> None:
    saved = shelf.put(number="30/2020/NĐ-CP", kind="NĐ", issued_on="2020-03-05")
    shelf.put(number="1/CV-A", cites=[Cited("30/2020/NĐ-CP", "basis")])
    found = citations(shelf.archive, str(saved.document_id))
    assert [one.document.number for one in found.citing] == ["1/CV-A"]


def test_what_nobody_knows_is_refused(shelf: Shelf) -> None:
    with pytest.raises(UnknownDocumentError, match="999/KH-X"):
        citations(shelf.archive, "999/KH-X")


def test_missing_documents_are_listed_most_cited_first(shelf: Shelf) -> None:
    shelf.put(number="30/2020/NĐ-CP", kind="NĐ", issued_on="2020-03-05")
    shelf.put(number="1/CV-A", cites=[Cited("33/2024/QH15"), Cited("30/2020/NĐ-CP", "basis"), Cited("7/TB-B")])
    shelf.put(number="2/CV-A", cites=[Cited("33/2024/QH15", "basis", "2024-06-21", "Quốc hội")])
    found = never_received(shelf.archive)
    assert [(one.key, one.cited_by, one.relation) for one in found] == [
        ("33/2024/QH15", 2, "basis"),
        ("7/TB-B", 1, "mentions"),
    ]
    assert (found[0].issuer, str(found[0].issued_on)) == ("Quốc hội", "2024-06-21")
    assert [one.key for one in never_received(shelf.archive, limit=1)] == ["33/2024/QH15"]


def test_one_number_of_two_years_is_two_missing_documents(shelf: Shelf) -> None:
    shelf.put(number="1/CV-A", cites=[Cited("12/KH-UBND", issued_on="2023-02-02")])
    shelf.put(number="2/CV-A", cites=[Cited("12/KH-UBND", issued_on="2024-02-02")])
    shelf.put(number="3/CV-A", cites=[Cited("12/KH-UBND", issued_on="2024-02-02")])
    assert [(str(one.issued_on), one.cited_by) for one in never_received(shelf.archive)] == [
        ("2024-02-02", 2),
        ("2023-02-02", 1),
    ]


def test_a_law_cited_by_name_is_one_missing_document(shelf: Shelf) -> None:
    shelf.put(number="1/CV-A", cites=[Cited("Luật Đê điều 2006", "basis", "2006-11-29")])
    shelf.put(number="2/CV-A", cites=[Cited("Luật Đê điều 2006")])
    assert [(one.key, one.cited_by) for one in never_received(shelf.archive)] == [("Luật Đê điều 2006", 2)]
    assert not citations(shelf.archive, "luật đê điều 2006").received
