"""From ledgers to a map: the pieces of a view, those asked for, folded into edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.limits import MAX_MAP_PARTS
from sayso.system.actors import actor_pieces
from sayso.system.causes import cause_pieces
from sayso.system.fold import drawn, folded
from sayso.system.nodes import Key, Nodes, on_one_line
from sayso.system.people import People
from sayso.system.pieces import Piece
from sayso.system.sources import source_pieces
from sayso.system.types import Map, Omission, Side, View
from sayso.types import StatementLedger


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a map is to show. `of` is part of a node's name, in any case: what touches it. `since` and `until` are ISO days."""

    view: View = "actors"
    of: str | None = None
    since: str | None = None
    until: str | None = None


def map_of(ledgers: Sequence[StatementLedger], wanted: Wanted) -> Map:
    """Draw the map of one statement or of several: each edge tells who asserts and who denies it; a few are drawn apart as well.

    Statements that are there twice count once. With `since` or `until`, claims without a known day are left out, and counted.
    """
    ledgers = list({ledger.document.id: ledger for ledger in ledgers}.values())
    nodes = Nodes()
    dated, undated = _within(ledgers, wanted)
    pieces = _touching(list(_pieces(dated, wanted.view, nodes)), nodes, wanted.of)
    found_nodes, edges, omitted = drawn(folded(pieces), nodes)
    if undated:
        omitted = (*omitted, Omission("claims", undated, "no day is known on which they happened"))
    parts = tuple(map_of([one], wanted) for one in ledgers) if 1 < len(ledgers) <= MAX_MAP_PARTS else ()
    return Map(wanted.view, _sides(ledgers), found_nodes, edges, omitted, parts)


def _sides(ledgers: Sequence[StatementLedger]) -> tuple[Side, ...]:
    """Give the statements by the names of their files; those that share one, by their whole paths."""
    paths = {ledger.document.id: ledger.document.name for ledger in ledgers}
    names = {key: Path(path).name for key, path in paths.items()}
    shared = Counter(names.values())
    return tuple(Side(key, names[key] if shared[names[key]] == 1 else path) for key, path in paths.items())


def _pieces(ledgers: Sequence[StatementLedger], view: View, nodes: Nodes) -> Iterator[Piece]:
    if view == "causes":
        for ledger in ledgers:
            yield from cause_pieces(ledger, nodes)
        return
    people = People(ledgers, nodes)
    find = actor_pieces if view == "actors" else source_pieces
    for ledger in ledgers:
        yield from find(ledger, people)


def _touching(pieces: Sequence[Piece], nodes: Nodes, of: str | None) -> Iterable[Piece]:
    """Give the pieces that start or end at a node of that name."""
    if of is None:
        return pieces
    name = on_one_line(of).casefold()
    named: set[Key] = {
        key for key, labels in nodes.labels.items() if any(name in on_one_line(label).casefold() for label in labels)
    }
    return [piece for piece in pieces if piece.from_ in named or piece.to in named]


def _within(ledgers: Sequence[StatementLedger], wanted: Wanted) -> tuple[list[StatementLedger], int]:
    """Give the ledgers without the claims of other days, and how many were left out because no day of theirs is known."""
    if wanted.since is None and wanted.until is None:
        return list(ledgers), 0
    undated, found = 0, []
    for ledger in ledgers:
        kept = []
        for claim in ledger.claims:
            when = claim.when
            if when is None or (when.earliest is None and when.latest is None):
                undated += 1
            elif _overlaps(when.earliest, when.latest, wanted):
                kept.append(claim)
        found.append(replace(ledger, claims=tuple(kept)))
    return found, undated


def _overlaps(earliest: str | None, latest: str | None, wanted: Wanted) -> bool:
    """Tell whether days, open where they are None, share one with those wanted."""
    after = wanted.since is None or latest is None or latest >= wanted.since
    before = wanted.until is None or earliest is None or earliest <= wanted.until
    return after and before
