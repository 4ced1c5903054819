"""Makes the N-th thing fail that an act asks of its database, its disk or its folder, for N = 1, 2, 3 … until the act goes through.

SQLite is tested so itself (sqlite.org/testing.html, section 3.2).
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from unittest import mock

from failing_disk import LIBRARY, Disk
from scale import FULL

from sayso.errors import SaysoError

Act = Callable[[], object]
MOST: Final = 400
"""More things than any act of the tests asks for."""


@dataclass
class Plan:
    """Which thing fails, counted from 1, and whether all after it do so too; `asked` is how many have been asked for."""

    number: int
    onwards: bool = False
    asked: int = field(default=0, init=False)

    def fails(self) -> bool:
        """Count one more thing, and tell whether it fails."""
        self.asked += 1
        return self.asked == self.number or (self.onwards and self.asked > self.number)


Means = Callable[[Path, Plan], AbstractContextManager[None]]
"""A way in which things under a folder fail."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act whose `number`-th thing failed: the error that it told, None where it went through all the same."""

    number: int
    error: SaysoError | None


def _numbers() -> Iterator[int]:
    """Give 1, 2, 3, …; where not all are wanted, gaps that grow by one in four."""
    number = 1
    while True:
        yield number
        number += 1 if FULL else 1 + number // 4


def outcomes(prepare: Callable[[], Act], folder: Path, means: Means, *, onwards: bool = False) -> Iterator[Outcome]:
    """Try an act with its first, second, third … thing failing, until there is none left to fail; `prepare` makes all as before."""
    for number in _numbers():
        assert number < MOST, "the act never goes through"
        act, plan, error = prepare(), Plan(number, onwards), None
        with means(folder, plan):
            try:
                act()
            except SaysoError as told:
                error = told
        if plan.asked < number:
            assert error is None
            return
        yield Outcome(number, error)


@contextmanager
def statements(folder: Path, plan: Plan) -> Iterator[None]:
    """Let SQL statements fail, the beginnings and ends of transactions among them, before they do anything."""

    class Failing(sqlite3.Connection):
        def cursor(self, factory: Any = None) -> Any:  # type: ignore[override]
            return super().cursor(factory or FailingCursor)

        def execute(self, *arguments: Any) -> Any:
            return self.cursor().execute(*arguments)

    class FailingCursor(sqlite3.Cursor):
        def execute(self, *arguments: Any) -> Any:
            _fail(plan)
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> Any:
            _fail(plan)
            return super().executemany(*arguments)

    connect = sqlite3.connect

    def connected(where: Any, *arguments: Any, **named: Any) -> sqlite3.Connection:
        ours = str(folder) in str(where)
        return connect(where, *arguments, **named, **({"factory": Failing} if ours else {}))

    with mock.patch("sqlite3.connect", connected):
        yield


def _fail(plan: Plan) -> None:
    if plan.fails():
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error


@contextmanager
def files(folder: Path, plan: Plan) -> Iterator[None]:
    """Let what Python itself does to files fail: opening, syncing, linking and renaming them; what tidies up is left."""

    def failing(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            if plan.fails():
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder))
            return call(*arguments, **named)

        return called

    with mock.patch.multiple("os", **{name: failing(getattr(os, name)) for name in ("open", "fsync", "link", "rename")}):
        yield


_DISK: Final = Disk() if LIBRARY is not None else None


def broken_disk(folder: Path, plan: Plan) -> AbstractContextManager[None]:
    """Let what SQLite does to files under a folder fail, as on a disk that is broken."""
    assert _DISK is not None
    return _DISK.failing(folder, plan.fails)


def full_disk(folder: Path, plan: Plan) -> AbstractContextManager[None]:
    """The same, as on a disk that is full."""
    assert _DISK is not None
    return _DISK.failing(folder, plan.fails, full=True)
