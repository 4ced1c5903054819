"""Speech whose quotation marks are lost: "The road is open, said Mora. We keep it so.", in a text without any mark.

Releases that were copied from a page have often lost their marks. A cue behind its sentence, or before a comma and a new sentence,
then is all that is left; what follows in the speaker's "I" or "we" is taken for speech until the text speaks of the
speaker by name again. Linear in tokens.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from sayso.claims.cues import cue_at
from sayso.claims.kinds import FIRST_PERSON
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.quotation import FAMILY
from sayso.claims.syntax import Syntax

SAID = frozenset({"said", "says", "wrote", "added", "continued", "stated"})
MOST_SENTENCES = 12
"""Most sentences that are read on with."""


def restore_speech(outline: Outline, drafts: Sequence[Draft]) -> None:
    """Give the drafts of direct speech the sentences that go on with it, in a text without quotation marks; else do nothing."""
    syntax = outline.syntax
    if any(FAMILY.get(word) in {"double", "guillemet"} for word in syntax.words):
        return
    speaking = [draft for draft in drafts if _may_speak(outline, draft)]
    others = {draft.cue_head for draft in speaking}
    for draft in speaking:
        _read_on(outline, draft, others)
        if any(_is_own(syntax, token) for first, last in draft.content for token in range(first, last + 1)):
            draft.whole = draft.speech = True


def _may_speak(outline: Outline, draft: Draft) -> bool:
    """Tell whether a cue stands as it does beside a quotation: ", said Mora." at a sentence's end, or "Mora said, The …"."""
    syntax, cue = outline.syntax, draft.cue_head
    if cue is None or draft.source is None or syntax.pos[cue] != "VERB" or not draft.content:
        return False
    entry = cue_at(syntax, cue)
    if entry is None or not entry.takes("quote") or syntax.lower[cue] not in SAID:
        return False
    first, last = draft.content[-1]
    behind = last < cue and "," in syntax.words[last + 1 : cue]
    before = cue < first and syntax.words[cue + 1] == "," and syntax.words[first][:1].isupper()
    return behind or before


def _read_on(outline: Outline, draft: Draft, others: Set[int | None]) -> None:
    """Add the sentences up to the last that says "I" or "we", before the speaker is named, another speaks or the paragraph ends."""
    syntax, cue = outline.syntax, draft.cue_head
    if cue is None or draft.source is None:
        return
    number = syntax.sentence_of[max(cue, draft.content[-1][1])] + 1
    end = outline.paragraphs[outline.paragraph_of[cue]][1]
    names = {syntax.lower[token] for token in range(draft.source[0], draft.source[1] + 1) if syntax.pos[token] == "PROPN"}
    begin, last = None, None
    for first, after in syntax.sentences[number : number + MOST_SENTENCES]:
        tokens = range(first, after)
        if first > end or any(syntax.lower[token] in names or token in others for token in tokens):
            break
        begin = first if begin is None else begin
        if any(_is_own(syntax, token) for token in tokens):
            last = min(after - 1, end)
    piece = None if begin is None or last is None else trimmed(syntax, begin, last)
    if piece is not None:
        draft.content.append(piece)


def _is_own(syntax: Syntax, token: int) -> bool:
    return syntax.lower[token] in FIRST_PERSON and (syntax.lower[token] != "us" or syntax.words[token] == "us")
