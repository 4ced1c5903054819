"""Writers that are killed at some moment of their work, and what they were acknowledged until then."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection as Pipe
from typing import Any


def killed_after(seconds: float, processes: Any, does: Callable[..., None], *arguments: object) -> set[int]:
    """Let `does(*arguments, pipe)` write in a process that is killed so long after it has told that it begun.

    It sends b"begun", then the number of everything that was acknowledged; those are given.
    """
    ready, theirs = processes.Pipe(duplex=False)
    writer = processes.Process(target=does, args=(*arguments, theirs))
    writer.start()
    theirs.close()
    assert ready.recv_bytes() == b"begun"
    time.sleep(seconds)
    writer.kill()
    writer.join()
    assert writer.exitcode == -signal.SIGKILL
    return _numbers(ready)


def _numbers(ready: Pipe) -> set[int]:
    told = set()
    while True:
        try:
            told.add(int(ready.recv_bytes()))
        except EOFError:
            return told
