"""Gives a frame its act: the PLOVER event and mode of its words.

Three things tell it, the first that does: words that stand together ("open fire", "walk out of talks"), what a word makes of the
act that follows it ("refused to release": REJECT; "suspended aid": SANCTION; "vowed to shell": THREATEN), and the word alone. The
act is that of the predicate; whether it is denied is the claim's polarity ("did not agree" is AGREE, negative).
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.act_words import Patterns, Value, act_patterns, noun_act_classes, turners, turns, verb_forms
from sayso.claims.clauses import Clauses
from sayso.claims.predicates import Frame
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import acts, words
from sayso.types import Act, Manner, Polarity, SpeechForm

NAMING = frozenset({"call", "brand", "label", "name"})
"""Verbs that give their object a name."""
MAX_TURNS = 3
"""How many words that turn an act may stand one upon another ("refused to end the siege")."""

_PARTICLES = frozenset({"in", "over"})
"""Words that are a part of a verb ("gave in") as a particle only, never as a preposition ("gave it in June")."""
_FIGURATIVE = words(
    """
    verbal informational information media personal political legal ideological propaganda diplomatic trade heart panic
    asthma press psychological rhetorical moral
    """
)
_SPOKEN_TURNS = frozenset({"ask", "refuse", "threaten", "promise"})
"""Turns that only add what was asked, refused or threatened, so that they have their say after a word and its preposition."""
_PEOPLE = frozenset({"PERSON", "GROUP"})
_TOWARDS = words("ACCUSE REJECT AGREE THREATEN REQUEST SUPPORT CONCEDE SANCTION AID CONSULT COOPERATE PROTEST RETREAT")
_OPENLY = words("AGREE SUPPORT ACCUSE REJECT PROTEST CONCEDE SANCTION")
_PERFORMED = {
    **dict.fromkeys(("accuse", "label", "commit", "threaten"), _TOWARDS),
    **dict.fromkeys(("assert", "confirm", "believe"), _OPENLY),
}
"""The events that cues of a manner may be: to blame is an act, to think of killing is none."""
_NEVER = words(
    """
    say tell state announce report note add explain believe think hope know feel warn predict find show declare claim allege
    insist admit confirm acknowledge argue complain lament apologise apologize deny dispute refute question ask
    """
)
"""Cues that only report: what they tell is an attribution and no act of its own. "Deny" and "ask" act on a demand and on a deed."""

_DECLARING = words("declare proclaim")
"""Verbs that bring about what they name ("declared a truce"; Searle's declarations), unless what they name is a clause."""


def act_of(clauses: Clauses, frame: Frame) -> Act | None:
    """Give the act that a frame tells of, None where it is none of PLOVER's sixteen; roles and copulas tell of none."""
    if frame.form in {"copula", "role"}:
        return None
    act = _noun_act(clauses, frame.head, MAX_TURNS) if frame.form == "noun" else _verb_act(clauses, frame.head, MAX_TURNS)
    for opener in reversed(frame.openers):
        act = _opened_act(clauses, opener, act)
    return act


def announced_act(act: Act | None, polarity: Polarity) -> Act | None:
    """Give what an act is that its own agent only announces ("said it would ban the party": THREATEN; "plan to send aid": AGREE).

    The codebook takes intent to cooperate for AGREE and intent to harm for THREATEN; what somebody says not to be going to do is
    REJECT where it would have been cooperation.
    """
    for line in turns()["announce" if polarity == "positive" else "refuse"]:
        if line.fits(act, ()):
            return line.made_of(act)
    return act


def announces(syntax: Syntax, agent: int, source: int | None, form: SpeechForm) -> bool:
    """Tell whether an agent is the one who speaks: the source itself, or the pronoun that it goes by in such speech."""
    word = syntax.lower[agent]
    if source is None or form != "indirect":
        return word in {"we", "i"}
    if agent == source:
        return True
    many = syntax.tag[source] in {"NNS", "NNPS"} or bool(syntax.with_dep(source, "conj"))
    return word in ({"they", "we"} if many or syntax.lower[source] in {"they", "we"} else {"he", "she", "it", "i"})


def _opened_act(clauses: Clauses, opener: int, act: Act | None) -> Act | None:
    """Give the act of a predicate by its opener: "ended the aid" is a SANCTION; most openers leave it as it is."""
    lemma, parts = _lemma(clauses.syntax, opener), frozenset(_verb_parts(clauses, opener))
    known, length = _best(act_patterns("VERB"), lemma, parts)
    if length and known is not None and parts != {"-"}:
        return known
    turn, _ = _best(turners("VERB"), lemma, parts)
    if turn == "halt":
        return next((line.made_of(act) for line in turns()[turn] if line.fits(act, ())), act)
    return act


def is_performed(clauses: Clauses, cue: int, manner: Manner) -> bool:
    """Tell whether the cue at a token is an act towards somebody too, and so a claim as well: "accused", "called for", "praised".

    Cues that accuse, label, direct, commit or threaten are; of those that assert, confirm or believe only agreeing, praising,
    supporting, blaming and protesting; to deny is where a demand or an offer is refused. "Said" and "warned" never are.
    """
    act = _act_at(clauses, cue, MAX_TURNS)
    if act is None:
        return False
    syntax = clauses.syntax
    if syntax.lemma[cue] in _DECLARING:
        return not syntax.with_dep(cue, "ccomp")
    if manner == "deny":
        return act.plover == "REJECT" and not syntax.with_dep(cue, "ccomp")
    if manner == "ask":
        return act.plover == "REQUEST" and any(clauses.marker(child) == "for" for child in syntax.with_dep(cue, "obl"))
    return manner == "direct" or (syntax.lemma[cue] not in _NEVER and act.plover in _PERFORMED.get(manner, ()))


def _verb_act(clauses: Clauses, verb: int, depth: int) -> Act | None:
    syntax = clauses.syntax
    head = _lemma(syntax, verb)
    if head in NAMING and _names(clauses, verb):
        return acts()["accuse", "VERB"]
    parts = frozenset(_verb_parts(clauses, verb)) if _is_known(head) else frozenset[str]()
    known, length = _best(act_patterns("VERB"), head, parts)
    if known is not None and known.plover == "ASSAULT" and "@abstract" in parts:
        return None
    if length > 1 or (length == 1 and _best(turners("VERB"), head, parts)[0] not in _SPOKEN_TURNS):
        return known
    turned = _turned(clauses, verb, "VERB", head, parts, depth)
    return turned if turned is not None else known


def _noun_act(clauses: Clauses, noun: int, depth: int) -> Act | None:
    syntax = clauses.syntax
    if any(syntax.lower[child] in _FIGURATIVE for child in syntax.with_dep(noun, "amod", "compound")):
        return None
    known_forms = (form for form in _forms(syntax, noun) if form in act_patterns("NOUN") or form in turners("NOUN"))
    head = next(known_forms, syntax.lemma[noun])
    parts = frozenset(_noun_parts(clauses, noun))
    known, length = _best(act_patterns("NOUN"), head, parts)
    if length:
        return known
    turned = _turned(clauses, noun, "NOUN", head, parts, depth)
    if turned is not None or known is not None:
        return turned if turned is not None else known
    return acts().get((head, "VERB")) if head not in act_patterns("NOUN") else None


def _best(patterns: Patterns[Value], head: str, parts: frozenset[str]) -> tuple[Value | None, int]:
    """Give what the longest pattern says that is met by the parts, and of how many parts it is."""
    for pattern in patterns.get(head, ()):
        if pattern.parts <= parts:
            return pattern.value, len(pattern.parts)
    return None, 0


def _turned(clauses: Clauses, head: int, pos: str, lemma: str, parts: frozenset[str], depth: int) -> Act | None:
    """Give what a word makes of the act that follows it, if it is one of those that turn acts."""
    turn, _ = _best(turners(pos), lemma, parts)
    if turn is None or depth == 0:
        return None
    for child in clauses.subjects(head) if turn == "occur" else _followers(clauses, head):
        if turn == "hold" and clauses.syntax.pos[child] == "VERB":
            continue  # "announced that it would strike" is no strike yet
        act, classes = _act_at(clauses, child, depth - 1), _classes(clauses, child)
        for line in turns().get(turn, ()):
            if line.fits(act, classes):
                return line.made_of(act)
    return None


def _act_at(clauses: Clauses, token: int, depth: int) -> Act | None:
    if clauses.syntax.pos[token] == "VERB":
        return _verb_act(clauses, token, depth)
    return _noun_act(clauses, token, depth) if clauses.syntax.pos[token] == "NOUN" else None


def _followers(clauses: Clauses, head: int) -> Iterator[int]:
    """Give what an act may follow in: a complement, an object, then what it is "for", "to", "of", "in" or "from"."""
    syntax = clauses.syntax
    yield from syntax.with_dep(head, "xcomp", "ccomp")
    objects = syntax.with_dep(head, "obj") or (syntax.with_dep(head, "nsubj:pass") if syntax.pos[head] == "VERB" else [])
    for child in objects:
        yield from syntax.conjuncts(child)
    yield from (child for child in syntax.with_dep(head, "advcl", "acl") if _marked_to(syntax, child))
    for child in syntax.with_dep(head, "obl", "nmod"):
        if (clauses.marker(child) or "").split(" ")[0] in {"for", "to", "of", "in", "from", "out", "on", "with", "against", "upon"}:
            yield child


def _marked_to(syntax: Syntax, clause: int) -> bool:
    return any(syntax.lower[child] in {"to", "that"} for child in syntax.with_dep(clause, "mark"))


def _verb_parts(clauses: Clauses, verb: int) -> Iterator[str]:
    """Give what patterns look for beside a verb."""
    syntax = clauses.syntax
    alone = not clauses.passive(verb)
    for child in syntax.children[verb]:
        dep = syntax.dep[child]
        if dep in {"compound:prt", "advmod"}:
            yield syntax.lower[child]
        elif dep in {"obj", "nsubj:pass", "xcomp", "ccomp"} or dep.split(":")[0] == "obl":
            alone = alone and dep not in {"obj", "ccomp"}
            yield from _phrase_parts(clauses, child)
        elif dep == "iobj":
            alone = False
        elif dep == "nsubj":
            yield from (f"subj{name}" for name in _classes(clauses, child))
        elif dep == "advcl":
            yield from (syntax.lemma[child], *(syntax.lower[mark] for mark in syntax.with_dep(child, "mark")))
    if alone:
        yield "-"


def _phrase_parts(clauses: Clauses, head: int) -> Iterator[str]:
    syntax = clauses.syntax
    for child in syntax.children[head]:
        if syntax.dep[child] in {"case", "fixed", "mark"}:
            if syntax.lower[child] not in _PARTICLES:
                yield syntax.lower[child]
        elif syntax.dep[child] in {"compound", "amod"}:
            yield syntax.lemma[child]
            yield from (f"{syntax.lemma[child]}-{form}" for form in _forms(syntax, head))
        elif syntax.dep[child] == "nmod" and clauses.marker(child) in {"of", "for"}:
            yield from _forms(syntax, child)
            if _best(turners("NOUN"), syntax.lemma[head], frozenset())[0] == "hold":
                yield from _classes(clauses, child)  # "two days of talks"
    yield from _forms(syntax, head)
    yield from _classes(clauses, head)


def _noun_parts(clauses: Clauses, noun: int) -> Iterator[str]:
    """Give what patterns look for beside a noun: its modifiers, what it is "of", "for", "on" or "against", and its verb."""
    syntax = clauses.syntax
    for child in syntax.children[noun]:
        if syntax.dep[child] in {"compound", "amod"} and child < noun:
            yield syntax.lemma[child]
        elif syntax.dep[child] == "nmod":
            yield from _brought_in(clauses, child)
    governor = syntax.head[noun]
    if syntax.pos[governor] == "VERB" and syntax.dep[noun] in {"obj", "nsubj", "nsubj:pass"}:
        yield f"^{_lemma(syntax, governor)}"


def _brought_in(clauses: Clauses, child: int) -> Iterator[str]:
    """Give what a phrase behind a noun is, and the preposition that brings it in where that tells senses apart."""
    marker = clauses.marker(child)
    if marker in {"on", "against"}:
        yield marker
    if marker in {"of", "for", "on"}:
        yield from _forms(clauses.syntax, child)
        yield from _classes(clauses, child)


def _classes(clauses: Clauses, token: int) -> frozenset[str]:
    """Give the classes of a phrase's head: those of its noun, and whether it is a person or a place."""
    label = clauses.label(token)
    known = noun_act_classes()
    found = next((known[form] for form in _forms(clauses.syntax, token) if form in known), frozenset[str]())
    if label in _PEOPLE:
        return found | {"@person"}
    return found | {"@place"} if label == "PLACE" else found


def _lemma(syntax: Syntax, verb: int) -> str:
    """Give a verb's lemma, mended by its form where the guessed one is in no table ("stag" of "staged", "expell", "mutini")."""
    word = syntax.lower[verb]
    lemma = verb_forms().get(word, syntax.lemma[verb])
    return lemma if _is_known(lemma) else next((stem for stem in _stems(word) if _is_known(stem)), lemma)


def _stems(word: str) -> Iterator[str]:
    """Give what a regular verb form may be a form of."""
    yield word
    for ending in ("ed", "ing", "es", "s", "d"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield from (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem, stem.removesuffix("i") + "y")


def _is_known(verb: str) -> bool:
    return verb in act_patterns("VERB") or verb in turners("VERB") or verb in NAMING


def _forms(syntax: Syntax, noun: int) -> tuple[str, ...]:
    """Give the words that a noun may stand under in the tables: as it is, its lemma, and without the plural's "s"."""
    word = syntax.lower[noun]
    return (syntax.lemma[noun], word, word.removesuffix("s"), word.removesuffix("es"))


def _names(clauses: Clauses, verb: int) -> bool:
    """Tell naming ("called them bandits") from summoning ("called on X", "called for") and telephoning."""
    syntax = clauses.syntax
    named = any(syntax.pos[child] != "VERB" for child in syntax.with_dep(verb, "xcomp")) or any(
        clauses.marker(child) == "as" for child in syntax.with_dep(verb, "obl")
    )
    objects = syntax.with_dep(verb, "obj", "iobj")
    if clauses.passive(verb):
        objects = objects or list(clauses.subjects(verb))
    return bool(objects) and (named or len(objects) > 1)
