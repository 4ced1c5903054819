"""Every line, cap and tolerance by which incidents are joined, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Line:
    """From which mean score two groups of sightings are one incident: `least`, over a `share` of the pairs, the best first."""

    share: float
    least: float


TOLD_LINE: Final = Line(share=1.0, least=0.5)
"""For claims that were read from statements: all pairs, and as much for as against them, less what the scorer's log odds have had
taken off in training (`training.incidents`)."""
SEEN_LINE: Final = Line(share=0.5, least=0.6)
"""For words marked by hand, as in ECB+: an oblique mention is like few others. Chosen on topics of its train part that a scorer had
not seen."""
SUGGESTED: Final = 0.15
"""Score from which two sightings of different incidents are worth a person's question: "same incident?"."""
BELOW_LINE: Final = 0.35
"""Most that a pair scores that nothing but its words speaks for, or whose time or place speaks against it: never joined in silence,
still asked about."""

DAYS_APART: Final = 7
"""Days between two dated tellings from which they can be no one happening. Accounts of one event differ by a day or a few; a like
event of the next week is another."""
DAYS_UNCERTAIN: Final = 1
"""Days between two dated tellings that the end of a day or a time zone explains."""
RECENT_DAYS: Final = 60
"""How long before its statement a happening without a date is supposed to lie, as news and releases tell of what is recent."""
SUPPOSED_APART: Final = 30
"""Days between what is only supposed from which two tellings are not joined in silence."""
NARROW_DAYS: Final = 31
"""A stretch of days no wider than this is a date that two tellings can share."""
PLACES_APART_KM: Final = 50.0
"""Kilometres between two places, beyond their own sizes, from which they are not the same scene."""
RARE: Final = 4.5
"""Rarity (`words.rarity`) of a word that two sentences do not share by chance: about one document in ninety has it."""
RARE_WORDS: Final = 2
"""Rare words shared besides the predicate that tie two sentences without a name, date or place in common."""
ONE_STORY: Final = 0.3
"""Likeness of two statements from which they tell one story: their sightings are tied by that, whatever their sentences name."""
STORY_WORDS: Final = 30
"""Content words of a statement from which its likeness to another says that: of fewer, the predicate alone makes too much."""

RELATED: Final = 0.1
"""Likeness of two statements from which their claims may be of one happening. Of the pairs of statements within a set to learn from
85 in 100 are so alike, of pairs from two sets 4 in 1,000."""
SHARED_NAMES: Final = 2
"""Keys of names that two statements share from which their claims may be of one happening: 60 in 100 within a set share them, 4 in
1,000 of two."""
LEAST: Final = 0.0001
"""Least score of two sightings that nothing excludes: 0 says that they cannot be of one incident, nor can any groups with them."""
ACCOUNT_KEYS: Final = 8
"""Words of a statement, those that mark it most, that others like it are sought by."""
NAME_KEYS: Final = 16
"""Names of a statement that others like it are sought by, the first in order."""
LARGEST_BLOCK: Final = 24
"""Statements of one key that are all compared with one another."""
WINDOW: Final = 6
"""Neighbours in time that a statement of a larger block is compared with."""
PARTNERS: Final = 4
"""Likeliest partners of a sighting in each statement, by their meaning, that all is weighed for."""
LEAST_LIKELY: Final = -4.0
"""Log odds, by their meaning alone, below which two sightings are no candidates, if neither word nor deed is the same."""

SAMPLE: Final = 6
"""Members of each of two groups whose scores are looked at before they are joined, all of them where there are no more."""
SCORED_AT_ONCE: Final = 20_000
"""Pairs scored in one go: memory stays bounded."""
