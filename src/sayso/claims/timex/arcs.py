"""What the grammar calls a terminal: a class of words or figures, from one token to another, with its value."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = int | float | str | tuple[int, ...]
Arcs: TypeAlias = dict[str, list[tuple[int, Value]]]
"""By class: the token after the last, and the value; all from one token."""
