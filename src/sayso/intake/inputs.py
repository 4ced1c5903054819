"""From paths to files: each a name and a way to load its bytes, or the reason why there is none."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import IntakeError
from sayso.intake.sniff import SUFFIXES
from sayso.limits import MAX_FILE_BYTES

STDIN = "-"
"""The path that stands for standard input."""


@dataclass(frozen=True, slots=True)
class InputItem:
    """One file to read, or one that cannot be: then `error` says why.

    `name` is printable; `path` is None for standard input.
    """

    name: str
    path: Path | None = None
    error: IntakeError | None = None

    def load(self) -> bytes:
        """The file's bytes. Raises IntakeError: its own `error`, NOT_FOUND, UNREADABLE, LIMIT past `MAX_FILE_BYTES`."""
        if self.error:
            raise self.error
        try:
            data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1) if self.path is None else _read(self.path)
        except FileNotFoundError as error:
            raise _not_found(self.name) from error
        except OSError as error:
            raise _unreadable(self.name, error) from error
        if len(data) > MAX_FILE_BYTES:
            raise IntakeError(
                "LIMIT", f"{self.name} is larger than {MAX_FILE_BYTES // 2**20} MB.", "Split the file and read the parts."
            )
        return data


def find_inputs(paths: Sequence[str], notify: Callable[[str], None] | None = None) -> Iterator[InputItem]:
    """The files that `paths` name, in order; folders are walked, each in the order of its names; "-" is standard input.

    In a folder only files with a readable suffix are taken; `notify` gets a line on how many were passed over. Symbolic links to
    folders are not followed, hidden files and folders are passed over. Nothing is raised: what cannot be read is an item with
    its `error` (NOT_FOUND, UNREADABLE, EMPTY for a folder without a readable file).
    """
    for given in paths:
        if given == STDIN:
            yield InputItem("stdin")
            continue
        if not given:
            yield InputItem(given, None, IntakeError("NOT_FOUND", "An empty path names no file.", "Check the path."))
            continue
        path = Path(given)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            yield InputItem(_printable(given), path, _not_found(_printable(given)))
            continue
        except (OSError, ValueError) as error:
            yield InputItem(_printable(given), path, _unreadable(_printable(given), error))
            continue
        if is_folder:
            yield from _walk(path, notify)
        else:
            yield InputItem(_printable(given), path)


def _walk(root: Path, notify: Callable[[str], None] | None) -> Iterator[InputItem]:
    folders, taken, skipped = [root], 0, 0
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            taken += 1
            yield InputItem(_printable(str(folder)), folder, _unreadable(_printable(str(folder)), error))
            continue
        inner = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    inner.append(Path(entry.path))
            elif _readable(entry):
                taken += 1
                yield InputItem(_printable(entry.path), Path(entry.path))
            else:
                skipped += 1
        folders.extend(reversed(inner))
    if not taken:
        yield InputItem(_printable(str(root)), root, _no_files(root))
    if skipped and notify:
        notify(f"{_printable(str(root))}: {skipped} file{'s' if skipped > 1 else ''} of other formats passed over.")


def _readable(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and Path(entry.name).suffix.lower() in SUFFIXES and entry.is_file()


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def _printable(name: str) -> str:
    """The name with bytes that are no UTF-8 as U+FFFD, so that it can be printed as JSON."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _not_found(name: str) -> IntakeError:
    return IntakeError("NOT_FOUND", f"{name} is not there.", "Check the path.")


def _unreadable(name: str, error: Exception) -> IntakeError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return IntakeError("UNREADABLE", f"{name} cannot be read: {reason}.", "Check its permissions.")


def _no_files(root: Path) -> IntakeError:
    kinds = " ".join(SUFFIXES)
    return IntakeError("EMPTY", f"{_printable(str(root))} holds no file that can be read.", f"Readable are {kinds}.")
