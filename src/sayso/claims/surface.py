"""What a verb reports by the order of the words, for sentences where the tree has hung its clause elsewhere."""

from __future__ import annotations

from sayso.claims.cues import Cue
from sayso.claims.outline import Outline, trimmed
from sayso.claims.quotation import FAMILY, Range
from sayso.claims.syntax import Syntax

REACH = 14
"""How far behind a verb, in tokens, its "that" or "to" is looked for: addressee and adverbs stand between."""

SHORT_TAIL = 14
"""Most tokens behind the verb of a ", X said in a letter on Monday." that ends its sentence."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({".", "?", "!", ";", ":"})


def that_clause(outline: Outline, verb: int) -> Range | None:
    """Give the clause that "that" opens right behind a verb and its addressee, whichever word the parser hung it on."""
    syntax = outline.syntax
    after = _sentence_after(syntax, verb)
    for token in range(verb + 1, min(verb + REACH, after - 1)):
        if syntax.pos[token] in {"VERB", "AUX"} or syntax.words[token] in _STOPS:
            return None
        if syntax.lower[token] == "that" and syntax.pos[token] == "SCONJ":
            head = syntax.head[token]
            return trimmed(syntax, token, _clause_end(outline, head, verb, after) if head > token else after - 1)
    return None


def _clause_end(outline: Outline, head: int, verb: int, after: int) -> int:
    """Give the last token of the clause around `head`; one that itself holds the verb runs to the sentence's end."""
    inside = outline.left[head] > verb
    return min(outline.right[head] if inside else after - 1, after - 1)


def infinitive(outline: Outline, verb: int, own: bool) -> Range | None:
    """Give the infinitive behind a verb: its own ("promised to …", `own`), or that of the object between ("urged them to …")."""
    syntax = outline.syntax
    after = _sentence_after(syntax, verb)
    nominal = False
    for token in range(verb + 1, min(verb + REACH, after - 1)):
        word, part = syntax.lower[token], syntax.pos[token]
        if word == "to" and syntax.tag[token] == "TO":
            head = syntax.head[token]
            if head <= token or nominal == own:
                return None
            begin = token - 1 if syntax.lower[token - 1] == "not" else token
            return trimmed(syntax, begin, _clause_end(outline, head, verb, after))
        listed = nominal and not own  # "urged the mayor, the council and the bank to …"
        if (part in {"VERB", "AUX", "CCONJ", "SCONJ"} and not (part == "CCONJ" and listed)) or syntax.words[token] in _STOPS:
            return None
        if syntax.words[token] == "," and not listed:
            return None
        nominal = nominal or part in {"NOUN", "PROPN", "PRON", "DET"}
    return None


def with_subject(outline: Outline, verb: int, piece: Range) -> Range:
    """Stretch a clause that begins with its verb, or has none, back to the cue: its subject was hung elsewhere."""
    syntax = outline.syntax
    first, last = piece
    if not verb < first <= verb + REACH or syntax.sentence_of[first] != syntax.sentence_of[verb]:
        return piece
    verbless = not any(syntax.pos[token] in {"VERB", "AUX"} for token in range(first, last + 1))
    if syntax.tag[first] not in FINITE and not verbless:
        return piece
    gap = range(verb + 1, first)
    if any(syntax.words[token] in {*_STOPS, ",", "—", "–"} or syntax.words[token] in FAMILY for token in gap):
        return piece
    nominal = any(syntax.pos[token] in {"NOUN", "PROPN", "PRON"} for token in gap)
    return (verb + 1, last) if nominal else piece


def clause_beside(outline: Outline, verb: int, cue: Cue) -> Range | None:
    """Give the rest of the sentence behind "X said", or all before ", X said", where it is a finite clause; quote verbs only."""
    syntax = outline.syntax
    if not (cue.takes("clause") and cue.takes("quote")) or syntax.tag[verb] not in {*FINITE, "VBN"}:
        return None
    if syntax.dep[verb].startswith(("acl", "advcl")) or syntax.with_dep(verb, "mark"):
        return None
    subjects = syntax.with_dep(verb, "nsubj")
    if not subjects or syntax.with_dep(verb, "obj", "ccomp", "xcomp"):
        return None
    first = syntax.sentences[syntax.sentence_of[verb]][0]
    after = _sentence_after(syntax, verb)
    subject = subjects[0]
    low = min(verb, outline.left[subject] if outline.right[subject] < verb else verb)
    short = after - verb <= SHORT_TAIL
    if (
        short
        and first + 2 < low
        and syntax.words[low - 1] == ","
        and outline.inside[low - 1] == outline.inside[verb]
        and _finite(syntax, first, low - 1)
    ):
        return trimmed(syntax, first, low - 2)
    high = max(verb, outline.right[subject] if outline.left[subject] > verb else verb)
    if high + 2 < after and syntax.words[high + 1] not in {",", ":"} and _finite(syntax, high + 1, min(after, high + 1 + REACH)):
        return trimmed(syntax, high + 1, after - 1)
    return None


def _finite(syntax: Syntax, first: int, after: int) -> bool:
    """Tell whether a stretch holds a nominal and a finite verb after it, with no conjunction before them."""
    nominal = False
    for token in range(first, after):
        if syntax.pos[token] in {"NOUN", "PROPN", "PRON"}:
            nominal = True
        elif syntax.pos[token] in {"SCONJ", "CCONJ"} and not nominal:
            return False
        elif syntax.tag[token] in FINITE and nominal:
            return True
    return False


def _sentence_after(syntax: Syntax, token: int) -> int:
    return syntax.sentences[syntax.sentence_of[token]][1]
