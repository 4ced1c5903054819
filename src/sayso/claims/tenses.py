"""Tense: when what a clause tells is told to be, read off its verb group, else off the clause that it hangs from.

Infinitives of purpose and of what is wanted, owed or allowed look forward and are future; those under nouns of trying and ability
share their clause's tense. "Can", "may", "must", "should" and "would" without "have" are future. A single happening in the present
is past in a heading and habitual elsewhere ("the bill raises", "the centre offers"), unless it is the speaker's own ("we await"),
still going on ("continues to") or a showing ("this reflects"). A clause in the present that waits for something to come shares
its governor's future ("when the war ends, they will return"). A happening named by a noun is past where its clause is present.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sayso.claims.clauses import MAX_NESTING, Clauses
from sayso.claims.cues import cue_at
from sayso.claims.predicates import Frame, opener_at
from sayso.claims.syntax import Syntax
from sayso.claims.times import habitual, mentions_future
from sayso.claims.vocabulary import attempts, event_nouns, modality, states, words
from sayso.types import Tense

_FUTURE = frozenset({"will", "'ll", "wo", "shall", "would", "'d"})
_WILLED = frozenset({"ask", "direct", "commit", "threaten", "predict"})
_AWAITING = frozenset({"when", "while", "as", "until", "till", "once", "before", "after", "if", "unless", "that"})
_COMING = frozenset({"until", "till", "before", "if", "unless", "once"})
_WANTED = words("hope wish ensure assure insure guarantee urge demand request insist ask sure")
_PAST = frozenset({"VBD"})
_PRESENT = frozenset({"VBZ", "VBP"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKERS = frozenset({"i", "we", "you", "this", "that"})
_ONGOING = frozenset({"continue", "keep", "remain", "try", "seek", "work", "begin", "start", "fight"})
_COMING_WORDS = frozenset(
    {"upcoming", "future", "planned", "next", "forthcoming", "possible", "potential", "imminent", "proposed", "ultimate"}
)
_CLOSED_WORDS = frozenset({"past", "former", "previous", "recent", "last", "earlier"})
_DENIED = frozenset({"failure", "refusal"})
_INQUIRIES = words("inquiry enquiry investigation probe inquest case trial prosecution")
_POINTING = frozenset({"this", "these", "that", "those"})


@dataclass(slots=True)
class Tenses:
    """The tenses of one statement's clauses; `headings` are the tokens of its headings, `directives` what is called for."""

    clauses: Clauses
    headings: Collection[int]
    directives: set[int]
    _depth: int = 0
    _known: dict[int, Tense] = field(default_factory=dict)

    def of(self, frame: Frame) -> Tense:
        """Give a frame's tense."""
        if frame.form == "role":
            return self._role(frame)
        if frame.form == "noun" and not frame.openers:
            return self._noun(frame)
        return self._opened(frame)

    def clause(self, clause: int) -> Tense:
        """Give the tense of a clause's verb group, or of the clause that it depends on."""
        if clause not in self._known and self._depth < MAX_NESTING:
            self._known[clause] = "present"  # a broken tree may lead back here
            self._depth += 1
            self._known[clause] = self._find(clause)
            self._depth -= 1
        return self._known.get(clause, "present")

    def _opened(self, frame: Frame) -> Tense:
        tense = self.clause(frame.top)
        for opener in frame.openers:
            entry = opener_at(self.clauses.syntax, opener)
            if entry is not None and entry.time is not None and tense != "past":
                tense = "future" if entry.time == "future" else "habitual" if entry.time == "habitual" else tense
        if tense in {"past", "present"} and self._recurs(frame.top):
            return "habitual"
        return tense

    def _find(self, clause: int) -> Tense:
        syntax = self.clauses.syntax
        group = [child for child in syntax.children[clause] if syntax.dep[child] in {"aux", "aux:pass", "cop"}]
        words = {syntax.lower[child] for child in group}
        tags = {syntax.tag[child] for child in group} | {syntax.tag[clause]}
        perfect = any(syntax.lemma[child] == "have" and syntax.dep[child] == "aux" for child in group)
        if words & _FUTURE or "MD" in tags:
            return "past" if perfect and "would" not in words else "future"
        if tags & _PAST or perfect:
            lasting = perfect and not tags & _PAST and (syntax.pos[clause] != "VERB" or syntax.lemma[clause] in states())
            return "present" if lasting else "past"
        if not tags & _PRESENT:
            return self._nonfinite(clause)
        return self._present(clause, group)

    def _present(self, clause: int, group: list[int]) -> Tense:
        """Give the tense of a clause whose verb is in the present."""
        syntax, clauses = self.clauses.syntax, self.clauses
        happening = syntax.pos[clause] == "VERB" and syntax.lemma[clause] not in states()
        if clause in self.headings:
            return "past" if happening and not group else "present"
        if self._awaited(clause) or mentions_future(clauses, clause):
            return "future"
        if self._recurs(clause):
            return "habitual"
        if not happening or group or syntax.lemma[clause] in _ONGOING:
            return self._generic_passive(clause) if happening and group and syntax.tag[clause] == "VBN" else "present"
        return self._told_of_always(clause)

    def _generic_passive(self, clause: int) -> Tense:
        subjects = self.clauses.subjects(clause)
        return "habitual" if subjects and all(_generic(self.clauses.syntax, subject) for subject in subjects) else "present"

    def _told_of_always(self, clause: int) -> Tense:
        """Give "habitual" for a happening in the simple present that is not the speaker's own and points to nothing just told."""
        syntax = self.clauses.syntax
        subjects = self.clauses.subjects(clause)
        if syntax.dep[clause].endswith("relcl"):
            return "habitual"
        if any(syntax.lower[subject] in _SPEAKERS or syntax.lemma[subject] in event_nouns() for subject in subjects):
            return "present"
        cue = cue_at(syntax, clause)
        return "present" if cue is not None and cue.manner in {"direct", "believe", "label", "accuse"} else "habitual"

    def _awaited(self, clause: int) -> bool:
        """Tell whether a clause in the present waits for something to come ("when the war ends, they will return")."""
        syntax = self.clauses.syntax
        dep, head = syntax.dep[clause], syntax.head[clause]
        if head == clause:
            return False
        if dep == "ccomp" and (syntax.lemma[head] in _WANTED or head in self.directives):
            return True
        if dep not in {"advcl", "advcl:relcl"}:
            return False
        marks = {syntax.lower[child] for child in syntax.with_dep(clause, "mark", "advmod")}
        governor = self.clause(head)
        if marks & _COMING and governor != "habitual":
            return True
        return bool(marks & _AWAITING) and governor == "future"

    def _nonfinite(self, clause: int) -> Tense:
        """Give the tense of an infinitive, a participle or a gerund."""
        syntax = self.clauses.syntax
        dep, head = syntax.dep[clause], syntax.head[clause]
        marks = {syntax.lower[child] for child in syntax.with_dep(clause, "mark", "case", "advmod")}
        partner = self.clauses.partner(clause) if dep == "conj" and "to" not in marks else None
        found: Tense
        if clause in self.directives:
            found = "future"
        elif partner is not None:
            found = self.clause(partner)
        elif syntax.tag[clause] == "VBN" and dep not in {"conj", "xcomp"}:
            found = self.clause(head) if dep == "advcl" and marks & {"when", "once", "if", "until"} else "past"
        elif "to" in marks:
            found = self._infinitive(clause)
        elif head == clause:
            found = "past" if clause in self.headings else "present"
        else:
            found = self._governor(clause)
            kept_from = dep == "advcl" and "from" in marks and modality("verb").get(syntax.lemma[head]) == "reversed"
            found = "future" if kept_from and found != "past" else found
        return found

    def _governor(self, clause: int) -> Tense:
        """Give the tense of the nearest clause above that has one."""
        syntax = self.clauses.syntax
        above = next((token for token in syntax.ancestors(clause) if self._has_tense(token)), None)
        return "present" if above is None else self.clause(above)

    def _has_tense(self, token: int) -> bool:
        syntax = self.clauses.syntax
        to = any(syntax.lower[child] == "to" for child in syntax.with_dep(token, "mark"))
        return _tensed(syntax, token) or (syntax.pos[token] == "VERB" and to) or token in self.directives

    def _infinitive(self, clause: int) -> Tense:
        """Give the tense of an infinitive with "to": it looks forward, unless what stands above it says that it is told."""
        syntax = self.clauses.syntax
        dep, head = syntax.dep[clause], syntax.head[clause]
        if head == clause or dep in {"advcl", "ccomp"}:
            return "future"
        governor = self._governor(clause)
        if dep == "acl":
            first = any(syntax.lower[child] in {"first", "last", "only", "latest"} for child in syntax.with_dep(head, "amod"))
            denied = syntax.lemma[head] in _DENIED and governor != "future"
            return "past" if denied else governor if first or syntax.lemma[head] in attempts() else "future"
        return "future" if dep == "xcomp" and self._leaves_open(head) else governor

    def _leaves_open(self, head: int) -> bool:
        """Tell whether a verb or adjective says nothing of whether its infinitive came about ("ready to go", "wants to go")."""
        syntax = self.clauses.syntax
        if syntax.pos[head] != "VERB":
            return modality("adjective").get(syntax.lower[head]) == "open"
        cue = cue_at(syntax, head)
        if cue is not None and cue.manner in _WILLED:
            return True
        effect = modality("verb").get(syntax.lemma[head])
        if effect in {"certain", "possible"}:
            return False
        return effect in {"open", "reversed"} or (opener_at(syntax, head) is None and bool(syntax.with_dep(head, "obj")))

    def _role(self, frame: Frame) -> Tense:
        syntax = self.clauses.syntax
        words = {syntax.lower[child] for child in syntax.children[frame.head]}
        near = set(syntax.lower[max(0, self.clauses.phrase(frame.head)[0] - 1) : frame.head + 1])
        return "past" if (words | near) & {"then", "former", "ex", "late", "previous", "ousted"} else "present"

    def _noun(self, frame: Frame) -> Tense:
        """Give the tense of a happening that a noun names: its own words', else its clause's, a present one's past."""
        syntax = self.clauses.syntax
        if _looked_into(syntax, frame.head):
            return "past"
        if frame.head in self.directives:
            return "future"
        marks = {syntax.lower[child] for child in syntax.with_dep(frame.head, "amod", "det")}
        if marks & _COMING_WORDS:
            return "future"
        if marks & _CLOSED_WORDS or marks & _POINTING or frame.head in self.headings:
            return "past"
        above = next((token for token in syntax.ancestors(frame.head) if self._has_tense(token)), None)
        tense: Tense = "past" if above is None else self.clause(above)
        return "past" if tense == "present" else tense

    def _recurs(self, clause: int) -> bool:
        """Tell whether a clause, or one that it is coordinated with and shares a subject with, is told of every time."""
        clauses = self.clauses
        while True:
            if habitual(clauses, clause):
                return True
            partner = clauses.partner(clause)
            if partner is None or clauses.syntax.with_dep(clause, "nsubj"):
                return False
            clause = partner


def _looked_into(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun names what an inquiry or a case is of: it has happened, whoever orders the inquiry."""
    cases = {syntax.lower[child] for child in syntax.with_dep(noun, "case")}
    above = syntax.head[noun]
    if syntax.lemma[above] in _INQUIRIES:
        return bool(cases & {"into", "of", "on", "about", "over", "concerning"})
    asked = [child for child in syntax.children[above] if child < noun and syntax.lemma[child] in _INQUIRIES]
    return "into" in cases and bool(asked)


def _tensed(syntax: Syntax, token: int) -> bool:
    return syntax.tag[token] in _TENSED or any(
        syntax.tag[child] in _TENSED for child in syntax.children[token] if syntax.dep[child] in {"aux", "aux:pass", "cop"}
    )


def _generic(syntax: Syntax, noun: int) -> bool:
    """Tell whether a subject is a bare plural, or speaks of all or every."""
    determiners = [syntax.lower[child] for child in syntax.with_dep(noun, "det", "nmod:poss", "nummod")]
    if any(word in {"every", "all", "any", "each"} for word in determiners):
        return True
    return syntax.tag[noun] == "NNS" and not determiners and not syntax.with_dep(noun, "acl", "nmod")
