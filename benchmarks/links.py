"""Links on the Sayso corpus: what leads to what, as a statement reasons, against an annotator's (docs/annotation.md, section 8).

Each text is read as a user's file would be (`corpus.readings`), and claims are matched one to one as in the section `corpus`: where
their predicates share a character. A link of ours is put in terms of gold's claims; one with an end that is none of them is wrong.
All counts are summed over the documents (micro-average); F is 2 · hits / (gold + ours).

- **links**: the two claims, the direction and the relation are gold's.
- **pair alone**: the two claims and the direction are gold's, whatever the relation.
- **where both ends were found**: as links, over gold's links and ours whose two claims are both matched: what is wrong with the
  links themselves. The note tells of how many in all.
- **each relation**: as links, over those of gold and of ours with that relation; left out where there are none.
- **polarity, habitual, conditional**: over the links that are right, the share with gold's mark. The majority in the note is what
  naming gold's most frequent value always would reach.

The test part is for measuring only: nothing is written, tuned or chosen on it, and its mistakes are not looked at.

Run: python -m benchmarks accuracy CORPORA_DIR --only links
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.polnear import Score
from benchmarks.table import Row
from corpus.agreement import pair_readings
from corpus.errors import CorpusError
from corpus.linking.load import LINKED, load_links
from corpus.linking.scheme import RELATIONS, GoldLink
from corpus.readings import GOLD, Reading, read_as_file
from corpus.scheme import Split
from sayso.pipeline import Reader

LINKS = "links"
FLOORS = {LINKS: 55.0}
"""The least that passes on the dev part."""

Link = tuple[str, str, str]
"""From, to and relation; the ends are ids of gold's claims, or ours behind a mark where they are none."""

_UNMATCHED = "?"


@dataclass(frozen=True, slots=True)
class LinkReading:
    """A document's links in terms of gold's claims: gold's and ours, and the claims of gold that are matched."""

    gold: dict[Link, GoldLink]
    ours: dict[Link, GoldLink]
    matched: frozenset[str]

    def is_found(self, link: Link) -> bool:
        """Whether both ends are claims that gold and we have."""
        return link[0] in self.matched and link[1] in self.matched


def link_rows(
    corpora: Path, split: Split = "dev", gold: Path = GOLD, pipeline: str | None = None, folder: Path = LINKED
) -> list[Row]:
    """Measure one part. CorpusError: what `load_links` raises, and TEXT_MISSING for an empty part."""
    texts = load_links(folder, corpora, gold, [split])
    if not texts:
        raise CorpusError("TEXT_MISSING", f"{folder / split} holds no linked text.", "Compile sheets of that part into it.")
    reader = Reader(pipeline)
    return rows_of([in_gold(read_as_file(reader, text.of), text.gold.links) for text in texts], split)


def in_gold(reading: Reading, links: Iterable[GoldLink]) -> LinkReading:
    """Put the program's links of a text in terms of gold's claims, beside gold's own."""
    pairs = pair_readings(reading.gold, reading.ours).claims
    names = {reading.ours.claims[ours].id: reading.gold.claims[gold].id for gold, ours in pairs}

    def name(claim: str) -> str:
        return names.get(claim, f"{_UNMATCHED}{claim}")

    gold: dict[Link, GoldLink] = {(link.from_, link.to, link.relation): link for link in links}
    ours: dict[Link, GoldLink] = {(name(link.from_), name(link.to), link.relation): link for link in reading.links}
    return LinkReading(gold, ours, frozenset(names.values()))


def rows_of(read: Sequence[LinkReading], split: Split) -> list[Row]:
    """Give the table's rows for texts already read."""
    by_relation = ((f"links, {relation}", _score(read, _with(relation)), "") for relation in RELATIONS)
    scores = [
        (LINKS, _score(read, lambda _, link: link), ""),
        ("links, pair alone", _score(read, lambda _, link: link[:2]), ""),
        _where_found(read),
        *(row for row in by_relation if row[1].gold or row[1].ours),
    ]
    rows = [
        Row(
            f"Sayso corpus {split}: {name}, F",
            100 * score.f1,
            floor=FLOORS.get(name) if split == "dev" else None,
            note=_note(score) + more,
        )
        for name, score, more in scores
    ]
    return [*rows, *_mark_rows(read, split)]


def _with(relation: str) -> Callable[[LinkReading, Link], Hashable | None]:
    return lambda _, link: link if link[2] == relation else None


def _where_found(read: Sequence[LinkReading]) -> tuple[str, Score, str]:
    score = _score(read, lambda item, link: link if item.is_found(link) else None)
    gold, ours = (sum(len(side) for side in sides) for sides in ((item.gold for item in read), (item.ours for item in read)))
    return "links where both ends were found", score, f"; of {gold:,} and {ours:,}"


def _score(read: Iterable[LinkReading], key: Callable[[LinkReading, Link], Hashable | None]) -> Score:
    """Count what `key` gives for the links; a link for which it gives None is not counted."""
    score = Score()
    for item in read:
        gold, ours = ({key(item, link) for link in side} - {None} for side in (item.gold, item.ours))
        score.hits, score.gold, score.ours = score.hits + len(gold & ours), score.gold + len(gold), score.ours + len(ours)
    return score


def _note(score: Score) -> str:
    return f"P {100 * score.precision:.1f}, R {100 * score.recall:.1f}; gold {score.gold:,}, ours {score.ours:,}"


_MARKS: dict[str, Callable[[GoldLink], Hashable]] = {
    "polarity": lambda link: link.polarity,
    "habitual": lambda link: link.habitual,
    "conditional": lambda link: link.conditional,
}


def _mark_rows(read: Sequence[LinkReading], split: Split) -> Iterator[Row]:
    both = [(item.gold[link], item.ours[link]) for item in read for link in item.gold if link in item.ours]
    for name, mark in _MARKS.items():
        what = f"Sayso corpus {split}: links, {name}, accuracy"
        if not both:
            yield Row(what, 0.0, note="nothing matched")
            continue
        right = sum(mark(gold) == mark(ours) for gold, ours in both)
        value, count = Counter(mark(gold) for gold, _ in both).most_common(1)[0]
        note = f"majority ({value}) {100 * count / len(both):.1f}, of {len(both):,} matched"
        yield Row(what, 100 * right / len(both), note=note)
