"""Incidents on the Sayso corpus: which claims of several statements tell of one happening (docs/annotation.md, section 9).

Each statement of a set is read as a user's file would be, the claims of all are joined, and each joined claim is matched to the
annotated one whose predicate it shares most characters with. All counts are summed over the sets (micro-average); F is
2 · hits / (gold + ours).

- **pairs**: two claims joined that gold has in one incident. A pair with an optional claim of the same incident counts neither way.
  A claim that no incident lists is wrongly joined to any listed one, and to one of another statement, as every happening that two
  statements tell of is listed; two of one statement are not judged.
- **claims found**: of the claims that gold requires, those that are claims of ours at all. **Pairs within reach**: of gold's pairs,
  those whose two claims are found: the recall that no joining can be better than.
- **field verdicts**: over the fields of the incidents that two statements or more tell of, those with gold's verdict in the joined
  incident that shares most claims with it. An incident that is not found has none right. Sets whose claims alone are annotated
  count in neither this nor the next.
- **issuers right**, **statements dated**: as `benchmarks.issuers` counts them, before anything is joined.
- **independent sources**: over the same incidents, those with gold's number.

Beside `sayso compare`, two others are measured. "Gold incidents" takes gold's incidents for joined: what is wrong there is wrong in
the reading of the claims or in the matrix. The naive joiner is every joiner's baseline: all claims of past happenings with the same
lemma are one incident, every statement is an independent source, and all fields agree.

The test part is for measuring only: nothing is tuned or chosen on it, and its mistakes are not looked at.

Run: python -m benchmarks compared --split dev
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from benchmarks.issuers import IssuerScores
from benchmarks.polnear import Score
from benchmarks.table import Row
from corpus.comparing.load import load_sets
from corpus.comparing.scheme import FIELDS, GoldIncident, GoldSet, SetSplit
from corpus.rules import overlap
from corpus.scheme import Offsets
from sayso.pipeline import Reader
from sayso.types import Claim, StatementLedger

TENSES = ("past", "present")
"""Of claims that the naive joiner takes for happenings: headings tell the past in the present."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of ours: the number of its statement in the set, and its predicate's span in the reading text."""

    statement: int
    predicate: Offsets


@dataclass(frozen=True, slots=True)
class Joined:
    """An incident of ours: its claims, the verdicts of its fields, and how many of its sources are independent, if that is told."""

    claims: tuple[Told, ...]
    verdicts: Mapping[str, str] = field(default_factory=dict)
    independent: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An annotated claim: its incident, and its place among the incident's mentions."""

    incident: str
    place: int
    optional: bool


@dataclass(slots=True)
class Share:
    """How many are right of how many."""

    right: int = 0
    of: int = 0

    @property
    def percent(self) -> float:
        """Give the share in percent; 0 of none."""
        return 100 * self.right / self.of if self.of else 0.0

    def add(self, right: int, of: int) -> None:
        """Count some more."""
        self.right += right
        self.of += of


@dataclass(slots=True)
class ComparedScores:
    """All that is measured over sets."""

    pairs: Score = field(default_factory=Score)
    claims: Share = field(default_factory=Share)
    reach: Share = field(default_factory=Share)
    verdicts: Share = field(default_factory=Share)
    independent: Share = field(default_factory=Share)
    by_field: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in FIELDS})

    def add(self, gold: GoldSet, claims: Iterable[Told], joined: Sequence[Joined]) -> None:
        """Count one set: all claims of ours, and those that were joined."""
        found = {listed for claim in claims if (listed := listed_as(gold, claim))}
        required = {listed for listed in _all_listed(gold) if not listed.optional}
        self.claims.add(len(found & required), len(required))
        for incident in gold.incidents:
            told = [listed for listed in required if listed.incident == incident.id]
            self.reach.add(_pairs(len(found.intersection(told))), _pairs(len(told)))
        self._add_pairs(gold, joined)
        matched = _matched(gold, joined)
        for incident in gold.incidents:
            if incident.sources and len({mention.statement for mention in incident.mentions}) > 1:
                self._add_fields(incident, matched.get(incident.id))

    def _add_pairs(self, gold: GoldSet, joined: Sequence[Joined]) -> None:
        for group in joined:
            for right in _judged(gold, group.claims):
                self.pairs.ours += 1
                self.pairs.hits += right
        for incident in gold.incidents:
            self.pairs.gold += _pairs(sum(not mention.optional for mention in incident.mentions))

    def _add_fields(self, incident: GoldIncident, ours: Joined | None) -> None:
        right = [item for item in incident.fields if ours and ours.verdicts.get(item.name) == item.verdict]
        self.verdicts.add(len(right), len(incident.fields))
        for item in incident.fields:
            self.by_field[item.name].add(int(item in right), 1)
        self.independent.add(int(ours is not None and ours.independent == incident.independent), 1)


Joiner = Callable[[Mapping[int, StatementLedger], GoldSet], Sequence[Joined]]
"""Joins the claims of statements, given by their numbers in the set; gold is for measuring what comes after the joining."""


END_TO_END = "sayso compare"
MEASURED: tuple[SetSplit, ...] = ("dev", "test")
"""The parts whose sets are annotated in full, and which floors are set for."""
FLOORS: Mapping[str, float] = {"pairs": 80, "field verdicts right": 80, "independent sources right": 90}
"""What is to be reached from end to end, on either part."""


