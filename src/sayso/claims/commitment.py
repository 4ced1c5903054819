"""How firmly a claim is held, by its innermost source and by the issuer, in FactBank's values (Saurí and Pustejovsky 2009).

A clause starts as certain (CT). Modals, adverbs and openers weaken it (PR, PS) or leave it open (U); then every clause above it,
up to the border of its source's content, has its say: conditions, purposes and wishes leave it open, prevention denies it.
"Will" is certain, as in FactBank; "must", "should" and "have to" are PR of what is believed ("must have left") and U of a duty.
A happening named by a noun holds where it is spoken of as known ("the escape", "their arrest"), else as its clause does.

The issuer holds its own claims; of what it only reports it says nothing (U), unless the cue commits it ("it became known that").
`score` runs from -3, certainly not, to 3, certainly, as in Lee et al. (2015); what is to come and what others say counts less.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.acts import act_of
from sayso.claims.attributed import Attributed
from sayso.claims.clauses import Clauses
from sayso.claims.cues import commitment_of, cue_at
from sayso.claims.mood import NEGATIVE, Moods
from sayso.claims.predicates import Frame, opener_at
from sayso.claims.scores import scored
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import factives, modality, words
from sayso.types import Commitment, CommitmentValue, Polarity, Tense

_CERTAINTY = ("U", "PS", "PR", "CT")
_EFFECTS = {"certain": 3, "probable": 2, "possible": 1, "open": 0, "attempt": 0, "improbable": 2, "impossible": 3}
_TURNING = frozenset({"improbable", "impossible", "reversed"})
_DUTIES = frozenset({"must", "should", "ought"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_PREVENTING = words("prevent avoid avert stop fear risk threaten plan demand propose prohibit forbid oppose await expect")

Certainty = tuple[int, bool]
"""How certain (3 CT, 2 PR, 1 PS, 0 U) and whether it stands turned to its opposite by what is above it."""


def commitment_to(moods: Moods, frame: Frame, chain: Sequence[Attributed], polarity: Polarity, tense: Tense) -> Commitment:
    """Grade a frame; `chain` are the attributions that hold it, outermost first."""
    syntax = moods.clauses.syntax
    own = "U" if _looks_forward(syntax, frame, tense) else _graded(moods, frame, chain, polarity)
    cue = commitment_of(syntax, chain[-1].cue_head) if chain else "CT+"
    told = cue == "U" and tense != "future"  # "urged them to sign the bill that bans fishing": the ban is told and not wanted
    innermost = own if not chain or told else _by_source(own, cue)
    issuer = own if not chain else _by_issuer(syntax, own, chain)
    return scored(innermost, issuer, reported=bool(chain), future=tense == "future")


def _looks_forward(syntax: Syntax, frame: Frame, tense: Tense) -> bool:
    """Tell whether a frame is future without a "will" to say that it comes about: a purpose, a wish, a noun of what may be."""
    if tense != "future":
        return False
    if frame.form == "noun" and not frame.openers:
        return True
    top = frame.top
    while syntax.dep[top] == "conj" and syntax.head[top] != top:
        top = syntax.head[top]
    group = {syntax.tag[token] for token in (frame.top, top)} | {
        syntax.tag[child] for token in (frame.top, top) for child in syntax.with_dep(token, "aux", "cop")
    }
    return not group & {"MD", "VBZ", "VBP", "VBD"}


def _value(certainty: int, positive: bool) -> CommitmentValue:
    if certainty == 0:
        return "U"
    name = _CERTAINTY[certainty]
    if name == "CT":
        return "CT+" if positive else "CT-"
    if name == "PR":
        return "PR+" if positive else "PR-"
    return "PS+" if positive else "PS-"


def _graded(moods: Moods, frame: Frame, chain: Sequence[Attributed], polarity: Polarity) -> CommitmentValue:
    if moods.mood(frame) != "declarative":
        return "U"
    if frame.form == "role":
        return "CT+"
    clauses = moods.clauses
    level = 3
    for member in dict.fromkeys((frame.head, *frame.openers)):
        level = min(level, _own_certainty(clauses, member))
    for opener in frame.openers if not _performs(clauses, frame) else ():
        entry = opener_at(clauses.syntax, opener)
        if entry is not None:
            level = min(level, _EFFECTS.get(entry.effect, 3))
    start = frame.top
    if frame.form == "noun" and not frame.openers:
        above = _noun_governor(clauses, frame.head)
        if above is None:
            return _value(level, polarity == "positive")
        start = above
        if above in moods.questions | moods.conditions | moods.directives:
            return "U"
        level = min(level, _own_certainty(clauses, above))
        entry = opener_at(clauses.syntax, above)
        if entry is not None and entry.effect in _EFFECTS:
            level = min(level, _EFFECTS[entry.effect])
    above_level, turned = _above(moods, start, chain)
    return _value(min(level, above_level), (polarity == "positive") != turned)


def _performs(clauses: Clauses, frame: Frame) -> bool:
    """Tell whether saying so does it: "we want to urge", "I wish to protest"."""
    syntax = clauses.syntax
    spoken = act_of(clauses, frame)
    return (
        spoken is not None
        and spoken.plover in {"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "PROTEST"}
        and all(syntax.lemma[opener] in {"want", "wish", "like"} for opener in frame.openers)
        and any(syntax.lower[subject] in {"we", "i"} for subject in clauses.subjects(frame.top))
    )


def _noun_governor(clauses: Clauses, noun: int) -> int | None:
    """Give the verb whose certainty an event noun shares; None where the happening is spoken of as known."""
    syntax = clauses.syntax
    head = syntax.head[noun]
    while syntax.pos[head] in {"NOUN", "PROPN"} and syntax.dep[noun] in {"nmod", "conj"}:
        if syntax.lemma[head] in modality("noun"):
            return head
        if head >= noun:
            return None
        noun, head = head, syntax.head[head]
    if head == noun or syntax.pos[head] not in {"VERB", "ADJ", "NOUN"}:
        return None
    if syntax.lemma[head] in _PREVENTING:
        return head
    if any(
        syntax.lower[child] in _DEFINITE or syntax.dep[child] == "nmod:poss" for child in syntax.with_dep(noun, "det", "nmod:poss")
    ):
        return None
    return head


def _own_certainty(clauses: Clauses, token: int) -> int:
    """Grade what the modals and adverbs of a verb group leave certain."""
    syntax = clauses.syntax
    level = 3
    group = [child for child in syntax.children[token] if syntax.dep[child] in {"aux", "advmod", "aux:pass", "cop"}]
    shared = (
        syntax.dep[token] == "conj" and syntax.tag[token] in {"VB", "VBN"} and not syntax.with_dep(token, "nsubj", "aux", "mark")
    )
    if shared:
        group += [child for child in syntax.with_dep(syntax.head[token], "aux") if syntax.tag[child] == "MD"]
    denied = any(syntax.lower[child] in NEGATIVE for child in group)
    perfect = any(syntax.lemma[child] == "have" for child in group)
    for child in group:
        word = syntax.lower[child]
        if syntax.dep[child] == "advmod":
            level = min(level, _EFFECTS.get(modality("adverb").get(word, "certain"), 3))
        elif word in _DUTIES:
            level = min(level, 2 if perfect else 0)
        elif not (denied and word in {"can", "could"}):  # "could not" denies, "might not" doubts
            level = min(level, _EFFECTS.get(modality("aux").get(word, "certain"), 3))
    if syntax.lemma[token] in _PREVENTING:
        return level if syntax.pos[token] == "VERB" else 0
    return 0 if syntax.pos[token] == "NOUN" and syntax.lemma[token] in modality("noun") else level


def _above(moods: Moods, clause: int, chain: Sequence[Attributed]) -> Certainty:
    """Climb from a clause to the border of its source's content, or to a clause that is only modified."""
    syntax = moods.clauses.syntax
    holder = chain[-1] if chain else None
    level, turned, current = 3, False, clause
    while syntax.head[current] != current:
        above, dep = syntax.head[current], syntax.dep[current].split(":")[0]
        if syntax.dep[current].endswith("relcl") or dep in {"parataxis", "appos", "nmod", "nsubj", "obj", "obl"}:
            break
        if holder is not None and not holder.holds(above):
            break
        step, turns = _step(moods, current, above, dep)
        level, turned = min(level, step), turned != turns
        if dep == "conj" and syntax.with_dep(current, "nsubj"):
            break
        current = above
    return level, turned


