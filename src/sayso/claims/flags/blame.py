"""Collective blame and insinuation: guilt laid on all of a people or a trade, and guilt or motive suggested without saying it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.claims.flags.passage import Passage
from sayso.claims.flags.phrases import cues, in_class
from sayso.claims.quotation import FAMILY, Range
from sayso.types import Claim, Flag

_ALL: Final = frozenset({"all", "every", "the", "these", "those"})
_NARROWING: Final = frozenset({"acl", "acl:relcl", "nummod", "nmod", "nmod:poss", "appos", "amod"})
_NOT_THEM: Final = frozenset({"i", "we", "you", "who"})
_PEOPLES: Final = ("ans", "ians", "ese", "is", "ish", "ch")
_DOUBT_REASON: Final = {
    "chance": "suggests intent behind what is told",
    "wonder": "leaves an accusation for the reader to draw",
    "motive": "suggests a hidden motive",
    "doubted": "calls a name into question without saying why",
}


def find_blame(passage: Passage) -> Iterator[Flag]:
    """Give the clauses that blame a whole people, faith, party or trade."""
    for claim in passage.claims:
        head = passage.head_of(claim)
        if head is None or claim.mood in {"question", "conditional", "directive"} or claim.polarity == "negative":
            continue
        blamed = next((each for each in passage.clauses.subjects(head) if _whole(passage, each)), None)
        if blamed is not None and _bad(passage, claim, head, blamed):
            who = passage.syntax.lower[blamed]
            kind = _kind(passage, blamed)
            yield passage.flag("collective-blame", passage.clause(head), f"blames a whole {kind} (“{who}”) for what some may do")


def _kind(passage: Passage, token: int) -> str | None:
    """Give "people", "party" or "trade" where a plural names all of one."""
    word = passage.syntax.lower[token]
    for kind in ("trade", "party", "people"):
        if in_class(passage.syntax, token, f"collective-blame.{kind}"):
            return kind
    name = passage.clauses.name_at(token)
    if name is not None and passage.syntax.entities[name][2] == "GROUP" and word.endswith(_PEOPLES):
        return "people"
    return None


def _whole(passage: Passage, token: int) -> bool:
    """Tell whether a subject is a bare plural, "the Xs" or "all Xs": nothing beside it picks out some."""
    syntax = passage.syntax
    if syntax.tag[token] not in {"NNS", "NNPS"} or _kind(passage, token) is None:
        return False
    for child in syntax.children[token]:
        if syntax.dep[child] in _NARROWING and syntax.lower[child] != "all":
            return False
        if syntax.dep[child].startswith("det") and syntax.lower[child] not in _ALL:
            return False
    return True


def _bad(passage: Passage, claim: Claim, head: int, blamed: int) -> bool:
    """Tell whether a claim makes a culprit: a bad act told of them at large, or "are to blame"."""
    syntax = passage.syntax
    words = [head, *syntax.with_dep(head, "xcomp", "advcl")]
    if any(in_class(syntax, word, "collective-blame.guilt") for word in words):
        return claim.kind != "event" or syntax.pos[head] != "VERB" or syntax.lemma[head] == "blame"
    if not in_class(syntax, head, "collective-blame.bad") or passage.clauses.passive(head):
        return False
    at_large = claim.tense in {"present", "habitual"} or any(syntax.lower[child] == "all" for child in syntax.children[blamed])
    return at_large or _kind(passage, blamed) != "party"


def find_insinuation(passage: Passage) -> Iterator[Flag]:
    """Give the clauses with words that suggest guilt, intent or a motive and state none."""
    syntax = passage.syntax
    for number, (first, last) in passage.sentences():
        if passage.kind(number) == "heading":
            continue
        for kind, reason in _DOUBT_REASON.items():
            for _, found in cues("insinuation", kind).find(syntax, first, last):
                if kind != "doubted" or not _quoted_or_named(passage, found):
                    yield passage.flag("insinuation", _around(passage, found, kind), reason)
        yield from _known_guilt(passage, first, last)


def _around(passage: Passage, found: Range, kind: str) -> Range:
    """Give the clause around words: the phrase alone for a doubted name, else up to the nearest finite verb's clause."""
    syntax = passage.syntax
    if kind == "doubted":
        head = syntax.head[found[0]] if syntax.head[found[0]] > found[1] else found[1]
        last = passage.clauses.phrase(head)[1]
        return found[0], max(last, found[1])
    head = found[0]
    while syntax.head[head] != head and syntax.dep[head] not in {"ROOT", "root", "ccomp", "parataxis", "advcl", "acl:relcl"}:
        head = syntax.head[head]
    first, last = passage.clause(head)
    return min(first, found[0]), max(last, found[1])


def _quoted_or_named(passage: Passage, found: Range) -> bool:
    """Tell whether a name or a term of several words follows ("the so-called Islamic State"), or a word explained in quotes."""
    syntax, after = passage.syntax, found[1] + 1
    if after + 1 >= len(syntax) or syntax.words[after] in FAMILY or passage.clauses.name_at(after) is not None:
        return True
    return syntax.pos[after] != "NOUN" or syntax.pos[after + 1] in {"NOUN", "PROPN", "ADJ"} or syntax.words[after + 1] == "-"


def _known_guilt(passage: Passage, first: int, last: int) -> Iterator[Flag]:
    """Give "and they know it": guilt by knowledge that nobody is told of."""
    syntax = passage.syntax
    for token in range(first + 1, last):
        if syntax.lemma[token] != "know" or syntax.lower[token + 1] != "it" or syntax.pos[token] != "VERB":
            continue
        ends = all(syntax.pos[after] in {"PUNCT", "SPACE"} for after in range(token + 2, last + 1))
        if ends and not any(syntax.lower[each] in _NOT_THEM for each in passage.clauses.subjects(token)):
            yield passage.flag("insinuation", (passage.clause(token)[0], token + 1), "suggests knowing guilt")
