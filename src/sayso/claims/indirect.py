"""Reported clauses and phrases: what a verb, an adjective or a noun takes for its content, read off the syntax."""

from __future__ import annotations

from sayso.claims.contents import has_to, marked_by, pieces_without, shifted_to, verb_content, with_further_clauses
from sayso.claims.cues import Cue, cue_at, cue_span, is_adjectival, is_passive, lexicon, negated, word_list
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.quotation import FAMILY, Range
from sayso.claims.sources import DAYS, IMPERSONAL, NEVER_SOURCES, RELATIVE, Voice, source_range, subject_of, voice_of_verb
from sayso.claims.syntax import Syntax
from sayso.types import Manner

WILLING = word_list("willing")
"""Verbs that merge into the cue that they govern ("want to urge", "declined to say", "went on to say")."""

NEUTRAL = frozenset({"say", "add", "write", "tell", "continue", "state", "shout", "respond", "reply"})
"""Verbs of saying that leave open whether one states, asks or directs."""

_ENDS = frozenset({".", "?", "!"})


def find_reported(outline: Outline) -> list[Draft]:
    """Give a draft for every cue of the lexicon whose content stands in its own clause, in text order."""
    drafts = []
    for token, part in enumerate(outline.syntax.pos):
        if part not in {"VERB", "ADJ", "AUX"}:
            continue
        cue = cue_at(outline.syntax, token)
        if cue is not None:
            draft = (
                _from_adjective(outline, token, cue) if _is_adjectival(outline.syntax, token) else _from_verb(outline, token, cue)
            )
            if draft is not None:
                drafts.append(draft)
    return drafts


def _is_adjectival(syntax: Syntax, token: int) -> bool:
    """Tell an adjective or a participle used as one ("is convinced that") from a verb ("has determined that")."""
    return syntax.pos[token] == "ADJ" or (syntax.lower[token] in lexicon().adjectives and is_adjectival(syntax, token))


def _from_verb(outline: Outline, verb: int, cue: Cue) -> Draft | None:
    syntax = outline.syntax
    voice = voice_of_verb(outline, verb)
    if cue.takes("forward") and not any(syntax.lower[child] == "forward" for child in syntax.children[verb]):
        return None
    content = list(verb_content(outline, verb, cue))
    if not content:
        return None
    if voice is None:
        voice = _inverted(outline, verb, cue) or _just_before(outline, verb)
        if voice is None:
            return None
    if voice.head is not None and _refused(syntax, verb, cue, voice.head):
        return None
    manner = manner_of(syntax, verb, cue)
    if manner == "label" and syntax.lower[content[0][0]] in {"for", "to", "not"}:
        manner = "direct"  # "called for a truce", "called on both sides not to fire"
    if cue.takes("charge") and syntax.lower[content[0][0] - 1] == "of":
        manner = "accuse"  # "suspected of theft", not "suspected that it was theft"
    return draft_of(outline, verb, voice, content, manner, accused_by(syntax, verb, cue) if manner == "accuse" else None)


def _refused(syntax: Syntax, verb: int, cue: Cue, subject: int) -> bool:
    """Refuse what has the form of a report and is none: "you know", "that is to say", "it seems"."""
    word = syntax.lower[subject]
    if syntax.lemma[syntax.head[verb]] == "let":
        return True
    if word == "you":  # the reader: what "you know" and "if you want" report is nobody's word
        mental = cue.manner in {"believe", "direct", "commit", "doubt"}
        return mental or syntax.words[syntax.sentences[syntax.sentence_of[verb]][1] - 1] == "?"
    return word == "it" and syntax.lemma[verb] in {"show", "prove", "find", "mean", "indicate", "suggest", "know", "imply"}


