"""What the lexicons promise to those who read them."""

from __future__ import annotations

from vanban.lexicon import load_lexicon
from vanban.text.normal import fold, nfc


def _bodies() -> list[dict[str, object]]:
    return [entry for entries in load_lexicon("bodies").values() for entry in entries]


def test_every_body_has_a_name_in_nfc_and_a_kind() -> None:
    for entry in _bodies():
        name = str(entry["name"])
        assert name == nfc(name)
        assert name[0].isupper()
        assert entry["kind"]


def test_names_are_unique() -> None:
    names = [fold(str(entry["name"])) for entry in _bodies()]
    assert len(names) == len(set(names))


def test_successors_are_bodies_or_named_offices() -> None:
    names = {entry["name"] for entry in _bodies()}
    unknown = {
        successor
        for entry in _bodies()
        for successor in entry.get("successors", ())  # type: ignore[attr-defined]
        if successor not in names
    }
    assert unknown <= {"Cục Thống kê", "Cục Thuế", "Cục Hải quan"}


def test_the_63_provinces_became_34() -> None:
    provinces = load_lexicon("provinces")
    current = {entry["name"] for entry in provinces["current"]}
    former = {entry["name"]: entry for entry in provinces["former"] if str(entry["valid_until"]) == "2025-06-30"}
    assert (len(current), len(former)) == (34, 29)
    assert len(current) + len(former) == 63
    for entry in provinces["current"]:
        for absorbed in entry.get("absorbed", ()):
            assert former[absorbed]["successor"] == entry["name"]
    assert {entry["successor"] for entry in provinces["former"]} <= current
