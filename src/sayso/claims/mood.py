"""Mood, tense and polarity of a frame's clause.

Mood. A question is what a question mark closes, with the clauses that it asks for, and embedded "whether". A directive is an
imperative, the content that an asking or ordering cue calls for ("urge X to go": `go`, not `urge`), and "must" or "should" said to
"you"; any other "must" is a declarative that its source does not hold as fact (see `commitment`). Conditional are both halves of
an open condition. Clauses that only modify a noun are declarative whatever stands above them.

Tense. The tense is that of the verb group; participles and infinitives share their governor's, infinitives that are wanted or
ordered are future; what was done to somebody ("the killing of X") is past where the clause is present. "Will", "shall", "going
to" and a present with "soon" or "tomorrow" are future. Habitual are clauses with "always", "every time" and the like, and the bare
present of a happening with a bare plural subject, except in headings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.claims.attributed import Attributed
from sayso.claims.clauses import MAX_NESTING, Clauses
from sayso.claims.cues import cue_at
from sayso.claims.predicates import Frame, opener_at
from sayso.claims.syntax import Syntax
from sayso.claims.times import habitual, mentions_future
from sayso.claims.vocabulary import event_nouns, states, words
from sayso.types import Mood, Polarity, Tense

NEGATIVE = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "no"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
_FUTURE = frozenset({"will", "'ll", "wo", "shall", "would", "'d"})
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "supposing", "lest"})
_ASKING = words("ask wonder know determine see check find learn doubt tell decide inquire question remember say matter care sure")
_SAME_CLAUSE = ("conj", "xcomp")
_CLOSING = frozenset("\"'”’»“")
_OPENING = frozenset("\"'“‘«„")
_WILLED = frozenset({"ask", "direct", "commit", "threaten", "predict"})
_AWAITING = frozenset({"when", "until", "till", "once", "before", "after", "if", "unless"})
_PAST = frozenset({"VBD"})
_PRESENT = frozenset({"VBZ", "VBP"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(slots=True)
class Moods:
    """The mood, tense and polarity of one statement's clauses; `headings` are the tokens of its headings."""

    clauses: Clauses
    attributed: Sequence[Attributed] = ()
    headings: Collection[int] = ()
    questions: set[int] = field(default_factory=set)
    conditions: set[int] = field(default_factory=set)
    directives: set[int] = field(default_factory=set)
    _depth: int = 0
    _tenses: dict[int, Tense] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Mark once which clauses are asked, conditional or called for."""
        syntax = self.clauses.syntax
        for token in range(len(syntax)):
            if syntax.words[token] == "?":
                self.questions.update(_asked(syntax, token))
            elif syntax.lower[token] in {"if", "whether", "unless"} | _CONDITIONS and syntax.dep[token] in {"mark", "advmod"}:
                self._mark_condition(syntax.head[token], syntax.lower[token])
            elif syntax.tag[token] in {"VB", "VBP"} and _imperative(self.clauses, token):
                self.directives.update(_spread(syntax, [token], ("xcomp",)))
        for one in self.attributed:
            if one.attribution.manner in {"direct", "ask"}:
                self._mark_content(one)

    def _mark_condition(self, clause: int, word: str) -> None:
        syntax = self.clauses.syntax
        asked = syntax.dep[clause] in {"ccomp", "csubj", "acl", "obl", "xcomp"} and word in {"if", "whether"}
        if asked and word == "if" and syntax.dep[clause] == "ccomp" and syntax.lemma[syntax.head[clause]] not in _ASKING:
            siblings = [child for child in syntax.with_dep(syntax.head[clause], "ccomp", "parataxis", "conj") if child > clause]
            self.conditions.update(_spread(syntax, [clause, *siblings], _SAME_CLAUSE))
        elif asked:
            self.questions.update(_spread(syntax, [clause], _SAME_CLAUSE))
        elif word != "whether" and syntax.dep[clause] in {"advcl", "ROOT", "root", "parataxis", "conj"}:
            as_if = any(syntax.lower[child] == "as" for child in syntax.with_dep(clause, "mark"))
            if as_if:
                return
            self.conditions.update(_spread(syntax, [clause], _SAME_CLAUSE))
            if syntax.dep[clause] == "advcl":
                self.conditions.update(self._apodosis(syntax.head[clause]))

    def _apodosis(self, clause: int) -> set[int]:
        """Give the clauses that a condition governs: not one set against it by "but", nor one already told."""
        syntax = self.clauses.syntax
        found = _spread(syntax, [clause], _SAME_CLAUSE)
        against = {token for token in found if any(syntax.lower[child] == "but" for child in syntax.with_dep(token, "cc"))}
        return found - _spread(syntax, against - {clause}, _SAME_CLAUSE)

    def _mark_content(self, one: Attributed) -> None:
        """Mark the clauses that the cue asks for: the heads of its content, where they are wanted and not told."""
        syntax = self.clauses.syntax
        heads = [
            token
            for first, last in one.content
            for token in range(first, last + 1)
            if not first <= syntax.head[token] <= last and syntax.pos[token] in {"VERB", "ADJ", "NOUN"}
        ]
        heads = [token for token in heads if not _tells(syntax, token)]
        target = self.directives if one.attribution.manner == "direct" else self.questions
        if one.attribution.manner == "direct" or one.attribution.form != "direct":
            target.update(_spread(syntax, heads, _SAME_CLAUSE))

    def mood(self, frame: Frame) -> Mood:
        """Give a frame's mood; an event noun that only stands in a clause is declarative."""
        top = frame.top
        if frame.form == "role" or (frame.form == "noun" and not frame.openers and frame.head not in self.directives):
            return "declarative"
        if top in self.questions or frame.head in self.questions:
            return "question"
        if top in self.directives or frame.head in self.directives or self._obliges_you(frame):
            return "directive"
        if top in self.conditions or frame.head in self.conditions:
            return "conditional"
        return "declarative"

    def _obliges_you(self, frame: Frame) -> bool:
        syntax = self.clauses.syntax
        duty = any(syntax.lower[child] in {"must", "should"} for child in syntax.with_dep(frame.top, "aux"))
        return duty and any(syntax.lower[subject] == "you" for subject in self.clauses.subjects(frame.top))

    def tense(self, frame: Frame) -> Tense:
        """Give a frame's tense."""
        if frame.form == "role":
            return self._role_tense(frame)
        if frame.form == "noun" and not frame.openers:
            return self._noun_tense(frame)
        return self._opened_tense(frame)

    def _opened_tense(self, frame: Frame) -> Tense:
        tense = self.clause_tense(frame.top)
        for opener in frame.openers:
            entry = opener_at(self.clauses.syntax, opener)
            if entry is not None and entry.time is not None and tense != "past":
                tense = "future" if entry.time == "future" else "habitual" if entry.time == "habitual" else tense
        if tense in {"past", "present"} and self._is_habitual(frame, tense):
            return "habitual"
        return tense

    def clause_tense(self, clause: int) -> Tense:
        """Give the tense of a clause's verb group, or of the clause that it depends on."""
        if clause not in self._tenses and self._depth < MAX_NESTING:
            self._tenses[clause] = "present"  # a broken tree may lead back here
            self._depth += 1
            self._tenses[clause] = self._find_tense(clause)
            self._depth -= 1
        return self._tenses.get(clause, "present")

    def _find_tense(self, clause: int) -> Tense:
        syntax = self.clauses.syntax
        group = [child for child in syntax.children[clause] if syntax.dep[child] in {"aux", "aux:pass", "cop"}]
        words = {syntax.lower[child] for child in group}
        tags = {syntax.tag[child] for child in group} | {syntax.tag[clause]}
        if words & _FUTURE:
            return "future" if "have" not in words else "past"
        perfect = any(syntax.lemma[child] == "have" and syntax.dep[child] == "aux" for child in group)
        if tags & _PAST or perfect:
            return "past"
        if "MD" in tags:
            return "present"
        if not tags & _PRESENT:
            return self._nonfinite_tense(clause)
        return "future" if self._awaited(clause) or mentions_future(self.clauses, clause) else "present"

    def _awaited(self, clause: int) -> bool:
        """Tell whether a clause in the present waits for something to come ("when the war ends, they will return")."""
        syntax = self.clauses.syntax
        if syntax.dep[clause] != "advcl" or syntax.head[clause] == clause:
            return False
        waiting = any(syntax.lower[child] in _AWAITING for child in syntax.with_dep(clause, "mark", "advmod"))
        return waiting and self.clause_tense(syntax.head[clause]) == "future"

    def _nonfinite_tense(self, clause: int) -> Tense:
        syntax = self.clauses.syntax
        dep, head = syntax.dep[clause], syntax.head[clause]
        to = any(syntax.lower[child] == "to" for child in syntax.with_dep(clause, "mark"))
        if clause in self.directives:
            return "future"
        if syntax.tag[clause] == "VBN" and dep not in {"conj", "xcomp"}:
            return "past"
        if head == clause:
            return "present"
        above = next((token for token in (head, *syntax.ancestors(head)) if _tensed(syntax, token)), None)
        governor: Tense = "present" if above is None else self.clause_tense(above)
        cue = cue_at(syntax, head) if to and dep in {"xcomp", "ccomp", "acl"} else None
        if cue is not None and cue.manner in _WILLED:
            return "future"
        if to and dep in {"acl", "advcl", "ccomp"} | ({"xcomp"} if syntax.with_dep(head, "obj") else set()):
            return governor if governor == "past" else "future"
        return governor

    def _role_tense(self, frame: Frame) -> Tense:
        syntax = self.clauses.syntax
        words = {syntax.lower[child] for child in syntax.children[frame.head]}
        near = set(syntax.lower[max(0, self.clauses.phrase(frame.head)[0] - 1) : frame.head + 1])
        return "past" if (words | near) & {"then", "former", "ex", "late", "previous", "ousted"} else "present"

    def _noun_tense(self, frame: Frame) -> Tense:
        syntax = self.clauses.syntax
        if frame.head in self.directives:
            return "future"
        marks = {syntax.lower[child] for child in syntax.with_dep(frame.head, "amod")}
        if marks & {"upcoming", "future", "planned", "next", "forthcoming", "possible", "potential", "imminent"}:
            return "future"
        if marks & {"past", "former", "previous", "recent", "last", "earlier"}:
            return "past"
        above = next((token for token in syntax.ancestors(frame.head) if _tensed(syntax, token)), None)
        tense: Tense = "past" if above is None else self.clause_tense(above)
        known = any(
            syntax.lower[child] == "the" or syntax.dep[child] == "nmod:poss" for child in syntax.with_dep(frame.head, "det", "nmod")
        )
        return "past" if tense == "present" and known and event_nouns()[frame.lemma].of == "patient" else tense

    def _is_habitual(self, frame: Frame, tense: Tense) -> bool:
        clauses, syntax = self.clauses, self.clauses.syntax
        clause = frame.top
        while True:
            if habitual(clauses, clause):
                return True
            partner = clauses.partner(clause)
            if partner is None or syntax.with_dep(clause, "nsubj"):
                break
            clause = partner
        if tense != "present" or frame.form != "verb" or frame.kind != "event" or syntax.tag[frame.top] not in _PRESENT:
            return False
        if frame.top in self.headings or syntax.lemma[frame.top] in states():
            return False
        subjects = clauses.subjects(frame.head)
        return bool(subjects) and all(_generic(syntax, subject) for subject in subjects)

    def polarity(self, frame: Frame) -> Polarity:
        """Give a frame's polarity: negated by its verb group, a negative participant, "without", or an opener ("failed to")."""
        syntax = self.clauses.syntax
        reversing = [opener_at(syntax, opener) for opener in frame.openers]
        reversed_ = sum(entry is not None and entry.effect == "reversed" for entry in reversing) % 2 == 1
        negated = any(self.negated(member) for member in dict.fromkeys((frame.head, *frame.openers)))
        return "negative" if negated != reversed_ else "positive"

    def negated(self, token: int) -> bool:
        """Tell whether a clause or noun is negated by words of its own, or by an auxiliary that it shares."""
        syntax = self.clauses.syntax
        for child in syntax.children[token]:
            word, dep = syntax.lower[child], syntax.dep[child]
            if word in NEGATIVE and dep in {"advmod", "det", "cc:preconj", "cc", "neg"}:
                return True
            if word == "without" and dep in {"mark", "case"}:
                return True
            if word == "cannot" or (dep.startswith(("nsubj", "obj")) and self._nobody(child)):
                return True
        if syntax.dep[token] == "conj" and syntax.tag[token] in {"VB", "VBN"}:
            own = syntax.with_dep(token, "nsubj", "aux", "mark")
            head = syntax.head[token]
            return not own and bool(syntax.with_dep(head, "aux")) and self.negated(head)
        return False

    def _nobody(self, phrase: int) -> bool:
        syntax = self.clauses.syntax
        if syntax.lower[phrase] in _NOBODY:
            return True
        return any(
            syntax.lower[child] in {"no", "neither"} and syntax.dep[child] in {"det", "cc:preconj", "cc"}
            for child in syntax.children[phrase]
        )


