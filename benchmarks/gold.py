"""The Sayso corpus: how the program's reading of a statement compares with an annotator's (docs/annotation.md).

The test part is for measuring only: nothing is trained, tuned or chosen on it, and its mistakes are not looked at.

Each text is read as a user's file would be, and the ledger's spans are moved back to offsets of that text (`corpus.readings`).
Attributions and claims are matched one to one by `corpus.matching`, as for the agreement of two annotators. All counts are summed
over the documents (micro-average); F is 2 · hits / (gold + ours).

- **attributions**: matched where the contents agree with F of at least half by characters and the cues share at least half of the
  shorter one's characters (or both have none). *With the right parent*: matched, and the parents matched with each other, or none
  on both sides.
- **content**, **source, by characters**: the characters under any content (source) of a document, gold's and ours, are two sets.
- **manner, form, source kind**: over matched attributions, the share with gold's label.
- **claims**: matched where the predicates share a character; of several claims on one word, those in matched attributions first.
- **agent, patient, recipient, other participants** (instrument and other, each with its own role), **when, where**: over matched
  claims, phrases of one role matched one to one where they agree with F of at least half by characters.
- **chain**: over matched claims, the share whose innermost attribution is matched with gold's innermost, or that have none on both
  sides. *All its attributions*: the same for each attribution outward from it. *Claims with chain*: over all claims, matched and
  with the right innermost attribution.
- **mood, tense, polarity, kind, commitment**: over matched claims, the share with gold's label. The majority in the note is the
  share that gold's most frequent label has there: what naming it always would reach.
- **PLOVER event**: over matched claims, F of the events; a claim without an event is no item, a wrong event counts on both sides.
- **flags**: matched one to one by name where they share a character.

Run: python -m benchmarks accuracy CORPORA_DIR --only corpus
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.polnear import Score
from benchmarks.table import Row
from corpus.agreement import ATTRIBUTION_LABELS, CLAIM_LABELS, Pairing, content_characters, flag_hits, pair_readings, with_role
from corpus.matching import Pair, half_pairs
from corpus.readings import GOLD, Reading, readings
from corpus.scheme import GoldAttribution, GoldClaim, GoldDocument, Offsets, Split

PARENTED, CHAIN = "attributions with the right parent", "chain, innermost attribution"
EVENT = "PLOVER event"
FLOORS = {
    PARENTED: 70.0,
    "claims": 75.0,
    "agent": 75.0,
    "patient": 72.0,
    CHAIN: 75.0,
    "mood": 90.0,
    "tense": 85.0,
    "polarity": 95.0,
}
ROLES = {"agent": ("agent",), "patient": ("patient",), "recipient": ("recipient",), "other participants": ("instrument", "other")}


@dataclass(slots=True)
class Counts:
    """What has been counted so far: spans by layer, and of every matched item gold's label and ours."""

    spans: dict[str, Score] = field(default_factory=dict)
    labels: dict[str, list[tuple[Hashable, Hashable]]] = field(default_factory=dict)

    def count(self, layer: str, hits: int, gold: int, ours: int) -> None:
        """Count hits and items of a layer."""
        score = self.spans.setdefault(layer, Score())
        score.hits, score.gold, score.ours = score.hits + hits, score.gold + gold, score.ours + ours

    def pair(self, layer: str, gold: Hashable, ours: Hashable) -> None:
        """Count one matched item's two labels."""
        self.labels.setdefault(layer, []).append((gold, ours))


def corpus_rows(corpora: Path, split: Split = "test", gold: Path = GOLD, pipeline: str | None = None) -> list[Row]:
    """Measure the program on one part of the corpus. CorpusError where the corpus does not hold or the part is empty."""
    return gold_rows(readings(corpora, split, gold, pipeline), split)


def gold_rows(read: Sequence[Reading], split: Split) -> list[Row]:
    """Give the table's rows for texts already read, the layers in the order of `LAYERS`."""
    counts = count_readings(read)
    refused = sum(item.refused is not None for item in read)
    rows = [_label_row(layer, counts, split) if layer in _LABELS else _span_row(layer, counts, split) for layer in LAYERS]
    note = f"of {len(read)}; nothing is found in them"
    return [*rows, Row(f"Sayso corpus {split}: documents refused by the reader", refused, note=note)]


def count_readings(read: Iterable[Reading]) -> Counts:
    """Count every layer over the documents."""
    counts = Counts()
    for item in read:
        pairing = pair_readings(item.gold, item.ours)
        _count_attributions(counts, item.gold, item.ours, pairing)
        _count_claims(counts, item.gold, item.ours, pairing)
        counts.count("flags", flag_hits(item.gold, item.ours), len(item.gold.flags), len(item.ours.flags))
    return counts


def same_chain(gold: GoldDocument, ours: GoldDocument, pairing: Pairing, pair: Pair) -> bool:
    """Whether each attribution of a matched claim's chain, from the innermost outward, is matched with gold's at that place."""
    left, right = (
        _outward(document, document.claims[index].attribution) for document, index in zip((gold, ours), pair, strict=True)
    )
    return len(left) == len(right) and all(pairing.same(one, other) for one, other in zip(left, right, strict=True))


