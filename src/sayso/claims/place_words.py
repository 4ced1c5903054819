"""Words that place a happening though they name no place by themselves."""

from __future__ import annotations

from functools import cache

from sayso.claims.clauses import Clauses
from sayso.claims.vocabulary import rows, words

STAYING = words(
    """
    in at near inside outside across throughout within around above below along behind beyond beside opposite through on aboard
    """
) | {"outside of", "inside of", "next to", "close to", "in front of"}
"""Prepositions that place a happening; other locatives say where somebody or something comes from or goes."""
_ALL_OVER = frozenset({"in", "across", "throughout", "around", "within"})


def is_ground(clauses: Clauses, token: int, marker: str) -> bool:
    """Tell whether a noun that is no place by itself tells where after its preposition ("on the internet", "at a rally")."""
    syntax, lemma = clauses.syntax, clauses.syntax.lemma[token]
    if marker in _ALL_OVER and lemma in place_words("home"):
        return True
    if marker == "at" and ("://" in syntax.lower[token] or syntax.lower[token].startswith("www.")):
        return True
    if (marker == "on" and lemma in place_words("ground")) or (marker == "at" and lemma in place_words("occasion")):
        return True
    return (
        lemma in place_words("part")
        and marker in STAYING
        and any(
            (clauses.label(child) == "PLACE" or syntax.lemma[child] in place_words("home")) and clauses.marker(child) == "of"
            for child in syntax.with_dep(token, "nmod")
        )
    )


@cache
def place_words(name: str) -> frozenset[str]:
    """Give the words of one class of `data/places.tsv`."""
    return frozenset(word for word, of_class in rows("places") if of_class == name)
