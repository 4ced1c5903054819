"""Nouns as cues: "the minister's claim that …", "expressed dissatisfaction with …", "reports of …", "his position is that …"."""

from __future__ import annotations

from sayso.claims.contents import marked_by, pieces_without
from sayso.claims.cues import Cue, cue_span, is_passive, lexicon, negated, word_list
from sayso.claims.indirect import draft_of
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.quotation import Range
from sayso.claims.sources import IMPERSONAL, THIRD_PERSON, Voice, nominal_source, possessor, subject_of
from sayso.claims.syntax import Syntax

LIGHT = word_list("light")
"""Verbs that lend a noun of saying their subject: the one who makes a claim claims."""

RECEIVING = frozenset({"receive", "face"})
FROM_SOURCE = ("by", "from", "of", "among")


def find_nominal(outline: Outline) -> list[Draft]:
    """Give a draft for every noun of saying or thinking that has a content of its own, in text order."""
    drafts = []
    nouns = lexicon().nouns
    syntax = outline.syntax
    for token, part in enumerate(syntax.pos):
        if part != "NOUN":
            continue
        cue = nouns.get(syntax.lemma[token])
        if cue is not None:
            draft = _from_noun(outline, token, cue)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _from_noun(outline: Outline, noun: int, cue: Cue) -> Draft | None:
    syntax = outline.syntax
    voice, light = _noun_voice(outline, noun)
    lacking = light is not None and syntax.lemma[light] == "have" and negated(syntax, light)  # "may not have a plan to"
    if lacking or any(syntax.lower[child] == "no" for child in syntax.children[noun]):
        return None
    content = _noun_content(outline, noun, cue, clausal_only=voice is None)
    if not content:
        return None
    if voice is None:
        if not cue.takes("loose"):
            return None
        voice = IMPERSONAL
    if voice.head is not None and content[0][0] <= voice.head <= content[-1][1]:
        return None
    draft = draft_of(outline, noun, voice, content, cue.manner)
    if light is not None and noun - light <= 4:
        draft.cue = (cue_span(syntax, light)[0], noun)
        draft.absorbed.append(light)
    elif draft.source is not None and draft.source[0] <= noun <= draft.source[1]:
        return None
    return draft


def _noun_voice(outline: Outline, noun: int) -> tuple[Voice | None, int | None]:
    """Find whose claim it is, and the light verb that lends its subject, where there is one."""
    syntax = outline.syntax
    owner = possessor(syntax, noun)
    governor, label = syntax.head[noun], syntax.dep[noun]
    light = governor if syntax.lemma[governor] in LIGHT and label in {"obj", "nsubj:pass"} and governor != noun else None
    if owner is not None and syntax.lower[owner] in THIRD_PERSON and light is not None and label == "obj":
        return subject_of(syntax, light) or Voice(owner), light  # "they expressed their dissatisfaction"
    if owner is not None:
        return Voice(owner), light if light is not None and light < noun else None
    named = nominal_source(syntax, noun, ("by", "from", "among"))
    if named is not None:
        return Voice(named), None
    if light is not None and label == "obj" and not is_passive(syntax, light) and syntax.lemma[light] not in RECEIVING:
        voice = subject_of(syntax, light)
        if voice is not None:
            return voice, light
    ascribed = nominal_source(syntax, noun, ("of",))
    if ascribed is not None and (syntax.pos[ascribed] == "PROPN" or ascribed in _people(outline)):
        return Voice(ascribed), None
    adjective = next((c for c in syntax.children[noun] if syntax.dep[c] in {"compound", "amod"} and syntax.pos[c] == "PROPN"), None)
    return (Voice(adjective), None) if adjective is not None else (None, None)


def _people(outline: Outline) -> set[int]:
    """Give the tokens that end a name of a person, body or group."""
    return {after - 1 for _, after, label in outline.syntax.entities if label in {"PERSON", "ORG", "GROUP", "NORP", "PER"}}


def _noun_content(outline: Outline, noun: int, cue: Cue, clausal_only: bool) -> list[Range]:
    syntax = outline.syntax
    for child in syntax.with_dep(noun, "acl", "ccomp"):
        told = marked_by(syntax, child, "that", "whether") or syntax.dep[child] == "ccomp" or _foreseen(syntax, noun, child, cue)
        if child > noun and told:
            return list(pieces_without(outline, child, noun))
        if child > noun and cue.takes("inf") and not clausal_only and marked_by(syntax, child, "to") and syntax.dep[child] == "acl":
            return _whole(outline, child)
    between = _before_its_verb(syntax, noun)
    if between is not None and cue.takes("that"):
        return list(pieces_without(outline, between, noun))
    predicative = _after_copula(outline, noun)
    if predicative or (clausal_only and not cue.takes("loose")):
        return predicative
    return _noun_phrases(outline, noun, cue)


def _before_its_verb(syntax: Syntax, noun: int) -> int | None:
    """Give the "that" clause between a subject and its verb: parsers hang it from the verb, where it can only be the subject's."""
    verb = syntax.head[noun]
    if syntax.dep[noun] != "nsubj":
        return None
    clauses = syntax.with_dep(verb, "advcl", "ccomp")
    return next((clause for clause in clauses if noun < clause < verb and marked_by(syntax, clause, "that")), None)


def _foreseen(syntax: Syntax, noun: int, clause: int, cue: Cue) -> bool:
    """Tell whether what looks like a relative clause is what somebody hopes or fears: "their hopes, that it will bring peace"."""
    owned = possessor(syntax, noun) is not None and cue.manner == "believe" and cue.takes("that")
    opened = any(syntax.lower[word] == "that" and syntax.head[word] != noun for word in range(noun + 1, clause))
    return owned and opened and any(syntax.lower[child] in {"will", "would"} for child in syntax.with_dep(clause, "aux"))


def _noun_phrases(outline: Outline, noun: int, cue: Cue) -> list[Range]:
    """Give the prepositional phrase that says what a noun reports, or the clause behind "made the claim yesterday that"."""
    syntax = outline.syntax
    for child in syntax.with_dep(noun, "nmod", "acl"):
        case = syntax.first_with_dep(child, "case") if syntax.dep[child] != "acl" else syntax.first_with_dep(child, "mark")
        if child > noun and case is not None and syntax.lower[case] in cue.prepositions:
            return _whole(outline, child)
    governor = syntax.head[noun]
    if syntax.dep[noun] == "obj" and syntax.lemma[governor] in LIGHT:
        for child in syntax.with_dep(governor, "obl", "ccomp", "advcl"):
            if child > noun and (syntax.dep[child] == "ccomp" or marked_by(syntax, child, *cue.prepositions)):
                return _whole(outline, child)
    return []


def _after_copula(outline: Outline, noun: int) -> list[Range]:
    """Read "their position is that …" and "the plan is to …"."""
    syntax = outline.syntax
    be = syntax.head[noun]
    if syntax.dep[noun] not in {"nsubj", "nsubj:outer"} or be == noun:
        return []
    if syntax.lemma[be] == "be":
        return [piece for child in syntax.with_dep(be, "ccomp") if child > noun for piece in pieces_without(outline, child, be)]
    if syntax.dep[noun] == "nsubj:outer" and (marked_by(syntax, be, "that")):
        mark = next(c for c in syntax.children[be] if syntax.lower[c] == "that" and syntax.dep[c] == "mark")
        whole = trimmed(syntax, mark, outline.right[be])
        return [whole] if whole and mark > noun else []
    return []


def _whole(outline: Outline, head: int) -> list[Range]:
    whole = trimmed(outline.syntax, outline.left[head], outline.right[head])
    return [whole] if whole else []
