"""Slogans: sentences that call out or repeat a formula and tell nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.claims.flags.passage import Passage
from sayso.claims.flags.phrases import cues, in_class
from sayso.claims.quotation import Range
from sayso.types import Flag

_LONGEST: Final = 12
"""Tokens of the longest exclamation that is taken for a call; longer ones tell something."""
_LONGEST_MOTTO: Final = 16
_SECOND_PERSON: Final = frozenset({"you", "your", "yours", "i", "my", "me"})


def find_slogans(passage: Passage) -> Iterator[Flag]:
    """Give the sentences that are mottos of the word list, and exclamatory calls that address nobody definite."""
    for number, whole in passage.sentences():
        words = passage.unquoted(whole)
        length = words[1] - words[0] + 1
        if length <= _LONGEST_MOTTO and _is_motto(passage, words):
            yield passage.sentence_flag("slogan", number, "a formula rather than information")
        elif 2 < length <= _LONGEST and _calls_out(passage, words):
            yield passage.sentence_flag("slogan", number, "a call to nobody in particular")


def _is_motto(passage: Passage, words: Range) -> bool:
    """Tell whether a motto opens a sentence, or makes up most of it."""
    first, last = words
    for phrase, found in cues("slogan", "motto").find(passage.syntax, first, last):
        opens = found[0] == first and passage.syntax.words[last] in {"!", "."} and last - first <= 2 * len(phrase) + 1
        if opens or 2 * len(phrase) >= last - first:
            return True
    return False


def _calls_out(passage: Passage, words: Range) -> bool:
    """Tell whether a sentence ends in "!" and has no verb or an imperative, no addressee and no courtesy in it."""
    syntax = passage.syntax
    first, last = words
    inside = range(first, last + 1)
    if "!" not in syntax.words[last] or any(in_class(syntax, token, "slogan.polite") for token in inside):
        return False
    if any(syntax.lower[token] in _SECOND_PERSON or syntax.dep[token] == "vocative" for token in inside):
        return False
    if any(syntax.tag[token] in {"VBD", "VBZ", "MD"} or syntax.dep[token].startswith("nsubj") for token in inside):
        return syntax.lower[first] == "let"
    return any(syntax.pos[token] in {"NOUN", "VERB", "PROPN"} for token in inside)
