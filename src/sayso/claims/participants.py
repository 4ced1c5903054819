"""Who takes part in what a frame tells: agent, patient, recipient, instrument and others, as token heads with their markers.

Roles are proto-roles (Dowty 1991) read off Universal Dependencies: through passives, relative clauses, coordination, control,
participles, and the prepositions and possessives of event nouns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.claims.acts import NAMING
from sayso.claims.anaphora import stands_for
from sayso.claims.clauses import Clauses
from sayso.claims.places import is_place_phrase
from sayso.claims.predicates import Frame, idiom_object, verb_key
from sayso.claims.times import is_time_phrase
from sayso.claims.vocabulary import addressees, event_nouns, idioms, noun_classes, numbers, unaccusatives, words
from sayso.types import Role

_UNDERGOING = words("suffer undergo face receive sustain experience endure get meet")
_GIVING = words(
    """
    give send hand tell offer provide pay sell lend show grant award deliver bring teach transfer supply issue present
    promise deny write read report announce submit return address appeal apologize apologise surrender yield belong speak
    explain
    """
)
_TELLING = words("tell inform notify assure remind teach brief")
_AGAINST = frozenset({"against", "on", "upon", "onto", "toward", "towards", "at"})
_FROM = words("pressure support threat aid assistance help demand request call complaint attack opposition resistance")
_PHRASAL: dict[tuple[str, str], Role] = {
    ("by", "means"): "instrument",
    ("by", "way"): "instrument",
    ("with", "help"): "instrument",
    ("through", "use"): "instrument",
    ("by", "hands"): "agent",
    ("at", "hands"): "agent",
    ("on", "behalf"): "other",
    ("in", "favor"): "other",
    ("in", "favour"): "other",
    ("on", "basis"): "other",
    ("in", "name"): "other",
}
"""Nouns that make one marker with the prepositions around them: "by means of", "at the hands of"."""
_EMPTY = frozenset(
    {"order", "fact", "example", "instance", "addition", "general", "particular", "case", "course", "least", "first", "once"}
)
_AMOUNTS = frozenset({"over", "around", "about", "under", "up to"})
_REACHING = frozenset({"to", "for", "into"})
_LOOSE = words("in at like without out as under before within during among amid") | {"due to", "because of", "such as"}
_ADDRESSING = words("ask urge beg implore press")
_THANKING = words("thank congratulate")
_HUMAN = frozenset({"PERSON", "GROUP", "ORG"})
_THINGS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass(frozen=True, slots=True)
class Part:
    """One participant: the head of its phrase, its role, the word that marks the role, and whom a pronoun there stands for."""

    head: int
    role: Role
    marker: str | None = None
    meant: int | None = None


def find_parts(clauses: Clauses, frame: Frame) -> tuple[Part, ...]:
    """Give a frame's participants: subjects and objects first, then phrases, each head once."""
    if frame.form == "verb":
        parts = _verbal(clauses, frame)
    elif frame.form == "noun":
        parts = _nominal(clauses, frame)
    else:
        parts = _described(clauses, frame)
    found: dict[int, Part] = {}
    for part in parts:
        meant = stands_for(clauses, part.head, frame)
        if clauses.syntax.tag[part.head] == "WRB":
            continue  # "whenever they march"
        if part.head != frame.head or frame.form in {"copula", "role"}:
            found.setdefault(part.head, replace(part, meant=None if meant == part.head else meant))
    return tuple(found.values())


def _as(role: Role, heads: Iterable[int], marker: str | None = None) -> list[Part]:
    return [Part(head, role, marker) for head in heads]


def _verbal(clauses: Clauses, frame: Frame) -> list[Part]:
    syntax, verb = clauses.syntax, frame.head
    passive = clauses.passive(verb)
    subjects = clauses.subjects(verb)
    bare = idiom_object(syntax, verb)
    objects = clauses.members(child for child in syntax.with_dep(verb, "obj") if child != bare)
    receivers = clauses.members(syntax.with_dep(verb, "iobj"))
    spoken = [child for child in syntax.with_dep(verb, "iobj", "obj") if child != bare]
    if not objects and not passive and bare is None:
        objects = clauses.gap(verb) or _opened_gap(clauses, frame)
    if not objects and not passive and bare is None:
        objects = _shared_object(clauses, verb)
    parts: list[Part] = []
    if syntax.dep[verb] == "amod":
        return _as("patient", subjects)
    if passive:
        addressed = not objects and _object_role(clauses, verb) != "patient"
        parts += _as("recipient" if objects or addressed else "patient", subjects)
    else:
        parts += _as(_subject_role(clauses, verb, bool(objects)), subjects)
    if receivers and not objects and syntax.lemma[verb] not in _GIVING | _TELLING:
        objects, receivers = receivers, ()
    named: tuple[int, ...] = ()
    if len(spoken) == 2 and syntax.lemma[verb] in NAMING:  # "called them bandits", read with two objects
        objects, named, receivers = clauses.members(spoken[:1]), clauses.members(spoken[1:]), ()
    told = syntax.lemma[verb] in _TELLING and bool(syntax.with_dep(verb, "ccomp", "xcomp", "parataxis", "obl"))
    parts += _as("recipient" if told and not receivers else _object_role(clauses, verb), objects)
    parts += _as("recipient", receivers)
    parts += _as("other", named)
    for member in (*frame.openers, verb):
        parts += _oblique(clauses, member, bool(objects) or passive)
    return parts + _predicative(clauses, verb)


