"""Every line, cap and tolerance by which incidents are joined, each with its reason."""

from __future__ import annotations

from typing import Final

LINE: Final = 0.5
"""Mean score from which two groups of sightings are one incident: that at which as much speaks for as against. On ECB+'s training
topics, held out by topic, the CoNLL average is highest a little lower and pairs are more often right here: precise by default."""
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

SHARED_NAMES: Final = 2
"""Keys of names that two statements share from which they may tell one story, be they short or in other words."""
LEAST: Final = 0.0001
"""Least score of two sightings that nothing excludes: 0 says that they cannot be of one incident, nor can any groups with them."""
SECOND: Final = 0.3
"""What is taken off a pair's log odds where one of the two has a likelier partner in the other's statement."""
BEHIND: Final = 0.2
"""What is taken off besides for each unit of log odds that it lies behind that partner."""
FARTHEST_BEHIND: Final = 3.0
"""Units that count for that at most."""

ACCOUNT_KEYS: Final = 8
"""Words of a statement, those that mark it most, that candidates are sought by."""
NAME_KEYS: Final = 8
"""Names of a sentence that candidates are sought by, the first in order."""
DEED_MARKS: Final = 3
"""Words that mark a statement by which its deeds are sought."""
DEED_NAMES: Final = 2
"""Names of a sentence by which its deeds are sought."""
LARGEST_BLOCK: Final = 24
"""Sightings of one key that are all compared with one another."""
WINDOW: Final = 6
"""Neighbours in time that a sighting of a larger block is compared with."""
NEAR_WORDS: Final = 0.3
"""Likeness of two predicates' vectors from which they may name one happening though no stem, act or party is the same."""
LEAST_ALIKE: Final = 0.1
"""Likeness of two statements below which their sightings are compared only where a name is shared; the scorer learnt from
no others."""

SAMPLE: Final = 6
"""Members of each of two groups whose scores are looked at before they are joined, all of them where there are no more."""
SCORED_AT_ONCE: Final = 20_000
"""Pairs scored in one go: memory stays bounded."""
