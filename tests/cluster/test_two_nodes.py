"""A real Ray cluster of two nodes on this machine, one of which is killed while it reads: ``make test-cluster``."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from tests.batch.folders import write_plan

from vanban.archive import Archive
from vanban.archive.models import AttemptRow, FileRow
from vanban.batch import Assignment, Place, Run, Wishes, run
from vanban.errors import UsageError
from vanban.limits import Limits

ray = pytest.importorskip("ray", reason="make test-cluster installs Ray")

FILES = 240
MEMORY = 3_000_000_000
LONG = "\n".join(f"{n}. Phòng Kỹ thuật chủ trì rà soát kênh số {n} trước ngày 15/4/2024.\n" for n in range(2, 1500))


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A head without room for workers, and two nodes with room for one each."""
    from ray.cluster_utils import Cluster

    started = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "memory": 0, "include_dashboard": False})
    try:
        yield started
    finally:
        ray.shutdown()
        started.shutdown()


@pytest.fixture
def assignment(archive_url: str, tmp_path: Path) -> Assignment:
    """A folder of plans, every twelfth a copy, every sixtieth broken, every fortieth so long that it takes seconds."""
    inbox = tmp_path / "inbox"
    for number in range(FILES):
        if number % 60 == 59:
            (inbox / f"{number:03}.pdf").write_bytes(b"%PDF-1.4\n" + str(number).encode())
        else:
            path = write_plan(inbox / f"{number:03}.txt", number - 1 if number % 12 == 5 else number)
            if number % 40 == 30:
                path.write_text(path.read_text(encoding="utf-8") + LONG, encoding="utf-8")
    place = Place(url=archive_url, originals=str(tmp_path / "originals"))
    return Assignment(place=place, folder=inbox, limits=Limits(max_memory=1500))


def test_a_node_is_killed_and_every_file_is_accounted_for_once(
    cluster: Any, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vanban.batch import ray_engine

    monkeypatch.setattr(ray_engine, "SLICE_SECONDS", 1.0)
    monkeypatch.setattr(run, "_BURIAL_SECONDS", 1.0)
    nodes = [cluster.add_node(num_cpus=1, memory=MEMORY) for _ in range(2)]
    both = {node.node_id for node in nodes}
    cluster.wait_for_nodes()
    ray_engine.connect(cluster.address, assignment)
    doomed = nodes[1]
    killer = threading.Thread(target=lambda: _kill_at_work(cluster, doomed, assignment))
    killer.start()
    with assignment.place.open() as archive:
        outcome = Run(archive, assignment, Wishes(jobs=2), lambda event: None, ray_engine.RayEngine).go()
        killer.join()
        balance = outcome.balance
        assert outcome.trouble is None
        assert balance.holds
        assert (balance.found, balance.done, balance.duplicate, balance.failed) == (240, 216, 20, 4)
        _assert_once(archive)
        with archive.session() as session:
            attempts = session.execute(select(AttemptRow.worker, AttemptRow.outcome)).all()
    outcomes = {node: {kind for worker, kind in attempts if worker.endswith(node)} for node in both}
    assert outcomes.keys() == both
    assert "interrupted" in outcomes[doomed.node_id]
    assert "done" in outcomes[nodes[0].node_id]


def _kill_at_work(cluster: Any, node: Any, assignment: Assignment) -> None:
    """Kill a node when it is in the middle of a long document."""
    with assignment.place.open() as archive:
        while True:
            with archive.session() as session:
                held = session.scalars(select(FileRow.path).where(FileRow.claimed_by.endswith(node.node_id))).all()
            if any(Path(path).stat().st_size > len(LONG) for path in held):
                break
            time.sleep(0.05)
    cluster.remove_node(node, allow_graceful=False)


def _assert_once(archive: Archive) -> None:
    """No document twice, no file closed twice, everything sound."""
    assert archive.verify().problems == ()
    with archive.session() as session:
        closed = Counter(
            session.scalars(select(AttemptRow.file_id).where(AttemptRow.outcome.in_(["done", "duplicate"])))
        )
        read = session.scalars(select(FileRow.document_id).where(FileRow.state == "done")).all()
    assert set(closed.values()) == {1}
    assert len(read) == len(set(read)) == 216


@pytest.fixture
def one_place(sqlite_url: str, tmp_path: Path) -> Assignment:
    """An empty folder and an archive on SQLite."""
    return Assignment(place=Place(url=sqlite_url), folder=tmp_path)


def test_a_cluster_without_room_is_refused(cluster: Any, one_place: Assignment) -> None:
    from vanban.batch import ray_engine

    cluster.add_node(num_cpus=1, memory=100_000_000)
    cluster.wait_for_nodes()
    with pytest.raises(UsageError, match="no machine of the cluster has 2300 MB"):
        ray_engine.connect(cluster.address, one_place)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1:port", "no.such.host.invalid:6379"])
def test_no_cluster_at_the_address_is_told(address: str, one_place: Assignment) -> None:
    from vanban.batch import ray_engine

    with pytest.raises(UsageError, match="no cluster answers"):
        ray_engine.connect(address, one_place)