def _object_role(clauses: Clauses, verb: int) -> Role:
    """Give the role of a verb's object: the one asked, allowed or given ("urged them to go") receives."""
    syntax, lemma = clauses.syntax, clauses.syntax.lemma[verb]
    if lemma in addressees("object") and (len(syntax.with_dep(verb, "obj", "iobj")) == 1 or clauses.passive(verb)):
        heads = syntax.with_dep(verb, "obj", "iobj") or list(clauses.subjects(verb))
        asked = syntax.with_dep(verb, "xcomp", "ccomp", "advcl") or (lemma in _ADDRESSING and syntax.with_dep(verb, "obl"))
        return "recipient" if heads and _human(clauses, heads[0]) and (asked or lemma in _THANKING) else "patient"
    if lemma in addressees("object-to") and syntax.with_dep(verb, "xcomp"):
        return "recipient"
    given = lemma in addressees("with") and any(clauses.marker(child) == "with" for child in syntax.with_dep(verb, "obl"))
    return "recipient" if given else "patient"


def _subject_role(clauses: Clauses, verb: int, has_object: bool) -> Role:
    syntax = clauses.syntax
    if has_object and syntax.lemma[verb] in addressees("subject"):
        return "recipient"
    if syntax.with_dep(verb, "expl") and syntax.lemma[verb] == "be":
        return "patient"
    bare = idiom_object(syntax, verb)
    if bare is not None:
        return idioms()[syntax.lemma[verb], syntax.lemma[bare]]
    return "patient" if not has_object and syntax.lemma[verb] in unaccusatives() else "agent"


def _opened_gap(clauses: Clauses, frame: Frame) -> tuple[int, ...]:
    """Give the antecedent in "the men they tried to arrest": the gap is in the opened verb, the relative clause is the opener's."""
    syntax = clauses.syntax
    if not frame.openers or syntax.dep[frame.top] != "acl:relcl" or not syntax.with_dep(frame.top, "nsubj"):
        return ()
    pronouns = [child for child in syntax.with_dep(frame.top, "obj") if clauses.antecedent(child) != child]
    if pronouns:
        return clauses.members(pronouns)
    relative = any(clauses.antecedent(child) != child for child in syntax.with_dep(frame.top, "nsubj", "obl"))
    known = noun_classes().get(syntax.lemma[syntax.head[frame.top]])
    return () if relative or known in {"TIME", "PLACE"} else clauses.members([syntax.head[frame.top]])


def _shared_object(clauses: Clauses, verb: int) -> tuple[int, ...]:
    """Give the object that a verb shares with the one coordinated right behind it ("beat and robbed the driver")."""
    syntax = clauses.syntax
    following = [child for child in syntax.with_dep(verb, "conj") if syntax.pos[child] == "VERB" and child - verb <= 3]
    if not following or syntax.with_dep(following[0], "nsubj", "aux", "obl") or syntax.with_dep(verb, "obl", "ccomp", "xcomp"):
        return ()
    return clauses.members(syntax.with_dep(following[0], "obj"))


def _oblique(clauses: Clauses, verb: int, complete: bool) -> list[Part]:
    """Give the participants among a verb's prepositional phrases; `complete`: it has an object already."""
    syntax = clauses.syntax
    agents = set(clauses.agents(verb)) if clauses.passive(verb) else set()
    parts: list[Part] = []
    for child in syntax.with_dep(verb, "obl"):
        if child in agents:
            parts += _as("agent", clauses.members([child]), clauses.marker(child))
        elif syntax.pos[child] in _THINGS and not is_time_phrase(clauses, child):
            parts += _phrase_parts(clauses, verb, child, complete)
    for child in syntax.with_dep(verb, "advcl", "xcomp"):
        if syntax.lower[child] == "using":
            parts += _as("instrument", clauses.members(syntax.with_dep(child, "obj")), "using")
    return parts


