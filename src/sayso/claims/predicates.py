"""Finds what a statement claims with: verbs, event nouns, copular predicates and roles in apposition.

A verb that only opens another predicate ("started to prepare", "tried to commit", "carried out an attack") makes one frame with
it. The opened word is the frame's head and gives its lemma; the opener gives the clause, its tense and its polarity.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import (
    Opener,
    acts,
    attempts,
    event_nouns,
    idioms,
    modality,
    noun_classes,
    openers,
    states,
    styles,
    words,
)
from sayso.types import ClaimKind

Form = Literal["verb", "noun", "copula", "role"]

_NOT_PREDICATES = words(
    """
    aux aux:pass cop case mark fixed cc discourse compound:prt compound flat goeswith reparandum det advmod vocative
    """
)
_NOT_HAPPENINGS = words("compound flat fixed goeswith vocative nmod:desc discourse case list")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_ROLES = frozenset({"PERSON", "ORG", "GROUP"})
_SEEMING = words("become remain stay seem appear look sound feel prove turn get grow go")
_STRIVING = frozenset({"work", "help", "strive", "struggle", "fight", "seek", "try"})
_GRADES = frozenset({"possible", "probable", "improbable", "impossible"})
_PREDICATE_WIDTH = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and where it stands.

    `head` is the content word, whose dependents take part; `openers` are the verbs that open it, outermost first; `top` heads the
    clause. `first` and `last` bound the predicate's words. `subject_of` is a role frame's anchor, the one described.
    """

    head: int
    top: int
    form: Form
    kind: ClaimKind
    lemma: str
    first: int
    last: int
    openers: tuple[int, ...] = ()
    subject_of: int | None = None


def find_frames(syntax: Syntax) -> list[Frame]:
    """Find every predicate of a statement in text order of its head; linear in tokens."""
    opened = _opened(syntax)
    frames: list[Frame] = []
    described: set[tuple[str, str]] = set()
    opening = {opener for chain in opened.values() for opener in chain}
    for token in range(len(syntax)):
        if token in opening:
            continue
        frame = _frame_at(syntax, token, opened)
        if frame is not None:
            frames.append(frame)
        frames.extend(_roles_at(syntax, token, described))
    return frames


def verb_key(syntax: Syntax, verb: int) -> str:
    """Give a verb's lemma, with its particle: `carry+out`."""
    particle = syntax.first_with_dep(verb, "compound:prt")
    return syntax.lemma[verb] if particle is None else f"{syntax.lemma[verb]}+{syntax.lower[particle]}"


def idiom_object(syntax: Syntax, verb: int) -> int | None:
    """Give the object that makes one predicate with its verb ("take place"), if it has one."""
    bare = syntax.first_with_dep(verb, "obj")
    return bare if bare is not None and (syntax.lemma[verb], syntax.lemma[bare]) in idioms() else None


def without_cues(frame: Frame, cues: Collection[int]) -> Frame:
    """Take the openers away that are cues of attributions ("intends to sign"): the claim's chain says already what they say."""
    kept = frame.openers
    for at, opener in enumerate(frame.openers):
        if opener in cues:
            kept = frame.openers[at + 1 :]
    if kept == frame.openers:
        return frame
    return replace(frame, openers=kept, top=kept[0] if kept else frame.head)


def is_copular(syntax: Syntax, token: int) -> bool:
    """Tell whether `token` is a predicate through a copula and not itself a verb."""
    return syntax.pos[token] != "VERB" and any(syntax.dep[child] == "cop" for child in syntax.children[token])


def opener_at(syntax: Syntax, verb: int) -> Opener | None:
    """Give what the lexicon says of a verb as an opener."""
    table = openers()
    return table.get(verb_key(syntax, verb))


def _opened(syntax: Syntax) -> dict[int, tuple[int, ...]]:
    """Give every opened predicate its openers, outermost first."""
    under: dict[int, int] = {}
    for token in range(len(syntax)):
        if _opens_as_adjective(syntax, token):
            under[syntax.with_dep(token, "xcomp", "advcl")[0]] = token
        elif syntax.pos[token] == "VERB" and syntax.dep[token] not in _NOT_PREDICATES:
            for target in _targets(syntax, token):
                under[target] = token
    opening = set(under.values())
    chains: dict[int, tuple[int, ...]] = {}
    for target in under:
        if target in opening:
            continue
        chain, current = [], target
        while current in under:
            current = under[current]
            chain.append(current)
        chains[target] = tuple(reversed(chain))
    return chains


