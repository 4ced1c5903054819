"""How far two annotators agree on links, over the documents that both have read: precision and recall of the second."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from corpus.agreement import AgreementRow, Tally
from corpus.linking.scheme import RELATIONS, GoldLink, GoldLinks

Key = Callable[[GoldLink], Hashable]


def link_rows(pairs: Sequence[tuple[GoldLinks, GoldLinks]]) -> list[AgreementRow]:
    """Give the table's rows for documents read twice: the pair in its direction, the pair with its relation, and each relation.

    Marks are compared on the links that both have.
    """
    rows = [
        _row("links, pair", pairs, _pair),
        _row("links, pair and relation", pairs, _whole),
        *(_row(relation, pairs, _whole, relation) for relation in RELATIONS),
    ]
    both = [marks for first, second in pairs for marks in _shared(first, second)]
    same = sum(one == other for one, other in both)
    figure = same / len(both) if both else None
    return [*rows, AgreementRow("marks of shared links", "agreement", figure, same, f"of {len(both)}")]


def _row(layer: str, pairs: Iterable[tuple[GoldLinks, GoldLinks]], key: Key, relation: str | None = None) -> AgreementRow:
    tally = Tally()
    for pair in pairs:
        first, second = ({key(link) for link in item.links if relation in (None, link.relation)} for item in pair)
        tally.add(len(first & second), len(first), len(second))
    precision, recall = (f"{tally.hits / count:.2f}" if count else "–" for count in (tally.second, tally.first))
    note = f"P {precision}, R {recall}; of {tally.first} and {tally.second}"
    return AgreementRow(layer, "F", tally.f1, tally.hits, note)


def _shared(first: GoldLinks, second: GoldLinks) -> Iterable[tuple[Hashable, Hashable]]:
    other = {_whole(link): _marks(link) for link in second.links}
    return [(_marks(link), other[_whole(link)]) for link in first.links if _whole(link) in other]


def _pair(link: GoldLink) -> Hashable:
    return link.from_, link.to


def _whole(link: GoldLink) -> Hashable:
    return link.from_, link.to, link.relation


def _marks(link: GoldLink) -> Hashable:
    return link.polarity, link.habitual, link.conditional