def _phrase_parts(clauses: Clauses, verb: int, child: int, complete: bool) -> list[Part]:
    syntax = clauses.syntax
    marker = clauses.marker(child)
    heads = clauses.members([child])
    if marker is None:
        return []
    inner = syntax.first_with_dep(child, "nmod")
    role = _PHRASAL.get((marker, syntax.lower[child]))
    if role is not None and inner is not None and clauses.marker(inner) == "of":
        return _as(role, clauses.members([inner]), f"{marker} {syntax.lower[child]} of")
    role = _phrase_role(clauses, verb, child, marker, complete)
    return [] if role is None else _as(role, heads, None if syntax.lower[child] in numbers() and role == "patient" else marker)


def _phrase_role(clauses: Clauses, verb: int, child: int, marker: str, complete: bool) -> Role | None:
    """Give the role of a verb's prepositional phrase; None for a place, and for words that only make a conjunction ("in order")."""
    syntax = clauses.syntax
    word, human = syntax.lower[child], _human(clauses, child)
    weapon = noun_classes().get(syntax.lemma[child]) == "WEAPON"
    if word in _EMPTY and marker in {"in", "for", "at", "on"}:
        return None
    if (marker == "by" and (word == "force" or not human)) or (marker == "with" and weapon):
        return "instrument"
    if marker == "to" and (syntax.lemma[verb] in _GIVING or (complete and human)):
        return "recipient"
    if is_place_phrase(clauses, child, marker):
        return None
    return _settled_role(clauses, verb, child, marker, complete)


def _settled_role(clauses: Clauses, verb: int, child: int, marker: str, complete: bool) -> Role | None:
    """Give the role that a verb's own preposition settles ("called on them"); None for a mere circumstance."""
    word, lemma, human = clauses.syntax.lower[child], clauses.syntax.lemma[verb], _human(clauses, child)
    if (marker == "on" and lemma in addressees("on")) or (marker == "for" and complete and lemma in addressees("for")):
        return "recipient"
    if marker == "through" and not human:
        return "instrument"
    counted = marker in _AMOUNTS and word in numbers()
    joined = (marker == "with" and human) or (marker in _REACHING and not human)
    if (marker == "with" and lemma in addressees("with")) or (not complete and (counted or marker in _AGAINST or joined)):
        return "patient"
    return None if marker in _LOOSE else "other"


def _human(clauses: Clauses, token: int) -> bool:
    syntax = clauses.syntax
    if syntax.pos[token] == "PRON":
        return syntax.lower[token] not in {"it", "this", "that"}
    return syntax.pos[token] == "PROPN" or noun_classes().get(syntax.lemma[token]) in _HUMAN


def _predicative(clauses: Clauses, verb: int) -> list[Part]:
    """Give the noun or adjective that a verb predicates ("called them terrorists", "became mayor")."""
    syntax = clauses.syntax
    parts: list[Part] = []
    for child in syntax.with_dep(verb, "xcomp"):
        if syntax.pos[child] in {"NOUN", "PROPN", "NUM", "PRON"}:
            alone = clauses.marker(child) is None and not syntax.with_dep(verb, "obj")
            parts += _as("patient" if alone else "other", clauses.members([child]), clauses.marker(child))
    return parts


def _described(clauses: Clauses, frame: Frame) -> list[Part]:
    """Give the one described as agent, what it is said to be or towards what it stands as patient, and other complements."""
    syntax, head = clauses.syntax, frame.head
    if frame.subject_of is not None:
        return [Part(frame.subject_of, "agent"), *_as("patient", _bodies(clauses, head))]
    parts = _as("agent", clauses.subjects(frame.head))
    if frame.lemma == "be":
        marker = clauses.marker(head)
        if not is_place_phrase(clauses, head, marker):
            parts += [Part(member, "patient" if marker is None else "other", marker) for member in clauses.members([head])]
    for child in syntax.with_dep(head, "obl", "nmod") if frame.lemma != "be" else ():
        marker = clauses.marker(child)
        if marker is None or syntax.pos[child] not in _THINGS or is_time_phrase(clauses, child):
            continue
        if marker not in _LOOSE and not (marker != "to" and is_place_phrase(clauses, child, marker)):
            parts += _as("other", clauses.members([child]), marker)
    return parts


def _bodies(clauses: Clauses, role: int) -> tuple[int, ...]:
    """Give towards what a role is held: "chair of the committee", "the committee's chair", "committee chair Ode"."""
    syntax = clauses.syntax
    heads = [child for child in syntax.with_dep(role, "nmod") if clauses.marker(child) in {"of", "for", "at", "to"}]
    heads = heads or syntax.with_dep(role, "nmod:poss")
    heads = heads or [child for child in syntax.with_dep(role, "compound", "amod") if child < role and _is_body(clauses, child)]
    if not heads and syntax.dep[role] in {"nmod:desc", "compound"}:
        beside = [child for child in syntax.with_dep(syntax.head[role], "compound", "nmod:desc") if child < role]
        heads = [child for child in beside if _is_body(clauses, child)]
    return clauses.members(heads[:1])


