"""Generated records for measuring questions: an archive of any size, the same each time.

The rows are written as ``Archive.save`` would lay them out, past it: saving 100,000 documents one by one takes an hour.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import insert

from vanban.archive import Archive
from vanban.archive.keys import bare_words, marked_words, name_key, number_key
from vanban.archive.models import (
    Base,
    DocumentRow,
    PageTextRow,
    RecordRow,
    ReferenceRow,
    TaskRow,
    TaskUnitRow,
)

TODAY = date(2024, 6, 15)

PLANTED = {
    "thực hiện nhiệm vụ": 0.3,
    "chuyển đổi số": 0.05,
    "nạo vét kênh mương": 0.005,
    "hồ chứa Đồng Sen": 0.0005,
}
"""Phrases and the share of pages that each stands on."""

WORDS = 250  # a page; every document has one
_CHUNK = 1000
_ONSETS = "b c ch d đ g h kh l m n ng nh ph s t th tr v x"
_RHYMES = (
    "a á à ả ạ an án àn ang áng àng anh ánh ao áo au âm ân ấn ầng ất âu ấu ay ây e em ên ết i in inh ính iên iến iều "
    "o on ong ô ôn ông ống ơ ơi ời u ung úng uộc uyền uyết ư ưa ưng ước ương ường ưu"
)
_FIELDS = "Tài chính, Nội vụ, Y tế, Xây dựng, Tư pháp, Công Thương, Thủy lợi, Giáo dục, Du lịch, Khoa học"
_PLACES = [
    f"tỉnh {first} {second}" for first in ("Bình", "Hải", "Long", "Phú", "Quảng") for second in ("Sơn", "Lộc", "Xuyên")
]
ISSUERS = [f"Sở {field} {place}" for field in _FIELDS.split(", ") for place in _PLACES]
_TYPES = ("KH", "QĐ", "CV", "BC", "TB")
_NOW = datetime(2024, 6, 15, tzinfo=UTC)


def fill(archive: Archive, count: int) -> list[str]:
    """Write ``count`` documents; returns runs of two to four words that stand in some of them, for questions."""
    chance = random.Random(1)
    syllables = [onset + rhyme for onset in _ONSETS.split() for rhyme in _RHYMES.split()]
    chance.shuffle(syllables)
    # As syllables of Vietnamese are spread: the most frequent is one in eighty, the first hundred are almost half.
    weights = list(accumulate(1 / (n + 20) for n in range(len(syllables))))
    runs: list[str] = []
    for first in range(1, count + 1, _CHUNK):
        rows: dict[type[Base], list[dict[str, Any]]] = {}
        for number in range(first, min(first + _CHUNK, count + 1)):
            words = chance.choices(syllables, cum_weights=weights, k=WORDS)
            if number % max(1, count // 100) == 0:
                start = chance.randrange(WORDS - 5)
                runs.append(" ".join(words[start : start + chance.randint(2, 4)]))
            for phrase, share in PLANTED.items():
                if chance.random() < share:
                    words[chance.randrange(WORDS)] = phrase
            for kind, row in _document(number, " ".join(words), decrees(count), chance):
                rows.setdefault(kind, []).append(row)
        with archive.session(write=True) as session:
            for kind, values in rows.items():
                session.execute(insert(Base.metadata.tables[kind.__tablename__]), values)
    return runs


def decrees(count: int) -> int:
    """The highest number of a cited decree: of ten years, so that each is cited some twenty times."""
    return max(1, count // 200)


def _document(number: int, text: str, cited: int, chance: random.Random) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    issuer, kind = chance.choice(ISSUERS), chance.choice(_TYPES)
    issued = TODAY - timedelta(days=chance.randrange(3000))
    printed = f"{chance.randrange(1, 3000)}/{kind}-S{number % 40}"
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    yield (
        DocumentRow,
        {
            "id": number,
            "sha256": sha256,
            "name": f"{number}.pdf",
            "media_type": "application/pdf",
            "bytes": 100_000,
            "pages": 1,
            "kept": "reference",
            "original": f"/nowhere/{number}.pdf",
            "created_at": _NOW,
            "current_version": 1,
            "software": "0",
            "type_code": kind,
            "number": printed,
            "number_key": number_key(printed),
            "issued_on": issued,
            "issuer": issuer,
            "issuer_key": name_key(issuer),
            "subject": text[:80],
        },
    )
    record = {"document_id": number, "version": 1, "software": "0", "schema_version": "1.1", "read_at": _NOW}
    yield RecordRow, {**record, "json": {"deadlines": [], "tasks": []}, "text": text}
    yield (
        PageTextRow,
        {
            "id": number,
            "document_id": number,
            "page": 1,
            "start": 0,
            "marked": marked_words(text),
            "folded": bare_words(text),
        },
    )
    for place in range(3):
        yield from _task(3 * number + place, number, place, issued, text, chance)
    key = f"{chance.randrange(1, cited + 1)}/{chance.randrange(2015, 2025)}/NĐ-CP"
    yield (
        ReferenceRow,
        {
            "document_id": number,
            "record_version": 1,
            "ref_id": "r1",
            "key": key,
            "key_key": number_key(key),
            "relation": "basis",
        },
    )


def _task(
    id: int, document: int, place: int, issued: date, text: str, chance: random.Random
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    end = issued + timedelta(days=chance.randrange(10, 400)) if chance.random() < 0.7 else None
    yield (
        TaskRow,
        {
            "id": id,
            "document_id": document,
            "task_id": f"t-{place}",
            "position": place,
            "text": text[:150],
            "end": end,
            "confidence": 0.9,
            "review": [],
            "page": 1,
            "quote": text[:150],
        },
    )
    for role in ("lead", "support"):
        unit = chance.choice(ISSUERS)
        yield (
            TaskUnitRow,
            {"task_id": id, "role": role, "name": unit, "canonical": unit, "canonical_key": name_key(unit)},
        )
