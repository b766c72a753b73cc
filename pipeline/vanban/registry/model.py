"""What the registry holds: bodies and provinces, each with the days on which it existed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from vanban.text.normal import nfc, squeeze

Kind = Literal[
    "state", "ministry", "government-agency", "judiciary", "department", "people-committee", "people-council",
    "office-unit", "public-service", "armed-forces", "board", "party", "mass-organisation", "press", "enterprise",
    "school", "role",
]  # fmt: skip
"""Kinds of body, as in the record's ``units[].kind``."""

Level = Literal["central", "region", "province", "district", "commune"]
"""Where a body stands: the state as a whole, or a unit of one of the three levels (two since 01/7/2025).

A body of a region serves several provinces or districts; no place is part of its name.
"""


def _is_clean(text: str) -> str:
    if not text or text != nfc(text) or text != squeeze(text):
        raise ValueError(f"{text!r} must be composed Unicode (NFC) without spaces at its ends or doubled")
    return text


def _is_capital(text: str) -> str:
    if not text[0].isupper():
        raise ValueError(f"{text!r} must begin with a capital")
    return text


Clean = Annotated[str, AfterValidator(_is_clean)]
Name = Annotated[str, AfterValidator(_is_clean), AfterValidator(_is_capital)]
Symbol = Annotated[str, Field(pattern=r"^[A-ZĐÂĂÊÔƠƯ][A-Za-zĐđÂâĂăÊêÔôƠơƯư0-9&]*$")]


_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")  # 2025-02


def _first_day(value: object) -> object:
    """The first day of a year or month that stands for a day not known."""
    if isinstance(value, int):
        return date(value, 1, 1)
    return f"{value}-01" if isinstance(value, str) and _MONTH.fullmatch(value) else value


def _last_day(value: object) -> object:
    """The last day of a year or month that stands for a day not known."""
    if isinstance(value, int):
        return date(value, 12, 31)
    month = _MONTH.fullmatch(value) if isinstance(value, str) else None
    return f"{value}-{monthrange(int(month['year']), int(month['month']))[1]}" if month else value


FirstDay = Annotated[date, BeforeValidator(_first_day)]
LastDay = Annotated[date, BeforeValidator(_last_day)]


class Entry(BaseModel):
    """Base of what a lexicon file lists: unknown fields are an error, days are inclusive.

    A day known only to its month or year is as wide as it can be: the first for a beginning, the last for an end.

    Attributes:
        valid_from: first day of existence; ``None``: older than the documents that are read, or not known.
        valid_until: last day; ``None``: it still exists, or the day is not known.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    valid_from: FirstDay | None = None
    valid_until: LastDay | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_from is not None and self.valid_until is not None and self.valid_until < self.valid_from:
            raise ValueError(f"valid_until {self.valid_until} is before valid_from {self.valid_from}")
        return self

    def existed(self, day: date | None) -> bool:
        """It existed on that day; every day is as good when ``None``."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def follows(self, other: Entry) -> bool:
        """It existed on the day after the other's last, and longer than the other."""
        if other.valid_until is None or other.valid_until == date.max:
            return False
        return self.existed(other.valid_until + timedelta(days=1))

    def overlaps(self, other: Entry) -> bool:
        """There is a day on which both existed."""
        first, second = self.valid_from or date.min, other.valid_from or date.min
        return max(first, second) <= min(self.valid_until or date.max, other.valid_until or date.max)


class Body(Entry):
    """A body (cơ quan, tổ chức), or a kind of body that every province, district or commune has one of.

    Attributes:
        abbreviations: other spellings and short forms.
        symbol: its abbreviation in document numbers (NĐ 30/2020/NĐ-CP, Annex III; the Party's own rules).
        other_symbols: further abbreviations that its numbers are seen with.
        kind: as in ``Unit.kind``.
        level: ``None`` when bodies of that name stand at several levels, or at none.
        successors: names of the bodies that took over its work, that of the bulk first. Empty for a body that ended
            and left its work to nobody in particular, or to bodies that are not known.
    """

    abbreviations: tuple[Clean, ...] = ()
    symbol: Symbol | None = None
    other_symbols: tuple[Symbol, ...] = ()
    kind: Kind
    level: Level | None = None
    successors: tuple[Name, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The full name, then the others."""
        return (self.name, *self.abbreviations)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The usual symbol first."""
        return (*((self.symbol,) if self.symbol else ()), *self.other_symbols)

    @model_validator(mode="after")
    def _only_what_ended_has_successors(self) -> Self:
        if self.successors and self.valid_until is None:
            raise ValueError("successors without valid_until: say on which day it ended")
        return self


ProvinceLevel = Literal["tỉnh", "thành phố"]


class LevelPeriod(BaseModel):
    """A level that a province had for a time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    level: ProvinceLevel
    since: date | None = Field(default=None, alias="from")
    until: date | None = None


class Province(Entry):
    """A province or centrally run city (đơn vị hành chính cấp tỉnh).

    Attributes:
        level: its present or last level.
        levels: all of them, where the level changed.
        aliases: other spellings.
        absorbed: the provinces that were merged into it on 01/7/2025.
        successors: the provinces that its territory went to, none for one that exists.
    """

    level: ProvinceLevel
    levels: tuple[LevelPeriod, ...] = ()
    aliases: tuple[Clean, ...] = ()
    absorbed: tuple[Name, ...] = ()
    successors: tuple[Name, ...] = ()

    def full_name(self, day: date | None = None) -> str:
        """With its level on that day, or its last one: ``tỉnh An Giang``."""
        if day is not None:
            for period in self.levels:
                if (period.since or date.min) <= day <= (period.until or date.max):
                    return f"{period.level} {self.name}"
        return f"{self.level} {self.name}"
