"""What the layer's steps hand on to each other: an attribution with its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.types import Attribution


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attribution and where it stands in the token list.

    `source` and `content` are token ranges, both ends included; `content` is in text order and holds at least one range.
    `source_head` and `cue_head` are the syntactic heads, None where the text has no such words. `accused` is the head of the one
    whom an accusation is made against ("he" in "he is accused of extortion"), None for every other manner.
    """

    attribution: Attribution
    source: tuple[int, int] | None
    source_head: int | None
    cue_head: int | None
    content: Sequence[tuple[int, int]]
    accused: int | None = None

    def holds(self, token: int) -> bool:
        """Tell whether `token` stands inside the content."""
        return any(first <= token <= last for first, last in self.content)