def _outward(document: GoldDocument, innermost: str | None) -> list[str]:
    parents = {attribution.id: attribution.parent for attribution in document.attributions}
    chain: list[str] = []
    at = innermost
    while at is not None and at not in chain:
        chain.append(at)
        at = parents.get(at)
    return chain


def _count_attributions(counts: Counts, gold: GoldDocument, ours: GoldDocument, pairing: Pairing) -> None:
    left, right, pairs = gold.attributions, ours.attributions, pairing.attributions
    parents = sum(pairing.same(left[one].parent, right[other].parent) for one, other in pairs)
    counts.count("attributions", len(pairs), len(left), len(right))
    counts.count(PARENTED, parents, len(left), len(right))
    for layer, characters in (("content", content_characters), ("source", _source_characters)):
        one, other = characters(left), characters(right)
        counts.count(f"{layer}, by characters", len(one & other), len(one), len(other))
    for at, there in pairs:
        for layer, label in ATTRIBUTION_LABELS.items():
            counts.pair(layer, label(left[at]), label(right[there]))


def _source_characters(attributions: Sequence[GoldAttribution]) -> set[int]:
    return {at for attribution in attributions if attribution.source for at in range(*attribution.source)}


def _count_claims(counts: Counts, gold: GoldDocument, ours: GoldDocument, pairing: Pairing) -> None:
    left, right, pairs = gold.claims, ours.claims, pairing.claims
    chained = sum(pairing.same(left[one].attribution, right[other].attribution) for one, other in pairs)
    whole = sum(same_chain(gold, ours, pairing, pair) for pair in pairs)
    counts.count("claims", len(pairs), len(left), len(right))
    counts.count("claims with chain", chained, len(left), len(right))
    counts.count(CHAIN, chained, len(pairs), len(pairs))
    counts.count("chain, all its attributions", whole, len(pairs), len(pairs))
    for one, other in pairs:
        _count_parts(counts, left[one], right[other])
        for layer, label in CLAIM_LABELS.items():
            if layer != EVENT:
                counts.pair(layer, label(left[one]), label(right[other]))


def _count_parts(counts: Counts, gold: GoldClaim, ours: GoldClaim) -> None:
    for layer, roles in ROLES.items():
        for role in roles:
            _count_phrases(counts, layer, with_role(gold, role), with_role(ours, role))
    _count_phrases(counts, "when", [gold.when] if gold.when else [], [ours.when] if ours.when else [])
    _count_phrases(counts, "where", [gold.where] if gold.where else [], [ours.where] if ours.where else [])
    both = gold.plover is not None and gold.plover == ours.plover
    counts.count(EVENT, both, gold.plover is not None, ours.plover is not None)


def _count_phrases(counts: Counts, layer: str, gold: Sequence[Offsets], ours: Sequence[Offsets]) -> None:
    counts.count(layer, len(half_pairs(gold, ours)), len(gold), len(ours))


_LABELS = (*ATTRIBUTION_LABELS, *(layer for layer in CLAIM_LABELS if layer != EVENT))
_ACCURACIES = (CHAIN, "chain, all its attributions")
LAYERS = (
    *(PARENTED, "attributions", "content, by characters", "source, by characters", *ATTRIBUTION_LABELS),
    *("claims", *ROLES, "when", "where", *_ACCURACIES, "claims with chain"),
    *("mood", "tense", "polarity", "kind", "commitment, innermost", "commitment, issuer", EVENT, "flags"),
)
"""What is measured, in the table's order."""


def _span_row(layer: str, counts: Counts, split: Split) -> Row:
    score = counts.spans.get(layer, Score())
    if layer in _ACCURACIES:
        note = f"of {score.gold} matched claims"
        return Row(f"Sayso corpus {split}: {layer}, accuracy", 100 * score.recall, floor=FLOORS.get(layer), note=note)
    note = f"P {100 * score.precision:.1f}, R {100 * score.recall:.1f}; gold {score.gold:,}, ours {score.ours:,}"
    return Row(f"Sayso corpus {split}: {layer}, F", 100 * score.f1, floor=FLOORS.get(layer), note=note)


def _label_row(layer: str, counts: Counts, split: Split) -> Row:
    pairs = counts.labels.get(layer, [])
    what, floor = f"Sayso corpus {split}: {layer}, accuracy", FLOORS.get(layer)
    if not pairs:
        return Row(what, 0.0, floor=floor, note="nothing matched")
    right = sum(gold == ours for gold, ours in pairs)
    label, count = Counter(gold for gold, _ in pairs).most_common(1)[0]
    note = f"majority ({label}) {100 * count / len(pairs):.1f}, of {len(pairs):,} matched"
    return Row(what, 100 * right / len(pairs), floor=floor, note=note)
