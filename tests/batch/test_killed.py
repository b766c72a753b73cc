"""The driver is killed at random moments; the longer form, with real documents, is tests.robustness.kill_batch."""

from __future__ import annotations

import hashlib
import random
import signal
import time
from collections import Counter
from pathlib import Path

from tests.batch.folders import run, start, states_of

from vanban.archive import Archive

FILES = 100
KILLS = 3


def test_killed_at_random_moments_every_file_is_accounted_for_once(inbox: Path, sqlite_url: str) -> None:
    chance = random.Random(6)
    for number in range(FILES):
        word = "damaged" if number % 50 == 49 else "plan"
        same = number - 1 if number % 10 == 9 else number  # every tenth is a copy of the one before, but for the broken
        (inbox / f"{number:03}.txt").write_text(f"{word}\n{same if word == 'plan' else number}\n", encoding="utf-8")
    for _ in range(KILLS):
        process = start(inbox, sqlite_url, "--jobs", "2", odd=True)
        assert process.stderr is not None
        for line in process.stderr:
            if '"done"' in line:
                break
        time.sleep(chance.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    told = run(inbox, sqlite_url, "--jobs", "2", odd=True)
    assert told.status == 1, told.log
    assert told.output.startswith("found 100 = done 90 + duplicate 8 + failed 2\n")
    assert Counter(states_of(sqlite_url).values()) == Counter(done=90, duplicate=8, failed=2)
    with Archive.open(sqlite_url, originals=inbox.parent / "originals") as archive:
        verified = archive.verify()
        assert verified.problems == ()
        for number in range(0, FILES, 10):
            content = (inbox / f"{number:03}.txt").read_bytes()
            document = archive.document(hashlib.sha256(content).hexdigest())
            assert b"".join(archive.original(document.id)) == content
            assert [version.version for version in archive.versions(document.id)] == [1]
