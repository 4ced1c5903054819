"""Who, on the Sayso corpus: our mentions grouped by entity beside gold's; `benchmarks.resolution` says how it is measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

from benchmarks import conll
from benchmarks.resolved import Figure, ResolvedReading, share
from corpus.heads import form_of, head_of
from corpus.resolution.scheme import GoldEntity
from corpus.scheme import Offsets

Key = Callable[[str, Offsets], Hashable]


def _exact(_: str, span: Offsets) -> Hashable:
    return span


def who_figures(read: Sequence[ResolvedReading]) -> Iterator[Figure]:
    """Measure how mentions are grouped."""
    for name, key, forms in (
        ("who, all mentions", _exact, ("name", "nominal", "pronoun")),
        ("who, all mentions by heads", head_of, ("name", "nominal", "pronoun")),
        ("who, names and pronouns", _exact, ("name", "pronoun")),
        ("who, names and pronouns by heads", head_of, ("name", "pronoun")),
    ):
        gold, ours = _clusters(read, key, forms)
        found = conll.scores(gold, ours, singletons=False)
        parts = (("MUC", found.muc), ("B³", found.b_cubed), ("CEAFe", found.ceaf_e))
        each = ", ".join(f"{measure} {100 * figures.f1:.1f}" for measure, figures in parts)
        yield f"{name}, CoNLL average", 100 * found.average, f"{each}; with singletons {100 * conll.average(gold, ours):.1f}"


Clusters = list[frozenset[Hashable]]


def _clusters(read: Sequence[ResolvedReading], key: Key, forms: Sequence[str]) -> tuple[Clusters, Clusters]:
    gold: Clusters = []
    ours: Clusters = []
    for number, item in enumerate(read):
        sides = (gold, _gold_entities(item)), (ours, list(_our_entities(item).values()))
        for side, entities in sides:
            for mentions in entities:
                kept = frozenset((number, key(item.text, span)) for span in mentions if form_of(item.text, span) in forms)
                if kept:
                    side.append(kept)
    return gold, ours


def _gold_entities(item: ResolvedReading) -> list[Sequence[Offsets]]:
    return [entity.mentions for entity in item.gold.entities]


def _our_entities(item: ResolvedReading) -> dict[str, Sequence[Offsets]]:
    """Give our mentions' spans by entity; a mention without one by itself."""
    found: dict[str, list[Offsets]] = {}
    for span, mention in item.spans(item.ledger.mentions):
        found.setdefault(mention.entity or mention.id, []).append(span)
    return {name: tuple(spans) for name, spans in found.items()}


def pronoun_figures(read: Sequence[ResolvedReading]) -> Iterator[Figure]:
    """Measure what the pronouns of gold are joined to."""
    right = joined = gold = 0
    for item in read:
        ours = dict(item.spans(item.ledger.mentions))
        means = _meanings(item)
        for entity in item.gold.entities:
            for span in entity.mentions:
                if form_of(item.text, span) == "pronoun":
                    name = ours[span].entity if span in ours else None
                    gold, joined = gold + 1, joined + (name is not None)
                    right += name is not None and means.get(name) == entity.id
    note = f"of {gold}; of the {joined} that are joined to any entity {share(right, joined):.1f}"
    yield "who, pronouns with the right entity", share(right, gold), note


def _meanings(item: ResolvedReading) -> dict[str, str]:
    """Give the gold entity that each entity of ours is."""
    gold = {head_of(item.text, span): entity for entity in item.gold.entities for span in entity.mentions}
    found: dict[str, str] = {}
    for name, spans in _our_entities(item).items():
        by_form: dict[str, Counter[str]] = {"name": Counter(), "nominal": Counter(), "pronoun": Counter()}
        for span in spans:
            entity: GoldEntity | None = gold.get(head_of(item.text, span))
            if entity is not None:
                by_form[form_of(item.text, span)][entity.id] += 1
        best = (by_form["name"] or by_form["nominal"]).most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            found[name] = best[0][0]
    return found
