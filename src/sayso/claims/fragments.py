"""Which parts of a statement claim nothing: headings without a verb, contact lines, sign-offs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.cues import cue_at
from sayso.claims.predicates import Frame
from sayso.claims.syntax import PUNCTUATION, Syntax
from sayso.types import Block

_CONTACT = re.compile(
    r"\s*(?:for\s+(?:immediate\s+release|more\s+information|further\s+information)|(?:press\s+|media\s+)?contacts?\s*(?::|$)|tel\b|phone\b|fax\b|"
    r"e-?mail\b|###|dear\b|hono(?:u?)red\b|https?://|www\.|copyright\b|©)",
    re.IGNORECASE | re.MULTILINE,
)
_LETTERHEAD = 3
"""Sentences at the beginning that may be a letterhead, where no clause stands before."""
_SHORT = 200
"""Contact lines are shorter than this, in code points."""


@dataclass(frozen=True, slots=True)
class Fragments:
    """Sentences by number that claim nothing at all, those that hold no clause, and the tokens of headings.

    `noted` are the tokens of sentences without a clause that may tell a happening in the short style of logs and lists: nouns, and
    participles of what was done ("Abduction of pupils, 10 January", "two houses burnt").
    """

    closed: frozenset[int]
    verbless: frozenset[int]
    headings: frozenset[int]
    noted: frozenset[int]
    sentence_of: Sequence[int]

    def silent(self, frame: Frame) -> bool:
        """Tell whether a frame stands in a fragment. A list item without a verb may still tell with an event noun."""
        sentence = self.sentence_of[frame.head]
        return sentence in self.closed or (sentence in self.verbless and frame.head not in self.noted)


def fragments_of(syntax: Syntax, blocks: Sequence[Block]) -> Fragments:
    """Look at every sentence and block once. Without blocks, every sentence is taken for a paragraph's."""
    closed: set[int] = set()
    verbless: set[int] = set()
    headings: set[int] = set()
    number = 0
    for sentence, (first, after) in enumerate(syntax.sentences):
        if after <= first:
            continue
        begin = syntax.start[first]
        while number + 1 < len(blocks) and blocks[number].end <= begin:
            number += 1
        block = blocks[number] if number < len(blocks) and blocks[number].start <= begin < blocks[number].end else None
        if block is not None and block.kind == "heading":
            headings.update(range(first, after))
        alone = sum(pos not in PUNCTUATION for pos in syntax.pos[first:after]) < 2
        if alone or (syntax.end[after - 1] - begin < _SHORT and _CONTACT.match(syntax.text, begin)):
            closed.add(sentence)
        if not _has_clause(syntax, first, after) and (block is None or block.kind != "item"):
            verbless.add(sentence)
    noted = _noted(syntax, verbless, headings)
    return Fragments(frozenset(closed), frozenset(verbless), frozenset(headings), frozenset(noted), syntax.sentence_of)


def _noted(syntax: Syntax, verbless: set[int], headings: set[int]) -> Iterator[int]:
    """Give the tokens that may tell something without a clause: those of a letterhead tell how the paper came about."""
    letterhead = True
    for sentence, (first, after) in enumerate(syntax.sentences):
        letterhead = letterhead and sentence < _LETTERHEAD and sentence in verbless
        for token in range(first, after) if sentence in verbless else ():
            done = syntax.tag[token] in {"VBN", "VBD"} and cue_at(syntax, token) is None
            if token not in headings and not letterhead and (done or syntax.pos[token] == "NOUN"):
                yield token


def _has_clause(syntax: Syntax, first: int, after: int) -> bool:
    """Tell whether a sentence holds a finite verb, an imperative, or a subject."""
    for token in range(first, after):
        tag, dep = syntax.tag[token], syntax.dep[token]
        if tag in {"VBD", "VBZ", "VBP", "MD"} or dep.startswith(("nsubj", "cop")):
            return True
        if dep in {"ROOT", "root"} and syntax.pos[token] == "VERB" and tag in {"VB", "VBN"}:
            return True
    return False
