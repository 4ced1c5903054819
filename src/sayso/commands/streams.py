"""Standard output and standard error: who may have colour, which signs a stream can carry, and the one shape of an error line."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final, Protocol, TextIO

from sayso.errors import SaysoError, UsageError
from sayso.export.visible import visible

WIDTH_WITHOUT_TERMINAL: Final = 80
ALL_READ, ERROR, SOME_FAILED = 0, 1, 3
"""Exit statuses of a command that reads several inputs: none of them failed, all did, some did."""


class BinarySink(Protocol):
    """What results are written to."""

    def write(self, data: bytes, /) -> int:
        """Take `data`."""

    def flush(self) -> None:
        """Pass on what was taken."""


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while something is written whole; a second one, from a user who cannot wait, gets through.

    Raises KeyboardInterrupt at the end of the block for the one held back.
    """
    held = False

    def hold(_number: int, _frame: FrameType | None) -> None:
        nonlocal held
        if held:
            raise KeyboardInterrupt
        held = True

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt


def refuse_own_input(output: str | None, paths: Sequence[str]) -> None:
    """Refuse to write results over a file that is to be read: UsageError OUTPUT."""
    target = Path(output) if output else None
    if target is None or not target.exists():
        return
    for path in paths:
        if Path(path).exists() and Path(path).samefile(target):
            raise UsageError("OUTPUT", f"--output {target} is one of the inputs.", "Choose another file for the results.")


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person looks at `stream`."""
    return not stream.closed and stream.isatty()


def wants_colour(stream: TextIO) -> bool:
    """Tell whether `stream` gets colour: NO_COLOR (no-color.org) wins over FORCE_COLOR, which wins over what the stream is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def carries_unicode(encoding: str | None) -> bool:
    """Tell whether a stream of `encoding` can show the page's signs."""
    return (encoding or "ascii").lower().replace("-", "").replace("_", "").startswith("utf")


def page_width(stream: TextIO) -> int:
    """Give the columns of `stream`: COLUMNS where it is set, the terminal's own, or 80."""
    if not is_terminal(stream) and not os.environ.get("COLUMNS", "").isdigit():
        return WIDTH_WITHOUT_TERMINAL
    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns


def print_text(text: str) -> None:
    """Write to standard output; what its encoding lacks is replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def on_one_line(text: str) -> str:
    """Give the words of strangers as one line that is safe to show."""
    return visible(" ".join(text.split()))


def say(line: str) -> None:
    """Write one line to standard error; what its encoding lacks is escaped."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"{line}\n".encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def error_line(name: str | None, error: SaysoError) -> str:
    """Give `sayso: NAME: message [CODE] remedy` as one line; a message that opens with the name does not get it twice."""
    message, remedy = _one_line(error.message), _one_line(error.remedy)
    shown = _one_line(name) if name else ""
    prefix = f"{shown}: " if shown and not message.startswith(shown) else ""
    return f"sayso: {prefix}{message} [{error.code}]" + (f" {remedy}" if remedy else "")


def _one_line(text: str) -> str:
    return visible(text.strip())
