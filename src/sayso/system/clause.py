"""A claim's words put in the order that a person reads: who → did what → to whom, or, in a passive, who ← was … ← by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sayso.types import Claim, Participant

# Closed-class words that stand before a verb and bend its sense: shown with it, so that "not", "will" and "may" are never lost.
_BEFORE_VERB: Final = frozenset(
    {"am", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "has", "have", "had", "having", "will", "would"}
    | {"shall", "should", "can", "could", "may", "might", "must", "to", "not", "never", "no", "longer", "cannot"}
)
_BETWEEN: Final = frozenset(
    {"even", "also", "already", "ever", "still", "always", "often", "once", "again", "just", "now", "soon", "then"}
)
_BE: Final = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_NEGATION: Final = re.compile(r"\b(?:not|never|no longer|cannot|nobody|none|without)\b|n['’]t\b", re.IGNORECASE)
_AHEAD: Final = re.compile(r"\b(?:will|shall|would|going to|about to)\b|['’]ll\b", re.IGNORECASE)
_LAST_WORD: Final = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)\s+$")
_IF: Final = re.compile(r"\s*(if|unless)\b", re.IGNORECASE)
_IF_BEFORE: Final = re.compile(r"\b(if|unless)\s+$", re.IGNORECASE)
_MOST_WORDS_BEFORE: Final = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """A claim as `left`, predicate, `right`. `backwards` where the words run from the one acted on to the one who acts.

    `opening` is the text's own "if" or "unless" before the clause, else empty; `rest` takes part in other roles.
    """

    opening: str
    left: tuple[Participant, ...]
    predicate: str
    right: tuple[Participant, ...]
    backwards: bool
    rest: tuple[Participant, ...]


def clause_of(claim: Claim, text: str) -> Clause:
    """Give the claim's words in reading order; `text` is the statement's reading text."""
    agents = _with_role(claim, "agent")
    patients = _with_role(claim, "patient")
    rest = tuple(part for part in claim.participants if part.role not in ("agent", "patient"))
    before = _verb_words_before(claim, text)
    predicate = _with_sense(claim, f"{before}{claim.predicate.text}")
    opening = _opening(claim, text)
    if _is_passive(claim, agents, patients, before):
        return Clause(opening, patients, predicate, agents, True, rest)
    if patients and not agents and all(part.end <= claim.predicate.start for part in patients):
        return Clause(opening, patients, predicate, (), False, rest)
    return Clause(opening, agents, predicate, patients, False, rest)


def _with_role(claim: Claim, role: str) -> tuple[Participant, ...]:
    return tuple(part for part in claim.participants if part.role == role)


def _is_passive(claim: Claim, agents: tuple[Participant, ...], patients: tuple[Participant, ...], before: str) -> bool:
    """Tell whether the one acted on stands first; read "were arrested" after the one who arrested, and the act turns round."""
    if agents and before and all(part.marker == "by" and part.start >= claim.predicate.end for part in agents):
        return True
    if claim.kind in ("state", "relation") or not patients:
        return False
    if any(part.start >= claim.predicate.start for part in patients):
        return False
    if agents:
        return all(part.start >= claim.predicate.end for part in agents)
    words = before.casefold().split()
    return bool(words) and not _BE.isdisjoint(words) and not claim.predicate.text.endswith("ing")


def _verb_words_before(claim: Claim, text: str) -> str:
    """Give the auxiliaries and negations that stand right before the predicate in the text, with their spacing."""
    begin = end = claim.predicate.start
    at = begin
    for _ in range(_MOST_WORDS_BEFORE):
        found = _LAST_WORD.search(text, max(0, at - 24), at)
        if found is None:
            break
        word = found[1].casefold()
        at = found.start(1)
        if word in _BEFORE_VERB or word.endswith(("n't", "n’t")):
            begin = at
        elif word not in _BETWEEN and not word.endswith("ly"):
            break
    return " ".join(text[begin:end].split()) + " " if begin < end else ""


def _with_sense(claim: Claim, words: str) -> str:
    """Add in words what the predicate's own words do not show: that it is negated or ahead."""
    if claim.polarity == "negative" and not _NEGATION.search(words):
        words = f"not {words}"
    if claim.tense == "future" and claim.mood == "declarative" and not _AHEAD.search(words):
        words = f"will {words}" if words == claim.predicate.text == claim.predicate.lemma else f"{words} (in future)"
    return words


def _opening(claim: Claim, text: str) -> str:
    """Give the "if" that opens a conditional clause; its consequence is conditional too, and opens with none."""
    if claim.mood != "conditional":
        return ""
    found = _IF.match(claim.text) or _IF_BEFORE.search(text, max(0, claim.start - 16), claim.start)
    return found[1].lower() if found else ""
