"""Where a clause and a noun phrase begin and end, who the subject of a clause is, and what a clause hangs from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sayso.claims.predicates import Frame, is_copular
from sayso.claims.syntax import Syntax
from sayso.claims.trimming import trimmed
from sayso.claims.vocabulary import acts, addressees, controllers, documents, event_nouns, noun_classes, words

RELATIVES = frozenset({"who", "which", "that", "whom"})
_OUTSIDE_NOUN = words(
    """
    acl acl:relcl appos conj cc cc:preconj parataxis case mark advcl advcl:relcl nsubj nsubj:pass nsubj:outer csubj cop aux
    aux:pass expl dislocated discourse list orphan ccomp xcomp vocative reparandum obl obl:unmarked dep
    """
)
_OUTSIDE_NESTED = frozenset({"acl:relcl", "parataxis", "advcl", "appos", "list", "dep"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "ADJ", "X"})
_BACK_TO_OBJECT = frozenset({"of", "for", "from", "into", "against", "to"})
_PRONOUN_LABELS = {
    **dict.fromkeys(("he", "she", "him", "her", "i", "me", "himself", "herself", "who", "whom"), "PERSON"),
    **dict.fromkeys(("we", "us", "they", "them", "you", "themselves", "ourselves"), "GROUP"),
}
_PURPOSES = frozenset({"order", "effort", "attempt", "bid", "way"})
_MEANT = words("design intend schedule force dedicate commit prepare expect suppose mean poise set")
_IN_TITLES = frozenset({"nmod:desc", "compound", "amod", "flat"})

MAX_NESTING = 60
"""Most clauses climbed for an unspoken subject or a tense; deeper trees are a parser's errors."""
MAX_CONJUNCTS = 25
"""Most members of one coordination that become participants; longer lists are lists of names and not of deeds."""


