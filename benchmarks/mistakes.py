"""For the developer: what the program misses and what it makes up on the Sayso corpus, with the words around; never the test part.

The texts are printed to the terminal only. What matches is what `benchmarks.gold` counts.

Run: python -m benchmarks errors CORPORA_DIR --split train --kind claims
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.gold import ROLES
from corpus.agreement import ATTRIBUTION_LABELS, CLAIM_LABELS, Pairing, pair_readings, with_role
from corpus.matching import half_pairs
from corpus.readings import GOLD, Reading, readings
from corpus.scheme import GoldAttribution, GoldClaim, Offsets, Split
from sayso.errors import UsageError
from sayso.export.visible import visible

WORDS_AROUND = 50
"""Characters printed on each side of a span."""


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of the list: what is wrong (as it is counted at the end), where, and with which words."""

    what: str
    at: int
    words: str


def print_mistakes(corpora: Path, split: Split, kinds: Sequence[str] | None, limit: int | None, gold: Path = GOLD) -> None:
    """Print the mistakes of the kinds, or of all, per document (the first `limit` with any), and how many there are of each.

    UsageError SPLIT for the test part.
    """
    if split == "test":
        raise UsageError("SPLIT", "The test part is for measuring only.", "Look at the mistakes in train or dev.")
    totals: Counter[str] = Counter()
    shown = 0
    for item in readings(corpora, split, gold):
        found = mistakes(item, kinds or KINDS)
        if not found or shown == limit:
            continue
        shown += 1
        totals.update(mistake.what for mistake in found)
        print(f"\n## {item.gold.id}")
        for mistake in found:
            print(f"{mistake.at:>6}  {mistake.what}: {visible(mistake.words)}")
    print(f"\n## all of {shown} documents")
    for what, count in totals.most_common():
        print(f"{count:>6}  {what}")


def mistakes(item: Reading, kinds: Sequence[str]) -> list[Mistake]:
    """Give a document's mistakes of the kinds, each kind in text order."""
    pairing = pair_readings(item.gold, item.ours)
    return [mistake for kind in kinds for mistake in sorted(_FINDERS[kind](item, pairing), key=lambda one: one.at)]


def _attributions(item: Reading, pairing: Pairing) -> Iterator[Mistake]:
    gold, ours = item.gold.attributions, item.ours.attributions
    for attribution in _without(gold, {left for left, _ in pairing.attributions}):
        yield _attribution(item.text, "missed attribution", attribution)
    for attribution in _without(ours, {right for _, right in pairing.attributions}):
        yield _attribution(item.text, "spurious attribution", attribution)
    for left, right in pairing.attributions:
        if not pairing.same(gold[left].parent, ours[right].parent):
            place = _attribution(item.text, "wrong parent", gold[left])
            in_gold, in_ours = _named(item.text, gold[left].parent, gold), _named(item.text, ours[right].parent, ours)
            yield _added(place, f"in {in_gold}, not {in_ours}")


def _claims(item: Reading, pairing: Pairing) -> Iterator[Mistake]:
    gold, ours = item.gold.claims, item.ours.claims
    for claim in _without(gold, {left for left, _ in pairing.claims}):
        yield _claim(item.text, f"missed claim ({claim.kind})", claim)
    for claim in _without(ours, {right for _, right in pairing.claims}):
        yield _claim(item.text, f"spurious claim ({claim.kind})", claim)
    for left, right in pairing.claims:
        inner, other = gold[left].attribution, ours[right].attribution
        if not pairing.same(inner, other):
            place = _claim(item.text, "wrong chain", gold[left])
            in_gold, in_ours = _named(item.text, inner, item.gold.attributions), _named(item.text, other, item.ours.attributions)
            yield _added(place, f"in {in_gold}, not {in_ours}")


def _participants(item: Reading, pairing: Pairing) -> Iterator[Mistake]:
    for left, right in pairing.claims:
        gold, ours = item.gold.claims[left], item.ours.claims[right]
        for role in (role for roles in ROLES.values() for role in roles):
            phrases = with_role(gold, role), with_role(ours, role)
            pairs = half_pairs(*phrases)
            missed = [_words(item.text, span) for span in _without(phrases[0], {one for one, _ in pairs})]
            spurious = [_words(item.text, span) for span in _without(phrases[1], {other for _, other in pairs})]
            if missed or spurious:
                what = f"{'wrong' if missed and spurious else 'missed' if missed else 'spurious'} {role}"
                words = f"gold {missed}, ours {spurious}"
                yield Mistake(what, gold.predicate[0], f"{_around(item.text, gold.predicate)} | {words}")


def _labels(item: Reading, pairing: Pairing) -> Iterator[Mistake]:
    for left, right in pairing.attributions:
        one, other = item.gold.attributions[left], item.ours.attributions[right]
        for layer, of_attribution in ATTRIBUTION_LABELS.items():
            yield from _label(layer, of_attribution(one), of_attribution(other), _attribution(item.text, "", one))
    for left, right in pairing.claims:
        claim, read = item.gold.claims[left], item.ours.claims[right]
        for layer, of_claim in CLAIM_LABELS.items():
            yield from _label(layer, of_claim(claim), of_claim(read), _claim(item.text, "", claim))


def _label(layer: str, gold: Hashable, ours: Hashable, place: Mistake) -> Iterator[Mistake]:
    if gold != ours:
        yield Mistake(f"{layer} {gold}, not {ours}", place.at, place.words)


_FINDERS: dict[str, Callable[[Reading, Pairing], Iterator[Mistake]]] = {
    "attributions": _attributions,
    "claims": _claims,
    "participants": _participants,
    "labels": _labels,
}
KINDS = tuple(_FINDERS)
"""What mistakes can be asked for."""


def _without(items: Sequence[Item], matched: set[int]) -> list[Item]:
    return [item for index, item in enumerate(items) if index not in matched]


def _attribution(text: str, what: str, attribution: GoldAttribution) -> Mistake:
    anchor = attribution.cue or attribution.content[0]
    source = _words(text, attribution.source) if attribution.source else attribution.source_kind
    content = " … ".join(_words(text, span) for span in attribution.content)
    return Mistake(what, anchor[0], f"{_around(text, anchor)} | {attribution.manner}; source: {source}; content: {content}")


def _claim(text: str, what: str, claim: GoldClaim) -> Mistake:
    parts = "; ".join(f"{part.role}: {_words(text, part.span)}" for part in claim.participants)
    return Mistake(what, claim.predicate[0], f"{_around(text, claim.predicate)} | {parts or 'nobody takes part'}")


def _added(mistake: Mistake, words: str) -> Mistake:
    return Mistake(mistake.what, mistake.at, f"{mistake.words} | {words}")


def _named(text: str, name: str | None, among: Sequence[GoldAttribution]) -> str:
    found = next((attribution for attribution in among if attribution.id == name), None)
    return f"{name} “{_words(text, found.cue or found.content[0])}”" if found else "none"


def _words(text: str, span: Offsets) -> str:
    words = " ".join(text[span[0] : span[1]].split())
    return words if len(words) <= 2 * WORDS_AROUND else f"{words[:WORDS_AROUND]}…{words[-WORDS_AROUND:]}"


def _around(text: str, span: Offsets) -> str:
    before, after = text[max(0, span[0] - WORDS_AROUND) : span[0]], text[span[1] : span[1] + WORDS_AROUND]
    return " ".join(f"…{before}[{text[span[0] : span[1]]}]{after}…".split())
