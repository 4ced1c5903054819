"""Whose words: the subject behind a cue and the noun phrase that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.claims.cues import is_passive, word_list
from sayso.claims.outline import Outline, trimmed
from sayso.claims.quotation import Range
from sayso.claims.syntax import Syntax, matches

MAX_STEPS = 8
"""Most steps taken up the tree in search of a subject; longer chains of coordination and control are not met in prose."""

NEVER_SOURCES = frozenset(
    {"there", "nothing", "something", "anything", "everything", "anyone", "anybody", "what", "whatever", "which", "that", "this"}
)
DAYS = frozenset(["today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
"""Words of time that stand before a verb of saying and are taken for its subject."""

BRACKET = 10
"""Most tokens of a bracket behind a name that belongs to it."""

TITLES = word_list("titles")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
THIRD_PERSON = frozenset({"he", "she", "they", "him", "her", "them", "his", "their", "it", "its"})
OFFICES = frozenset({"senator", "minister", "president", "governor", "congressman", "congresswoman", "representative"})
OBJECT_CONTROL = word_list("object-control")
_APART = frozenset({"parataxis", "advcl", "discourse", "vocative", "dislocated", "orphan", "ccomp", "reparandum"})


@dataclass(frozen=True, slots=True)
class Voice:
    """The source found for a cue: its head, None where the text names none, and the subtree that is not part of its phrase."""

    head: int | None
    besides: int | None = None


IMPERSONAL = Voice(None)


def voice_of_verb(outline: Outline, verb: int) -> Voice | None:
    """Find who speaks, thinks or wills by a verb; None where no subject can be made out ("say nothing", imperatives)."""
    syntax = outline.syntax
    if is_passive(syntax, verb):
        return _agent(syntax, verb)
    return subject_of(syntax, verb)


def _agent(syntax: Syntax, verb: int) -> Voice:
    for child in syntax.with_dep(verb, "obl"):
        case = syntax.first_with_dep(child, "case")
        if (
            case is not None
            and syntax.lower[case] == "by"
            and syntax.pos[child] in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}
            and syntax.dep[child] in {"obl", "obl:agent"}
        ):
            return Voice(child)
    return IMPERSONAL


def subject_of(syntax: Syntax, word: int) -> Voice | None:
    """Find the subject of a verb or predicate adjective through relative clauses, participles, coordination and control."""
    current, besides = word, None
    for _ in range(MAX_STEPS):
        own = [child for child in syntax.with_dep(current, "nsubj") if syntax.lower[child] not in DAYS]
        if own:
            return _checked(syntax, current, own[-1] if own[-1] < current else own[0], besides)
        label, head = syntax.dep[current], syntax.head[current]
        if label.startswith("acl") and syntax.pos[head] in {"NOUN", "PROPN", "PRON", "NUM", "DET"}:
            return _noun_source(syntax, current, head)
        if label == "xcomp" and syntax.lemma[head] in OBJECT_CONTROL:
            objects = syntax.with_dep(head, "obj", "iobj")
            if objects and syntax.lower[objects[0]] != "it":  # in "made it clear that", the subject is who makes
                return _checked(syntax, head, objects[0], current)
        finite_alone = label in {"ccomp", "parataxis", "root"} or head == current
        if finite_alone or (label in {"advcl", "advcl:relcl"} and syntax.tag[current] in {"VBD", "VBZ", "VBP", "MD"}):
            return None
        if label not in {"conj", "xcomp", "advcl", "advcl:relcl", "acl"}:
            return None
        besides, current = current, head
    return None


def _noun_source(syntax: Syntax, verb: int, noun: int) -> Voice | None:
    """Give the noun that an adnominal verb has for its subject; "a plan to say" and "the day he spoke" have none there."""
    if syntax.dep[verb] == "acl" and syntax.tag[verb] not in {"VBG", "VBN"}:
        return None
    return Voice(noun, verb) if syntax.lower[noun] not in NEVER_SOURCES else None


def _checked(syntax: Syntax, clause: int, subject: int, besides: int | None) -> Voice | None:
    """Replace a relative pronoun by its antecedent, and refuse subjects that cannot speak."""
    if syntax.lower[subject] in RELATIVE and syntax.pos[subject] in {"PRON", "SCONJ", "DET"}:
        for _ in range(MAX_STEPS):
            if syntax.dep[clause].startswith("acl"):
                antecedent = syntax.head[clause]
                return Voice(antecedent, clause) if syntax.lower[antecedent] not in NEVER_SOURCES else None
            if syntax.dep[clause] not in {"conj", "xcomp", "ccomp"}:
                return None
            clause = syntax.head[clause]
        return None
    return None if syntax.lower[subject] in NEVER_SOURCES else Voice(subject, besides)


def source_range(outline: Outline, head: int, besides: int | None = None) -> Range:
    """Give a source's whole noun phrase: titles, appositions and restrictive relative clauses, without its preposition.

    `besides` is the head of a subtree that is left out: the cue's own clause.
    """
    syntax = outline.syntax
    first, last = head, head
    for child in syntax.children[head]:
        if child == besides or not _belongs(outline, child):
            continue
        if child < head:
            first = min(first, outline.left[child])
        else:
            last = max(last, outline.right[child])
    blocked = [c for c in syntax.children[head] if syntax.dep[c] != "punct" and (c == besides or not _belongs(outline, c))]
    for child in blocked:
        if child < head and outline.right[child] < head:
            first = max(first, min(outline.right[child] + 1, head))
        elif child > head and outline.left[child] > head:
            last = min(last, outline.left[child] - 1)
    while first < head and syntax.dep[first] in {"case", "cc", "mark"} and syntax.head[first] == head:
        first += 1
    first, last = _whole_name(outline, *_without_verbs(outline, head, first, last))
    first = max([first, *(token + 1 for token in range(first, head) if syntax.pos[token] == "SPACE")])  # a dateline's blanks
    while last > head and (syntax.tag[last] == "POS" or syntax.lower[last] in DAYS):
        last -= 1
    first, last = trimmed(syntax, first, last) or (head, head)
    return _from_title(syntax, first), _past_bracket(syntax, last)


def _from_title(syntax: Syntax, first: int) -> int:
    """Go back from a name to the title before it ("SEN. | RUIZ"), though a sentence was ended at its full stop."""
    title = first - 2 if first > 1 and syntax.words[first - 1] == "." else first - 1
    if title < 0 or syntax.lower[title].removesuffix(".") not in TITLES or syntax.start[first] - syntax.end[title] > 3:
        return first
    return title if syntax.pos[first] == "PROPN" or syntax.words[first][:1].isupper() else first


def _past_bracket(syntax: Syntax, last: int) -> int:
    """Take in a bracket right behind a name: the party and state of "Senator Ruiz (I-Ore.)"."""
    if last + 2 >= len(syntax) or syntax.words[last + 1] != "(" or syntax.pos[last] != "PROPN":
        return last
    near = range(last + 2, min(last + BRACKET, len(syntax)))
    return next((token for token in near if syntax.words[token] == ")"), last)


def _without_verbs(outline: Outline, head: int, first: int, last: int) -> Range:
    """Cut a phrase at a finite verb that no relative clause accounts for: there the parser has run two clauses together."""
    syntax = outline.syntax
    relative = [
        (outline.left[child], outline.right[child]) for child in syntax.children[head] if syntax.dep[child].startswith("acl")
    ]
    for token in range(first, last + 1):
        if syntax.tag[token] not in {"VBD", "VBZ", "VBP", "MD"} or any(low <= token <= high for low, high in relative):
            continue
        if token < head:
            first = token + 1
        elif token > head:
            return first, token - 1
    return first, last


def _whole_name(outline: Outline, first: int, last: int) -> Range:
    """Stretch a phrase that begins or ends within a run of proper names over the run: a name the parser has cut stays whole."""
    syntax = outline.syntax
    begin, after = syntax.sentences[syntax.sentence_of[first]]
    while syntax.pos[first] == "PROPN" and first > begin and syntax.pos[first - 1] == "PROPN" and not _is_title(syntax, first):
        first -= 1
    while syntax.pos[last] == "PROPN" and last + 1 < after and syntax.pos[last + 1] == "PROPN":
        last += 1
    return first, _past_title(syntax, last)


def _is_title(syntax: Syntax, token: int) -> bool:
    """Tell whether a word opens a titled name ("U.S. Senators …"): what stands before it is a dateline's."""
    word = syntax.lower[token].removesuffix(".")
    return word == "u.s" or word.removesuffix("s") in TITLES | OFFICES


