"""Finds what a statement claims with: verbs, event nouns, copular predicates and roles in apposition.

A verb that only opens another predicate ("started to prepare", "tried to commit", "carried out an attack") makes one frame with
it. The opened word is the frame's head and gives its lemma; the opener gives the clause, its tense and its polarity.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import Opener, acts, event_nouns, idioms, modality, noun_classes, openers, states, words
from sayso.types import ClaimKind

Form = Literal["verb", "noun", "copula", "role"]

_NOT_PREDICATES = words(
    """
    aux aux:pass cop case mark fixed cc discourse compound:prt compound flat goeswith reparandum det advmod vocative
    """
)
_NOT_HAPPENINGS = words("compound flat fixed goeswith vocative nmod:desc discourse case list")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_SEEMING = words("become remain stay seem appear look sound feel prove turn get grow go")
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


def without_cues(syntax: Syntax, frame: Frame, cues: Collection[int]) -> Frame:
    """Take the openers away that are cues of attributions ("intends to sign"): the claim's chain says already what they say."""
    kept = frame.openers
    for at, opener in enumerate(frame.openers):
        if opener in cues:
            kept = frame.openers[at + 1 :]
    if kept == frame.openers:
        return frame
    first = frame.last if frame.form == "copula" else frame.head
    return replace(
        frame, openers=kept, top=kept[0] if kept else frame.head, first=_with_openers(syntax, min(first, frame.last), kept)
    )


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
        if syntax.pos[token] == "VERB" and syntax.dep[token] not in _NOT_PREDICATES:
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
    clause = syntax.first_with_dep(verb, "xcomp")
    if clause is None or syntax.with_dep(verb, "obj", "iobj"):
        return None
    if syntax.pos[clause] != "VERB":
        return clause if is_copular(syntax, clause) else None
    to = any(syntax.lower[child] == "to" for child in syntax.with_dep(clause, "mark"))
    if syntax.lemma[verb] in {"have", "use", "need", "ought", "come", "get", "go", "tend", "help"}:
        if syntax.lemma[verb] == "go" and syntax.tag[verb] != "VBG":
            return None
        return clause if to or (syntax.lemma[verb] == "get" and syntax.tag[clause] == "VBN") else None
    return clause


def _frame_at(syntax: Syntax, token: int, opened: dict[int, tuple[int, ...]]) -> Frame | None:
    pos, dep = syntax.pos[token], syntax.dep[token]
    if is_copular(syntax, token):
        return _copular(syntax, token, opened.get(token, ()))
    if pos == "VERB" or (pos == "AUX" and dep not in _NOT_PREDICATES and syntax.lemma[token] in {"be", "have", "do"}):
        return _verbal(syntax, token, opened.get(token, ()))
    if pos == "NOUN" and dep not in _NOT_HAPPENINGS and syntax.lemma[token] in event_nouns():
        return _nominal(syntax, token, opened.get(token, ()))
    return None


def _verbal(syntax: Syntax, verb: int, chain: tuple[int, ...]) -> Frame | None:
    dep = syntax.dep[verb]
    if dep in _NOT_PREDICATES or (dep == "amod" and not _violent(syntax, verb)) or _is_means(syntax, verb):
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
    first = _with_openers(syntax, first, chain)
    return Frame(verb, chain[0] if chain else verb, "verb", kind, lemma, first, last, chain)


def _violent(syntax: Syntax, participle: int) -> bool:
    """Tell whether a participle before a noun tells a happening of its own ("the murdered editor")."""
    act = acts().get((syntax.lemma[participle], "VERB"))
    return syntax.tag[participle] == "VBN" and act is not None and act.plover in {"ASSAULT", "COERCE"}


def _is_means(syntax: Syntax, verb: int) -> bool:
    """Tell whether "using" only marks what something was done with."""
    return syntax.lower[verb] == "using" and syntax.dep[verb] in {"advcl", "acl", "xcomp"} and bool(syntax.with_dep(verb, "obj"))


