"""Links on GUM's dev documents under Creative Commons licences: causes, purposes and conditions beside its discourse relations.

GUM annotates relations between discourse units (eRST; Zeldes et al. 2025). Five of them are measured: `causal-cause_r` and
`causal-result_r` against our cause and result, whichever of these two, `purpose-goal_r` and `purpose-attribute_r` against purpose,
`contingency-condition_r` against condition. Texts are read as a user's file would be. A link of ours lies in the units whose own
words hold the first character of its claims' predicates; the parts of an interrupted unit are one.

- **recall**: of the relations that are *explicit*, the share for which a link of ours of a corresponding relation leads from the
  one unit to the other, in GUM's direction. Explicit is a relation whose satellite begins, after punctuation, "and" or "but", with
  one of the connectives of `data/connectives.tsv` for what the satellite tells.
- **precision**: of our links of these relations that have a cue and whose ends lie in two units, the share for which GUM has a
  corresponding relation, explicit or not, from the one unit to the other, or from or to the unit that one of the two hangs from
  (one step, for one end). GUM gives each unit one relation, and often another one than the connective tells: a "because" is an
  explanation where it tells why something is said. The note has the precision with explanations counted as causes.

Nothing is tuned on these documents.

Run: python -m benchmarks accuracy CORPORA_DIR --only gum-links
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from spacy.vocab import Vocab

from benchmarks.coreference import CREATIVE_COMMONS
from benchmarks.gum_units import Family, Units, read_connectives, units_of
from benchmarks.resolved import share
from benchmarks.table import Row
from corpus.readings import to_original
from sayso.errors import SaysoError
from sayso.pipeline import Reader
from sayso.types import LinkRelation, StatementLedger
from training.corpora import gold_doc, rows

FLOORS = {"recall": 48.0, "precision": 47.0}
"""Set three points below what was reached first, so that no change loses it unseen."""
_FAMILY: dict[LinkRelation, Family] = {"cause": "cause", "result": "cause", "purpose": "purpose", "condition": "condition"}


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A link of ours between the units of its claims, None for an end outside of all units."""

    from_: int | None
    to: int | None
    family: Family
    cued: bool


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A document's units with GUM's relations, and our links between them."""

    units: Units
    ours: Sequence[UnitLink]


def gum_link_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure on the dev documents; a document that the reader refuses has no links."""
    return unit_rows(list(_read(corpora, Reader(pipeline))))


def unit_rows(read: Sequence[UnitReading]) -> list[Row]:
    """Give the table's rows for documents already read."""
    return [_recall(read), _precision(read)]


def links_between(ledger: StatementLedger, units: Units) -> list[UnitLink]:
    """Give a ledger's links of the relations measured, between units of the text that it was read from."""
    move = to_original(ledger.document)
    unit: dict[str, int | None] = {}
    for claim in ledger.claims:
        place = move(claim.predicate.start, claim.predicate.end)
        unit[claim.id] = units.at(place[0]) if place else None
    return [
        UnitLink(unit.get(link.from_), unit.get(link.to), _FAMILY[link.relation], link.cue is not None)
        for link in ledger.links
        if link.relation in _FAMILY
    ]


def _read(corpora: Path, reader: Reader) -> Iterator[UnitReading]:
    connectives = read_connectives()
    for row in rows(corpora, "gum"):
        if row["split"] != "dev" or not str(row["licence"]).startswith(CREATIVE_COMMONS):
            continue
        doc = gold_doc(row, Vocab())
        units = units_of(row, doc, connectives)
        try:
            ledger = reader.read(doc.text.encode("utf-8"), f"{row['id']}.txt")
        except SaysoError:
            yield UnitReading(units, ())
            continue
        yield UnitReading(units, links_between(ledger, units))


def _recall(read: Sequence[UnitReading]) -> Row:
    relations: Counter[Family] = Counter()
    explicit: Counter[Family] = Counter()
    found: Counter[Family] = Counter()
    for item in read:
        ours = {(link.from_, link.to, link.family) for link in item.ours}
        for relation in item.units.relations:
            relations[relation.family] += 1
            explicit[relation.family] += relation.explicit
            found[relation.family] += relation.explicit and (relation.from_, relation.to, relation.family) in ours
    parts = ", ".join(f"{family} {share(found[family], explicit[family]):.1f} of {explicit[family]}" for family in get_args(Family))
    note = f"{parts}; explicit are {explicit.total()} of {relations.total()} relations; {len(read)} documents"
    what = "GUM dev: links between units, explicit causes, purposes and conditions, recall"
    return Row(what, share(found.total(), explicit.total()), floor=FLOORS["recall"], note=note)


def _precision(read: Sequence[UnitReading]) -> Row:
    ours: Counter[Family] = Counter()
    right: Counter[Family] = Counter()
    reasons = 0
    for item in read:
        known = {(one.from_, one.to, one.family) for one in item.units.relations}
        for link in _measured(item.ours):
            ours[link.family] += 1
            pairs = list(_pairs(link, item.units))
            hit = any((*pair, link.family) in known for pair in pairs)
            right[link.family] += hit
            reasons += not hit and link.family == "cause" and any(pair in item.units.explanations for pair in pairs)
    parts = ", ".join(f"{family} {share(right[family], ours[family]):.1f} of {ours[family]}" for family in get_args(Family))
    note = f"{parts}; with explanations as causes {share(right.total() + reasons, ours.total()):.1f}"
    what = "GUM dev: links between units, causes, purposes and conditions with a cue, precision"
    return Row(what, share(right.total(), ours.total()), floor=FLOORS["precision"], note=note)


def _measured(links: Iterable[UnitLink]) -> Iterator[UnitLink]:
    seen: set[UnitLink] = set()
    for link in links:
        if link.cued and link.from_ is not None and link.to is not None and link.from_ != link.to and link not in seen:
            seen.add(link)
            yield link


def _pairs(link: UnitLink, units: Units) -> Iterator[tuple[int, int]]:
    """Give the pairs of units that a link may stand for: its own, and with one of them the unit that the other hangs from."""
    if link.from_ is None or link.to is None:
        return
    yield link.from_, link.to
    if link.from_ in units.heads:
        yield units.heads[link.from_], link.to
    if link.to in units.heads:
        yield link.from_, units.heads[link.to]