def _step(moods: Moods, clause: int, above: int, dep: str) -> Certainty:
    """Grade what one clause says of the clause that hangs from it."""
    syntax = moods.clauses.syntax
    if dep == "advcl":
        return _adverbial_step(moods, clause, above)
    if syntax.lemma[above] == "doubt" and syntax.pos[above] == "NOUN":
        return (3 if moods.negated(above) else 0), False  # "no doubt that"
    if dep == "acl":
        to = any(syntax.lower[child] in {"to", "for"} for child in syntax.with_dep(clause, "mark"))
        return (0 if to and (syntax.tag[clause] == "VB" or modality("noun").get(syntax.lemma[above]) == "open") else 3), False
    return _complement_step(moods, above, dep) if dep in {"xcomp", "ccomp", "csubj"} else (3, False)


def _complement_step(moods: Moods, above: int, dep: str) -> Certainty:
    """Grade what a verb or adjective says of the clause that completes it."""
    syntax = moods.clauses.syntax
    if syntax.pos[above] == "VERB":
        entry = opener_at(syntax, above) if dep == "xcomp" else None
        effect = modality("verb").get(syntax.lemma[above]) or (entry.effect if entry else "")
        if not effect:
            return _cue_step(syntax, above, dep)
    else:
        effect = modality("adjective").get(syntax.lower[above], "certain")
    level = min(_EFFECTS.get(effect, 3), _own_certainty(moods.clauses, above))
    if above in moods.questions | moods.conditions | moods.directives:
        level = 0
    if effect == "open" or effect in {"possible", "probable"}:
        return level, moods.negated(above) and effect != "open"
    return level, (effect in _TURNING) != moods.negated(above)


