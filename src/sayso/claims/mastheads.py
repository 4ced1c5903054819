"""Whose voice the first line of a statement names, where no word in it tells a body for sure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso.claims.naming import quoted_tokens, tokens_in
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import acts, event_nouns, rows
from sayso.intake.masthead import body_under, find_masthead
from sayso.types import Block, Statement

_PURPOSES = ("ing", "tion", "sion", "ment")
"""How nouns of what a body is for end: a headline in capitals has verbs there."""


def mastheads(syntax: Syntax, statement: Statement) -> Iterator[tuple[int, int]]:
    """Read the first line that is the name of a paper or a body by the lines below it.

    Without the noun of a body in it, it must name no happening, and a body that heads its text with its kind speaks as "we" in it.
    """
    found = find_masthead(statement.text, statement.blocks)
    if found is None:
        return
    block = Block(found.start, found.end, "heading")
    name = [word.casefold().strip(".,") for word in statement.text[found.start : found.end].split()]
    # A noun's neighbours may name what a body is for: "Strike Committee", "Joint Monitoring Mission".
    telling = [word for word in name[1:-1] if not word.endswith(_PURPOSES)] if found.ground == "noun" else name
    if any(_is_happening(word) for word in telling):
        return
    if not statement.text[found.start : found.end].isupper() and _has_verb_inside(syntax, block):
        return
    if found.ground != "kind" or _speaks_as_we(syntax, statement):
        yield body_under(statement.text, statement.blocks, found) or (found.start, found.end)


def _is_happening(word: str) -> bool:
    """Tell whether a word of a line in capitals may name a happening or, with "s", say that somebody does something."""
    stems = (word[:-1], word[:-2]) if word.endswith("s") else ()
    return word in event_nouns() or any(stem in event_nouns() or stem in _verbs() for stem in stems)


@cache
def _verbs() -> frozenset[str]:
    return frozenset({lemma for lemma, pos in acts() if pos == "VERB"} | {row[0] for row in rows("cues") if row[1] == "verb"})


def _has_verb_inside(syntax: Syntax, block: Block) -> bool:
    return any(syntax.pos[token] in {"VERB", "AUX"} for token in tokens_in(syntax, block)[1:-1])


def _speaks_as_we(syntax: Syntax, statement: Statement) -> bool:
    quoted = quoted_tokens(syntax, statement)
    return any(word in {"we", "our"} and token not in quoted for token, word in enumerate(syntax.lower))