def compared_rows(
    split: SetSplit = "dev", pipeline: str | None = None, joiners: Mapping[str, Joiner] | None = None, every: int = 1
) -> list[Row]:
    """Measure joiners by their names on every so-manieth set of one part, the naive one alone if none is given.

    CorpusError: what `load_sets` raises.
    """
    reader = Reader(pipeline)
    joiners = joiners or {"naive joiner": join_naively}
    scores = {name: ComparedScores() for name in joiners}
    issuers = IssuerScores()
    for gold in load_sets([split])[::every]:
        ledgers = {statement.number: reader.read(statement.data, statement.name) for statement in gold.statements}
        claims = [told(number, claim) for number, ledger in ledgers.items() for claim in ledger.claims]
        issuers.add(gold, ledgers)
        for name, joiner in joiners.items():
            scores[name].add(gold, claims, joiner(ledgers, gold))
    rows = [*issuers.rows(split), *(row for name, score in scores.items() for row in rows_of(score, split, name))]
    return list({row.what: row for row in rows}.values())


def rows_of(scores: ComparedScores, split: str, name: str) -> list[Row]:
    """Give the table's rows."""
    pairs = scores.pairs
    note = f"P {100 * pairs.precision:.1f}, R {100 * pairs.recall:.1f}; {pairs.hits} of {pairs.gold} and {pairs.ours}"
    shares = {"field verdicts right": scores.verdicts, "independent sources right": scores.independent}
    floors = FLOORS if name == END_TO_END and split in MEASURED else {}
    return [
        Row(f"compared {split}: claims found", scores.claims.percent, " %", note=_of(scores.claims)),
        Row(f"compared {split}: pairs within reach", scores.reach.percent, " %", note=_of(scores.reach)),
        Row(f"compared {split}: pairs, {name}", 100 * pairs.f1, " F", floors.get("pairs"), note=note),
        *(
            Row(
                f"compared {split}: {what}, {name}",
                share.percent,
                " %",
                floors.get(what),
                note=_fields(scores) if what.startswith("field") else _of(share),
            )
            for what, share in shares.items()
            if share.of
        ),
    ]


def join_naively(ledgers: Mapping[int, StatementLedger], gold: GoldSet | None = None) -> list[Joined]:  # noqa: ARG001 (sees no gold)
    """Join all claims of past happenings with the same lemma; all fields agree, and every statement is an independent source."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for number, ledger in ledgers.items():
        for claim in ledger.claims:
            if claim.kind == "event" and claim.mood == "declarative" and claim.tense in TENSES:
                groups[claim.predicate.lemma].append(told(number, claim))
    agree = dict.fromkeys(FIELDS, "agree")
    return [Joined(tuple(claims), agree, len({claim.statement for claim in claims})) for claims in groups.values()]


def told(number: int, claim: Claim) -> Told:
    """Give a claim of the set's statement of that number."""
    return Told(number, (claim.predicate.start, claim.predicate.end))


def _judged(gold: GoldSet, claims: Iterable[Told]) -> Iterator[bool]:
    """Tell of every judged pair of joined claims whether it is right; two claims of ours that are one of gold's count once."""
    keys: dict[Hashable, tuple[Listed | None, int]] = {}
    for claim in claims:
        listed = listed_as(gold, claim)
        keys[listed or claim] = listed, claim.statement
    for (one, first), (other, second) in combinations(keys.values(), 2):
        if one is None and other is None:
            if first != second:
                yield False
        elif one is None or other is None or one.incident != other.incident:
            yield False
        elif not (one.optional or other.optional):
            yield True


def listed_as(gold: GoldSet, claim: Told) -> Listed | None:
    """Give the annotated claim whose predicate shares most characters with ours."""
    shared = [
        (overlap(mention.span, claim.predicate), Listed(incident.id, place, mention.optional))
        for incident in gold.incidents
        for place, mention in enumerate(incident.mentions)
        if mention.statement == claim.statement
    ]
    size, listed = max(shared, key=lambda pair: pair[0], default=(0, None))
    return listed if size else None


def _all_listed(gold: GoldSet) -> Iterator[Listed]:
    for incident in gold.incidents:
        for place, mention in enumerate(incident.mentions):
            yield Listed(incident.id, place, mention.optional)


def _matched(gold: GoldSet, joined: Sequence[Joined]) -> dict[str, Joined]:
    """Match annotated incidents and ours one to one, those that share most claims first."""
    shared: dict[tuple[str, int], set[Listed]] = defaultdict(set)
    for number, group in enumerate(joined):
        for claim in group.claims:
            if listed := listed_as(gold, claim):
                shared[listed.incident, number].add(listed)
    matched: dict[str, Joined] = {}
    taken: set[int] = set()
    for incident, number in sorted(shared, key=lambda pair: (-len(shared[pair]), pair)):
        if incident not in matched and number not in taken:
            matched[incident] = joined[number]
            taken.add(number)
    return matched


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _of(share: Share) -> str:
    return f"{share.right} of {share.of}"


def _fields(scores: ComparedScores) -> str:
    """Give how many verdicts are right, and of which fields."""
    parts = [f"{name} {_of(share)}" for name, share in scores.by_field.items() if share.of]
    return f"{_of(scores.verdicts)}: {', '.join(parts)}"
