"""Where a phrase ends on paper: contiguous, without punctuation at its ends, with both of a pair of marks or neither."""

from __future__ import annotations

from sayso.claims.syntax import PUNCTUATION, Syntax

_OPENING = frozenset({"“", "«", "(", "["})
_CLOSING = frozenset({"”", "»", ")", "]"})


def trimmed(syntax: Syntax, anchor: int, members: set[int]) -> tuple[int, int]:
    """Give the contiguous stretch of `members` around `anchor`, without the punctuation at its ends.

    A lone punctuation mark that hangs elsewhere does not break the stretch.
    """
    first = last = anchor
    while first - 1 in members or (first - 2 in members and syntax.pos[first - 1] == "PUNCT" and syntax.words[first - 1] in "-'’"):
        first -= 1
    while last + 1 in members or (last + 2 in members and syntax.pos[last + 1] == "PUNCT" and syntax.words[last + 1] in "-'’"):
        last += 1
    while first < anchor and (syntax.pos[first] in PUNCTUATION or syntax.pos[first] == "CCONJ"):
        first += 1
    while last > anchor and syntax.pos[last] in PUNCTUATION:
        last -= 1
    return _balanced(syntax, first, last)


def _balanced(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    """Take in the partner, right outside, of a quotation mark or bracket inside."""
    words = syntax.words
    opening = sum(words[token] in _OPENING for token in range(first, last + 1))
    closing = sum(words[token] in _CLOSING for token in range(first, last + 1))
    straight = sum(words[token] == '"' for token in range(first, last + 1)) % 2
    if last + 1 < len(words) and ((words[last + 1] in _CLOSING and opening > closing) or (straight and words[last + 1] == '"')):
        return first, last + 1
    if first > 0 and ((words[first - 1] in _OPENING and closing > opening) or (straight and words[first - 1] == '"')):
        return first - 1, last
    return first, last
