"""Which claim a clause or a phrase comes down to: the ends of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.attributed import Attributed
from sayso.claims.syntax import PUNCTUATION, Syntax
from sayso.claims.vocabulary import event_nouns
from sayso.types import Claim

_INTO = ("xcomp", "ccomp")
_COORDINATED = 6
"""Most coordinated claims that one connective ties: longer lists are lists of names and not of deeds."""
_DEEPEST = 4
"""Most verbs looked into for the claim of a clause: "said he would try to help rebuild" has three."""
_HIGHEST = 4
"""Most words climbed to the claim that a phrase belongs to."""
_BACK = frozenset({"this", "these", "such"})
"""Words that with the noun of a happening point back to one told before ("such incidents")."""
_HAPPENINGS = frozenset({"incident", "event", "happening", "case", "occurrence", "act", "development", "step", "move", "news"})
"""Nouns that stand for any happening, beside those that name one."""


class Ends:
    """Looks up claims by the tokens of one statement."""

    def __init__(self, syntax: Syntax, claims: Sequence[Claim], attributed: Sequence[Attributed]) -> None:
        self._syntax = syntax
        self._claims: dict[int, Claim] = {}
        self._looking_back = False
        self._cues = {one.cue_head for one in attributed if one.cue_head is not None}
        starts = {start: token for token, start in enumerate(syntax.start)}
        for claim in sorted(claims, key=lambda one: one.predicate.start - one.predicate.end):
            # The shortest predicate comes last and keeps its words.
            token = starts.get(claim.predicate.start)
            while token is not None and token < len(syntax) and syntax.start[token] < claim.predicate.end:
                self._claims[token] = claim
                token += 1
        for token, claim in list(self._claims.items()):
            if syntax.dep[token] == "cop":  # "it was a way": the clause's head is "way"
                self._claims.setdefault(syntax.head[token], claim)

    def at(self, token: int) -> Claim | None:
        """Give the claim of the clause or noun that a token heads.

        A word that only opens ("tried to stop") or reports ("said that it burned") gives way to what it opens or reports.
        """
        for _ in range(_DEEPEST):
            claim = self._claims.get(token) or self._told_before(token)
            if claim is not None:
                return claim
            inner = self._syntax.first_with_dep(token, *_INTO)
            if inner is None:
                return self._opened_noun(token) or self._striven_for(token)
            token = inner
        return None

    def _told_before(self, token: int) -> Claim | None:
        """Give the claim that "such incidents", "this attack" or "this" points back to: the main one of the sentence before."""
        syntax, number = self._syntax, self._syntax.sentence_of[token]
        if not _points_back(syntax, token):
            return None
        clause = syntax.head[token]
        if syntax.dep[clause] == "conj" and not self._looking_back:  # "they left and after this, he spoke"
            return self._back(syntax.head[clause])
        if number == 0:
            return None
        return None if self._looking_back else self._back(root_of(syntax, number - 1))

    def _back(self, root: int) -> Claim | None:
        """Give the claim of a clause told before."""
        self._looking_back = True  # one sentence back, not to the beginning of the statement
        found = self.at(root)
        self._looking_back = False
        return found

    def _opened_noun(self, verb: int) -> Claim | None:
        """Give the claim of a verb's object ("carried out an attack", "take steps")."""
        bare = self._syntax.first_with_dep(verb, "obj")
        return self._claims.get(bare) if bare is not None and self._syntax.pos[verb] == "VERB" else None

    def _striven_for(self, verb: int) -> Claim | None:
        """Give the claim of what a verb without one of its own strives for ("work to keep")."""
        clauses = [child for child in self._syntax.with_dep(verb, "advcl") if child > verb and self._syntax.tag[child] == "VB"]
        return self._claims.get(clauses[0]) if clauses else None

    def over(self, token: int) -> Claim | None:
        """Give the claim of a token, or of the nearest word above it that has one: what a phrase or clause hangs from."""
        for above in [token, *self._syntax.ancestors(token)][:_HIGHEST]:
            claim = self.at(above) if above == token else self._claims.get(above)
            if claim is not None:
                return claim
            if self._syntax.pos[above] == "VERB" and above != token:
                return self.at(above)
        return None

    def mains(self, token: int) -> list[Claim]:
        """Give the claims that a clause or phrase belongs to: all that are coordinated behind it, else the nearest before it."""
        head = self._syntax.head[token]
        if token < head:
            return self.all_at(head)
        claim = self.over(head)
        return [] if claim is None else [claim]

    def all_at(self, token: int, *, marked: bool = False) -> list[Claim]:
        """Give the claims of a clause and of those coordinated with it, without those that are `marked` anew."""
        found = [self.at(member) for member in self._members(token, marked=marked)]
        return list({claim.id: claim for claim in found if claim is not None}.values())

    def _members(self, token: int, *, marked: bool) -> Iterator[int]:
        """Give a clause and those coordinated: not what has its own subject, unless they share the word that marks them."""
        syntax = self._syntax
        for member in syntax.conjuncts(token)[:_COORDINATED]:
            subject = bool(syntax.with_dep(member, "nsubj", "csubj")) and not marked
            marks = [syntax.lower[mark] for mark in syntax.with_dep(member, "mark")]
            if member == token or syntax.pos[member] == "NOUN" or not (subject or (marks and marks != ["to"])):
                yield member

    def reports(self, token: int) -> bool:
        """Tell whether a word is the cue of an attribution."""
        return token in self._cues


def root_of(syntax: Syntax, number: int) -> int:
    """Give the root of a sentence, by its number from 0: its first word where a parser left it none."""
    first, after = syntax.sentences[number]
    roots = (token for token in range(first, after) if syntax.head[token] == token and syntax.pos[token] not in PUNCTUATION)
    return next(roots, first)


def _points_back(syntax: Syntax, token: int) -> bool:
    """Tell whether a word stands for a happening told before: a bare "this", or a happening's noun with "such", "this", "these"."""
    if syntax.lower[token] in {"this", "that"} and syntax.pos[token] in {"PRON", "DET"}:
        return syntax.dep[token].split(":")[0] in {"obl", "nmod"}
    noun = syntax.pos[token] == "NOUN" and (syntax.lemma[token] in event_nouns() or syntax.lemma[token] in _HAPPENINGS)
    return noun and any(syntax.lower[child] in _BACK for child in syntax.with_dep(token, "det", "amod", "det:predet"))
