"""The time and place that a passage is set in: what a claim says nothing of, the claims told just before it may have said.

A narrative names its day and place once and goes on (Pustejovsky et al. 2003 call such a time the narrative's; TimeML anchors what
follows to it). So a claim without a time takes that of the nearest claim before it, or beside it in its sentence, if that was told
as a happening by the same voice or by who passes it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sayso.compare.statements import Held
from sayso.types import Claim

LOOK_BACK: Final = 40
"""Happenings before a claim that are asked for its time and place: some paragraphs."""
LONGEST_SETTING: Final = 31
"""Days that a passage is set in at most: a year or a decade is what one claim says, not when the next one happened."""
DEICTIC: Final = frozenset({"now", "later", "then", "still", "already", "today", "since", "soon"})
"""Times that say when one speaks, or only what came first: no day of the happening."""


def told_around(held: Held, claim: Claim, *, paragraph: bool = False) -> Iterator[Claim]:
    """Give the claims whose setting may hold for a claim too: of its sentence, nearest first, then those before, the last first.

    One that names months or years ("in the beginning of 2015") ends the passage before it.
    With `paragraph`, only those of its own paragraph: a place changes with it more often than a day.
    """
    chain, place = frozenset(claim.chain), claim.predicate.start
    sentence = held.sentence_at(place)
    told = [one for one in held.happenings_around(claim, LOOK_BACK) if one.id != claim.id and frozenset(one.chain) <= chain]
    beside = [one for one in told if held.sentence_at(one.predicate.start) == sentence]
    yield from sorted(beside, key=lambda one: (abs(one.predicate.start - place), one.id))
    begin = held.text.rfind("\n", 0, place) + 1 if paragraph else 0
    earlier = [one for one in told if begin <= one.predicate.start and held.sentence_at(one.predicate.start) < sentence]
    for one in sorted(earlier, key=lambda one: (-one.predicate.start, one.id)):
        if _is_of_a_wide_time(one):
            return
        yield one


def _is_of_a_wide_time(claim: Claim) -> bool:
    """Tell whether a claim names weeks or years: what was told before it was of another time."""
    if claim.when is None or claim.when.earliest is None or claim.when.latest is None:
        return False
    return (date.fromisoformat(claim.when.latest) - date.fromisoformat(claim.when.earliest)).days >= LONGEST_SETTING
