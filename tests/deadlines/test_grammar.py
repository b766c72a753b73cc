"""Every rule of the grammar reads its own examples."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.extract.deadlines.calendar import Calendar, Impossible
from vanban.extract.deadlines.deictic import DEICTIC_RULES, beside, deictic_mentions
from vanban.extract.deadlines.numerals import Numerals
from vanban.extract.deadlines.open_ended import OpenEnded
from vanban.extract.deadlines.recurring import Recurrences
from vanban.extract.deadlines.relative import Relatives
from vanban.lexicon import load_lexicon
from vanban.text.normal import fold

_TIME = load_lexicon("time")
_NUMERALS = Numerals(_TIME["numerals"])
_CALENDAR = Calendar(_NUMERALS, _TIME["quarter_misreads"])
_RECURRENCES = Recurrences(_NUMERALS)
_OPEN = OpenEnded(_TIME)
_RELATIVES = Relatives(_NUMERALS, _TIME["events"], _TIME["occasions"], _TIME["documents"])


@pytest.mark.parametrize(
    ("name", "phrase", "interval"), [(rule.name, *example) for rule in _CALENDAR.rules for example in rule.examples]
)
def test_calendar_rule(name: str, phrase: str, interval: str) -> None:
    [mention] = _CALENDAR.scan(fold(phrase), 0, len(phrase))
    assert not isinstance(mention, Impossible)
    start, end = mention.period.start, mention.period.end
    assert start is not None
    assert end is not None
    assert f"{start.on(2024)}/{end.on(2024)}" == interval
    assert (mention.rule, mention.start, mention.end) == (name, 0, len(phrase))


@pytest.mark.parametrize(
    ("name", "phrase", "rhythms"), [(rule.name, *example) for rule in _RECURRENCES.rules for example in rule.examples]
)
def test_recurring_rule(name: str, phrase: str, rhythms: str) -> None:
    mentions = list(_RECURRENCES.scan(fold(phrase), 0, len(phrase)))
    said = [" ".join(part for part in (m.recurrence or "null", m.rrule) if part) for m in mentions]
    assert " | ".join(said) == rhythms
    assert {(m.rule, m.start, m.end) for m in mentions} == {(name, 0, len(phrase))}


@pytest.mark.parametrize(
    ("name", "phrase", "relative"), [(rule.name, *example) for rule in _RELATIVES.rules for example in rule.examples]
)
def test_relative_rule(name: str, phrase: str, relative: str) -> None:
    [mention] = _RELATIVES.scan(phrase, fold(phrase), 0, len(phrase))
    assert (mention.rule, mention.relative) == (name, relative)
    assert (mention.start, mention.end) == (0, len(phrase))


@pytest.mark.parametrize(
    ("name", "phrase", "interval"), [(rule.name, *example) for rule in DEICTIC_RULES for example in rule.examples]
)
def test_deictic_rule(name: str, phrase: str, interval: str) -> None:
    today = date(2024, 5, 14)
    [mention] = beside([], deictic_mentions(fold(phrase), 0, len(phrase), today, bare=True))
    start, end = mention.period.start, mention.period.end
    said = "/".join(day.on(2024).isoformat() if day is not None else "" for day in (start, end))
    assert (said, mention.rule, mention.start, mention.end) == (interval, name, 0, len(phrase))
    assert list(deictic_mentions(fold(phrase), 0, len(phrase), None, bare=True)) == []


@pytest.mark.parametrize(
    ("name", "phrase"), [(rule.name, example) for rule in _OPEN.rules for example in rule.examples]
)
def test_open_rule(name: str, phrase: str) -> None:
    [mention] = _OPEN.in_field(fold(phrase), 0, len(phrase))
    assert (mention.rule, mention.start, mention.end) == (name, 0, len(phrase))


def test_every_rule_has_examples() -> None:
    for rule in (*_CALENDAR.rules, *_RECURRENCES.rules, *_RELATIVES.rules, *DEICTIC_RULES, *_OPEN.rules):
        assert rule.examples, rule.name


@pytest.mark.parametrize(
    "phrase",
    ["ngày 31/4/2024", "ngày 30 tháng 02 năm 2024", "tháng 13 năm 2024", "29/02/2023", "quý V/2024", "quý 6 năm 2024",
     "ngày 31 tháng Tư năm 2024", "ngày 32/3/2024"],
)  # fmt: skip
def test_impossible_dates_are_no_values(phrase: str) -> None:
    [found] = _CALENDAR.scan(fold(phrase), 0, len(phrase))
    assert isinstance(found, Impossible)


@pytest.mark.parametrize(
    "phrase", ["12/2025/NĐ-CP", "1.500.000", "192.168.1.1", "0912/345/678", "10/2024/QĐ-UBND", "5.12.2024.7", "tờ 3/2"]
)
def test_numbers_that_are_no_dates(phrase: str) -> None:
    assert list(_CALENDAR.scan(fold(phrase), 0, len(phrase))) == []