def manner_of(syntax: Syntax, token: int, cue: Cue) -> Manner:
    """Give the manner of a cue as used: a belief denied is a doubt, and "asked them to leave" directs."""
    if cue.manner == "believe" and cue.commitment == "PR+" and negated(syntax, token):
        return "doubt"
    if cue.lemma == "agree" and any(has_to(syntax, child) for child in syntax.with_dep(token, "xcomp")):
        return "commit"
    if cue.lemma == "ask" and _asks_for(syntax, token):
        return "direct"
    if (
        cue.takes("to")
        and cue.manner in {"ask", "assert", "predict"}
        and any(has_to(syntax, c) for c in syntax.with_dep(token, "xcomp"))
    ):
        return "direct"
    return cue.manner


def _asks_for(syntax: Syntax, verb: int) -> bool:
    """Tell "asked that they leave" and "asked for help" from "asked whether they left"."""
    clauses = (child for child in syntax.with_dep(verb, "ccomp") if marked_by(syntax, child, "that"))
    phrases = (child for child in syntax.with_dep(verb, "obl") if child > verb and marked_by(syntax, child, "for"))
    return next(clauses, None) is not None or next(phrases, None) is not None


def manner_of_speech(outline: Outline, draft: Draft) -> Manner:
    """Give the manner of one quoted sentence under a neutral cue: a question asks, an imperative directs."""
    syntax = outline.syntax
    if not draft.quotes or draft.manner != "assert" or len(draft.content) > 1 or draft.cue_head is None:
        return draft.manner
    words = [token for token in range(draft.content[0][0], draft.content[0][1] + 1) if syntax.words[token] not in FAMILY]
    if syntax.lemma[draft.cue_head] not in NEUTRAL or not words or any(syntax.words[token] in _ENDS for token in words[:-1]):
        return draft.manner
    if syntax.words[words[-1]] == "?":
        return "ask"
    first = words[1] if syntax.lower[words[0]] == "please" and len(words) > 1 else words[0]
    return "direct" if syntax.tag[first] == "VB" and not syntax.with_dep(first, "nsubj") else draft.manner


def draft_of(outline: Outline, head: int, voice: Voice, content: list[Range], manner: Manner, accused: int | None = None) -> Draft:
    """Put a cue, its voice and its content together; the cue takes in the verbs of willing that govern it."""
    syntax = outline.syntax
    cue = cue_span(syntax, head)
    absorbed = []
    governor = syntax.head[head]
    if syntax.dep[head] == "xcomp" and syntax.lemma[governor] in WILLING and 0 < head - governor <= 4:
        cue = (cue_span(syntax, governor)[0], cue[1])
        absorbed.append(governor)
    elif syntax.lower[head] == "saying" and syntax.lemma[governor] == "quote" and 0 < head - governor <= 3:
        cue = (cue_span(syntax, governor)[0], cue[1])
    source = None if voice.head is None else source_range(outline, voice.head, voice.besides)
    if source is not None and source[0] <= head <= source[1]:
        source = (voice.head, voice.head) if voice.head is not None else None
    return Draft(head, cue, voice.head, source, content, manner, accused, absorbed=absorbed)


def _just_before(outline: Outline, verb: int) -> Voice | None:
    """Take the nominal right before a finite verb group for the subject that the parser hung elsewhere."""
    syntax = outline.syntax
    if syntax.tag[verb] not in {"VBD", "VBZ", "VBP"} or syntax.dep[verb] in {"xcomp", "conj"}:
        return None
    place = verb - 1
    while place > 0 and (syntax.pos[place] in {"AUX", "ADV", "PART"} or syntax.lower[place] in DAYS):
        place -= 1
    if place < 0 or syntax.pos[place] not in {"PROPN", "PRON", "NOUN"} or syntax.sentence_of[place] != syntax.sentence_of[verb]:
        return None
    if syntax.lower[place] in RELATIVE | NEVER_SOURCES:
        return None
    while outline.left[syntax.head[place]] <= place <= outline.right[syntax.head[place]] and (
        syntax.dep[place] in {"compound", "flat", "appos", "nmod"} and syntax.head[place] < verb and syntax.head[place] != place
    ):
        place = syntax.head[place]
    return Voice(place)