def _is_body(clauses: Clauses, token: int) -> bool:
    return clauses.label(token) in {"ORG", "PLACE", "GROUP"} or clauses.is_people(token)


def _nominal(clauses: Clauses, frame: Frame) -> list[Part]:
    """Give the participants of an event noun: its opener's, its possessor, and its phrases."""
    syntax, noun = clauses.syntax, frame.head
    parts: list[Part] = []
    if frame.openers:
        parts += _opener_parts(clauses, frame)
    has_agent = any(part.role == "agent" for part in parts)
    phrases = [
        child for child in syntax.with_dep(noun, "nmod") if syntax.dep[child] == "nmod" and not is_time_phrase(clauses, child)
    ]
    markers = {child: clauses.marker(child) for child in phrases}
    has_agent = has_agent or "by" in markers.values()
    owners = syntax.with_dep(noun, "nmod:poss") + _adjectival_owners(clauses, noun)
    about = event_nouns()[syntax.lemma[noun]]
    for child, marker in markers.items():
        if marker is not None:
            role = _noun_role(clauses, noun, child, marker, has_agent or (marker == "of" and bool(owners)))
            if role is not None:
                parts += _as(role, clauses.members([child]), marker)
    if not any(part.role in {"patient", "recipient"} for part in parts):
        parts += _as("patient", _under_influence(clauses, noun))
    taken = any(part.role == "patient" for part in parts)
    owned: Role = "agent" if taken and not has_agent else about.possessive
    if owned == "agent" and has_agent:
        if frame.openers:
            owners = []  # "they expressed their anger": the owner is who does it
        owned = "patient" if not taken else "other"
    return parts + [Part(member, owned, None) for owner in owners for member in clauses.members([owner])]


def _under_influence(clauses: Clauses, noun: int) -> tuple[int, ...]:
    """Give whom pressure or an order moves: who acts after it, under it or on it, and who follows or defies it."""
    syntax, verb = clauses.syntax, clauses.syntax.head[noun]
    if syntax.lemma[noun] not in _INFLUENCES or syntax.pos[verb] != "VERB":
        return ()
    after = syntax.dep[noun] == "obl" and clauses.marker(noun) in _MOVED_BY
    followed = syntax.dep[noun] == "obj" and verb_key(syntax, verb) in _FOLLOWING
    return clauses.subjects(verb) if (after or followed) and not clauses.passive(verb) else ()


_INFLUENCES = words("pressure instruction order command directive demand urging blackmail behest")
_MOVED_BY = words("after under on upon at following by") | {"because of", "due to", "as a result of", "in response to"}
_FOLLOWING = words("follow obey execute implement fulfil fulfill heed defy ignore receive face carry+out resist")


def _noun_role(clauses: Clauses, noun: int, child: int, marker: str, has_agent: bool) -> Role | None:
    """Give the role of an event noun's prepositional phrase; None for a place."""
    syntax = clauses.syntax
    if marker == "of":
        about = event_nouns()[syntax.lemma[noun]]
        return "patient" if has_agent and about.of == "agent" else about.of
    if marker in {"by", "between"} or (marker == "from" and syntax.lemma[noun] in _FROM):
        return "agent"
    if marker != "against" and is_place_phrase(clauses, child, marker):
        return None
    if marker in _AGAINST:
        return "patient"
    return "recipient" if marker == "to" and _human(clauses, child) else "other"


def _adjectival_owners(clauses: Clauses, noun: int) -> list[int]:
    """Give names and groups right before an event noun that own it ("Russian attack", "police raid")."""
    syntax = clauses.syntax
    owners = []
    for child in syntax.children[noun]:
        if child > noun or syntax.dep[child] not in {"amod", "compound"}:
            continue
        if clauses.label(child) in {"GROUP", "ORG"} or (syntax.dep[child] == "amod" and clauses.is_people(child)):
            owners.append(child)
    return owners[:1]


def _opener_parts(clauses: Clauses, frame: Frame) -> list[Part]:
    syntax, opener = clauses.syntax, frame.openers[-1]
    parts: list[Part] = []
    if clauses.passive(opener):
        for child in clauses.agents(opener):
            parts += _as("agent", clauses.members([child]), clauses.marker(child))
    else:
        role: Role = "patient" if syntax.lemma[opener] in _UNDERGOING else "agent"
        parts += _as(role, clauses.subjects(opener))
    parts += _as("recipient", clauses.members(syntax.with_dep(opener, "iobj")))
    return parts + [part for member in frame.openers for part in _oblique(clauses, member, False) if part.role != "agent"]