def _opens_as_adjective(syntax: Syntax, token: int) -> bool:
    """Tell whether an adjective only opens its infinitive ("is able to vote", "unable to act")."""
    if syntax.lower[token] not in {"able", "unable"} or syntax.pos[token] != "ADJ":
        return False
    clauses = syntax.with_dep(token, "xcomp", "advcl")
    return bool(clauses) and any(syntax.lower[child] == "to" for child in syntax.with_dep(clauses[0], "mark"))


def _targets(syntax: Syntax, verb: int) -> list[int]:
    """Give the predicates that a verb opens: the head of its infinitive, or the event nouns that are its object."""
    opener = opener_at(syntax, verb)
    if opener is None or idiom_object(syntax, verb) is not None:
        return []
    if opener.clause:
        clause = _opened_clause(syntax, verb)
        if clause is not None:
            return [clause]
    if opener.noun and syntax.first_with_dep(verb, "ccomp", "xcomp") is None:
        objects = syntax.with_dep(verb, "obj") or [child for child in syntax.children[verb] if syntax.dep[child] == "nsubj:pass"]
        if objects and not _referred_back(syntax, objects[0]):
            nouns = [noun for noun in syntax.conjuncts(objects[0]) if syntax.pos[noun] == "NOUN"]
            if nouns and syntax.lemma[nouns[0]] in event_nouns():
                return [noun for noun in nouns if syntax.lemma[noun] in event_nouns()]
    return []


