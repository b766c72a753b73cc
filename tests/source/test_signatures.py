"""Digital signatures of PDFs: who, when, and whether the signed bytes are as they were."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.source.conftest import Read
from tests.source.drawing import letter, pdf
from tests.source.signing import STAMPED_AT, append, sign

from vanban.source.signatures import read_signatures

UNSIGNED = pdf(letter, letter)


def test_signer_organisation_place_and_integrity() -> None:
    (signature,), notes = read_signatures(sign(UNSIGNED, page=1))
    assert (signature.signer, signature.organisation) == ("Nguyễn Văn Thử", "Sở Thử nghiệm tỉnh Minh Họa")
    assert (signature.intact, signature.covers_whole_file) == (True, True)
    assert (signature.field, signature.page) == ("ChuKy1", 2)
    assert notes == ()


def test_the_signers_own_time_has_its_zone() -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    (signature,), _ = read_signatures(sign(UNSIGNED))
    assert signature.signed_on is not None and signature.time_from == "signer"
    assert before <= datetime.fromisoformat(signature.signed_on) <= datetime.now(UTC)


def test_the_timestamp_authoritys_time_comes_first() -> None:
    (signature,), _ = read_signatures(sign(UNSIGNED, stamped=True))
    assert signature.signed_on is not None and signature.time_from == "timestamp"
    assert datetime.fromisoformat(signature.signed_on) == STAMPED_AT


def test_an_invisible_signature_has_no_page() -> None:
    (signature,), _ = read_signatures(sign(UNSIGNED, visible=False))
    assert signature.page is None and signature.intact is True


def test_one_changed_byte_breaks_it() -> None:
    signed = bytearray(sign(UNSIGNED))
    place = signed.index(b"/Producer")
    signed[place + 12] ^= 1
    (signature,), notes = read_signatures(bytes(signed))
    assert (signature.signer, signature.intact) == ("Nguyễn Văn Thử", False)
    assert [(note.code, note.severity) for note in notes] == [("signature-broken", "error")]


def test_what_is_added_later_is_told_and_breaks_nothing() -> None:
    (signature,), notes = read_signatures(append(sign(UNSIGNED)))
    assert (signature.intact, signature.covers_whole_file) == (True, False)
    assert [note.code for note in notes] == ["changed-after-signing"]


def test_a_second_signature_covers_the_first() -> None:
    twice = sign(sign(UNSIGNED), signer="Trần Thị Mẫu", field="VanThu")
    signatures, notes = read_signatures(twice)
    assert [(one.signer, one.intact, one.covers_whole_file) for one in signatures] == [
        ("Nguyễn Văn Thử", True, False),
        ("Trần Thị Mẫu", True, True),
    ]
    assert notes == ()


def _garbled(match: re.Match[bytes]) -> bytes:
    return b"/Contents <" + b"c0ffee" + match[1][6:] + b">"


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (rb"/Contents <([0-9A-F]+)>", _garbled),
        (rb"/ByteRange \[[^\]]*\]", lambda match: b"/ByteRange [-1 2 /X]".ljust(len(match[0]))),
        (rb"/ByteRange \[[^\]]*\]", lambda match: b"/ByteRange".ljust(len(match[0]))),
        (rb"/Fields", lambda match: b"/Felder"),
        (rb"startxref", lambda match: b"startxxxx"),
        (rb"/V \d+ 0 R", lambda match: b"/V 1 0 R".ljust(len(match[0]))),
    ],
)
def test_a_damaged_signature_is_said_to_be_so(pattern: bytes, new: Any) -> None:
    damaged, count = re.subn(pattern, new, sign(UNSIGNED))
    signatures, notes = read_signatures(damaged)
    assert count and not any(signature.intact for signature in signatures)
    assert len(signatures) + len(notes) > 0
    assert all("\n" not in note.message for note in notes)


def test_a_damaged_one_leaves_the_other_readable() -> None:
    first = sign(UNSIGNED)
    twice = sign(re.sub(rb"/Contents <([0-9A-F]+)>", _garbled, first), signer="Trần Thị Mẫu", field="VanThu")
    signatures, notes = read_signatures(twice)
    assert [signature.signer for signature in signatures] == ["Trần Thị Mẫu"]
    assert [note.code for note in notes] == ["signature-unreadable"]
    assert "'ChuKy1'" in notes[0].message


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.99])
def test_a_signed_file_cut_short_raises_nothing(cut: float) -> None:
    signed = sign(UNSIGNED)
    signatures, notes = read_signatures(signed[: int(cut * len(signed))])
    assert not any(signature.covers_whole_file for signature in signatures)
    assert all(note.code.startswith(("signature-", "changed-")) for note in notes)


def test_a_file_without_signatures_has_none() -> None:
    assert read_signatures(UNSIGNED) == ((), ())


def test_words_that_look_like_a_signature_are_no_signature() -> None:
    signatures, notes = read_signatures(b"%PDF-1.7 no objects, but /ByteRange")
    assert (signatures, [note.code for note in notes]) == ((), ["signature-unreadable"])


def test_signatures_travel_with_the_document(read: Read) -> None:
    document = read(append(sign(UNSIGNED)))
    assert [signature.signer for signature in document.signatures] == ["Nguyễn Văn Thử"]
    assert "changed-after-signing" in [note.code for note in document.diagnostics]
    assert read(UNSIGNED).signatures == ()
