"""Where a voice tells of a happening and says, in the same breath, that its own side had no part in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.compare.deeds import deed_nouns
from sayso.compare.statements import Held
from sayso.compare.voices.taking import is_presupposed, reports_denial
from sayso.compare.words import OWN_SIDE, words_of
from sayso.types import Attribution, Claim

_NOT_OURS: Final = re.compile(
    r"\b(?:is|was|were|are)(?: not| never|n['’]t) "
    r"(?:the (?:work|doing|deed) of (?P<whose>(?:[\w'’-]+ ?){1,4})|"
    r"(?P<own>our (?:own )?(?:work|doing|deed)\b|by us\b)|(?P<men>ours)\b)"
)
"""What is said of a happening behind the words for it: "was not our work", "was not the work of any mob"."""
_NO_PART: Final = re.compile(
    r"\b(?P<who>[Ww]e|[Oo]ur \w+|[Tt]he [A-Z]\w+|[A-Z]\w+) (?:(?:have|has|had|took|takes|played)(?: had| taken)? )"
    r"(?:no (?:part|hand|role) in|nothing (?:at all )?to do with) (?:the |this |that |any )?(?:[\w'’-]+ ){0,2}$"
)
"""What is said of one before them: "we had no part in the bombing"."""
_DENIED_PART: Final = re.compile(r"\s*(?:that )?(?:it|they|we|he|she|(?:its|their|our|his|her) \w+|\w+ing)\b", re.IGNORECASE)
"""How the content of a denial begins in which a side's own part is denied: "denies that it laid", "denied laying"."""
_WHO: Final = re.compile(r"\bwho (?:[\w-]+ )?$")
_BREAK: Final = re.compile(r"[;:.!?]")
US: Final = "us"
"""What `disowned` gives for the voice's own side."""


def disowned(held: Held, claim: Claim, own: Sequence[Attribution], speaker: str) -> str | None:
    """Give the words for whom a voice says not to have done what a claim tells of, though it happened; None where it says no such.

    `own` are the attributions by which the claim is its innermost source's own, `speaker` what that is called; its side is `US`.
    """
    start, end = held.sentence_around(claim.predicate.start)
    behind = held.text[claim.predicate.end : end]
    found = _NOT_OURS.search(" ".join(behind.split()))
    is_near = found is not None and not _BREAK.search(found.string[: found.start()])
    if found and is_near and (found["men"] is None or _is_of_doing(claim, held.text[start : claim.predicate.start])):
        return _whose(found["whose"].strip()) if found["whose"] else US
    found = _NO_PART.search(held.text[start : claim.predicate.start].replace("\n", " "))
    if found and (found["who"].split()[0].casefold() in OWN_SIDE or set(words_of(found["who"])) <= set(words_of(speaker))):
        return US
    return US if any(_denies_own_part(held, claim, one) for one in own) else None


def _is_of_doing(claim: Claim, before: str) -> bool:
    """Tell whether "ours" is said of a deed or of its doers ("those who shot"), and not of what it was done to."""
    return claim.predicate.lemma in deed_nouns() or _WHO.search(before) is not None


def _whose(words: str) -> str:
    return US if words.split(maxsplit=1)[0].casefold() in OWN_SIDE else words


def _denies_own_part(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a denial is of what its source is said to have done, and leaves the claim standing."""
    return (
        reports_denial(attribution)
        and attribution.cue is not None
        and is_presupposed(held, claim, attribution)
        and _DENIED_PART.match(held.text, attribution.cue.end) is not None
    )
