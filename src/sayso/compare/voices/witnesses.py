"""Who is said to have seen a happening: "eleven witnesses saw men set the hut on fire" is the witnesses' account."""

from __future__ import annotations

import re
from typing import Final

from sayso.compare.statements import Held
from sayso.compare.words import OWN_SIDE, head_of, noun_classes
from sayso.types import Claim, Mention

SEEN_WITHIN: Final = 60
"""Code points between the word for seeing and the predicate of what was seen."""
_SEEING: Final = re.compile(r"\s+(?:(?:who|whom)\b[^.;:,]{1,40}\s)?(?:also\s+)?(?:(?:has|have|had)\s+seen|saw|watched|witnessed)\s")
"""How the words go on behind whoever saw something; who "were seen" saw nothing."""
_SEEN: Final = frozenset({"see", "watch", "witness"})
_BREAK: Final = re.compile(r"[.;:!?\n]\s|,\s(?:and|but|who|which|when|while|as)\b")
_PEOPLE: Final = frozenset({"PERSON", "GROUP"})
_SEERS: Final = frozenset({"witness", "eyewitness", "onlooker", "bystander", "survivor", "neighbour", "neighbor", "resident"})


def witness(held: Held, claim: Claim) -> Mention | None:
    """Give whom a claim's sentence names as having seen what it tells; None for the writer, its people, and who goes unnamed."""
    if claim.predicate.lemma in _SEEN:
        return None
    start, _ = held.sentence_around(claim.predicate.start)
    for mention in reversed(held.mentions_within(start, claim.predicate.start)):
        seeing = _SEEING.match(held.text, mention.end, claim.predicate.start)
        if seeing is None or mention.form == "pronoun" or not _is_of_people(mention):
            continue
        between = held.text[seeing.end() : claim.predicate.start]
        is_own = mention.text.casefold().split()[0] in OWN_SIDE
        return None if is_own or len(between) > SEEN_WITHIN or _BREAK.search(between) else mention
    return None


def _is_of_people(mention: Mention) -> bool:
    return mention.label in _PEOPLE or noun_classes().get(head_of(mention.text)) in _PEOPLE or head_of(mention.text) in _SEERS
