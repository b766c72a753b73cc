"""What is taken from a child that may be in a stranger's hands: JSON of a known form and size, nothing else."""

import io
import pickle

import pytest

from vanban.isolation.messages import (
    Failure,
    PageBegan,
    parse_answer,
    read_frame,
    read_request,
    write_answer,
    write_frame,
    write_request,
)


@pytest.mark.parametrize("answer", [PageBegan(number=3), Failure(code="damaged", reason="đứt đôi", page=2)])
def test_an_answer_comes_back(answer: PageBegan | Failure) -> None:
    pipe = io.BytesIO()
    write_answer(pipe, answer)
    pipe.seek(0)
    frame = read_frame(pipe, 1000)
    assert frame is not None
    assert parse_answer(frame) == answer


def test_a_request_keeps_names_that_are_no_text() -> None:
    pipe = io.BytesIO()
    write_request(pipe, {"path": "a\udcff"})
    pipe.seek(0)
    assert read_request(pipe) == {"path": "a\udcff"}
    assert read_request(pipe) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"kind": "other"}', b'{"kind": "page-began", "number": "x"}', pickle.dumps({"kind": "ready"})],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse_answer(data)


def test_an_answer_too_long_or_cut_off_is_none() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, b"x" * 101)
    pipe.seek(0)
    assert read_frame(pipe, 100) is None
    assert read_frame(io.BytesIO(pipe.getvalue()[:50]), None) is None
