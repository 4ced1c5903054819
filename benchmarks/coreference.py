"""Who is meant, on GUM's dev documents under Creative Commons licences: the CoNLL average of our groups of mentions.

Texts are read raw, mentions are predicted. As the CorefUD scorer does by default, mentions match by their heads and singletons are
left out (Nedoluzhko et al. 2022; MUC, B³ and CEAFe after Pradhan et al. 2014); exact spans stand beside. GUM also annotates events,
times and abstract things, which a ledger of people and bodies does not need: they count all the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from benchmarks import conll
from benchmarks.table import Row
from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import Syntax, syntax_of
from sayso.reading.pipeline import load_reader
from sayso.resolve.who.group import Grouped, group_markables, grouped_by_rules
from sayso.types import Attribution
from training.corpora import GumMention, gold_doc, gum_mentions, rows
from training.signal_sources import paragraphs_of

FLOOR = 45.0
CREATIVE_COMMONS = "CC-BY"
"""What the licences of the documents measured begin with; those that may not train weights may be measured on."""

Clusters = list[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A GUM document as we read it."""

    number: int
    gold: Sequence[GumMention]
    syntax: Syntax
    attributions: Sequence[Attribution]


def coreference_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure the shipped scores, and beside them the sieve of rules."""
    texts = list(_texts(corpora, load_reader(pipeline)))
    learnt = [group_markables(text.syntax, text.attributions) for text in texts]
    rules = [grouped_by_rules(text.syntax, text.attributions) for text in texts]
    found = []
    for name, exact, floor in (("by heads", False, FLOOR), ("exact spans", True, None)):
        gold = _gold(texts, exact)
        ours = conll.scores(gold, _ours(texts, learnt, exact), singletons=False)
        peer = conll.average(gold, _ours(texts, rules, exact), singletons=False)
        parts = ", ".join(
            f"{measure} {100 * one.f1:.1f}" for measure, one in (("MUC", ours.muc), ("B³", ours.b_cubed), ("CEAFe", ours.ceaf_e))
        )
        note = f"{parts}; {len(texts)} documents; peer: the sieve of rules"
        found.append(
            Row(f"GUM dev: who is meant, {name}, CoNLL average", 100 * ours.average, floor=floor, peer=100 * peer, note=note)
        )
    return found


def _texts(corpora: Path, nlp: Language) -> Iterator[_Text]:
    for number, row in enumerate(rows(corpora, "gum")):
        if row["split"] != "dev" or not str(row["licence"]).startswith(CREATIVE_COMMONS):
            continue
        gold = gold_doc(row, nlp.vocab)
        syntax = syntax_of(nlp(gold.text))
        attributions = [one.attribution for one in find_attributions(syntax, paragraphs_of(gold.text))]
        yield _Text(number, gum_mentions(row, gold), syntax, attributions)


def _gold(texts: Iterable[_Text], exact: bool) -> Clusters:
    found: dict[tuple[int, str], set[Hashable]] = {}
    for text in texts:
        for mention in text.gold:
            key = (mention.start, mention.end) if exact else mention.head[0]
            found.setdefault((text.number, mention.group), set()).add((text.number, key))
    return [frozenset(members) for members in found.values()]


def _ours(texts: Sequence[_Text], grouped: Sequence[Grouped], exact: bool) -> Clusters:
    """Give our groups; a mention is known by its span, or by the gold head that its head's token holds, else by its own."""
    found: Clusters = []
    for text, one in zip(texts, grouped, strict=True):
        heads = {mention.head[0] for mention in text.gold}
        keys: list[Hashable] = []
        for markable in one.markables:
            span = markable.span(text.syntax)
            first, after = text.syntax.start[markable.head], text.syntax.end[markable.head]
            head = next((point for point in range(first, after) if point in heads), first)
            keys.append((text.number, (span.start, span.end) if exact else head))
        found += [frozenset(keys[number] for number in group) for group in one.groups]
    return found
