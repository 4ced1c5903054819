"""A ledger under fire: killed writers, several at once, full disks. What was acknowledged is there; the rest is whole or absent."""

from __future__ import annotations

import multiprocessing
import random
import resource
import sqlite3
import time
from contextlib import closing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import pytest
from killing import killed_after
from scale import scaled
from small_ledgers import READER, faults, less_sure, numbered, write
from sqlalchemy import event

from sayso.errors import LedgerError, SaysoError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.verify import verify

LEDGERS, KILLS_OF_EACH = scaled(15, 5), 10
LONGEST = 0.24
"""Seconds that a writer lives at most after it has begun: as long as some ten readings take where nothing else runs."""
WRITERS, READINGS_OF_EACH = 4, scaled(50, 25)


@pytest.fixture(scope="module")
def processes() -> Any:
    """Give a way to start processes that have all they need in memory, so that one begins within milliseconds."""
    return multiprocessing.get_context("fork")


def keep_writing(path: str, first: int, ready: Pipe) -> None:
    """Add one reading after another, and tell the number of each once it is acknowledged."""
    ready.send_bytes(b"begun")
    with closing(open_ledger(path, create=True, actor="writer")) as kept:
        for number in range(first, first + 10_000):
            kept.add(numbered(number), READER)
            ready.send_bytes(str(number).encode())


def test_no_acknowledged_reading_is_lost_and_none_is_torn_by_kills(processes: Any, tmp_path: Path) -> None:
    draw = random.Random(2031)
    for ledger in range(LEDGERS):
        path, told, most = tmp_path / f"case-{ledger}.db", set[int](), 0
        for kill in range(KILLS_OF_EACH):
            told |= killed_after(draw.uniform(0, LONGEST), processes, keep_writing, str(path), 1000 * kill)
            most += 1  # the one that was written but could not be told of any more
            if not told and (not path.exists() or _is_none_yet(path)):
                continue
            with closing(open_ledger(path)) as kept:
                assert verify(kept) == []
                names = {one.name for one in kept.statements()}
                assert {f"gate-{number}.txt" for number in told} <= names
                assert len(names) <= len(told) + most
        with closing(open_ledger(path, create=True)) as kept:
            for number in told:
                assert kept.reading(numbered(number).document.id) == numbered(number)
            assert kept.add(numbered(99_999), READER).repeated is False


def _is_none_yet(path: Path) -> bool:
    """Tell whether a writer was ended before it had made the ledger; then nothing was acknowledged."""
    try:
        open_ledger(path).close()
    except LedgerError as error:
        return error.code == "LEDGER_MISSING"
    return False


def write_some(path: str, first: int, start: Any, told: Any) -> None:
    """Add readings as soon as all others may, to a ledger that one of them makes."""
    start.wait()
    try:
        with closing(open_ledger(path, create=True, actor=f"writer {first}")) as kept:
            done = [kept.add(numbered(number), READER).event for number in range(first, first + READINGS_OF_EACH)]
        told.put((first, done, None))
    except SaysoError as error:
        told.put((first, [], str(error)))


def test_four_writers_at_once_lose_nothing_and_none_is_refused(processes: Any, tmp_path: Path) -> None:
    path, start, told = tmp_path / "case.db", processes.Event(), processes.Queue()
    firsts = [100 * number for number in range(WRITERS)]
    writers = [processes.Process(target=write_some, args=(str(path), first, start, told)) for first in firsts]
    for writer in writers:
        writer.start()
    time.sleep(0.3)
    start.set()
    answers = [told.get(timeout=120) for _ in writers]
    for writer in writers:
        writer.join(timeout=30)
    assert [refusal for _, _, refusal in answers if refusal] == []
    events = sorted(number for _, done, _ in answers for number in done)
    assert events == list(range(2, 2 + WRITERS * READINGS_OF_EACH))
    with closing(open_ledger(path)) as kept:
        assert verify(kept) == []
        wanted = {f"gate-{first + number}.txt" for first in firsts for number in range(READINGS_OF_EACH)}
        assert {one.name for one in kept.statements()} == wanted
        assert [one.kind for one in kept.events()].count("ledger-created") == 1


def test_several_who_read_the_same_statement_at_once_keep_it_once(processes: Any, tmp_path: Path) -> None:
    path, start, told = write(tmp_path / "case.db", []), processes.Event(), processes.Queue()
    writers = [processes.Process(target=write_some, args=(str(path), 0, start, told)) for _ in range(2)]
    for writer in writers:
        writer.start()
    start.set()
    (_, one, _), (_, other, _) = told.get(timeout=60), told.get(timeout=60)
    assert one == other == list(range(2, 2 + READINGS_OF_EACH))
    assert faults(path) == []


def write_within(path: str, room: int, told: Any) -> None:
    """Add readings where no file may become larger than `room` bytes, and tell which were acknowledged and what ended it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    done: list[int] = []
    try:
        with closing(open_ledger(path, create=True)) as kept:
            for number in range(15):
                kept.add(numbered(number), READER)
                done.append(number)
        told.put((done, None, ""))
    except SaysoError as error:
        told.put((done, error.code, error.message))


def test_wherever_the_disk_ends_a_reading_is_whole_or_absent(processes: Any, tmp_path: Path) -> None:
    """From a disk that takes nothing to one that takes all, in steps of two pages and a half."""
    codes = set()
    for room in range(0, 25 * 10_240, 10_240):
        path, told = tmp_path / f"case-{room}.db", processes.Queue()
        writer = processes.Process(target=write_within, args=(str(path), room, told))
        writer.start()
        done, code, message = told.get(timeout=60)
        writer.join()
        codes.add(code)
        assert "damaged" not in message
        if _is_none_yet(path):
            assert done == []
        else:
            with closing(open_ledger(path)) as kept:
                assert verify(kept) == []
                assert [one.name for one in kept.statements()] == [f"gate-{number}.txt" for number in done]
        with closing(open_ledger(path, create=True)) as kept:  # with room again, all goes on
            kept.add(numbered(99), READER)
            assert verify(kept) == []
    assert codes == {None, "LEDGER_DISK"}


def fill(kept: Ledger) -> str:
    """Add readings until one is refused, which leaves all as it was; give the code of the refusal."""
    for number in range(1000):
        before = list(kept.events())
        try:
            kept.add(less_sure(numbered(2), number / 1000), READER)
        except LedgerError as error:
            return error.code if list(kept.events()) == before else "written"
    return "never"


def test_a_full_disk_is_told_and_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = write(tmp_path / "case.db", [numbered(1)])
    with closing(sqlite3.connect(path)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    for more in range(6):
        with closing(open_ledger(path)) as kept:
            event.listen(
                kept.database.engine, "connect", lambda held, _, most=pages + more: held.execute(f"PRAGMA max_page_count={most}")
            )
            assert fill(kept) == "LEDGER_FULL"
            assert verify(kept) == []
