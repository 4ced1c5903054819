"""Speakers named before a colon, without a verb: "Minister Ahn: …", "The ministry: the road is open."."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.cues import word_list
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.syntax import Syntax

NAME_LENGTH = 14
"""Longest name or title, in tokens, that is read as a speaker before a colon."""

SPEAKERS = word_list("speakers")


def label_begin(outline: Outline, token: int) -> int:
    """Give the token where a label that ends at `token` can begin earliest: its paragraph's or its sentence's first."""
    return max(outline.paragraphs[outline.paragraph_of[token]][0], outline.syntax.sentences[outline.syntax.sentence_of[token]][0])


def speaker_before_colon(outline: Outline, colon: int) -> int | None:
    """Give the head of a verbless speaker label that a colon at token `colon` ends, if the words before it are one."""
    syntax = outline.syntax
    if colon <= 0 or syntax.words[colon] != ":":
        return None
    begin = label_begin(outline, colon)
    if not 0 < colon - begin <= NAME_LENGTH or any(syntax.pos[token] in {"VERB", "AUX"} for token in range(begin, colon)):
        return None
    for token in range(colon - 1, begin - 1, -1):
        if syntax.lemma[token] in SPEAKERS or _is_person_or_body(syntax, token):
            return token
    return None


def _is_person_or_body(syntax: Syntax, token: int) -> bool:
    if syntax.pos[token] != "PROPN":
        return False
    low, high = 0, len(syntax.entities)
    while low < high:
        middle = (low + high) // 2
        if syntax.entities[middle][1] <= token:
            low = middle + 1
        else:
            high = middle
    return (
        low < len(syntax.entities)
        and syntax.entities[low][0] <= token
        and syntax.entities[low][2] in {"PERSON", "ORG", "GROUP", "PER"}
    )


def find_labelled(outline: Outline, taken: Sequence[Draft]) -> list[Draft]:
    """Read paragraphs of the form "The ministry: the road is open." without quotation marks."""
    drafts = []
    colons = {draft.content[0][0] for draft in taken if draft.cue is None}
    syntax = outline.syntax
    for first, last in outline.paragraphs:
        colon = next((token for token in range(first, min(first + NAME_LENGTH + 1, last)) if syntax.words[token] == ":"), None)
        if colon is None or colon + 1 in colons or outline.inside[colon] is not None:
            continue
        head = speaker_before_colon(outline, colon)
        source = trimmed(syntax, first, colon - 1)
        content = trimmed(syntax, colon + 1, last)
        heading = syntax.text[syntax.start[first] : syntax.end[last]].isupper()
        finite = heading or any(syntax.tag[token] in {"VBD", "VBZ", "VBP", "MD"} for token in range(colon + 1, last + 1))
        if head is not None and source and content and finite:
            drafts.append(Draft(None, None, head, source, [content], "assert", speech=True))
    return drafts
