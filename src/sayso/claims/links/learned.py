"""Links that the third network has learnt to find where no listed construction does: "the verdict, which angered them, …"."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from sayso.claims.links.draft import Draft
from sayso.claims.links.ends import Ends
from sayso.claims.links.lexicon import connectives
from sayso.claims.syntax import Syntax
from sayso.reading.causal import CausalRelation, Range
from sayso.types import Claim

SURE: Final = 0.8
"""Score from which a relation of the network is told, and only where words signal it. Chosen on the train part of the Sayso corpus,
to which it adds little, and the tenth of the Causal News Corpus's training half that the network did not learn from, to which it
adds more: it has learnt news of protests."""
_READ_BY_RULE: Final = frozenset({"to", "in order to", "so as to", "as", "if", "so", "so that", "until", "when", "while", "unless"})
"""Signals whose every use the rules know; what they leave is no link."""


def learned_links(syntax: Syntax, ends: Ends, found: AbstractSet[tuple[str, str]]) -> Iterator[Draft]:
    """Give the relations of cause that the network is sure of and words signal, between claims not yet `found` to be tied."""
    for sentence in syntax.causals:
        for relation in sentence.relations:
            draft = _draft(syntax, ends, relation)
            if draft is not None and not {(draft.from_.id, draft.to.id), (draft.to.id, draft.from_.id)} & found:
                yield draft


def _draft(syntax: Syntax, ends: Ends, relation: CausalRelation) -> Draft | None:
    signal = relation.signal
    if relation.score < SURE or signal is None or _words(syntax, signal) in _READ_BY_RULE:
        return None
    cause, effect = (_main(syntax, ends, span, signal) for span in (relation.cause, relation.effect))
    if cause is None or effect is None or cause.id == effect.id:
        return None
    result = tuple(syntax.lower[signal[0] : signal[1] + 1]) in connectives("head")
    return Draft(cause, effect, "result" if result else "cause", signal)


def _main(syntax: Syntax, ends: Ends, span: Range | None, signal: Range) -> Claim | None:
    """Give the claim of the word that stands highest in the tree of a span, the signal's own words apart ("sparked protests")."""
    if span is None:
        return None
    inside = [token for token in range(span[0], span[1] + 1) if not signal[0] <= token <= signal[1]]
    heads = sorted((len(list(syntax.ancestors(token))), token) for token in inside if ends.holds(token))
    return ends.at(heads[0][1]) if heads else None


def _words(syntax: Syntax, span: Range) -> str:
    return " ".join(syntax.lower[span[0] : span[1] + 1])
