"""The words of time expressions: `timex.words.tsv` and `timex.holidays.tsv`, looked up token by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.claims.timex.arcs import Arcs, Value
from sayso.claims.timex.tokens import Tokens
from sayso.claims.vocabulary import rows, words

_BEFORE_A_MONTH = words(
    "in since until till by during of from last next this early late mid through to before after - and or every each"
)
"""Words before "May" and "March" that make them months where no tagger says what they are."""
_TITLES = words("mr mrs ms miss sir dr theresa")
_NEVER_NAMES = frozenset({"AUX", "VERB"})


@dataclass(frozen=True, slots=True)
class Word:
    """An entry: the tokens after the first, its class and value, and what it needs around it."""

    rest: tuple[str, ...]
    kind: str
    value: Value
    needs: str


@cache
def _entries() -> Mapping[str, Sequence[Word]]:
    """Give the entries by their first token."""
    listed = [(word, kind, value, needs) for word, kind, value, needs in rows("timex.words")]
    listed += [(word, "HOLIDAY", key, "capital") for word, key in rows("timex.holidays")]
    found: dict[str, list[Word]] = {}
    for word, kind, value, needs in listed:
        first, *rest = word.split(" ")
        found.setdefault(first, []).append(Word(tuple(rest), kind, _value(value), needs))
    return found


@cache
def words_within() -> frozenset[str]:
    """Give every word that an entry is made of."""
    return frozenset(word for first, entries in _entries().items() for entry in entries for word in (first, *entry.rest))


def _value(text: str) -> Value:
    return int(text) if text.lstrip("-").isdigit() else text


def add_words(tokens: Tokens, index: int, arcs: Arcs) -> None:
    """Add what the lists know of the words that begin at a token."""
    for entry in _entries().get(tokens.lower[index], ()):
        after = _end(tokens, index, entry.rest)
        if after is not None and _fits(tokens, index, after, entry.needs):
            arcs.setdefault(entry.kind, []).append((after, entry.value))


def _end(tokens: Tokens, index: int, rest: Sequence[str]) -> int | None:
    """Give the token after an entry's last, None where the text goes on otherwise; hyphens between its words are skipped."""
    place = index + 1
    for word in rest:
        if tokens.word(place) == "-" != word and tokens.glued_at(place):
            place += 1
        if not tokens.follows(place) or tokens.lower[place] != word or (word in ".'" and not tokens.glued[place]):
            return None
        place += 1
    return place


def _fits(tokens: Tokens, index: int, after: int, needs: str) -> bool:
    if needs == "-":
        return True
    if needs == "after number":
        return index > 0 and (tokens.lower[index - 1].isdigit() or tokens.lower[index - 1] == "-")
    return tokens.capital(index) and (needs == "capital" or _is_month(tokens, index, after))


def _is_month(tokens: Tokens, index: int, after: int) -> bool:
    """Tell "May" and "March" from the verbs and the names: by the tagger, else by the word before."""
    before = tokens.word(index - 1)
    if before in _TITLES:
        return False
    if tokens.pos[index] and before not in _BEFORE_A_MONTH:
        followed = tokens.pos[after] if after < len(tokens) else ""
        return tokens.pos[index] == "PROPN" and followed not in _NEVER_NAMES and not _in_a_name(tokens, index)
    return before in _BEFORE_A_MONTH


def _in_a_name(tokens: Tokens, index: int) -> bool:
    """Tell whether the word before is a name too ("Brian May")."""
    return index > 0 and tokens.pos[index - 1] == "PROPN" and not tokens.broken[index]