def _inverted(outline: Outline, verb: int, cue: Cue) -> Voice | None:
    """Find the speaker of `"…," said Ann` where the parser has taken her for the object."""
    syntax = outline.syntax
    if not cue.takes("quote") or syntax.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return None
    objects = [child for child in syntax.with_dep(verb, "obj") if child > verb and syntax.pos[child] in {"PROPN", "NOUN", "PRON"}]
    return Voice(objects[0]) if objects else None


def accused_by(syntax: Syntax, verb: int, cue: Cue) -> int | None:
    """Give the head of the one whom an accusing verb is directed at."""
    if cue.takes("shift") and shifted_to(syntax, verb) is not None:
        return shifted_to(syntax, verb)
    if is_passive(syntax, verb):
        subjects = syntax.with_dep(verb, "nsubj:pass")
        if subjects:
            return subjects[0]
        return syntax.head[verb] if syntax.dep[verb].startswith("acl") else None
    objects = syntax.with_dep(verb, "obj")
    if objects and syntax.lower[objects[0]] in RELATIVE and syntax.dep[verb].startswith("acl"):
        return syntax.head[verb]
    return objects[0] if objects else None


def _from_adjective(outline: Outline, word: int, cue: Cue) -> Draft | None:
    """Read "is aware that …", "was convinced of …", "it became known that …"."""
    syntax = outline.syntax
    content = _adjective_content(outline, word, cue)
    made = syntax.dep[word] == "xcomp" and syntax.lemma[syntax.head[word]] == "make"
    if not content or (made and syntax.lower[word] != "clear"):  # "make sure that", "makes people aware of": a deed
        return None
    if cue.takes("it"):
        draft = draft_of(outline, word, IMPERSONAL, content, cue.manner)
        draft.cue = (cue_span(syntax, _governing(syntax, word))[0], word)
        return draft
    passive = syntax.with_dep(word, "nsubj:pass")
    voice = Voice(passive[0]) if passive else subject_of(syntax, word)
    if voice is None or voice.head is None or syntax.lower[voice.head] == "it":
        return None
    draft = draft_of(outline, word, voice, content, manner_of(syntax, word, cue))
    governor = syntax.head[word]
    if syntax.dep[word] == "xcomp" and syntax.lemma[governor] == "make" and draft.cue and 0 < word - governor <= 4:
        draft.cue = (cue_span(syntax, governor)[0], draft.cue[1])  # "has made it clear"
    return draft


def _governing(syntax: Syntax, word: int) -> int:
    """Give the verb that "known" completes in "it became known that", else the word itself."""
    return syntax.head[word] if syntax.dep[word] == "xcomp" and 0 < word - syntax.head[word] <= 3 else word


def _adjective_content(outline: Outline, word: int, cue: Cue) -> list[Range]:
    syntax = outline.syntax
    hosts = [word, syntax.head[word]] if syntax.dep[word] == "xcomp" else [word]
    if cue.takes("that", "it"):
        for host in hosts:
            for child in syntax.with_dep(host, "ccomp", "csubj", "advcl"):
                if child > word and (syntax.dep[child] != "advcl" or marked_by(syntax, child, "that")):
                    found = list(pieces_without(outline, child, host))
                    return with_further_clauses(outline, host, found, cue.takes("it")) if found else []
    if cue.takes("inf"):
        for child in syntax.with_dep(word, "xcomp", "advcl", "ccomp"):
            if child > word and has_to(syntax, child):
                whole = trimmed(syntax, outline.left[child], outline.right[child])
                return [whole] if whole else []
    if cue.prepositions:
        for child in syntax.with_dep(word, "obl", "advcl", "nmod"):
            if child > word and marked_by(syntax, child, *cue.prepositions):
                whole = trimmed(syntax, outline.left[child], outline.right[child])
                return [whole] if whole else []
    return []