def _referred_back(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun phrase points to a happening already told ("this crime"), so that it is the verb that claims."""
    return any(syntax.lower[child] in {"this", "that", "these", "those"} for child in syntax.with_dep(noun, "det"))


def _opened_clause(syntax: Syntax, verb: int) -> int | None:
    clause = syntax.first_with_dep(verb, "xcomp") or _striven_for(syntax, verb)
    if clause is None or syntax.with_dep(verb, "obj", "iobj"):
        return None
    if syntax.pos[clause] != "VERB":
        return clause if is_copular(syntax, clause) else None
    to = any(syntax.lower[child] == "to" for child in syntax.with_dep(clause, "mark"))
    if syntax.lemma[verb] in {"have", "use", "need", "ought", "come", "get", "go", "tend", "help"}:
        if syntax.lemma[verb] == "go" and syntax.tag[verb] != "VBG":
            return None
        bare = syntax.lemma[verb] == "help" and syntax.tag[clause] == "VB"
        return clause if to or bare or (syntax.lemma[verb] == "get" and syntax.tag[clause] == "VBN") else None
    return clause


def _striven_for(syntax: Syntax, verb: int) -> int | None:
    """Give the infinitive that a parser hung from a verb of striving as its purpose ("works hard to stop them")."""
    if syntax.lemma[verb] not in _STRIVING or syntax.with_dep(verb, "obj"):
        return None
    clause = next((child for child in syntax.with_dep(verb, "advcl", "ccomp") if child > verb), None)
    if clause is None or clause - verb > _PREDICATE_WIDTH + 1 or syntax.tag[clause] != "VB" or syntax.with_dep(clause, "nsubj"):
        return None
    marks = [syntax.lower[child] for child in syntax.with_dep(clause, "mark")]
    return clause if marks == ["to"] else None


def _frame_at(syntax: Syntax, token: int, opened: dict[int, tuple[int, ...]]) -> Frame | None:
    pos, dep = syntax.pos[token], syntax.dep[token]
    if is_copular(syntax, token):
        return _copular(syntax, token, opened.get(token, ()))
    if pos == "VERB" or (pos == "AUX" and dep not in _NOT_PREDICATES and syntax.lemma[token] in {"be", "have", "do"}):
        return _verbal(syntax, token, opened.get(token, ()))
    if pos == "NOUN" and dep not in _NOT_HAPPENINGS and syntax.lemma[token] in event_nouns():
        return None if _only_opens(syntax, token) or _is_named(syntax, token) else _nominal(syntax, token, opened.get(token, ()))
    if pos == "ADJ" and dep in {"amod", "acl"} and token > syntax.head[token] and syntax.with_dep(token, "obl", "advcl", "xcomp"):
        return Frame(token, token, "copula", _adjective_kind(syntax, token), syntax.lemma[token], token, token)
    return None


def _only_opens(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun of trying or failing only opens its infinitive ("the failure to act", "efforts to help")."""
    if syntax.lemma[noun] not in attempts():
        return False
    return any(syntax.lower[mark] == "to" for child in syntax.with_dep(noun, "acl") for mark in syntax.with_dep(child, "mark"))


def _is_named(syntax: Syntax, noun: int) -> bool:
    """Tell whether a capital inside a sentence makes a name of a happening ("the Law of Armed Conflict", "the War on Drugs")."""
    first, after = syntax.sentences[syntax.sentence_of[noun]]
    word = syntax.words[noun]
    if noun == first or not (word[:1].isupper() and word[1:].islower()):
        return False
    inside = [syntax.words[token] for token in range(first, after) if syntax.pos[token] in {"VERB", "NOUN", "ADJ"}]
    return sum(other[:1].islower() for other in inside) * 2 > len(inside)


def _verbal(syntax: Syntax, verb: int, chain: tuple[int, ...]) -> Frame | None:
    dep = syntax.dep[verb]
    if dep in _NOT_PREDICATES or (dep == "amod" and not _violent(syntax, verb)) or _is_means(syntax, verb):
        return None
    if _is_formula(syntax, verb) or _is_presentation(syntax, verb):
        return None
    lemma = syntax.lemma[verb]
    first, last = _with_particle(syntax, verb)
    bare = idiom_object(syntax, verb)
    if bare is not None:
        lemma = f"{lemma} {syntax.lemma[bare]}"
        last = bare if 0 < bare - verb <= _PREDICATE_WIDTH else last
    kind = states().get(lemma, "event")
    if syntax.pos[verb] == "AUX" and lemma in {"be", "have"}:
        kind = "state"
    complement = syntax.first_with_dep(verb, "xcomp")
    if lemma in _SEEMING and complement is not None and syntax.pos[complement] != "VERB":
        kind = "relation" if syntax.pos[complement] in _NOMINAL else _adjective_kind(syntax, complement)
    return Frame(verb, chain[0] if chain else verb, "verb", kind, lemma, first, last, chain)


def _is_formula(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb makes a mere courtesy: "thank you for your time", "as you know"."""
    if syntax.lemma[verb] == "thank":
        return syntax.first_with_dep(verb, "nsubj", "aux", "mark") is None and syntax.tag[verb] in {"VB", "VBP"}
    as_you = {syntax.lower[child] for child in syntax.children[verb]} >= {"as", "you"}
    return as_you and syntax.lemma[verb] in {"know", "see", "hear", "recall", "remember"}


def _is_presentation(syntax: Syntax, verb: int) -> bool:
    """Tell whether "there is" only presents a happening, which claims by itself ("there were two attacks")."""
    subject = syntax.first_with_dep(verb, "nsubj")
    if syntax.lemma[verb] != "be" or subject is None or not syntax.with_dep(verb, "expl"):
        return False
    return syntax.lemma[subject] in event_nouns() and event_nouns()[syntax.lemma[subject]].strong


def _violent(syntax: Syntax, participle: int) -> bool:
    """Tell whether a participle before a noun tells a happening of its own ("the murdered editor")."""
    act = acts().get((syntax.lemma[participle], "VERB"))
    inflected = syntax.tag[participle] == "VBN" and syntax.lower[participle] != syntax.lemma[participle]  # not "the remand prison"
    return inflected and act is not None and act.plover in {"ASSAULT", "COERCE"}


def _is_means(syntax: Syntax, verb: int) -> bool:
    """Tell whether "using" only marks what something was done with."""
    return syntax.lower[verb] == "using" and syntax.dep[verb] in {"advcl", "acl", "xcomp"} and bool(syntax.with_dep(verb, "obj"))


def _with_particle(syntax: Syntax, verb: int) -> tuple[int, int]:
    particle = syntax.first_with_dep(verb, "compound:prt")
    if particle is not None and 0 < particle - verb <= 2:
        return verb, particle
    return verb, verb


def _with_light_verb(syntax: Syntax, noun: int, verb: int) -> tuple[int, int]:
    """Give the words from a light verb to its noun ("made progress") where they stand near and nobody who takes part between."""
    if 0 < verb - noun <= _PREDICATE_WIDTH and syntax.dep[noun] == "nsubj:pass":
        return noun, _with_particle(syntax, verb)[1]
    between = range(verb + 1, noun)
    taking_part = ("nsubj", "obj", "obl", "nmod:poss")
    if not 0 < noun - verb <= _PREDICATE_WIDTH or any(syntax.dep[token].startswith(taking_part) for token in between):
        return noun, noun
    return verb, noun


def _nominal(syntax: Syntax, noun: int, chain: tuple[int, ...]) -> Frame:
    top = chain[0] if chain and syntax.dep[noun] != "conj" else noun
    first, last = (noun, noun) if not chain else _with_light_verb(syntax, noun, chain[-1])
    return Frame(noun, top, "noun", "event", syntax.lemma[noun], first, last, chain)


def _copular(syntax: Syntax, token: int, chain: tuple[int, ...]) -> Frame | None:
    """Make the frame of a copular predicate; an adjective that only grades a clause ("it is possible that") makes none."""
    cop = syntax.first_with_dep(token, "cop")
    if (
        cop is None
        or syntax.tag[token] == "WRB"
        or (modality("adjective").get(syntax.lower[token]) in _GRADES and syntax.with_dep(token, "csubj", "ccomp", "xcomp"))
    ):
        return None
    top = chain[0] if chain else token
    if syntax.pos[token] in {"ADJ", "ADV", "VERB"} and not syntax.with_dep(token, "case"):
        first, last = (cop, token) if token - cop == 1 else (token, token)
        return Frame(
            token,
            top,
            "copula",
            _adjective_kind(syntax, token),
            syntax.lemma[token],
            first,
            last,
            chain,
        )
    located = bool(syntax.with_dep(token, "case"))
    kind: ClaimKind = "state" if located else "relation"
    return Frame(token, top, "copula", kind, "be", cop, cop, chain)


def _adjective_kind(syntax: Syntax, token: int) -> ClaimKind:
    if syntax.pos[token] == "ADV":
        return "state"
    return states().get(f"{syntax.lower[token]}/adj", "evaluation")


def _roles_at(syntax: Syntax, token: int, described: set[tuple[str, str]]) -> list[Frame]:
    """Find roles given without a verb: an apposition, or one before a name with its body ("committee chair Ode"), once per name.

    A bare style ("Senator Ode") and an army's rank are forms of address and no claims.
    """
    dep, head = syntax.dep[token], syntax.head[token]
    if dep == "appos" and syntax.pos[token] in {"NOUN", "PROPN"} and syntax.pos[head] in {"NOUN", "PROPN"}:
        role, anchor = (token, head) if syntax.pos[head] == "PROPN" or syntax.pos[token] == "NOUN" else (head, token)
        listed = syntax.tag[role] == "NNS" and bool(syntax.with_dep(head, "conj") or syntax.with_dep(token, "conj"))
        if listed or noun_classes().get(syntax.lower[role], noun_classes().get(syntax.lemma[role])) not in _ROLES:
            return []
        if syntax.pos[role] == "NOUN" or (syntax.pos[anchor] == "PROPN" and syntax.with_dep(role, "nmod", "nmod:poss", "compound")):
            return [Frame(role, role, "role", "relation", syntax.lemma[role], role, role, subject_of=anchor)]
        return []
    if dep == "obl" and token < head and any(syntax.lower[child] == "as" for child in syntax.with_dep(token, "case")):
        subject = syntax.first_with_dep(head, "nsubj")
        held = noun_classes().get(syntax.lower[token], noun_classes().get(syntax.lemma[token])) == "PERSON"
        if held and subject is not None:
            return [Frame(token, token, "role", "relation", syntax.lemma[token], token, token, subject_of=subject)]
    if dep in {"nmod:desc", "compound"} and syntax.pos[head] == "PROPN" and token < head:
        title = syntax.lower[token]
        name = syntax.words[head].lower()
        if noun_classes().get(title) == "PERSON" and (title, name) not in described and _held_somewhere(syntax, token):
            described.add((title, name))
            return [Frame(token, token, "role", "relation", title, token, token, subject_of=head)]
    return []


def _held_somewhere(syntax: Syntax, title: int) -> bool:
    """Tell whether a title before a name is a role with words of its own and no style ("Senator") or bare office."""
    if any(child > title for child in syntax.with_dep(title, "nmod")):
        return True
    if syntax.lower[title] in styles():
        return False
    within = range(max(0, title - _PREDICATE_WIDTH), title)
    return any(
        syntax.head[child] in {title, syntax.head[title]} and syntax.dep[child] in {"compound", "amod", "nmod:poss", "nmod:desc"}
        for child in within
    )
