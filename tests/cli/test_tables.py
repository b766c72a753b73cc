"""What tables for people say of the incoming stamp and of digital signatures."""

import pytest

from vanban.cli.labels import Lang
from vanban.cli.tables import render_record
from vanban.schema import Arrival, Document, Header, Signature, Source

SIGNATURE = Signature(
    signer="Nguyễn Văn Thử", organisation=None, signed_on="2026-05-28T17:24:51+07:00", time_from="signer",
    intact=True, covers_whole_file=False, field="ChuKy1", page=1,
)  # fmt: skip


def _document(*signatures: Signature, arrival: Arrival | None = None) -> Document:
    source = Source(
        name="a.pdf", sha256="0" * 64, media_type="application/pdf", bytes=1, pages=1, origin="text-layer",
        signatures=list(signatures),
    )  # fmt: skip
    return Document(source=source, header=Header(arrival=arrival))


@pytest.mark.parametrize(
    ("lang", "intact", "later"),
    [("vi", "nguyên vẹn", "thêm sau khi ký"), ("en", "intact", "added to after signing")],
)
def test_a_signature_is_shown_with_what_is_known_of_it(lang: Lang, intact: str, later: str) -> None:
    text = " ".join(render_record(_document(SIGNATURE), lang).split())
    assert all(part in text for part in ("Nguyễn Văn Thử", "2026-05-28T17:24:51+07:00", intact))
    assert later.split()[0] in text


def test_the_incoming_number_and_day_are_shown_as_vietnamese_read_them() -> None:
    text = render_record(_document(arrival=Arrival(number="482", date="2024-09-25")), "vi")
    assert "482 · 25/09/2024" in text and "Số đến" in text
    assert "Số đến" not in render_record(_document(), "vi")