def _asked(syntax: Syntax, mark: int) -> set[int]:
    """Give the clauses that a question mark closes: from the opening quotation mark where one stands before it."""
    first = syntax.sentences[syntax.sentence_of[mark]][0]
    if mark + 1 < len(syntax) and syntax.words[mark + 1] in _CLOSING:
        openings = [token for token in range(first, mark) if syntax.words[token] in _OPENING]
        first = openings[-1] + 1 if openings else first
    heads = [token for token in range(first, mark) if not first <= syntax.head[token] < mark or syntax.head[token] == token]
    if (
        first <= syntax.head[mark] < mark
        and syntax.head[mark] not in heads
        and syntax.dep[syntax.head[mark]] in {"parataxis", "ccomp", "conj"}
    ):
        heads = [syntax.head[mark]]
    return {token for token in _spread(syntax, heads, ("conj", "xcomp", "ccomp")) if first <= token < mark}


def _spread(syntax: Syntax, heads: Iterable[int], labels: Sequence[str]) -> set[int]:
    """Give the heads and all clauses below them along `labels`."""
    found: set[int] = set()
    pending = list(heads)
    while pending:
        current = pending.pop()
        if current not in found:
            found.add(current)
            pending.extend(child for child in syntax.children[current] if syntax.dep[child] in labels)
    return found


