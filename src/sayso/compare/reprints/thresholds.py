"""Every threshold of the search for reprints, each with its reason.

Where a reason says "tuned", the value was set on one half of the press releases that `benchmarks/reprints.py` edits; the figures in
docs/accuracy.md are of the other half.
"""

from __future__ import annotations

from typing import Final

SAMPLE: Final = 2
"""One word pair in so many is kept for finding candidates (Broder 1997's sketch for containment, modulo a number). A statement of
40 words has some 20 pairs, hence 10 kept ones; where 30 % of its words are changed, 5 of them are left. Tuned against memory."""

FEW_PAIRS: Final = 80
"""Word pairs of a text (some 140 words) up to which all are kept. Tuned."""

HOLDERS: Final = 24
"""Statements remembered for a word pair; later holders are only counted. Bounds what one pair can cost, so that the whole stays
near-linear; of a family of reprints the first ones stand for all."""

BY_COUNT: Final = 4
"""Candidates aligned for the number of word pairs they share with a new statement: more brought nothing when tuned."""

BY_RARITY: Final = 4
"""Candidates aligned for how rare the shared pairs are: these find a passage that is embedded among much boilerplate."""

PAIRS_PER_CANDIDATE: Final = 100
"""Kept word pairs of a statement (some 400 words) for which one candidate of each sort is aligned, where that is more: a long
report takes over passages from many."""

LEAST_SHARED: Final = 2
"""Kept word pairs that a candidate must share; one alone is mostly a name."""

REPEATS: Final = 4
"""Most places of a word pair in one statement that are tried as seeds: what is repeated more often tells no place."""

MAX_SEEDS: Final = 200_000
"""Most seeds of two texts; above it only word pairs that each of them holds once are tried. Two texts of a million characters that
are the same have half of it."""

GAP: Final = 14
"""Most content words between two seeds of a passage. At 40 % of words changed a longer gap is met once in a hundred seeds."""

OPEN_CHAINS: Final = 48
"""Most passages that are followed at a time while seeds are chained."""

MOST_SKIPPED: Final = 2
"""Changed words on either side that a passage is widened over at its ends, to the next content word that agrees. Tuned."""

LEAST_SEEDS: Final = 3
"""Word pairs in the same order that make a passage worth weighing."""

LEAST_AGREEING: Final = 8
"""Content words that a passage must have in common where the shorter statement is hardly more than it."""

LEAST_CONTENT: Final = 14
"""Content words that a passage must have in common where it is a part of both statements: a slogan, a title with its holder, an
address, a bill's name are shorter. Tuned."""

LEAST_DENSITY: Final = 0.5
"""Share of the longer side's content words in common. With 40 % of the words changed 0.6 are left; two texts on the same topic
chain at 0.2 to 0.3. Tuned."""

SHORT_WORDS: Final = 8
"""Content words under which a statement is too short to be called a reprint, even of the same words."""

COMMON: Final = 4
"""Statements of different words that hold a passage's word pairs, from which on it is the issuer's furniture (a letterhead, a
footer, a slogan), unless the two statements share most of what they say. Tuned."""

EDGE_WORDS: Final = 90
"""Words from the head or the foot of a statement in which a letterhead or a footer stands."""

EDGE_SHARE: Final = 0.3
"""Share of the shorter statement under which what stands at the head of both, or at the foot of both, is held for furniture even if
no third statement shows it: two statements of one issuer have their footer in common before a third is known."""

MOSTLY: Final = 0.6
"""Share of the shorter statement from which on it is a reprint or a paraphrase, not a part taken over; and from which on a passage
counts however common it is."""

VERBATIM: Final = 0.85
"""Density of the passages, by words, from which on a text is reprinted, not reworded: an editor's cuts and corrections change less
than one word in seven."""

QUOTED: Final = 0.85
"""Share of a passage's words between quotation marks, on both sides, from which on it is a quotation; the rest is "he said"."""
