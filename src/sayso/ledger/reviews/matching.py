"""Which part of one reading of a statement is which of another, by their places in the text.

Two parts are one only where nothing else can be meant on either side: a key that two parts of one reading share settles nothing,
and a wider key is asked next. What is left stays unmatched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from sayso.ledger.reviews.apply import Reading

Part: TypeAlias = "Mapping[str, Any]"
Ids: TypeAlias = "dict[str, str]"
"""From the ids of one reading to those of another."""
Key: TypeAlias = "Callable[[Part], Hashable]"
PARTS: Final = ("claims", "attributions", "entities", "mentions")
"""The lists of a reading whose parts are compared, as a person cares for them."""


def match_parts(before: Reading, after: Reading) -> Ids:
    """Give which part of a reading is which of another; nothing where their reading texts differ, as no place is the same then."""
    if before["document"]["text"] != after["document"]["text"]:
        return {}
    mentions = match(before["mentions"], after["mentions"], (_span_and_sort, _span))
    entities = match_entities(before, after, mentions)
    attributions = match(before["attributions"], after["attributions"], (_reported, _sourced, _content))
    chains = [{one["id"]: one for one in reading["attributions"]} for reading in (before, after)]
    keys = [_claim_keys(known) for known in chains]
    claims = match(before["claims"], after["claims"], keys[0], keys[1])
    return claims | attributions | entities | mentions


def match(
    before: Sequence[Part], after: Sequence[Part], keys: Sequence[Key], keys_after: Sequence[Key] | None = None
) -> dict[str, str]:
    """Match parts by one key after the other, each among those that the ones before it left; `keys_after` are the other side's."""
    found: Ids = {}
    for key, key_after in zip(keys, keys_after or keys, strict=True):
        left = _by_key((one for one in before if one["id"] not in found), key)
        taken = set(found.values())
        right = _by_key((one for one in after if one["id"] not in taken), key_after)
        found |= {part: right[name] for name, part in left.items() if name in right}
    return found


def _by_key(parts: Iterable[Part], key: Key) -> dict[Hashable, str]:
    """Give the parts that are alone with their key."""
    known: dict[Hashable, str] = {}
    several: set[Hashable] = set()
    for one in parts:
        name = key(one)
        if name in known:
            several.add(name)
        known[name] = one["id"]
    return {name: part for name, part in known.items() if name is not None and name not in several}


def match_entities(before: Reading, after: Reading, mentions: Mapping[str, str]) -> Ids:
    """Match entities: those that share more mentions with each other than with any other, then those of the same names."""
    held = {one["id"]: one["entity"] for one in after["mentions"]}
    shared: Counter[tuple[str, str]] = Counter()
    for one in before["mentions"]:
        other = held.get(mentions.get(one["id"], ""))
        if one["entity"] is not None and other is not None:
            shared[one["entity"], other] += 1
    forth, back = _closest(shared), _closest(Counter({(other, one): count for (one, other), count in shared.items()}))
    found = {one: other for one, other in forth.items() if back.get(other) == one}
    taken = set(found.values())
    left = [one for one in before["entities"] if one["id"] not in found]
    right = [one for one in after["entities"] if one["id"] not in taken]
    return found | match(left, right, (_names, _caption))


def _closest(shared: Counter[tuple[str, str]]) -> Ids:
    """Give for each first of a pair the second that it shares most with, unless two share as much."""
    best: dict[str, tuple[int, str | None]] = {}
    for (one, other), count in shared.items():
        most, _ = best.get(one, (0, None))
        if count >= most:
            best[one] = (count, other if count > most else None)
    return {one: other for one, (_, other) in best.items() if other is not None}


def _claim_keys(attributions: Mapping[str, Part]) -> tuple[Key, ...]:
    """Match claims by their predicate and the words of the sources that they rest on, then by the predicate alone."""

    def with_sources(claim: Part) -> Hashable:
        sources = tuple(_source(attributions[one]) for one in claim["chain"] if one in attributions)
        return (_predicate(claim), sources)

    return with_sources, _predicate


def _predicate(claim: Part) -> Hashable:
    return _span(claim["predicate"])


def _source(attribution: Part) -> Hashable:
    words: str = attribution["source"]["text"] or attribution["source"]["kind"]
    return words


def _span(part: Part | None) -> Hashable:
    return None if part is None else (part["start"], part["end"])


def _span_and_sort(mention: Part) -> Hashable:
    return (_span(mention), mention["label"], mention["form"])


def _reported(attribution: Part) -> Hashable:
    return (_sourced(attribution), _content(attribution))


def _sourced(attribution: Part) -> Hashable:
    source = attribution["source"]
    return (_span(attribution["cue"]), source["start"], source["end"], source["kind"])


def _content(attribution: Part) -> Hashable:
    return tuple(_span(one) for one in attribution["content"])


def _names(entity: Part) -> Hashable:
    return (entity["schema"], tuple(sorted(entity["names"]))) if entity["names"] else None


def _caption(entity: Part) -> Hashable:
    return (entity["schema"], entity["caption"])