def _imperative(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb calls on somebody: a bare form without a subject, and so every verb that it is coordinated with."""
    syntax = clauses.syntax
    while syntax.dep[verb] == "conj" and syntax.head[verb] != verb:
        if not _bare(syntax, verb):
            return False
        verb = syntax.head[verb]
    return _bare(syntax, verb)


def _bare(syntax: Syntax, verb: int) -> bool:
    dep = syntax.dep[verb]
    if syntax.pos[verb] != "VERB" or dep not in {"ROOT", "root", "parataxis", "conj", "ccomp"}:
        return False
    if syntax.tag[verb] == "VBP" and dep not in {"ROOT", "root"}:
        return False
    for child in syntax.children[verb]:
        label = syntax.dep[child]
        if label in {"nsubj", "nsubj:pass", "csubj", "expl", "mark", "cop", "aux:pass"}:
            return False
        if label == "aux" and syntax.lemma[child] != "do":
            return False
    return True


def _tells(syntax: Syntax, clause: int) -> bool:
    """Tell whether a clause is finite in the indicative, and so told rather than asked for."""
    tags = {syntax.tag[clause]} | {syntax.tag[child] for child in syntax.with_dep(clause, "aux", "cop")}
    return bool(tags & {"VBD", "VBZ", "VBP"})


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
