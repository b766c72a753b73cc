"""The ledger: one state a file, one holder a claim, and a balance that tells the truth."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from tests.archive.readings import reading_of, write

from vanban.archive import Archive, Balance, Claim, Failure, Findings, FoundFile
from vanban.archive.models import AttemptRow, AuditRow, FileRow
from vanban.errors import ClaimLostError


def enter(archive: Archive, *names: str, size: int = 10, mtime: int = 1) -> Findings:
    return archive.ledger.found([FoundFile(Path(name), size, mtime) for name in names])


def only(claims: list[Claim]) -> Claim:
    assert len(claims) == 1
    return claims[0]


def sha(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def outcomes(archive: Archive) -> list[tuple[int, str | None]]:
    with archive.session() as session:
        return [(row.number, row.outcome) for row in session.scalars(select(AttemptRow).order_by(AttemptRow.id))]


def saved_document(archive: Archive, inbox: Path, content: str = "x") -> int:
    path = write(inbox, "goc.txt", content)
    return archive.save(reading_of(path), path).document_id


def make_old(archive: Archive, *, hours: int) -> None:
    with archive.session(write=True) as session:
        session.execute(update(FileRow).values(claimed_at=datetime.now(UTC) - timedelta(hours=hours)))


def test_a_walk_tells_new_changed_and_known_files_apart(archive: Archive) -> None:
    assert enter(archive, "/in/a", "/in/b") == Findings(new=2, changed=0, known=0)
    assert enter(archive, "/in/a", "/in/b", "/in/c") == Findings(new=1, changed=0, known=2)
    assert enter(archive, "/in/a", size=11) == Findings(new=0, changed=1, known=0)
    assert enter(archive, "/in/a", size=11, mtime=2) == Findings(new=0, changed=1, known=0)


def test_more_files_than_one_statement_takes(archive: Archive) -> None:
    names = [f"/in/{n}" for n in range(1_003)]
    assert enter(archive, *names).new == 1_003
    assert enter(archive, *names).known == 1_003


def test_a_path_that_is_no_text_is_one_file(archive: Archive) -> None:
    names = ["/in/c\udcabng v\udcb9n.pdf", "/in/c\\xabng v\\xb9n.pdf"]
    assert enter(archive, *names).new == 2
    assert enter(archive, *names).known == 2
    assert [str(claim.path) for claim in archive.ledger.claim("w", 5)] == names


def test_a_claimed_file_is_nobody_elses(archive: Archive) -> None:
    enter(archive, "/in/a", "/in/b", "/in/c")
    first, second = archive.ledger.claim("w1", 2), archive.ledger.claim("w2", 2)
    assert [str(claim.path) for claim in first] == ["/in/a", "/in/b"]
    assert [str(claim.path) for claim in second] == ["/in/c"]
    assert archive.ledger.claim("w3", 2) == []


def test_a_claimed_file_that_changes_stays_with_its_worker(archive: Archive, inbox: Path) -> None:
    enter(archive, "/in/a")
    claim = only(archive.ledger.claim("w"))
    assert enter(archive, "/in/a", size=12).known == 1
    archive.ledger.done(claim, saved_document(archive, inbox))
    assert enter(archive, "/in/a", size=12).changed == 1


def test_claims_keep_to_a_folder(archive: Archive) -> None:
    enter(archive, "/in/A/1", "/in/a/1", "/in/a", "/in/a%/1", "/in/ab/1")
    assert [str(claim.path) for claim in archive.ledger.claim("w", 9, under=Path("/in/a"))] == ["/in/a/1"]


def test_save_closes_the_claim_in_its_own_transaction(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    enter(archive, str(path))
    claim = only(archive.ledger.claim("w"))
    assert archive.save(reading_of(path), path, claim=claim, seconds=1.5).state == "done"
    assert archive.ledger.balance() == Balance(found=1, done=1, duplicate=0, failed=0, set_aside=0, open=0)
    with archive.session() as session:
        attempt = session.scalars(select(AttemptRow)).one()
        assert (attempt.outcome, attempt.seconds, attempt.worker) == ("done", 1.5, "w")


def test_a_second_file_with_the_same_content_is_a_duplicate(archive: Archive, inbox: Path) -> None:
    one, two = write(inbox, "mot.txt", "như nhau"), write(inbox, "hai.txt", "như nhau")
    enter(archive, str(one), str(two))
    first, second = archive.ledger.claim("w", 2)
    assert archive.ledger.identify(first, sha("như nhau")).kind == "new"
    archive.save(reading_of(one), one, claim=first)
    known = archive.ledger.identify(second, sha("như nhau"))
    assert (known.kind, known.document_id, known.path) == ("known", 1, one)
    archive.ledger.duplicate(second, 1)
    balance = archive.ledger.balance()
    assert (balance.found, balance.done, balance.duplicate, balance.holds) == (2, 1, 1, True)


def test_content_that_is_being_read_elsewhere_waits(archive: Archive) -> None:
    enter(archive, "/in/a", "/in/b")
    first, second = archive.ledger.claim("w1"), archive.ledger.claim("w2")
    assert archive.ledger.identify(only(first), sha("x")).kind == "new"
    assert archive.ledger.identify(only(second), sha("x")).kind == "elsewhere"
    assert archive.ledger.claim("w2") == []
    archive.ledger.failed(only(first), "damaged", "broken", transient=False)
    again = only(archive.ledger.claim("w2"))
    assert (str(again.path), again.attempt) == ("/in/b", 1)


def test_two_files_of_one_content_that_both_were_read_are_one_done_and_one_duplicate(
    archive: Archive, inbox: Path
) -> None:
    one, two = write(inbox, "mot.txt", "như nhau"), write(inbox, "hai.txt", "như nhau")
    enter(archive, str(one), str(two))
    first, second = archive.ledger.claim("w", 2)
    assert archive.save(reading_of(one), one, claim=first).state == "done"
    assert archive.save(reading_of(two), two, claim=second).state == "duplicate"


def test_a_document_known_before_its_file_is_no_duplicate(archive: Archive, inbox: Path) -> None:
    document_id = saved_document(archive, inbox)
    enter(archive, "/in/a")
    claim = only(archive.ledger.claim("w"))
    known = archive.ledger.identify(claim, sha("x"))
    assert (known.kind, known.document_id, known.path) == ("known", document_id, None)
    assert archive.ledger.done(claim, document_id) == "done"


def test_a_touched_file_is_no_duplicate_of_itself(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    enter(archive, str(path))
    archive.save(reading_of(path), path, claim=only(archive.ledger.claim("w")))
    enter(archive, str(path), mtime=2)
    claim = only(archive.ledger.claim("w"))
    assert archive.ledger.identify(claim, sha("x")).path is None
    assert archive.ledger.done(claim, 1) == "done"


def test_a_failure_says_code_message_and_attempts(archive: Archive) -> None:
    enter(archive, "/in/a")
    archive.ledger.failed(only(archive.ledger.claim("w")), "locked", "held", transient=True, retry_in=0)
    archive.ledger.failed(only(archive.ledger.claim("w")), "damaged", "no pages", transient=False, seconds=0.2)
    assert archive.ledger.failures() == [Failure(Path("/in/a"), "damaged", "no pages", 2, False)]
    balance = archive.ledger.balance()
    assert (balance.failed, balance.holds) == (1, True)


def test_a_transient_fault_is_tried_again_only_later(archive: Archive) -> None:
    enter(archive, "/in/a")
    archive.ledger.failed(only(archive.ledger.claim("w")), "archive-full", "full", transient=True, retry_in=3600)
    assert archive.ledger.claim("w") == []
    assert archive.ledger.balance().open == 1
    due = archive.ledger.next_retry()
    assert due is not None
    assert timedelta(minutes=59) < due - datetime.now(UTC) <= timedelta(hours=1)
    with archive.session(write=True) as session:
        session.execute(update(FileRow).values(not_before=datetime.now(UTC)))
    assert only(archive.ledger.claim("w")).attempt == 2


def test_failed_files_are_retried_on_request_only(archive: Archive) -> None:
    enter(archive, "/in/a", "/in/b", "/out/c")
    for claim, transient in zip(archive.ledger.claim("w", 3), (True, False, False), strict=True):
        archive.ledger.failed(claim, "x", "y", transient=transient)
    assert enter(archive, "/in/a", "/in/b").known == 2
    assert archive.ledger.claim("w") == []
    assert archive.ledger.retry_failed(transient_only=True) == 1
    assert [str(claim.path) for claim in archive.ledger.claim("w", 9)] == ["/in/a"]
    assert archive.ledger.retry_failed(under=Path("/in")) == 1
    assert [claim.attempt for claim in archive.ledger.claim("w", 9)] == [2]
    with archive.session() as session:
        noted = [(row.action, row.subject) for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]
        assert noted == [("file.retried", "file:1"), ("file.retried", "file:2")]


def test_a_failed_file_that_changes_is_read_again_from_the_first_attempt(archive: Archive) -> None:
    enter(archive, "/in/a")
    archive.ledger.failed(only(archive.ledger.claim("w")), "damaged", "cut off", transient=False)
    enter(archive, "/in/a", size=99)
    assert only(archive.ledger.claim("w")).attempt == 1
    assert outcomes(archive) == [(1, "failed"), (2, None)]


def test_claims_of_a_dead_worker_are_released(archive: Archive) -> None:
    enter(archive, "/in/a", "/in/b", "/in/c")
    archive.ledger.claim("dead", 2)
    archive.ledger.claim("alive", 1)
    assert [(holder.worker, holder.files) for holder in archive.ledger.holders()] == [("dead", 2), ("alive", 1)]
    assert archive.ledger.release("dead").reopened == 2
    assert [(claim.attempt, str(claim.path)) for claim in archive.ledger.claim("w", 9)] == [(2, "/in/a"), (2, "/in/b")]
    assert outcomes(archive)[:2] == [(1, "interrupted"), (1, "interrupted")]


def test_only_stale_claims_are_released(archive: Archive) -> None:
    enter(archive, "/in/a", "/in/b")
    archive.ledger.claim("old")
    make_old(archive, hours=3)
    archive.ledger.claim("new")
    assert archive.ledger.release_stale(timedelta(hours=1)).reopened == 1
    assert [holder.worker for holder in archive.ledger.holders()] == ["new"]


def test_a_heartbeat_keeps_a_claim(archive: Archive) -> None:
    enter(archive, "/in/a")
    archive.ledger.claim("w")
    make_old(archive, hours=3)
    archive.ledger.heartbeat("other")
    archive.ledger.heartbeat("w")
    assert archive.ledger.release_stale(timedelta(hours=1)).reopened == 0


def test_a_worker_that_lost_its_claim_cannot_close_the_file(archive: Archive, inbox: Path) -> None:
    path = write(inbox, "a.txt", "x")
    enter(archive, str(path))
    lost = only(archive.ledger.claim("w"))
    archive.ledger.release("w")
    held = only(archive.ledger.claim("w"))  # the same worker, another attempt
    for close in (
        lambda: archive.save(reading_of(path), path, claim=lost),
        lambda: archive.ledger.failed(lost, "x", "y", transient=False),
        lambda: archive.ledger.identify(lost, sha("x")),
        lambda: archive.ledger.duplicate(lost, 1),
    ):
        with pytest.raises(ClaimLostError, match="another worker"):
            close()
    assert archive.save(reading_of(path), path, claim=held).created
    with pytest.raises(ClaimLostError):
        archive.ledger.done(held, 1)


def test_a_file_that_kills_its_workers_is_given_up(archive: Archive) -> None:
    enter(archive, "/in/poison")
    for _ in range(2):
        archive.ledger.claim("w")
        assert archive.ledger.release("w", give_up_after=3).given_up == 0
    archive.ledger.claim("w")
    assert archive.ledger.release("w", give_up_after=3).given_up == 1
    (failure,) = archive.ledger.failures()
    assert (failure.code, failure.attempts) == ("interrupted", 3)
    assert "3 attempts were cut short" in failure.message


def test_claims_given_back_count_no_attempt(archive: Archive) -> None:
    enter(archive, "/in/a")
    claims = archive.ledger.claim("w")
    archive.ledger.give_back(claims)
    archive.ledger.give_back(claims)
    assert only(archive.ledger.claim("w")).attempt == 1
    assert outcomes(archive) == [(1, "returned"), (2, None)]


def test_the_balance_counts_what_is_seen_in_a_folder(archive: Archive) -> None:
    enter(archive, "/in/gone", "/out/a")
    later = archive.ledger.moment()
    enter(archive, "/in/b", "/in/c")
    archive.ledger.failed(archive.ledger.claim("w", 3, under=Path("/in"))[1], "x", "y", transient=False)
    assert archive.ledger.balance().found == 4
    balance = archive.ledger.balance(under=Path("/in"), seen_since=later)
    assert balance == Balance(found=2, done=0, duplicate=0, failed=1, set_aside=0, open=1)
    assert not balance.holds


def test_documents_of_older_software_are_opened_again(archive_url: str, inbox: Path, tmp_path: Path) -> None:
    path = write(inbox, "a.txt", "x")
    with Archive.open(archive_url, originals=tmp_path / "o", software="1.0") as archive:
        enter(archive, str(path))
        archive.save(reading_of(path), path, claim=only(archive.ledger.claim("w")))
        assert archive.ledger.reopen(software_other_than="1.0") == 0
        assert archive.ledger.reopen(software_other_than="1.1") == 1
        claim = only(archive.ledger.claim("w"))
        assert archive.ledger.identify(claim, sha("x")).software == "1.0"
        assert archive.save(reading_of(path), path, claim=claim).state == "done"
