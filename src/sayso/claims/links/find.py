"""Finds the links between a statement's claims: by the words that say so, construction by construction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from sayso.claims.attributed import Attributed
from sayso.claims.links.causing import causing_links
from sayso.claims.links.coordinated import coordinated_links, sentence_links
from sayso.claims.links.draft import Draft
from sayso.claims.links.ends import Ends
from sayso.claims.links.phrases import phrase_links
from sayso.claims.links.subordinate import subordinate_links
from sayso.claims.syntax import Syntax
from sayso.types import Claim, Link

_CONSTRUCTIONS: tuple[Callable[[Syntax, Ends, int], Iterator[Draft]], ...] = (
    subordinate_links,
    phrase_links,
    coordinated_links,
    causing_links,
)


def find_links(syntax: Syntax, claims: Sequence[Claim], attributed: Sequence[Attributed]) -> tuple[Link, ...]:
    """Give the links between claims, in text order of their cues and ends, none twice.

    A link's `chain` is what the chains of both its claims begin with: whoever says both says that one leads to the other. Claims
    are known by their ids. The time taken is linear in tokens and links, where no word has thousands of others hanging from it.
    """
    ends = Ends(syntax, claims, attributed)
    drafts = [draft for token in range(len(syntax)) for find in _CONSTRUCTIONS for draft in find(syntax, ends, token)]
    drafts += [draft for number in range(len(syntax.sentences)) for draft in sentence_links(syntax, ends, number)]
    kept: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.from_.id, draft.to.id), draft)
    return tuple(_link(syntax, draft) for draft in sorted(kept.values(), key=_place))


def _place(draft: Draft) -> tuple[int, int, int]:
    """Give where a link stands in the text: its ends in text order, then the one that leads."""
    ends = sorted((draft.from_.predicate.start, draft.to.predicate.start))
    return ends[0], ends[1], draft.from_.predicate.start


def _link(syntax: Syntax, draft: Draft) -> Link:
    """Make a link of a draft; a plain condition is supposed anyway, and no more conditional for it."""
    supposed = draft.relation != "condition" and "conditional" in {draft.from_.mood, draft.to.mood}
    return Link(
        from_=draft.from_.id,
        to=draft.to.id,
        relation=draft.relation,
        cue=None if draft.cue is None else syntax.span(*draft.cue),
        chain=_shared(draft.from_.chain, draft.to.chain),
        polarity="negative" if draft.negative else "positive",
        habitual=draft.habitual,
        conditional=supposed,
    )


def _shared(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """Give what two chains begin with."""
    return tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
