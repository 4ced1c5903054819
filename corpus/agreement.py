"""How far two annotators agree, layer by layer, over the documents that both have read.

Spans are scored with F (which is the same both ways), labels on matched items with Krippendorff's α for nominal data (Krippendorff
2018, Content Analysis, chapter 12). `corpus.matching` says what matches. A layer below a found one is counted over matched items
only, so that a figure tells of its layer and not again of what was missed above it; "with" rows are counted over all items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from corpus.matching import AttributionSpans, Pair, match_attributions, match_claims, match_spans
from corpus.scheme import GoldAttribution, GoldClaim, GoldDocument, Offsets

OTHER_ROLES = ("recipient", "instrument", "other")


@dataclass(slots=True)
class Tally:
    """Hits, and how many items there are in the first reading and in the second."""

    hits: int = 0
    first: int = 0
    second: int = 0

    @property
    def f1(self) -> float | None:
        """Give the harmonic mean of precision and recall; None where neither reading has an item."""
        return 2 * self.hits / (self.first + self.second) if self.first + self.second else None

    def add(self, hits: int, first: int, second: int) -> None:
        """Count the items of one document, claim or attribution."""
        self.hits += hits
        self.first += first
        self.second += second


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One line of the table: `figure` is None where there was nothing to count; `matched` items are in both readings."""

    layer: str
    measure: str
    figure: float | None
    matched: int
    note: str = ""


@dataclass(slots=True)
class Agreement:
    """What has been counted so far."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    labels: dict[str, list[tuple[Hashable, Hashable]]] = field(default_factory=dict)

    def count(self, layer: str, hits: int, first: int, second: int) -> None:
        """Count hits and items of a layer of spans."""
        self.tallies.setdefault(layer, Tally()).add(hits, first, second)

    def pair(self, layer: str, first: Hashable, second: Hashable) -> None:
        """Count one matched item's two labels."""
        self.labels.setdefault(layer, []).append((first, second))


def agreement_rows(pairs: Iterable[tuple[GoldDocument, GoldDocument]]) -> list[AgreementRow]:
    """Give the table's rows for documents read twice."""
    found = Agreement()
    for first, second in pairs:
        attributions = _count_attributions(found, first, second)
        _count_claims(found, first, second, attributions)
        flags = _flag_hits(first, second)
        found.count("flags", flags, len(first.flags), len(second.flags))
    return [_row(layer, found) for layer in _LAYERS]


def alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Give Krippendorff's α, nominal, of two annotators' labels; None where it is not defined: only one label, or no item."""
    counts = Counter(label for pair in pairs for label in pair)
    values = 2 * len(pairs)
    expected = values * values - sum(count * count for count in counts.values())
    if not expected:
        return None
    observed = 2 * sum(first != second for first, second in pairs)
    return 1 - (values - 1) * observed / expected


def _count_attributions(found: Agreement, first: GoldDocument, second: GoldDocument) -> list[Pair]:
    left, right = first.attributions, second.attributions
    pairs = match_attributions(*([AttributionSpans.of_gold(item) for item in side] for side in (left, right)))
    found.count("attributions", len(pairs), len(left), len(right))
    ids = {(left[one].id, right[other].id) for one, other in pairs} | {(None, None)}
    parents = sum((left[one].parent, right[other].parent) in ids for one, other in pairs)
    found.count("attributions with parent", parents, len(left), len(right))
    characters = _content_characters(left), _content_characters(right)
    found.count("content characters", len(characters[0] & characters[1]), len(characters[0]), len(characters[1]))
    for one, other in pairs:
        _count_spans(found, "source span", _some(left[one].source), _some(right[other].source))
        for layer, label in _ATTRIBUTION_LABELS.items():
            found.pair(layer, label(left[one]), label(right[other]))
    return pairs


def _count_claims(found: Agreement, first: GoldDocument, second: GoldDocument, attributions: Sequence[Pair]) -> None:
    left, right = first.claims, second.claims
    ids: set[tuple[str | None, str | None]] = {(None, None)}
    ids |= {(first.attributions[one].id, second.attributions[other].id) for one, other in attributions}

    def same_chain(one: int, other: int) -> bool:
        return (left[one].attribution, right[other].attribution) in ids

    pairs = match_claims([item.predicate for item in left], [item.predicate for item in right], same_chain)
    chained = sum(same_chain(one, other) for one, other in pairs)
    found.count("claims", len(pairs), len(left), len(right))
    found.count("chain", chained, len(pairs), len(pairs))
    found.count("claims with chain", chained, len(left), len(right))
    for one, other in pairs:
        _count_parts(found, left[one], right[other])
        for layer, label in _CLAIM_LABELS.items():
            found.pair(layer, label(left[one]), label(right[other]))


def _count_parts(found: Agreement, first: GoldClaim, second: GoldClaim) -> None:
    for role in ("agent", "patient", *OTHER_ROLES):
        layer = role if role not in OTHER_ROLES else "other participants"
        _count_spans(found, layer, _with_role(first, role), _with_role(second, role))
    _count_spans(found, "when", _some(first.when), _some(second.when))
    _count_spans(found, "where", _some(first.where), _some(second.where))


def _count_spans(found: Agreement, layer: str, first: Sequence[Offsets], second: Sequence[Offsets]) -> None:
    found.count(layer, len(match_spans(first, second)), len(first), len(second))


def _flag_hits(first: GoldDocument, second: GoldDocument) -> int:
    def named(document: GoldDocument, name: str) -> list[Offsets]:
        return [flag.span for flag in document.flags if flag.name == name]

    return sum(len(match_spans(named(first, name), named(second, name))) for name in {flag.name for flag in first.flags})


def _content_characters(attributions: Sequence[GoldAttribution]) -> set[int]:
    return {at for attribution in attributions for start, end in attribution.content for at in range(start, end)}


def _some(span: Offsets | None) -> list[Offsets]:
    return [] if span is None else [span]


def _with_role(claim: GoldClaim, role: str) -> list[Offsets]:
    return [participant.span for participant in claim.participants if participant.role == role]


_ATTRIBUTION_LABELS: dict[str, Callable[[GoldAttribution], Hashable]] = {
    "source kind": lambda attribution: attribution.source_kind,
    "manner": lambda attribution: attribution.manner,
    "form": lambda attribution: attribution.form,
}
_CLAIM_LABELS: dict[str, Callable[[GoldClaim], Hashable]] = {
    "kind": lambda claim: claim.kind,
    "mood": lambda claim: claim.mood,
    "tense": lambda claim: claim.tense,
    "polarity": lambda claim: claim.polarity,
    "commitment, innermost": lambda claim: claim.innermost,
    "commitment, issuer": lambda claim: claim.issuer,
    "PLOVER event": lambda claim: claim.plover,
}
_LAYERS = (
    *("attributions", "attributions with parent", "source span", "content characters", *_ATTRIBUTION_LABELS),
    *("claims", "agent", "patient", "other participants", "when", "where", "chain", "claims with chain", *_CLAIM_LABELS),
    "flags",
)


def _row(layer: str, found: Agreement) -> AgreementRow:
    if layer in _ATTRIBUTION_LABELS or layer in _CLAIM_LABELS:
        return _label_row(layer, found.labels.get(layer, []))
    tally = found.tallies.get(layer, Tally())
    measure = "accuracy" if layer == "chain" else "F"
    return AgreementRow(layer, measure, tally.f1, tally.hits, f"of {tally.first} and {tally.second}")


def _label_row(layer: str, pairs: Sequence[tuple[Hashable, Hashable]]) -> AgreementRow:
    if not pairs:
        return AgreementRow(layer, "α", None, 0)
    same = sum(first == second for first, second in pairs) / len(pairs)
    figure = alpha(pairs)
    if figure is None:
        return AgreementRow(layer, "agreement", same, len(pairs), "one label only: α is not defined")
    return AgreementRow(layer, "α", figure, len(pairs), f"agreement {same:.2f}")


def markdown(rows: Iterable[AgreementRow]) -> str:
    """Give the rows as a Markdown table."""
    lines = ["| layer | measure | figure | matched | note |", "|---|---|---|---|---|"]
    for row in rows:
        figure = "–" if row.figure is None else f"{row.figure:.2f}"
        lines.append(f"| {row.layer} | {row.measure} | {figure} | {row.matched} | {row.note} |")
    return "\n".join(lines)
