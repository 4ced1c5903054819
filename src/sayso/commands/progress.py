"""A progress bar on standard error for a reader who has waited for a second, and for nobody else."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Final

from sayso.commands.streams import is_terminal, say, wants_colour

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_SECONDS: Final = 1.0
"""How long a command runs before the bar shows."""


class Waiting:
    """Shows how many inputs are done, out of `count()`, while its `with` block runs longer than `PATIENCE_SECONDS`.

    `count` runs once, on the bar's own thread, when the bar first shows. Where standard error is no terminal nothing is shown.
    """

    def __init__(self, count: Callable[[], int]) -> None:
        self._count = count
        self._done = 0
        self._over = False
        self._hiding = False
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE_SECONDS, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Waiting:
        """Start to wait."""
        if is_terminal(sys.stderr):
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()

    def advance(self) -> None:
        """Count one more input as done."""
        with self._lock:
            self._done += 1
            if self._bar is not None and self._task is not None:
                self._bar.update(self._task, completed=self._done)

    def say(self, line: str) -> None:
        """Write a line to standard error, above the bar."""
        with self.hidden():
            say(line)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Keep the bar off the screen while something else is written there."""
        with self._lock:
            self._hiding = True
            if self._bar is not None:
                self._bar.stop()
        try:
            yield
        finally:
            with self._lock:
                self._hiding = False
                if self._bar is not None and not self._over:
                    self._bar.start()

    def _show(self) -> None:
        total = self._count()
        bar, task = _new_bar(total)
        with self._lock:
            if self._over:
                return
            self._bar, self._task = bar, task
            bar.update(task, completed=self._done)
            if not self._hiding:
                bar.start()


def _new_bar(total: int) -> tuple[Progress, TaskID]:
    # Imported here: most commands end before a bar is due, and rich takes a tenth of a second to import.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(file=sys.stderr, no_color=not wants_colour(sys.stderr), legacy_windows=False)
    columns = (TextColumn("Reading"), BarColumn(bar_width=None), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    return bar, bar.add_task("read", total=total)
