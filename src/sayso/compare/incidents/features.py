"""What speaks for and against two sightings being of one incident: numbers that the scorer weighs.

All of them are symmetric and depend on the two sightings and their accounts alone. Parties are compared by their words, weighted by
rarity; a name counts by its keys, so that its spellings meet.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.compare.deeds import related
from sayso.compare.incidents.meaning import likeness_of, meanings_of
from sayso.compare.incidents.sighting import Account, Party, Sighting, SightingKey
from sayso.compare.incidents.vectors import WIDTH, vector_of
from sayso.compare.incidents.words import Bag, bag_of, cosine, rarity

FloatArray = NDArray[np.float32]

FEATURES: Final = (
    "same_lemma",
    "same_stem",
    "lemma_vectors",
    "lemma_rarity_least",
    "lemma_rarity_most",
    "clause_words",
    "clause_vectors",
    "sentence_words",
    "sentence_vectors",
    "account_words",
    "account_names",
    "lead_words",
    "same_document",
    "same_sentence",
    "sentences_apart",
    "agents",
    "agents_differ",
    "patients",
    "patients_differ",
    "parties",
    "party_vectors",
    "parties_unknown",
    "names_shared",
    "names_differ",
    "digits_shared",
    "digits_differ",
    "same_act",
    "acts_differ",
    "rivals",
    "first_sentence",
    "last_sentence",
    "stem_rarity_by_account",
    "rare_shared",
    "meaning_events",
    "meaning_scenes",
    "meaning_odds",
)
"""The features, in the order of the scorer's inputs."""
LEAD_WORDS: Final = 50
"""Content words of a statement's beginning, where news and releases say what they are about."""
NO_VECTOR: Final = np.zeros(WIDTH, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sighting with what its comparisons need: bags of words and mean vectors, worked out once, and the vectors of its meaning.

    `rivals` is how many other sightings of its statement have its stem, `such_deeds` how many have its deed or one that may tell of
    the same.
    """

    sighting: Sighting
    clause: Bag
    sentence: Bag
    account: Bag
    account_names: Bag
    lead: Bag
    lemma_vector: FloatArray
    clause_vector: FloatArray
    sentence_vector: FloatArray
    party_vector: FloatArray
    meaning: FloatArray
    rivals: int
    such_deeds: int = 0


def prepare(sightings: Sequence[Sighting], meanings: Sequence[FloatArray] | None = None) -> list[Prepared]:
    """Give sightings as they are compared; those of one statement must all be among them.

    `meanings` are the vectors of their scenes, read by the shipped network if none are given. ReadingError MODEL_MISSING,
    MODEL_DAMAGED.
    """
    meanings = meanings_of(one.scene for one in sightings) if meanings is None else meanings
    rivals: dict[tuple[str, str], int] = {}
    for one in sightings:
        rivals[one.account.document, one.stem] = rivals.get((one.account.document, one.stem), 0) + 1
    such = _such_deeds(sightings)
    accounts: dict[str, AccountBags] = {}
    found = []
    for one, meaning in zip(sightings, meanings, strict=True):
        document = one.account.document
        if document not in accounts:
            accounts[document] = AccountBags.of(one.account)
        found.append(_prepared(one, accounts[document], meaning, rivals[document, one.stem] - 1, such.get(one.key, 0)))
    return found


def _such_deeds(sightings: Sequence[Sighting]) -> dict[SightingKey, int]:
    """Give how many other sightings of its statement each one with a known deed has that may tell of the same."""
    counts: dict[str, dict[str, int]] = {}
    for one in sightings:
        if one.context and one.context.deed:
            own = counts.setdefault(one.account.document, {})
            own[one.context.deed] = own.get(one.context.deed, 0) + 1
    return {
        one.key: sum(count for deed, count in counts[one.account.document].items() if related(deed, one.context.deed)) - 1
        for one in sightings
        if one.context and one.context.deed
    }


@dataclass(frozen=True, slots=True)
class AccountBags:
    """A statement's words, its names, and the words that it begins with."""

    words: Bag
    names: Bag
    lead: Bag

    @classmethod
    def of(cls, account: Account) -> AccountBags:
        """Give an account's bags."""
        return cls(bag_of(account.words), bag_of(account.names), bag_of(account.words[:LEAD_WORDS]))


def _prepared(sighting: Sighting, account: AccountBags, meaning: FloatArray, rivals: int, such_deeds: int) -> Prepared:
    clause, sentence = bag_of(_without(sighting.clause, sighting)), bag_of(_without(sighting.words, sighting))
    parties = bag_of(sorted(word for party in sighting.parties for word in party.words))
    return Prepared(
        sighting=sighting,
        clause=clause,
        sentence=sentence,
        account=account.words,
        account_names=account.names,
        lead=account.lead,
        lemma_vector=vector_of(sighting.lemma),
        clause_vector=mean_vector(clause),
        sentence_vector=mean_vector(sentence),
        party_vector=mean_vector(parties),
        meaning=meaning,
        rivals=rivals,
        such_deeds=such_deeds,
    )


def _without(words: Sequence[str], sighting: Sighting) -> list[str]:
    """Leave the predicate's own word out: whether that is the same is a feature of its own."""
    return [word for word in words if word != sighting.lemma]


def mean_vector(bag: Bag) -> FloatArray:
    """Give the mean of words' vectors by their weights, to length 1; zeros without words."""
    if not bag:
        return NO_VECTOR
    total = sum((weight * vector_of(word) for word, weight in bag.items()), NO_VECTOR)
    length = float(np.linalg.norm(total))
    return total / length if length else NO_VECTOR


def features_of(one: Prepared, other: Prepared) -> list[float]:
    """Give the features of two sightings, in the order of FEATURES."""
    return [*features_by_words(one, other), *likeness_of(one.meaning, other.meaning)]


def features_by_words(one: Prepared, other: Prepared) -> list[float]:
    """Give the features that need no meaning, which are the first ones."""
    a, b = one.sighting, other.sighting
    same_document = a.account.document == b.account.document
    return [
        float(a.lemma == b.lemma),
        float(a.stem == b.stem),
        float(one.lemma_vector @ other.lemma_vector),
        *sorted((rarity(a.lemma), rarity(b.lemma))),
        cosine(one.clause, other.clause),
        float(one.clause_vector @ other.clause_vector),
        cosine(one.sentence, other.sentence),
        float(one.sentence_vector @ other.sentence_vector),
        1.0 if same_document else cosine(one.account, other.account),
        1.0 if same_document else cosine(one.account_names, other.account_names),
        1.0 if same_document else cosine(one.lead, other.lead),
        float(same_document),
        float(same_document and a.sentence == b.sentence),
        math.log1p(abs(a.sentence - b.sentence)) if same_document else 0.0,
        *_of_role(a, b, "agent"),
        *_of_role(a, b, "patient"),
        *_of_parties(one, other),
        *_of_names(a, b),
        *_of_digits(a, b),
        float(a.act is not None and a.act == b.act),
        float(a.act is not None and b.act is not None and a.act != b.act),
        math.log1p(one.rivals + other.rivals),
        *sorted((math.log1p(a.sentence), math.log1p(b.sentence))),
        min(one.account.get(a.lemma, 0.0), other.account.get(b.lemma, 0.0)),
        _rarest_shared(one.sentence, other.sentence),
    ]


def _of_role(a: Sighting, b: Sighting, role: str) -> tuple[float, float]:
    """Give how far the parties of one role go together, and whether both are known and share nothing."""
    best = [shared_words(one, other) for one in a.parties if one.role == role for other in b.parties if other.role == role]
    return (max(best), float(max(best) == 0.0)) if best else (0.0, 0.0)


def shared_words(one: Party, other: Party) -> float:
    """Give the share of the shorter phrase's words, by rarity, that the other has; 1 where a name is the same."""
    if one.names & other.names:
        return 1.0
    less = min(_weight(one.words), _weight(other.words))
    return _weight(one.words & other.words) / less if less else 0.0


@lru_cache(maxsize=200_000)
def _weight(words: frozenset[str]) -> float:
    return sum(rarity(word) for word in sorted(words))


def _of_parties(one: Prepared, other: Prepared) -> tuple[float, float, float]:
    """Give how far any party of the one goes with any of the other, as words and as vectors, and whether a side has none."""
    a, b = one.sighting.parties, other.sighting.parties
    best = max((shared_words(first, second) for first in a for second in b), default=0.0)
    return best, float(one.party_vector @ other.party_vector), float(not a or not b)


def _of_names(a: Sighting, b: Sighting) -> tuple[float, float]:
    shared = len(a.names & b.names)
    return math.log1p(shared), float(bool(a.names) and bool(b.names) and not shared)


def _of_digits(a: Sighting, b: Sighting) -> tuple[float, float]:
    shared = len(a.digits & b.digits)
    return math.log1p(shared), float(bool(a.digits) and bool(b.digits) and not shared)


def _rarest_shared(one: Bag, other: Bag) -> float:
    less, more = (one, other) if len(one) <= len(other) else (other, one)
    return max((rarity(word) for word in less if word in more), default=0.0)


def features_by_name(one: Prepared, other: Prepared) -> Mapping[str, float]:
    """Give the features of two sightings by their names, for an explanation."""
    return dict(zip(FEATURES, features_of(one, other), strict=True))


def about(one: Account, other: Account) -> float:
    """Give how far two statements are about the same, in [0, 1]."""
    return cosine(bag_of(one.words), bag_of(other.words))