@dataclass(slots=True)
class Clauses:
    """Looks clauses up in one statement, and remembers subjects, and what sentences count, so that each is read once."""

    syntax: Syntax
    _subjects: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _passive: dict[int, bool] = field(default_factory=dict)
    _phrases: dict[int, tuple[int, int]] = field(default_factory=dict)
    _depth: int = 0
    _names: dict[int, int] = field(default_factory=dict)
    counted: dict[int, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note for every token which name it belongs to."""
        for number, (first, after, _) in enumerate(self.syntax.entities):
            self._names.update(dict.fromkeys(range(first, after), number))

    def name_at(self, token: int) -> int | None:
        """Give the index of the name in `syntax.entities` that holds a token, if any."""
        return self._names.get(token)

    def label(self, token: int) -> str:
        """Give PERSON, GROUP, ORG, PLACE, TIME, WEAPON or OTHER for a phrase's head: its name's label, or its noun's class."""
        name = self._names.get(token)
        if name is not None:
            return self.syntax.entities[name][2]
        word = self.syntax.lower[token]
        if self.syntax.pos[token] == "PRON":
            return _PRONOUN_LABELS.get(word, "OTHER")
        return noun_classes().get(self.syntax.lemma[token], "OTHER")

    def is_people(self, token: int) -> bool:
        """Tell whether a modifier names a people, a body or a country ("Russian", "NATO")."""
        name = self._names.get(token)
        if name is not None:
            return self.syntax.entities[name][2] in {"GROUP", "ORG", "PLACE"}
        word = self.syntax.words[token]
        return self.syntax.pos[token] in {"ADJ", "PROPN"} and word[:1].isupper() and word.endswith(("an", "ish", "ese", "ic", "i"))

    def passive(self, verb: int) -> bool:
        """Tell whether a verb's subject is the one it is done to."""
        if verb not in self._passive:
            self._passive[verb] = self._find_passive(verb)
        return self._passive[verb]

    def _find_passive(self, verb: int) -> bool:
        syntax = self.syntax
        labels = {syntax.dep[child] for child in syntax.children[verb]}
        if labels & {"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"}:
            return True
        if syntax.tag[verb] != "VBN" or syntax.pos[verb] != "VERB" or "aux" in labels:
            return False
        if syntax.dep[verb] == "conj":
            return syntax.tag[syntax.head[verb]] == "VBN" and "nsubj" not in labels and self._shares_passive(verb)
        return "obj" not in labels or syntax.dep[verb] in {"acl", "amod"}

    def _shares_passive(self, verb: int) -> bool:
        """Tell whether the first of a chain of coordinated participles is passive ("were arrested, beaten and robbed")."""
        syntax = self.syntax
        while syntax.dep[verb] == "conj" and syntax.tag[syntax.head[verb]] == "VBN":
            verb = syntax.head[verb]
        return syntax.dep[verb] != "conj" and self.passive(verb)

    def subjects(self, clause: int) -> tuple[int, ...]:
        """Give the heads of a clause's surface subject, spoken or understood, conjuncts apart; empty where it has none.

        Relative pronouns are replaced by their antecedents. The understood subject follows coordination, control, raising,
        participles and infinitives of purpose.
        """
        if clause not in self._subjects and self._depth < MAX_NESTING:
            self._subjects[clause] = ()  # a broken tree may lead back here
            self._depth += 1
            self._subjects[clause] = self._find_subjects(clause)
            self._depth -= 1
        return self._subjects.get(clause, ())

    def _find_subjects(self, clause: int) -> tuple[int, ...]:
        syntax = self.syntax
        own = [child for child in syntax.children[clause] if syntax.dep[child] in {"nsubj", "nsubj:pass"}]
        if own:
            return self.members(own[:1])
        if syntax.with_dep(clause, "expl", "csubj"):
            return ()
        rules = {
            "conj": self._joined_subjects,
            "xcomp": self._controlled_subjects,
            "advcl": self._adverbial_subjects,
            "obl": self._adverbial_subjects,
            "nmod": self._adverbial_subjects,
            "acl:relcl": self._relative_subjects,
            "acl": self._participle_subjects,
            "ccomp": self._complement_subjects,
            "amod": self._modified_subjects,
        }
        rule = rules.get(syntax.dep[clause])
        return () if rule is None else rule(clause, syntax.head[clause])

    def _joined_subjects(self, clause: int, _: int) -> tuple[int, ...]:
        partner = self.partner(clause)
        return () if partner is None else self.subjects(partner)

    def _controlled_subjects(self, _: int, head: int) -> tuple[int, ...]:
        return self.controlled(head)

    def _relative_subjects(self, clause: int, head: int) -> tuple[int, ...]:
        return () if self._has_relative(clause) else self.members([head])

    def _complement_subjects(self, clause: int, head: int) -> tuple[int, ...]:
        shared = self.syntax.tag[clause] == "VBG" or (self.syntax.tag[clause] == "VB" and self._to(clause))
        return self.subjects(head) if shared and self.syntax.pos[head] == "VERB" else ()

    def _modified_subjects(self, _: int, head: int) -> tuple[int, ...]:
        return (head,)

    def partner(self, clause: int) -> int | None:
        """Give the clause that a coordinated clause is joined to, past nouns that a parser hung it from; None where it is none."""
        syntax = self.syntax
        if syntax.dep[clause] != "conj":
            return None
        if syntax.pos[clause] not in {"VERB", "AUX"}:
            return syntax.head[clause] if self._verbal(syntax.head[clause]) else None
        return next((above for above in syntax.ancestors(clause) if self._verbal(above)), None)

    def _verbal(self, token: int) -> bool:
        return self.syntax.pos[token] in {"VERB", "AUX"} or is_copular(self.syntax, token)

    def _to(self, clause: int) -> bool:
        return any(self.syntax.lower[child] == "to" for child in self.syntax.with_dep(clause, "mark"))

    def controlled(self, head: int) -> tuple[int, ...]:
        """Give the understood subject of a clause below `head`: the object of `head` where it has one, else its subject."""
        syntax = self.syntax
        if not self._verbal(head):
            return ()
        controller = controllers().get(syntax.lemma[head])
        if controller != "subject" and not self.passive(head):
            objects = syntax.with_dep(head, "obj") or syntax.with_dep(head, "iobj")
            if not objects and syntax.lemma[head] in {"call", "appeal", "rely", "count", "prevail", "wait"}:
                objects = [
                    child
                    for child in syntax.with_dep(head, "obl")
                    if self.marker(child) in {"on", "upon", "to", "for"} and child > head
                ]
            if objects:
                return self.members(objects[:1])
        return self.subjects(head)

    def _adverbial_subjects(self, clause: int, head: int) -> tuple[int, ...]:
        syntax = self.syntax
        finite = syntax.tag[clause] in {"VBD", "VBZ", "VBP", "MD"} or any(
            syntax.tag[child] in {"VBD", "VBZ", "VBP", "MD"} for child in syntax.with_dep(clause, "aux", "cop")
        )
        marks = {syntax.lower[child] for child in syntax.with_dep(clause, "mark", "case")}
        if not self._verbal(head) or (finite and not marks & {"as", "than"}):
            return ()
        if controllers().get(syntax.lemma[head]) == "object" and marks & _BACK_TO_OBJECT and syntax.tag[clause] == "VBG":
            return self.controlled(head)
        act = acts().get((syntax.lemma[head], "VERB"))
        if "to" in marks and act is not None and act.plover == "REQUEST" and syntax.with_dep(head, "obj", "iobj"):
            return self.controlled(head)  # "ordered them to stop", hung from the verb as an adverbial
        if self.passive(head) and "to" in marks:
            meant = syntax.lemma[head] in addressees("object") | addressees("object-to") | _MEANT  # "is designed to last"
            return self.subjects(head) if meant else self.members(self.agents(head))
        return self.subjects(head)

    def _participle_subjects(self, clause: int, noun: int) -> tuple[int, ...]:
        """Give the subject of a clause below a noun: the noun itself, or whoever has the plan, right or chance that it names."""
        syntax = self.syntax
        if syntax.tag[clause] in {"VBG", "VBN"} and not syntax.with_dep(clause, "mark"):
            return (noun,)
        lemma = syntax.lemma[noun]
        if lemma in documents() and self._to(clause):
            return (noun,)  # "a bill to ban fishing"
        if syntax.with_dep(clause, "mark") and (lemma in event_nouns() or noun_classes().get(lemma) is None):
            holders = syntax.with_dep(noun, "nmod:poss") or [
                child for child in syntax.with_dep(noun, "nmod") if self.marker(child) in {"of", "by", "for"}
            ]
            if holders:
                return self.members(holders[:1])
            governor = syntax.head[noun]
            carried = syntax.dep[noun] == "obj" or (syntax.dep[noun] == "obl" and lemma in _PURPOSES)
            return self.subjects(governor) if carried and self._verbal(governor) else ()
        return (noun,) if self._to(clause) and noun_classes().get(lemma) in {"PERSON", "GROUP", "ORG"} else ()

    def agents(self, verb: int) -> list[int]:
        """Give the heads of a passive's "by" phrase."""
        syntax = self.syntax
        return [
            child
            for child in syntax.children[verb]
            if (syntax.dep[child] == "obl:agent" and self.marker(child) in {"by", None})
            or (
                syntax.dep[child] == "obl"
                and self.marker(child) == "by"
                and not self.is_time(child)
                and syntax.pos[child] != "VERB"
            )
        ]

    def _has_relative(self, clause: int) -> bool:
        """Tell whether a relative clause has a pronoun in place of its antecedent."""
        syntax = self.syntax
        return any(
            syntax.lower[child] in RELATIVES and syntax.tag[child] in {"WP", "WDT"}
            for member in (clause, *syntax.with_dep(clause, "xcomp", "ccomp", "obl", "obj"))
            for child in (member, *syntax.children[member])
        )

    def gap(self, clause: int) -> tuple[int, ...]:
        """Give the antecedent that is a relative clause's unspoken object ("the man they arrested"); empty where there is none."""
        syntax = self.syntax
        if syntax.dep[clause] != "acl:relcl" or self.passive(clause) or not syntax.with_dep(clause, "nsubj"):
            return ()
        if syntax.with_dep(clause, "obj", "ccomp", "xcomp", "mark") or self._has_relative(clause):
            return ()
        head = syntax.head[clause]
        if any(syntax.pos[child] == "ADP" and syntax.dep[child] != "compound:prt" for child in syntax.children[clause]):
            return ()  # "the town they came from": the gap is the preposition's
        if any(syntax.lower[child] in {"where", "when", "why", "whose"} for child in syntax.with_dep(clause, "advmod")):
            return ()
        known = noun_classes().get(syntax.lemma[head])
        return () if known in {"TIME", "PLACE"} or syntax.lemma[head] in {"way", "reason", "fact"} else self.members([head])

    def antecedent(self, pronoun: int) -> int:
        """Give what a relative pronoun stands for: the noun above its relative clause; any other token is given back."""
        syntax = self.syntax
        if syntax.lower[pronoun] not in RELATIVES or syntax.tag[pronoun] not in {"WP", "WDT"}:
            return pronoun
        if syntax.dep[pronoun] == "det":
            return pronoun
        current = pronoun
        for above in syntax.ancestors(pronoun):
            if syntax.dep[current] == "acl:relcl" and syntax.pos[above] != "VERB":
                return above
            current = above
        return pronoun

    def members(self, heads: Iterable[int]) -> tuple[int, ...]:
        """Give phrases' heads with their nominal conjuncts, in text order, relative pronouns replaced; at most `MAX_CONJUNCTS`."""
        syntax = self.syntax
        found: list[int] = []
        for head in heads:
            antecedent = self.antecedent(head)
            for member in syntax.conjuncts(antecedent):
                spoken = any(syntax.dep[child] in {"nsubj", "nsubj:pass", "cop"} for child in syntax.children[member])
                if member == antecedent or (syntax.pos[member] in _NOMINAL and not spoken):
                    found.append(member)
        return tuple(found[:MAX_CONJUNCTS])

    def marker(self, token: int) -> str | None:
        """Give the preposition of a phrase in lower case, with the words fixed to it ("because of"); None without one."""
        syntax = self.syntax
        case = syntax.first_with_dep(token, "case")
        while case is None and syntax.dep[token] == "conj" and syntax.head[token] != token:
            token = syntax.head[token]
            case = syntax.first_with_dep(token, "case")
        if case is None:
            return None
        words = [case, *syntax.with_dep(case, "fixed")]
        return " ".join(syntax.lower[word] for word in words)

    def is_time(self, token: int) -> bool:
        """Tell whether a phrase's head is a unit or point of time, or a year."""
        syntax = self.syntax
        if syntax.pos[token] in {"NOUN", "PROPN"}:
            lemma = syntax.lemma[token]
            if lemma == "may" or noun_classes().get(lemma) != "TIME":
                return lemma == "may" and syntax.pos[token] == "PROPN"
            return True
        word = syntax.lower[token]
        if syntax.pos[token] == "NUM" and any(
            noun_classes().get(syntax.lemma[child]) == "TIME" for child in syntax.children[token]
        ):
            return True
        if syntax.pos[token] == "NUM" and len(word) in {4, 5} and word[-3] in ":." and word.replace(word[-3], "", 1).isdigit():
            return True  # "18:52"
        return syntax.pos[token] == "NUM" and len(word) == 4 and word.isdigit() and 1000 <= int(word) < 2200

    def phrase(self, head: int) -> tuple[int, int]:
        """Give the first and last token of a participant's noun phrase.

        Without its preposition, relative clauses, appositions, coordinated phrases and the punctuation at its ends.
        """
        if head not in self._phrases:
            self._phrases[head] = self._find_phrase(head)
        return self._phrases[head]

    def _find_phrase(self, head: int) -> tuple[int, int]:
        syntax = self.syntax
        members, pending = {head}, [child for child in syntax.children[head] if self._inside_noun(child)]
        if is_copular(syntax, head):
            pending = [child for child in pending if syntax.dep[child] != "advmod"]
        if syntax.dep[head] in {"nmod:desc", "compound"}:
            return self._title(head)
        while pending:
            current = pending.pop()
            members.add(current)
            pending.extend(child for child in syntax.children[current] if syntax.dep[child] not in _OUTSIDE_NESTED)
        return trimmed(syntax, head, members)

    def _inside_noun(self, child: int) -> bool:
        """Tell whether a noun's dependent belongs to its phrase: all but clauses, save an infinitive ("the authority to act")."""
        if self.syntax.dep[child] not in _OUTSIDE_NOUN:
            return True
        return self.syntax.dep[child] == "acl" and self._to(child) and self.syntax.head[child] < child

    def _title(self, head: int) -> tuple[int, int]:
        """Give a title before a name with the words before it that belong to it ("Deputy Prime Minister")."""
        syntax = self.syntax
        first = head
        while first - 1 >= 0 and syntax.head[first - 1] in {syntax.head[head], head} and syntax.dep[first - 1] in _IN_TITLES:
            first -= 1
        return first, head

    def extent(self, frame: Frame) -> tuple[int, int]:
        """Give the first and last token of a frame's clause.

        Without sibling clauses, a leading conjunction or "that", and the punctuation at its ends; always with the predicate.
        """
        syntax = self.syntax
        top = frame.top
        if frame.form in {"noun", "role"} and top == frame.head and not frame.openers:
            first, last = self._noun_extent(frame)
            return min(first, frame.first), max(last, frame.last)
        chain = {frame.head, top, *frame.openers}
        pending = [child for child in syntax.children[top] if not self._sibling(top, child, top)]
        members = {top}
        while pending:
            current = pending.pop()
            members.add(current)
            pending.extend(
                child for child in syntax.children[current] if current not in chain or not self._sibling(current, child, top)
            )
        first, last = trimmed(syntax, frame.head if frame.head in members else top, members)
        return min(first, frame.first), max(last, frame.last)

    def _noun_extent(self, frame: Frame) -> tuple[int, int]:
        syntax = self.syntax
        anchor = frame.head if frame.subject_of is None else frame.subject_of
        members = {frame.head}
        pending = [child for child in syntax.children[frame.head] if not self._sibling(frame.head, child, frame.head)]
        if frame.subject_of is not None:
            low, high = self.phrase(frame.head)
            first, last = self.phrase(anchor)
            return min(low, first), max(high, last)
        pending = [child for child in pending if syntax.dep[child] not in {"case", "cop", "nsubj", "mark"}]
        while pending:
            current = pending.pop()
            members.add(current)
            pending.extend(syntax.children[current])
        return trimmed(syntax, frame.head, members)

    def _sibling(self, parent: int, child: int, top: int) -> bool:
        """Tell whether a child belongs to another clause: a coordinated or loose one, its conjunction, or the mark "that"."""
        syntax = self.syntax
        dep = syntax.dep[child]
        if dep in {"parataxis", "cc", "list", "discourse", "vocative", "cc:preconj"}:
            return dep != "discourse" or syntax.pos[child] == "INTJ"
        if dep == "conj":
            return self._verbal(child) or (self._verbal(parent) and syntax.pos[parent] == "VERB") or syntax.pos[child] == "VERB"
        return dep == "mark" and parent == top and syntax.lower[child] == "that"
