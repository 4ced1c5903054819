"""Which way the clause around a time looks: the tense of its verb group, read off the nearest verb above."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.claims.timex.meaning import Direction
from sayso.claims.vocabulary import words

if TYPE_CHECKING:
    from sayso.claims.syntax import Syntax  # spaCy takes two seconds to import, and words alone can be read without it

_AHEAD = words("will 'll wo shall would 'd may might can could should must")
_PLANS = words("plan expect intend schedule hope want seek propose agree promise vow aim prepare go set due ready likely")
_PAST_TAGS = frozenset({"VBD"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
MAX_CLIMB = 40
"""How far up a broken tree is climbed."""


def direction_at(syntax: Syntax, offset: int) -> Direction:
    """Give the direction of the clause that holds the token at a code point; 0 where its tense does not tell."""
    token = bisect_right(syntax.start, offset) - 1
    if token < 0:
        return 0
    for above, _ in zip((token, *syntax.ancestors(token)), range(MAX_CLIMB), strict=False):
        found = _of_group(syntax, above)
        if found is not None:
            return found
    return 0


def _of_group(syntax: Syntax, head: int) -> Direction | None:
    """Give what a verb group says, None where the token heads none or an open one (then its governor tells)."""
    group = [child for child in syntax.children[head] if syntax.dep[child] in {"aux", "aux:pass", "cop"}]
    if not group and syntax.pos[head] not in {"VERB", "AUX"}:
        return None
    words_in = {syntax.lower[child] for child in group}
    tags = {syntax.tag[child] for child in group} | {syntax.tag[head]}
    if words_in & _AHEAD or "MD" in tags:
        return -1 if "have" in words_in else 1
    if any(syntax.lower[child] == "to" for child in syntax.with_dep(head, "mark")):
        return 1 if _planned(syntax, head) else None
    if tags & _PAST_TAGS or words_in & {"have", "has", "had", "'ve"}:
        return -1
    if tags & _PRESENT_TAGS:
        return 0
    return -1 if syntax.tag[head] == "VBN" and syntax.dep[head].startswith("acl") else None


def _planned(syntax: Syntax, infinitive: int) -> bool:
    """Tell whether an infinitive is what somebody plans, or a purpose."""
    head = syntax.head[infinitive]
    return syntax.lemma[head] in _PLANS or syntax.dep[infinitive].startswith(("advcl", "acl"))