def _past_title(syntax: Syntax, last: int) -> int:
    """Go on from a title cut short ("Col. | Ana Ruiz") to the name behind it, though a sentence was ended at its full stop."""
    name = last + 2 if last + 1 < len(syntax) and syntax.words[last + 1] == "." else last + 1
    if syntax.lower[last].removesuffix(".") not in TITLES or name >= len(syntax) or syntax.start[name] - syntax.end[last] > 2:
        return last
    while name < len(syntax) and syntax.pos[name] == "PROPN":
        last, name = name, name + 1
    return last


def _belongs(outline: Outline, child: int) -> bool:
    """Tell whether a dependent is part of its head's phrase as a source."""
    syntax = outline.syntax
    label = syntax.dep[child]
    if label in _APART or label in {"case", "cc", "mark", "punct", "cop", "nsubj", "aux"}:
        return False
    if label == "conj" and (syntax.pos[child] in {"VERB", "AUX"}):
        return False
    if label.startswith("acl"):
        begin = outline.left[child]
        return not (begin > 0 and (syntax.words[begin] == "," or syntax.words[begin - 1] == ","))
    return True


def possessor(syntax: Syntax, noun: int) -> int | None:
    """Give the head of the possessor of a noun ("the minister's claim", "their view"), if it has one."""
    return next((child for child in syntax.children[noun] if syntax.dep[child] == "nmod:poss"), None)


def nominal_source(syntax: Syntax, noun: int, prepositions: Sequence[str]) -> int | None:
    """Give the one whom a noun of saying is ascribed to by a preposition ("a statement from the ministry")."""
    for child in syntax.with_dep(noun, "nmod"):
        case = syntax.first_with_dep(child, "case")
        if case is not None and syntax.lower[case] in prepositions and matches(syntax.dep[child], ("nmod",)):
            return child
    return None
