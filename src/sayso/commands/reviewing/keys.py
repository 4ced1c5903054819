"""What a reviewer does, from a terminal key by key or from lines, so that a review can be scripted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol, TextIO

KEYS: Final = {
    "a": "accept",
    "r": "reject",
    "c": "correct",
    "n": "note",
    "s": "skip",
    "b": "back",
    "u": "undo",
    "m": "more",
    "?": "help",
    "q": "quit",
}
"""The keys, with what each does; a line may have either."""
_NAMED: Final = {name: name for name in KEYS.values()} | KEYS | {" ": "skip", "h": "help"}
_END_OF_INPUT: Final = "\x04"


@dataclass(frozen=True, slots=True)
class Pressed:
    """An act (a value of KEYS, or what was typed where it is none), and what stood behind it in the line."""

    act: str
    rest: str = ""


class Keys(Protocol):
    """Where acts come from. None stands for the end of the input, or for a question that was not answered."""

    def act(self, prompt: str) -> Pressed | None:
        """Wait for an act."""

    def answer(self, prompt: str) -> str | None:
        """Ask for a line."""


class LineKeys:
    """Acts a line each: `a`, `accept`, `r because …`; an empty line skips."""

    def __init__(self, lines: TextIO, show: Callable[[str], None]) -> None:
        self._lines, self._show = lines, show

    def act(self, prompt: str) -> Pressed | None:
        """Read a line as an act."""
        if (line := self.answer(prompt)) is None:
            return None
        word, _, rest = line.strip().partition(" ")
        return Pressed(_NAMED.get(word or " ", word), rest.strip())

    def answer(self, prompt: str) -> str | None:
        """Read a line; it is told on the screen, so that a record of the session shows what was done."""
        self._show(prompt)
        line = self._lines.readline()
        self._show(f"{line.strip()}\n" if line else "\n")
        return line.strip() if line else None


class TerminalKeys:
    """Acts by single keys of a terminal.

    What was typed before a claim was shown is thrown away: nothing is judged unseen. A key that sends several characters, as the
    arrows do, or a pasted text is no act.
    """

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show

    def act(self, prompt: str) -> Pressed | None:
        """Wait for a key. What was typed before is thrown away when the claim is on the screen, before the prompt invites a key."""
        terminal = sys.stdin.fileno()
        with _single_keys(terminal):
            self._show(prompt)
            typed = os.read(terminal, 1024).decode("utf-8", "replace")
        if typed in ("", _END_OF_INPUT):
            self._show("\n")
            return None
        act = _NAMED.get(typed, typed)
        self._show(f"{act}\n" if act != typed else "\n")
        return Pressed(act)

    def answer(self, prompt: str) -> str | None:
        """Ask for a line with the terminal's own editing; Ctrl-C and Ctrl-D leave it unanswered."""
        self._show(prompt)
        try:
            return input().strip()
        except (EOFError, KeyboardInterrupt):
            self._show("\n")
            return None


@contextmanager
def _single_keys(terminal: int) -> Iterator[None]:
    """Let a terminal give each key as it is pressed, unechoed, those of before thrown away."""
    import termios  # noqa: PLC0415 (not on every system: there lines are read)
    import tty  # noqa: PLC0415

    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSAFLUSH)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def keys_of(show: Callable[[str], None]) -> Keys:
    """Give single keys where a person sits at a terminal that can give them, else lines."""
    if sys.stdin.isatty() and sys.stdout.isatty() and _has_terminal_control():
        return TerminalKeys(show)
    return LineKeys(sys.stdin, show)


def _has_terminal_control() -> bool:
    try:
        import termios  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True
