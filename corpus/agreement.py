"""How far two annotators agree, layer by layer, over the documents that both have read.

Spans are scored with F (which is the same both ways), labels on matched items with Krippendorff's α for nominal data (Krippendorff
2018, Content Analysis, chapter 12). `corpus.matching` says what matches. A layer below a found one is counted over matched items
only, so that a figure tells of its layer and not again of what was missed above it; "with" rows are counted over all items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace

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


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which attributions and claims of two readings of one text are the same; `ids` are those of matched attributions."""

    attributions: Sequence[Pair]
    claims: Sequence[Pair]
    ids: frozenset[tuple[str | None, str | None]]

    def same(self, first: str | None, second: str | None) -> bool:
        """Whether two ids are of matched attributions, or both None: no attribution at all."""
        return (first, second) in self.ids or (first is None and second is None)


def pair_readings(first: GoldDocument, second: GoldDocument) -> Pairing:
    """Match two readings of one text as `corpus.matching` does; of one word's claims those in matched attributions come first."""
    left, right = first.attributions, second.attributions
    attributions = match_attributions(*([AttributionSpans.of_gold(item) for item in side] for side in (left, right)))
    pairing = Pairing(attributions, (), frozenset((left[one].id, right[other].id) for one, other in attributions))
    claims = match_claims(
        [item.predicate for item in first.claims],
        [item.predicate for item in second.claims],
        lambda one, other: pairing.same(first.claims[one].attribution, second.claims[other].attribution),
    )
    return replace(pairing, claims=claims)


def agreement_rows(pairs: Iterable[tuple[GoldDocument, GoldDocument]]) -> list[AgreementRow]:
    """Give the table's rows for documents read twice."""
    found = Agreement()
    for first, second in pairs:
        pairing = pair_readings(first, second)
        _count_attributions(found, first, second, pairing)
        _count_claims(found, first, second, pairing)
        flags = flag_hits(first, second)
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


def _count_attributions(found: Agreement, first: GoldDocument, second: GoldDocument, pairing: Pairing) -> None:
    left, right = first.attributions, second.attributions
    found.count("attributions", len(pairing.attributions), len(left), len(right))
    parents = sum(pairing.same(left[one].parent, right[other].parent) for one, other in pairing.attributions)
    found.count("attributions with parent", parents, len(left), len(right))
    characters = content_characters(left), content_characters(right)
    found.count("content characters", len(characters[0] & characters[1]), len(characters[0]), len(characters[1]))
    for one, other in pairing.attributions:
        _count_spans(found, "source span", _some(left[one].source), _some(right[other].source))
        for layer, label in ATTRIBUTION_LABELS.items():
            found.pair(layer, label(left[one]), label(right[other]))


def _count_claims(found: Agreement, first: GoldDocument, second: GoldDocument, pairing: Pairing) -> None:
    left, right = first.claims, second.claims
    pairs = pairing.claims
    chained = sum(pairing.same(left[one].attribution, right[other].attribution) for one, other in pairs)
    found.count("claims", len(pairs), len(left), len(right))
    found.count("chain", chained, len(pairs), len(pairs))
    found.count("claims with chain", chained, len(left), len(right))
    for one, other in pairs:
        _count_parts(found, left[one], right[other])
        for layer, label in CLAIM_LABELS.items():
            found.pair(layer, label(left[one]), label(right[other]))


def _count_parts(found: Agreement, first: GoldClaim, second: GoldClaim) -> None:
    for role in ("agent", "patient", *OTHER_ROLES):
        layer = role if role not in OTHER_ROLES else "other participants"
        _count_spans(found, layer, with_role(first, role), with_role(second, role))
    _count_spans(found, "when", _some(first.when), _some(second.when))
    _count_spans(found, "where", _some(first.where), _some(second.where))


def _count_spans(found: Agreement, layer: str, first: Sequence[Offsets], second: Sequence[Offsets]) -> None:
    found.count(layer, len(match_spans(first, second)), len(first), len(second))


def flag_hits(first: GoldDocument, second: GoldDocument) -> int:
    """Count the flags of one name that share a character, matched one to one."""

    def named(document: GoldDocument, name: str) -> list[Offsets]:
        return [flag.span for flag in document.flags if flag.name == name]

    return sum(len(match_spans(named(first, name), named(second, name))) for name in {flag.name for flag in first.flags})


def content_characters(attributions: Sequence[GoldAttribution]) -> set[int]:
    """Give the places of all characters that are under any content."""
    return {at for attribution in attributions for start, end in attribution.content for at in range(start, end)}


def _some(span: Offsets | None) -> list[Offsets]:
    return [] if span is None else [span]


def with_role(claim: GoldClaim, role: str) -> list[Offsets]:
    """Give the spans of the claim's participants in a role."""
    return [participant.span for participant in claim.participants if participant.role == role]


ATTRIBUTION_LABELS: dict[str, Callable[[GoldAttribution], Hashable]] = {
    "source kind": lambda attribution: attribution.source_kind,
    "manner": lambda attribution: attribution.manner,
    "form": lambda attribution: attribution.form,
}
"""The labels that are compared on matched attributions."""
CLAIM_LABELS: dict[str, Callable[[GoldClaim], Hashable]] = {
    "kind": lambda claim: claim.kind,
    "mood": lambda claim: claim.mood,
    "tense": lambda claim: claim.tense,
    "polarity": lambda claim: claim.polarity,
    "commitment, innermost": lambda claim: claim.innermost,
    "commitment, issuer": lambda claim: claim.issuer,
    "PLOVER event": lambda claim: claim.plover,
}
"""The labels that are compared on matched claims."""
_LAYERS = (
    *("attributions", "attributions with parent", "source span", "content characters", *ATTRIBUTION_LABELS),
    *("claims", "agent", "patient", "other participants", "when", "where", "chain", "claims with chain", *CLAIM_LABELS),
    "flags",
)


def _row(layer: str, found: Agreement) -> AgreementRow:
    if layer in ATTRIBUTION_LABELS or layer in CLAIM_LABELS:
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
