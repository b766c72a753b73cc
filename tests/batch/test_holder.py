"""Whether the one who claimed a file still lives."""

from __future__ import annotations

import os
import subprocess
import sys

from vanban.batch.holder import is_dead, name_of, own_name


def test_this_process_lives() -> None:
    assert not is_dead(own_name())


def test_a_process_that_has_ended_is_dead() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = name_of(process.pid)
    assert not is_dead(name)
    process.communicate()
    assert is_dead(name)


def test_one_that_has_ended_and_was_not_asked_yet_is_dead() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = name_of(process.pid)
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert is_dead(name)
    process.communicate()


def test_another_process_with_the_same_number_does_not_count() -> None:
    host, machine, process = own_name().split(":")
    earlier = f"{host}:{machine}:{process.split('.')[0]}.1"
    assert is_dead(earlier)


def test_of_another_machine_nobody_can_say() -> None:
    _, machine, _ = own_name().split(":")
    other = f"{int(machine, 16) ^ 1:08x}"
    assert not is_dead(f"elsewhere:{other}:1.1")
    assert not is_dead("some other name")