def _with_particle(syntax: Syntax, verb: int) -> tuple[int, int]:
    particle = syntax.first_with_dep(verb, "compound:prt")
    if particle is not None and 0 < particle - verb <= 2:
        return verb, particle
    return verb, verb


def _with_openers(syntax: Syntax, first: int, chain: tuple[int, ...]) -> int:
    """Let the predicate's words begin at its outermost opener that stands near: nobody who takes part stands between."""
    for opener in reversed(chain):
        if not 0 < first - opener <= _PREDICATE_WIDTH:
            break
        if any(syntax.dep[token].startswith(("nsubj", "obj", "obl")) for token in range(opener + 1, first)):
            break
        first = opener
    return first


def _nominal(syntax: Syntax, noun: int, chain: tuple[int, ...]) -> Frame:
    first = _with_openers(syntax, noun, chain)
    top = chain[0] if chain and syntax.dep[noun] != "conj" else noun
    last = noun
    if first == noun and chain and 0 < chain[-1] - noun <= _PREDICATE_WIDTH and syntax.dep[noun] == "nsubj:pass":
        last = _with_particle(syntax, chain[-1])[1]
    return Frame(noun, top, "noun", "event", syntax.lemma[noun], first, last, chain)


def _copular(syntax: Syntax, token: int, chain: tuple[int, ...]) -> Frame | None:
    """Make the frame of a copular predicate; an adjective that only grades a clause ("it is possible that") makes none."""
    cop = syntax.first_with_dep(token, "cop")
    if (
        cop is None
        or syntax.tag[token] == "WRB"
        or (syntax.lower[token] in modality("adjective") and syntax.with_dep(token, "csubj", "ccomp", "xcomp"))
    ):
        return None
    top = chain[0] if chain else token
    if syntax.pos[token] in {"ADJ", "ADV", "VERB"} and not syntax.with_dep(token, "case"):
        first, last = (cop, token) if 0 < token - cop <= _PREDICATE_WIDTH else (token, token)
        return Frame(
            token,
            top,
            "copula",
            _adjective_kind(syntax, token),
            syntax.lemma[token],
            _with_openers(syntax, first, chain),
            last,
            chain,
        )
    located = bool(syntax.with_dep(token, "case"))
    kind: ClaimKind = "state" if located else "relation"
    return Frame(token, top, "copula", kind, "be", _with_openers(syntax, cop, chain), cop, chain)


def _adjective_kind(syntax: Syntax, token: int) -> ClaimKind:
    if syntax.pos[token] == "ADV":
        return "state"
    return states().get(f"{syntax.lower[token]}/adj", "evaluation")


def _roles_at(syntax: Syntax, token: int, described: set[tuple[str, str]]) -> list[Frame]:
    """Find roles given without a verb: an apposition, or a title before a name (once per title and name in a statement)."""
    dep, head = syntax.dep[token], syntax.head[token]
    if dep == "appos" and syntax.pos[token] in {"NOUN", "PROPN"} and syntax.pos[head] in {"NOUN", "PROPN"}:
        role, anchor = (token, head) if syntax.pos[head] == "PROPN" or syntax.pos[token] == "NOUN" else (head, token)
        listed = syntax.tag[role] == "NNS" and bool(syntax.with_dep(head, "conj") or syntax.with_dep(token, "conj"))
        if not listed and syntax.pos[role] == "NOUN" and noun_classes().get(syntax.lemma[role]) in {"PERSON", "ORG", "GROUP"}:
            return [Frame(role, role, "role", "relation", syntax.lemma[role], role, role, subject_of=anchor)]
        return []
    if dep in {"nmod:desc", "compound"} and syntax.pos[head] == "PROPN" and token < head:
        title = syntax.lower[token]
        name = syntax.words[head].lower()
        if noun_classes().get(title) == "PERSON" and (title, name) not in described:
            described.add((title, name))
            return [Frame(token, token, "role", "relation", title, token, token, subject_of=head)]
    return []
