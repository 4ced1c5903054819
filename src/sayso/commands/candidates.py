"""`sayso candidates`: which entities of several statements may be one, for a person to judge."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click

from sayso.commands.ledgers import LedgerFiles
from sayso.commands.streams import ALL_READ, ERROR, SOME_FAILED
from sayso.export.visible import visible
from sayso.resolve.across import EntityKey, LedgerEntity, ScoredPair, ledger_entity, scored_candidates
from sayso.types import StatementLedger

_NOTHING_APART = "the names are alike, and nothing speaks against it"


@dataclass(frozen=True, slots=True)
class _Known:
    """An entity with the name of its statement's file."""

    entity: LedgerEntity
    statement: str


def candidates(paths: tuple[str, ...], at_least: float, form: str, unsealed: str | None = None) -> int:
    """Print the pairs of entities that score at least `at_least`, the likeliest first; `form` is text or jsonl.

    Gives the exit status: 0 all lines read, 1 none could be, 3 some could not.
    """
    files = LedgerFiles(paths, unsealed)
    known = _entities(files)
    for pair in scored_candidates([item.entity for item in known.values()], at_least):
        click.echo(_as_json(pair, known) if form == "jsonl" else _as_text(pair, known))
    if not files.failed:
        return ALL_READ
    return SOME_FAILED if files.read else ERROR


def _entities(ledgers: Iterable[StatementLedger]) -> Mapping[EntityKey, _Known]:
    """Give the named entities of all statements; a statement that is there twice counts once."""
    found: dict[EntityKey, _Known] = {}
    for ledger in ledgers:
        for entity in ledger.entities:
            item = _Known(ledger_entity(ledger.document.id, entity), ledger.document.name)
            if entity.names:
                found.setdefault(item.entity.key, item)
    return found


def _as_json(pair: ScoredPair, known: Mapping[EntityKey, _Known]) -> str:
    sides = {"first": pair.first, "second": pair.second}
    row = {side: _side(known[key]) for side, key in sides.items()}
    return json.dumps({**row, "score": pair.score, "reasons": list(pair.reasons)}, ensure_ascii=True)


def _side(item: _Known) -> Mapping[str, str]:
    entity = item.entity
    return {
        "document": entity.document,
        "statement": item.statement,
        "entity": entity.id,
        "schema": entity.schema,
        "name": entity.names[0],
    }


def _as_text(pair: ScoredPair, known: Mapping[EntityKey, _Known]) -> str:
    first, second = known[pair.first], known[pair.second]
    names = f"{pair.score:.2f}  {_shown(first.entity.names[0])} = {_shown(second.entity.names[0])} ?"
    places = " / ".join(f"{_shown(item.statement)} {item.entity.id} {item.entity.schema}" for item in (first, second))
    return f"{names}\n      {places}\n      {', '.join(pair.reasons or (_NOTHING_APART,))}"


def _shown(text: str) -> str:
    return visible(" ".join(text.split()))
