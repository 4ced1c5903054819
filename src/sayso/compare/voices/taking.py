"""How a source stands to a claim: whether it asserts, denies or doubts it, or passes on what it has heard."""

from __future__ import annotations

import re
from typing import Final

from sayso.compare.statements import Held
from sayso.compare.types import StanceName
from sayso.compare.voices.lexicon import doubt_words, names_nobody, words_of_kind
from sayso.types import Attribution, Claim

FALSE_WITHIN: Final = 3
"""Words behind "is" or "are" among which "false" is looked for: "are a pure invention"."""
_THAT: Final = re.compile(r"\s*,?\s*(?:that|of|about|from)\b", re.IGNORECASE)
_RELATIVE: Final = re.compile(r"\w\s+(?:which|who|whom)\b[^,.;]*$")
_OF_WHOM: Final = re.compile(r"\b(?:who|which|whom)\s+(?:[\w-]+\s+){0,2}$")
"""What stands before a predicate that is said of somebody by the way: "men who had landed were drowned"."""
_IT_IS_THAT: Final = re.compile(r"\bit (?:is|was)(?P<what>(?: [\w-]+){1,3}) that\b", re.IGNORECASE)
_GENERIC: Final = frozenset({"one", "you"})
_NOT_BACK: Final = re.compile(
    r"(?:come|came) (?:back|home|out|up)\b|return(?:ed)?(?: home)?$|return(?:ed)? home\b|wak(?:e|en)\b|woke\b|"
    r"reach(?:ed)? (?:the shore|home|land)\b|seen? (?:alive|since|again)\b|heard (?:of|from)\b"
)
"""Words for what those who are lost did not do any more, from the predicate on."""
_CALLED: Final = re.compile(r"\bto call (?:it|this|that|these|those|him|her|them) (?:an?|the) (?:[\w-]+ )?$", re.IGNORECASE)
_COPULAS: Final = frozenset({"is", "are", "was", "were"})
_WORDS: Final = re.compile(r"[\w'-]+")


def stance_of(held: Held, claim: Claim, own: list[Attribution]) -> StanceName:
    """Give how the innermost source stands to a claim. A negation below a denial takes the denial back."""
    denied = (
        any(reports_denial(attribution) and not is_presupposed(held, claim, attribution) for attribution in own)
        or _said_to_be_false(held, claim, own)
        or _called_untrue(held, claim)
    )
    negative = _is_negative(claim, own) or any(_found_none(held, claim, attribution) for attribution in own)
    if denied != negative:
        return "denies"
    if any(_doubts(attribution) for attribution in own) or claim.commitment.innermost in {"PS+", "PS-"}:
        return "doubts"
    return "reports" if any(_has_heard(held, attribution) for attribution in own) else "asserts"


def _has_heard(held: Held, attribution: Attribution) -> bool:
    """Tell of "has heard that" and "are said to": whoever says so passes on what others say; who heard shots tells of them."""
    cue = attribution.cue
    if cue is None:
        return False
    words = cue.text.casefold().split()
    if attribution.source.kind == "impersonal":
        return words[0] in _COPULAS and not words_of_kind("hearsay").isdisjoint(words)
    return not words_of_kind("hearing").isdisjoint(words) and _THAT.match(held.text, cue.end) is not None


def outer_stance(own: list[Attribution]) -> StanceName:
    """Give how a source stands that passes on what another says: it reports, unless its own words deny or doubt that."""
    if any(reports_denial(attribution) for attribution in own):
        return "denies"
    return "doubts" if any(attribution.manner == "doubt" for attribution in own) else "reports"


def reports_denial(attribution: Attribution) -> bool:
    """Tell whether an attribution's words report a denial."""
    words = attribution.cue.text.casefold().split() if attribution.cue else []
    return attribution.manner == "deny" or ("not" not in words and not words_of_kind("cue").isdisjoint(words))


def is_presupposed(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a denial leaves a claim standing, as that of having laid "the mine which killed the shepherd" does the death."""
    start = min((span.start for span in attribution.content if span.end >= claim.predicate.end), default=claim.predicate.start)
    return _RELATIVE.search(held.text[start : claim.predicate.start]) is not None


def _doubts(attribution: Attribution) -> bool:
    """Tell whether an attribution throws doubt on what it holds; "nobody has proved that" does."""
    cue = attribution.cue.text.casefold() if attribution.cue else ""
    return attribution.manner == "doubt" or cue in doubt_words() or (bool(cue) and names_nobody(attribution.source.text or ""))


def _is_negative(claim: Claim, own: list[Attribution]) -> bool:
    """Tell whether a claim is of what was not: by its polarity, or by somebody who is nobody taking part in it.

    That its source holds it for not so counts where no denial says that already. What one never does, and that somebody did not
    come back, are no denials.
    """
    if claim.polarity == "negative":
        return not (_is_of_anyone(claim) or _is_loss(claim))
    if claim.commitment.innermost in {"CT-", "PR-"} and not any(reports_denial(attribution) for attribution in own):
        return True
    return any(
        names_nobody(one.text) and (one.role in {"agent", "patient"} or " " not in one.text)
        for one in claim.participants
        if one.role != "instrument"
    )


def _is_of_anyone(claim: Claim) -> bool:
    """Tell of "one does not kill a child": what holds for anyone denies nothing."""
    return claim.tense in {"present", "habitual"} and any(
        one.role == "agent" and one.text.casefold() in _GENERIC for one in claim.participants
    )


def _is_loss(claim: Claim) -> bool:
    """Tell of "thirteen did not come home", "never reached the shore": what did not follow is how a loss is told."""
    words = claim.text[claim.predicate.start - claim.start :].casefold()
    return _NOT_BACK.match(words) is not None


def _found_none(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell of "found no sign that …": the source looked for what the claim tells and did not find it."""
    if attribution.cue is None or not attribution.cue.end < claim.predicate.start:
        return False
    between = _WORDS.findall(held.text[attribution.cue.end : claim.predicate.start].casefold())[:3]
    return between[:1] == ["no"] and bool(words_of_kind("without").intersection(between[1:]))


def _called_untrue(held: Held, claim: Claim) -> bool:
    """Tell of "it is equally untrue that they were returned", "to call it a raid is a lie": who says so denies it."""
    start, end = held.sentence_around(claim.predicate.start)
    if _CALLED.search(held.text, start, claim.predicate.start) and _is_called_false(held.text[claim.predicate.end : end]):
        return True
    found = _IT_IS_THAT.search(held.text, start, claim.predicate.start)
    if found is None or _OF_WHOM.search(held.text[found.end() : claim.predicate.start]):
        return False
    return not words_of_kind("false").isdisjoint(_WORDS.findall(found["what"].casefold()))


def _said_to_be_false(held: Held, claim: Claim, own: list[Attribution]) -> bool:
    """Tell whether the sentence calls what is told false: "reports that … are an invention"."""
    if not any(attribution.source.kind == "impersonal" and attribution.cue for attribution in own):
        return False
    _, end = held.ledger.sentences[held.sentence_at(claim.predicate.start)] if held.ledger.sentences else (0, 0)
    return _is_called_false(held.text[claim.predicate.end : end])


def _is_called_false(behind: str) -> bool:
    """Tell whether what stands before some words is called false in them: "are a pure invention"."""
    words = _WORDS.findall(behind.casefold())
    return any(
        word in _COPULAS and not words_of_kind("false").isdisjoint(words[place + 1 : place + 1 + FALSE_WITHIN])
        for place, word in enumerate(words)
    )
