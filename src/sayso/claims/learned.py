"""What the second network does to the rules' attributions: cues that no lexicon lists, contents and sources that no rule reaches.

The rules come first, as they are precise and tell why; the network drops what it takes for no report, mends a content or a source
that they took from the wrong place, and finds the reports that they have missed. Giving a source to a cue without one did not help
on the corpus's dev part, on which the thresholds were set. Where another pipeline reads the text there are no signals, and the
rules stand alone. Spans are read off the words' chances, as in PARC's tagger-based systems (Pareti 2015; Newell et al. 2018).
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

ADDED = 0.7
"""Chance of a cue from which the network's own find is taken."""
DROPPED = 0.02
"""Chance of a cue below which a rule's find is no report."""
INSIDE = 0.5
"""Chance of a role from which a word has it."""
BRIDGED = 2
"""Words without the role that may stand between two that have it."""
LEAST_OVERLAP = 0.5
"""Share of common words (Jaccard) below which the network's content takes the place of a rule's."""
SURE_SOURCE = 0.7
"""Mean chance of a source's words from which the network's takes the place of a rule's that shares no word with it."""

_NONE, _SOURCE, _CONTENT, _CUE = (ROLES.index(role) for role in ("none", "source", "content", "cue"))


def with_learned(outline: Outline, drafts: Sequence[Draft]) -> list[Draft]:
    """Mend and add drafts by what the network says; without signals give them back as they are."""
    signals = outline.syntax.signals
    if signals is None:
        return list(drafts)
    kept = [draft for draft in drafts if draft.cue_head is None or signals.chance("cue", draft.cue_head) >= DROPPED]
    for draft in kept:
        if draft.cue_head is not None and draft.cue_head in signals.roles:
            heard = _Heard(outline.syntax, draft.cue_head, signals.roles[draft.cue_head])
            _mend_content(outline.syntax, draft, heard)
            _mend_source(outline.syntax, draft, heard)
    return [*kept, *_added(outline, signals, kept)]


def _mend_content(syntax: Syntax, draft: Draft, heard: _Heard) -> None:
    """Give a draft the network's content where the two differ much."""
    content = _content(syntax, heard)
    own = {token for first, last in draft.content for token in range(first, last + 1)}
    other = {token for first, last in content for token in range(first, last + 1)}
    if other and len(own & other) < LEAST_OVERLAP * len(own | other):
        draft.content = content


def _mend_source(syntax: Syntax, draft: Draft, heard: _Heard) -> None:
    """Give a draft the network's source where its own shares no word with it and the network is sure."""
    if draft.source is None:
        return
    source, head = _source(syntax, heard)
    if source is None or (source[0] <= draft.source[1] and draft.source[0] <= source[1]):
        return
    if heard.mass(source, _SOURCE) >= SURE_SOURCE * (source[1] - source[0] + 1):
        draft.source, draft.source_head = source, head


def _added(outline: Outline, signals: Signals, drafts: Sequence[Draft]) -> list[Draft]:
    """Make drafts of the words that the network takes for cues and no draft has, the likeliest first."""
    syntax, odds = outline.syntax, signals.odds("cue")
    taken = {token for draft in drafts if draft.cue for token in range(draft.cue[0], draft.cue[1] + 1)}
    taken |= {token for draft in drafts for token in draft.absorbed}
    found = []
    for cue in sorted(np.flatnonzero(odds > np.log(ADDED / (1 - ADDED))).tolist(), key=lambda token: -odds[token]):
        roles = signals.roles.get(cue)
        if cue in taken or roles is None or syntax.pos[cue] in PUNCTUATION:
            continue
        heard = _Heard(syntax, cue, roles)
        content = _content(syntax, heard)
        if not content:
            continue
        source, head = _source(syntax, heard)
        manner = max(signals.chances("manner", cue).items(), key=lambda pair: pair[1])[0]
        found.append(Draft(cue, heard.cue, head, source, content, cast(Manner, manner)))
        taken |= set(range(heard.cue[0], heard.cue[1] + 1))
    return found


class _Heard:
    """What the words of a cue's sentence are to it, each one thing only; `cue` are the cue's own words."""

    def __init__(self, syntax: Syntax, cue: int, roles: CueRoles) -> None:
        begin, after = syntax.sentences[syntax.sentence_of[cue]]
        self.begin, self.after = max(begin, roles.first), min(after, roles.first + roles.chances.shape[1])
        chances = roles.chances[:, self.begin - roles.first : self.after - roles.first]
        self.chances: FloatArray = chances
        self._role = np.where(chances.max(0) > INSIDE, chances.argmax(0), _NONE).tolist()
        self.cue = self._widened(cue_span(syntax, cue))
        for token in range(self.cue[0], self.cue[1] + 1):
            if self.begin <= token < self.after:
                self._role[token - self.begin] = _CUE

    def _widened(self, cue: Range) -> Range:
        """Take in what the network joins to the verb group on both sides."""
        first, last = cue
        while last + 1 < self.after and self._role[last + 1 - self.begin] == _CUE:
            last += 1
        while first - 1 >= self.begin and self._role[first - 1 - self.begin] == _CUE:
            first -= 1
        return first, last

    def runs(self, role: int) -> list[Range]:
        """Give the stretches whose words have a role, small gaps of words without any bridged."""
        runs: list[Range] = []
        for place in (token for token in range(self.begin, self.after) if self._role[token - self.begin] == role):
            between = self._role[runs[-1][1] + 1 - self.begin : place - self.begin] if runs else []
            if runs and len(between) <= BRIDGED and not any(between):
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
        return runs

    def mass(self, run: Range, role: int) -> float:
        """Sum the chances of a role over a stretch."""
        return float(self.chances[role, run[0] - self.begin : run[1] + 1 - self.begin].sum())


def _content(syntax: Syntax, heard: _Heard) -> list[Range]:
    """Give the stretches of words that are more likely content than not; single words only where there is nothing longer."""
    found = [kept for run in heard.runs(_CONTENT) if (kept := trimmed(syntax, *run)) is not None]
    longest = max((last - first for first, last in found), default=0)
    return [(first, last) for first, last in found if last - first >= min(longest, 1)]


def _source(syntax: Syntax, heard: _Heard) -> tuple[Range | None, int | None]:
    """Give the likeliest stretch of words for the source, and its head; None where no word is likely."""
    runs = heard.runs(_SOURCE)
    if not runs:
        return None, None
    first, last = max(runs, key=lambda run: heard.mass(run, _SOURCE))
    while first < last and syntax.pos[first] in PUNCTUATION:
        first += 1
    while last > first and syntax.pos[last] in PUNCTUATION:
        last -= 1
    head = next((token for token in range(first, last + 1) if not first <= syntax.head[token] <= last), last)
    return (first, last), head
