"""What the second network adds to the rules' attributions: cues that no lexicon lists, contents and sources that no rule reaches.

The rules come first, as they are precise and tell why; the network drops what it is sure is no report, gives a source to a cue that
has none, and finds the reports that the rules have missed. Where another pipeline reads the text there are no signals, and the
rules stand alone. Spans are read off the words' chances as in PARC's tagger-based systems (Pareti 2015; Newell et al. 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np

from sayso.claims.cues import cue_span
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.quotation import Range
from sayso.claims.syntax import PUNCTUATION, Syntax
from sayso.reading.signals import ROLES, CueRoles, FloatArray, Signals
from sayso.types import Manner

ADDED = 0.5
"""Chance of a cue from which the network's own find is taken; set on the corpus's dev part, as the next two."""
DROPPED = 0.03
"""Chance of a cue below which a rule's find is dropped."""
INSIDE = 0.5
"""Chance of a role from which a word has it."""
BRIDGED = 2
"""Words without the role that may stand between two that have it."""
LEAST_OVERLAP = 0.34
"""Share of common words (Jaccard) below which the network's content takes the place of a rule's."""

_SOURCE, _CONTENT, _CUE = (ROLES.index(role) for role in ("source", "content", "cue"))


def with_learned(outline: Outline, drafts: Sequence[Draft]) -> list[Draft]:
    """Drop, mend and add drafts by what the network says; without signals give them back as they are."""
    signals = outline.syntax.signals
    if signals is None:
        return list(drafts)
    kept = [draft for draft in drafts if draft.cue_head is None or signals.chance("cue", draft.cue_head) >= DROPPED]
    for draft in kept:
        if draft.cue_head in signals.roles:
            _mend(outline, draft, signals.roles[draft.cue_head])
    return kept + _added(outline, signals, kept)


def _mend(outline: Outline, draft: Draft, roles: CueRoles) -> None:
    """Give a draft the network's content where the two hardly meet, and its source where the rules have none."""
    content = _content(outline, draft.cue_head, roles)
    own = {token for first, last in draft.content for token in range(first, last + 1)}
    other = {token for first, last in content for token in range(first, last + 1)}
    if other and len(own & other) < LEAST_OVERLAP * len(own | other):
        draft.content = content
    if draft.source is None:
        draft.source, draft.source_head = _source(outline.syntax, draft.cue_head, roles)


def _added(outline: Outline, signals: Signals, drafts: Sequence[Draft]) -> list[Draft]:
    """Make drafts of the words that the network takes for cues and no draft has."""
    syntax = outline.syntax
    taken = {token for draft in drafts if draft.cue for token in range(draft.cue[0], draft.cue[1] + 1)}
    taken |= {token for draft in drafts for token in draft.absorbed}
    found = []
    for cue in np.flatnonzero(signals.odds("cue") > np.log(ADDED / (1 - ADDED))).tolist():
        roles = signals.roles.get(cue)
        if cue in taken or roles is None or syntax.pos[cue] in PUNCTUATION:
            continue
        content = _content(outline, cue, roles)
        if not content:
            continue
        source, head = _source(syntax, cue, roles)
        manner = max(signals.chances("manner", cue).items(), key=lambda pair: pair[1])[0]
        found.append(Draft(cue, _cue(syntax, cue, roles), head, source, content, cast(Manner, manner)))
    return found


def _cue(syntax: Syntax, cue: int, roles: CueRoles) -> Range:
    """Give the words of a cue: the verb group, and what the network joins to it on both sides."""
    first, last = cue_span(syntax, cue)
    chances = roles.chances[_CUE]
    while last + 1 - roles.first < len(chances) and last + 1 - roles.first >= 0 and chances[last + 1 - roles.first] > INSIDE:
        last += 1
    while 0 <= first - 1 - roles.first < len(chances) and chances[first - 1 - roles.first] > INSIDE:
        first -= 1
    return first, last


def _content(outline: Outline, cue: int | None, roles: CueRoles) -> list[Range]:
    """Give the stretches of words that are more likely content than not, within the cue's sentence."""
    assert cue is not None
    syntax = outline.syntax
    begin, after = syntax.sentences[syntax.sentence_of[cue]]
    runs = _runs(roles, _CONTENT, begin, after)
    found = []
    for first, last in runs:
        for part in _around(first, last, cue):
            kept = trimmed(syntax, *part)
            if kept is not None:
                found.append(kept)
    longest = max((last - first for first, last in found), default=0)
    return [(first, last) for first, last in found if last - first >= min(longest, 1)]


def _around(first: int, last: int, cue: int) -> list[Range]:
    """Cut the cue out of a stretch."""
    if not first <= cue <= last:
        return [(first, last)]
    return [(a, b) for a, b in ((first, cue - 1), (cue + 1, last)) if a <= b]


def _source(syntax: Syntax, cue: int | None, roles: CueRoles) -> tuple[Range | None, int | None]:
    """Give the likeliest stretch of words for the source, and its head; None where no word is likely."""
    assert cue is not None
    begin, after = syntax.sentences[syntax.sentence_of[cue]]
    runs = _runs(roles, _SOURCE, begin, after)
    if not runs:
        return None, None
    mass: FloatArray = roles.chances[_SOURCE]
    first, last = max(runs, key=lambda run: float(mass[run[0] - roles.first : run[1] - roles.first + 1].sum()))
    while first < last and syntax.pos[first] in PUNCTUATION:
        first += 1
    while last > first and syntax.pos[last] in PUNCTUATION:
        last -= 1
    head = next((token for token in range(first, last + 1) if not first <= syntax.head[token] <= last), last)
    return (first, last), head


def _runs(roles: CueRoles, role: int, begin: int, after: int) -> list[Range]:
    """Give the stretches from `begin` to `after` whose words have a role, small gaps bridged."""
    low, high = max(begin, roles.first), min(after, roles.first + roles.chances.shape[1])
    likely = roles.chances[role, low - roles.first : max(low, high) - roles.first] > INSIDE
    runs: list[Range] = []
    for place in (np.flatnonzero(likely) + low).tolist():
        if runs and place - runs[-1][1] - 1 <= BRIDGED:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
