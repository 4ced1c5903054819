"""Mood, tense and polarity of a frame's clause.

Mood. A question is what a question mark closes, with the clauses that it asks for, and embedded "whether". A directive is an
imperative, the content that an asking or ordering cue calls for ("urge X to go": `go`, not `urge`), and a duty ("must", "needs to",
"the responsibility to"). Conditional are both halves of an open condition, and what a bill or plan would do.

Tense is read in `tenses`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.claims.attributed import Attributed
from sayso.claims.clauses import Clauses
from sayso.claims.predicates import Frame, opener_at
from sayso.claims.syntax import Syntax
from sayso.claims.tenses import Tenses
from sayso.claims.vocabulary import duties, words
from sayso.types import Mood, Polarity, Tense

NEGATIVE = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "no"})
_DENIED = frozenset({"failure", "refusal", "inability"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "supposing", "lest"})
_ASKING = words("ask wonder know determine see check find learn doubt tell decide inquire question remember say matter care sure")
_SAME_CLAUSE = ("conj", "xcomp")
_CLOSING = frozenset("\"'”’»“")
_OPENING = frozenset("\"'“‘«„")


@dataclass(slots=True)
class Moods:
    """The mood, tense and polarity of one statement's clauses; `headings` are the tokens of its headings."""

    clauses: Clauses
    attributed: Sequence[Attributed] = ()
    headings: Collection[int] = ()
    questions: set[int] = field(default_factory=set)
    conditions: set[int] = field(default_factory=set)
    directives: set[int] = field(default_factory=set)
    _tenses: Tenses = field(init=False)

    def __post_init__(self) -> None:
        """Mark once which clauses are asked, conditional or called for."""
        syntax = self.clauses.syntax
        self._tenses = Tenses(self.clauses, self.headings, self.directives)
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
        if top in self.directives or frame.head in self.directives:
            return "directive"
        if top in self.conditions or frame.head in self.conditions or self._hangs_on_would(frame):
            return "conditional"
        if self._is_duty(frame):
            return "directive"
        return "declarative"

    def _is_duty(self, frame: Frame) -> bool:
        """Tell whether a frame is owed and not told: "must act", "needs to act", "the need to act"; never "must have left"."""
        syntax, top = self.clauses.syntax, frame.top
        for member in dict.fromkeys((frame.head, *frame.openers)):
            group = [*syntax.with_dep(member, "aux"), *self._shared_aux(member)]
            if any(syntax.lower[child] in duties("aux") for child in group):
                return not any(syntax.lemma[child] == "have" for child in group)
        for opener in frame.openers:
            if syntax.lemma[opener] in duties("opener"):
                return syntax.lemma[opener] == "need" or self.clause_tense(top) != "past"
        head, dep = syntax.head[top], syntax.dep[top]
        if syntax.dep[top] == "conj" and not syntax.with_dep(top, "nsubj"):
            return self._owed(self.clauses.partner(top))
        return head != top and dep in {"acl", "xcomp", "csubj", "advcl"} and self._owed(top)

    def _owed(self, clause: int | None) -> bool:
        """Tell whether an infinitive hangs from a word of duty ("the need to act", "it is vital to act")."""
        syntax = self.clauses.syntax
        if clause is None or not any(syntax.lower[child] == "to" for child in syntax.with_dep(clause, "mark")):
            return False
        head, dep = syntax.head[clause], syntax.dep[clause]
        if dep == "acl":
            return syntax.lemma[head] in duties("noun")
        if dep == "xcomp" and syntax.pos[head] == "VERB":
            return syntax.lemma[head] in duties("verb") and not self.clauses.passive(head)
        return syntax.lower[head] in duties("adjective") and bool(syntax.with_dep(head, "expl", "cop"))

    def _shared_aux(self, clause: int) -> list[int]:
        """Give the auxiliaries that a coordinated verb shares ("must find and punish them")."""
        syntax = self.clauses.syntax
        found: list[int] = []
        while (
            syntax.dep[clause] == "conj"
            and syntax.tag[clause] in {"VB", "VBN"}
            and not syntax.with_dep(clause, "nsubj", "aux", "mark")
            and (partner := self.clauses.partner(clause)) is not None
        ):
            clause = partner
            found += syntax.with_dep(clause, "aux")
        return found

    def _hangs_on_would(self, frame: Frame) -> bool:
        """Tell whether a frame is told as what would be: "the bill would ban"; not "I would like to", nor what somebody said."""
        syntax = self.clauses.syntax
        group = [*syntax.with_dep(frame.top, "aux"), *self._shared_aux(frame.top)]
        if not any(syntax.lower[child] in {"would", "'d"} for child in group):
            return False
        if any(syntax.lower[subject] in {"i", "we"} for subject in self.clauses.subjects(frame.top)):
            return False
        head, subjects = syntax.head[frame.top], self.clauses.subjects(frame.top)
        return syntax.dep[frame.top] != "ccomp" or syntax.tag[head] != "VBD" or subjects != self.clauses.subjects(head)

    def tense(self, frame: Frame) -> Tense:
        """Give a frame's tense; see `tenses`."""
        return "future" if self.mood(frame) == "directive" else self._tenses.of(frame)

    def clause_tense(self, clause: int) -> Tense:
        """Give the tense of a clause's verb group, or of the clause that it depends on."""
        return self._tenses.clause(clause)

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
            if word in {"without", "instead"} and dep in {"mark", "case", "advmod", "cc"}:
                return True
            if word == "cannot" or (dep.startswith(("nsubj", "obj")) and self._nobody(child)):
                return True
        if syntax.dep[token] == "acl" and syntax.lemma[syntax.head[token]] in _DENIED:
            return any(syntax.lower[child] == "to" for child in syntax.with_dep(token, "mark"))
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