def _cue_step(syntax: Syntax, above: int, dep: str) -> Certainty:
    """Grade a clause below a verb that reports or wants, where no attribution was made of it; below other verbs it is certain."""
    if cue_at(syntax, above) is None:
        return (3 if dep != "xcomp" else 0), False
    value = commitment_of(syntax, above)
    return (0, False) if value == "U" else (_CERTAINTY.index(value[:2]), value.endswith("-"))


def _adverbial_step(moods: Moods, clause: int, above: int) -> Certainty:
    """Grade an adverbial clause: conditions and purposes are open, what was prevented ("from leaving") did not happen."""
    syntax = moods.clauses.syntax
    marks = {syntax.lower[child] for child in syntax.with_dep(clause, "mark", "case")}
    if marks & {"if", "unless", "lest", "whether"} or ({"as"} <= marks and marks & {"if", "though"}):
        return 0, False
    if "from" in marks and modality("verb").get(syntax.lemma[above]) == "reversed":
        return 3, not moods.negated(above)
    purpose = "to" in marks and syntax.tag[clause] == "VB"
    marks |= {syntax.lower[word] for child in syntax.with_dep(clause, "mark") for word in syntax.with_dep(child, "fixed")}
    so_that = "so" in marks and "that" in marks
    return (0 if purpose or so_that else 3), False


def _by_source(own: CommitmentValue, cue: CommitmentValue) -> CommitmentValue:
    """Give what a source holds, whose cue holds its content at `cue`: the weaker certainty, the product of the signs."""
    if own == "U" or cue == "U":
        return "U"
    level = min(_CERTAINTY.index(own[:2]), _CERTAINTY.index(cue[:2]))
    return _value(level, (own[2] == "+") == (cue[2] == "+"))


def _by_issuer(syntax: Syntax, own: CommitmentValue, chain: Sequence[Attributed]) -> CommitmentValue:
    """Give what the issuer holds of an attributed claim: its own reports count, a factive cue commits it, the rest is open."""
    value = own
    for one in reversed(chain):
        if one.attribution.source.kind == "issuer":
            value = _by_source(value, commitment_of(syntax, one.cue_head))
            continue
        cue = one.cue_head
        known = None if cue is None else factives().get(syntax.lemma[cue]) or factives().get(syntax.lower[cue])
        if known is None:
            return "U"
        value = _by_source(value, known)
    return value
