"""Hearsay: what is told on nobody's authority."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.claims.flags.passage import Passage
from sayso.claims.flags.phrases import cues
from sayso.claims.quotation import Range
from sayso.types import Flag

_CLAUSES: Final = frozenset({"ROOT", "root", "ccomp", "parataxis", "advcl", "acl:relcl", "conj"})
_AUTHORS: Final = frozenset({"by", "from"})


def find_hearsay(passage: Passage) -> Iterator[Flag]:
    """Give the clauses with a cue of hearsay, the cue included; not those whose cue names who said it."""
    syntax = passage.syntax
    for _, (first, last) in passage.sentences():
        for _, found in cues("hearsay", "clause").find(syntax, first, last):
            if not _authored(passage, found):
                cue = syntax.text[syntax.start[found[0]] : syntax.end[found[1]]].lower()
                reason = f"told on nobody's authority (“{' '.join(cue.split())}”)"
                yield passage.flag("hearsay", _with_cue(passage, found), reason)


def _authored(passage: Passage, found: Range) -> bool:
    """Tell whether the cue's own words are said of somebody by name ("I was told by Ann Roe", "reports from the fund")."""
    syntax = passage.syntax
    inside = range(found[0], found[1] + 1)
    return any(
        syntax.lower[case] in _AUTHORS
        for token in inside
        for child in syntax.with_dep(token, "obl", "nmod")
        if child not in inside
        for case in syntax.with_dep(child, "case")
    )


def _with_cue(passage: Passage, found: Range) -> Range:
    """Give the clause that holds a cue; with what the cue reports, where an attribution says which words those are."""
    head = found[0]
    syntax = passage.syntax
    while syntax.head[head] != head and syntax.dep[head] not in _CLAUSES:
        head = syntax.head[head]
    first, last = passage.clause(head)
    for one in (passage.by_cue[token] for token in range(found[0], found[1] + 1) if token in passage.by_cue):
        first = min(first, one.content[0][0])
        last = max(last, one.content[-1][1])
    return min(first, found[0]), max(last, found[1])
