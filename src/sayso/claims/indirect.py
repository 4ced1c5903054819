"""Reported clauses and phrases: what a verb, an adjective or a noun takes for its content, read off the syntax."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.cues import Cue, cue_at, cue_span, lexicon, negated
from sayso.claims.outline import Draft, Outline, Range, trimmed
from sayso.claims.sources import IMPERSONAL, RELATIVE, Voice, is_passive, source_range, subject_of, voice_of_verb
from sayso.claims.syntax import Syntax
from sayso.types import Manner

WILLING = frozenset({"want", "like", "wish", "have", "seem", "appear", "continue", "go", "decline", "refuse", "begin", "dare", "try", "need"})
"""Verbs that merge into the cue that they govern ("want to urge", "declined to say", "went on to say")."""

BETWEEN = frozenset({"ccomp", "parataxis", "punct", "conj", "cc", "csubj", "advcl"})
GRANTED = frozenset("access entry visa request bail permission right service chance opportunity coverage care treatment benefit aid".split())
"""What one is denied by being refused it, not by being contradicted."""

NOT_CONTENT = frozenset({"PRON", "PROPN", "NUM", "DET"})


def find_reported(outline: Outline) -> list[Draft]:
    """Give a draft for every cue of the lexicon whose content stands in its own clause, in text order."""
    drafts = []
    for token, part in enumerate(outline.syntax.pos):
        if part not in {"VERB", "ADJ", "AUX"}:
            continue
        cue = cue_at(outline.syntax, token)
        if cue is not None:
            draft = _from_adjective(outline, token, cue) if _is_adjectival(outline.syntax, token) else _from_verb(outline, token, cue)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _is_adjectival(syntax: Syntax, token: int) -> bool:
    return syntax.pos[token] == "ADJ" or syntax.lower[token] in lexicon().adjectives


def _from_verb(outline: Outline, verb: int, cue: Cue) -> Draft | None:
    syntax = outline.syntax
    voice = voice_of_verb(outline, verb)
    content = list(verb_content(outline, verb, cue))
    if not content:
        return None
    if voice is None:
        voice = _inverted(outline, verb, cue)
        if voice is None:
            return None
    if voice.head is not None and _refused(syntax, verb, voice.head):
        return None
    return draft_of(outline, verb, voice, content, manner_of(syntax, verb, cue), accused_by(syntax, verb, cue))


def _refused(syntax: Syntax, verb: int, subject: int) -> bool:
    """Refuse what has the form of a report and is none: "you know", "that is to say", "it seems"."""
    word = syntax.lower[subject]
    if syntax.lemma[syntax.head[verb]] == "let":
        return True
    if word == "you":
        return syntax.lower[verb] in {"know", "see", "mean"} or syntax.words[syntax.sentences[syntax.sentence_of[verb]][1] - 1] == "?"
    return word == "it" and syntax.lemma[verb] in {"show", "prove", "find", "mean", "indicate", "suggest", "know"}


def manner_of(syntax: Syntax, token: int, cue: Cue) -> Manner:
    """Give the manner of a cue as used: a belief denied is a doubt, and "asked them to leave" directs."""
    if cue.manner == "believe" and cue.commitment == "PR+" and negated(syntax, token):
        return "doubt"
    if cue.takes("to") and cue.manner in {"ask", "assert", "predict"} and any(_has_to(syntax, c) for c in syntax.with_dep(token, "xcomp")):
        return "direct"
    return cue.manner


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


def _inverted(outline: Outline, verb: int, cue: Cue) -> Voice | None:
    """Find the speaker of `"…," said Ann` where the parser has taken her for the object."""
    syntax = outline.syntax
    if not cue.takes("quote") or syntax.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return None
    objects = [child for child in syntax.with_dep(verb, "obj") if child > verb and syntax.pos[child] in {"PROPN", "NOUN", "PRON"}]
    return Voice(objects[0]) if objects else None


def verb_content(outline: Outline, verb: int, cue: Cue) -> Iterator[Range]:
    """Give the ranges that a verb reports, by the first construction of its entry that the syntax shows."""
    syntax = outline.syntax
    if cue.takes("clause", "quote"):
        clauses = [child for child in syntax.children[verb] if _is_clause(syntax, child)]
        if clauses:
            for child in clauses:
                yield from pieces_without(outline, child, verb)
            return
        inserted = _host_of_insertion(outline, verb, cue)
        if inserted is not None:
            yield from pieces_without(outline, inserted, verb)
            return
    yield from _phrase_content(outline, verb, cue)


def _is_clause(syntax: Syntax, child: int) -> bool:
    """Take clausal complements, and the free relatives of "explained how …", "said what …"; not a bare "so"."""
    label = syntax.dep[child]
    if label in {"ccomp", "csubj", "csubj:pass"}:
        return syntax.lower[child] not in {"so", "not"} and not _is_gerund(syntax, child)
    if label == "xcomp":
        return bool(syntax.with_dep(child, "nsubj")) and not _has_to(syntax, child)
    return label in {"obj", "obl", "advmod"} and syntax.tag[child] in {"WP", "WRB", "WDT"} and bool(syntax.with_dep(child, "acl", "advcl"))


def _is_gerund(syntax: Syntax, clause: int) -> bool:
    return syntax.tag[clause] == "VBG" and not syntax.with_dep(clause, "nsubj", "aux", "expl")


def _host_of_insertion(outline: Outline, verb: int, cue: Cue) -> int | None:
    """Give the clause that "X said" or "as X said" is put into, if the verb stands so."""
    syntax = outline.syntax
    head = syntax.head[verb]
    if head == verb or syntax.with_dep(verb, "obj"):
        return None
    if syntax.dep[verb] == "parataxis" and syntax.with_dep(verb, "nsubj"):
        return head
    mark = syntax.first_with_dep(verb, "mark")
    if syntax.dep[verb] == "advcl" and mark is not None and syntax.lower[mark] == "as" and syntax.with_dep(verb, "nsubj"):
        return head if cue.takes("clause") else None
    return None


def pieces_without(outline: Outline, clause: int, cue: int) -> Iterator[Range]:
    """Give a clause's extent without the cue's own words where they stand in it: one range, or several."""
    syntax = outline.syntax
    first, last = outline.left[clause], outline.right[clause]
    if outline.left[cue] >= first and outline.right[cue] <= last and syntax.head[clause] != cue:
        low, high = outline.left[cue], outline.right[cue]
    else:
        low, high = cue_zone(outline, cue, clause)
    if syntax.head[clause] != cue and syntax.dep[clause] == "conj":
        while first < clause and syntax.dep[first] in {"cc", "punct"}:
            first += 1
    if high < first or low > last:
        bounds = [(first, last)]
    else:
        bounds = [(first, low - 1), (high + 1, last)]
    for begin, end in bounds:
        piece = trimmed(syntax, begin, end) if begin <= end else None
        if piece is not None:
            yield piece


def cue_zone(outline: Outline, cue: int, content: int) -> Range:
    """Give the stretch of a cue and those of its dependents that stand on its side of the content: subject, addressee, place."""
    first, last = outline.left[content], outline.right[content]
    low = high = cue
    for child in outline.syntax.children[cue]:
        if child == content or outline.syntax.dep[child] in BETWEEN:
            continue
        begin, end = outline.left[child], outline.right[child]
        if (cue < first and begin >= first) or (cue > last and end <= last):
            continue  # hung on the cue, but beyond the content
        low, high = min(low, begin), max(high, end)
    return low, high


def _phrase_content(outline: Outline, verb: int, cue: Cue) -> Iterator[Range]:
    """Give content that is less than a finite clause: infinitives, gerunds, labels, noun and prepositional phrases."""
    syntax = outline.syntax
    passive = is_passive(syntax, verb)
    objects = syntax.with_dep(verb, "nsubj:pass" if passive else "obj", "iobj" if not passive else "nsubj:pass")
    for found in (
        _infinitive(outline, verb, cue, objects, passive),
        _predicate(outline, verb, cue, objects),
        _prepositional(outline, verb, cue, objects),
        _gerund(outline, verb, cue),
        _object(outline, verb, cue, objects),
    ):
        if found:
            yield from found
            return


def _infinitive(outline: Outline, verb: int, cue: Cue, objects: list[int], passive: bool) -> list[Range]:
    syntax = outline.syntax
    clauses = [c for c in syntax.with_dep(verb, "xcomp", "advcl", "ccomp") if c > verb and syntax.pos[c] != "ADV" and _has_to(syntax, c)]
    if not clauses:
        return []
    clause = clauses[0]
    whole = trimmed(syntax, outline.left[clause], outline.right[clause])
    adverbial = syntax.dep[clause] == "advcl"
    if whole is None or (adverbial and not (cue.takes("to", "onto") and (objects or cue.takes("onto")))):
        return []
    if cue.takes("to", "onto") and (objects or cue.takes("onto") or passive):
        return [whole]
    if cue.takes("ecm") or (passive and cue.takes("clause")):
        return _joined(outline, objects, whole) if objects else ([whole] if cue.takes("inf") else [])
    return [whole] if cue.takes("inf") and not passive else []


def _has_to(syntax: Syntax, clause: int) -> bool:
    return any(syntax.lower[child] == "to" and syntax.dep[child] in {"mark", "aux"} for child in syntax.children[clause])


def _joined(outline: Outline, objects: list[int], whole: Range) -> list[Range]:
    """Put the subject of an infinitive before it: one range where they touch, else two."""
    subject = source_range(outline, objects[0])
    if subject[1] + 1 == whole[0]:
        return [(subject[0], whole[1])]
    return sorted([subject, whole])


def _predicate(outline: Outline, verb: int, cue: Cue, objects: list[int]) -> list[Range]:
    """Give object and label: "called them terrorists", "describe the vote as a farce", "are considered criminals"."""
    syntax = outline.syntax
    if not objects and not (cue.takes("toas") and syntax.with_dep(verb, "obl")):
        return []
    if cue.takes("pred"):
        labels = [c for c in syntax.with_dep(verb, "xcomp") if c > verb and not _has_to(syntax, c) and syntax.tag[c] != "VB"]
        second = [c for c in syntax.with_dep(verb, "obj") if objects and c > objects[0]]
        for label in [*labels, *second]:
            whole = trimmed(syntax, outline.left[label], outline.right[label])
            if whole is not None:
                return _joined(outline, objects, whole)
    if cue.takes("as", "toas"):
        for label in syntax.with_dep(verb, "obl", "advcl", "xcomp"):
            if label > verb and marked_by(syntax, label, "as"):
                whole = trimmed(syntax, outline.left[label], outline.right[label])
                subject = objects or [c for c in syntax.with_dep(verb, "obl") if marked_by(syntax, c, "to")]
                return _joined(outline, subject, whole) if whole and subject else []
    return []


def marked_by(syntax: Syntax, token: int, *words: str) -> bool:
    """Tell whether a phrase or clause is introduced by one of these prepositions or conjunctions."""
    return any(syntax.lower[child] in words and syntax.dep[child] in {"case", "mark"} for child in syntax.children[token])


def _prepositional(outline: Outline, verb: int, cue: Cue, objects: list[int]) -> list[Range]:
    if not cue.prepositions:
        return []
    syntax = outline.syntax
    hosts = [verb, *(child for child in objects if child > verb and cue.manner == "accuse")]
    for host in hosts:
        for child in syntax.with_dep(host, "obl", "advcl", "nmod", "acl"):
            if child <= verb or not marked_by(syntax, child, *cue.prepositions):
                continue
            begin = outline.left[child]
            if cue.manner == "accuse" or cue.manner == "direct":
                begin += 1  # the content is what somebody is accused of, without the preposition
            whole = trimmed(syntax, begin, outline.right[child])
            if whole is not None:
                return [whole]
    return []


def _gerund(outline: Outline, verb: int, cue: Cue) -> list[Range]:
    syntax = outline.syntax
    if not cue.takes("ing"):
        return []
    for child in syntax.with_dep(verb, "xcomp", "ccomp"):
        if child > verb and syntax.tag[child] == "VBG":
            whole = trimmed(syntax, outline.left[child], outline.right[child])
            return [whole] if whole else []
    return []


def _object(outline: Outline, verb: int, cue: Cue, objects: list[int]) -> list[Range]:
    """Give a noun phrase that stands for what is said; people and pronouns do not."""
    syntax = outline.syntax
    if not cue.takes("object") or (syntax.dep[verb].startswith("acl") and is_passive(syntax, verb)):
        return []
    if cue.lemma == "deny" and len(objects) > 1:
        return []  # "denied the team visas" refuses, it does not gainsay
    for child in objects:
        if child < verb and _agentless(syntax, verb):
            continue
        if syntax.pos[child] in NOT_CONTENT or syntax.dep[child] == "iobj" or syntax.lower[child] in {"one", "people"}:
            continue
        if cue.lemma == "deny" and syntax.lemma[child] in GRANTED:
            continue
        whole = trimmed(syntax, outline.left[child], outline.right[child])
        if whole is not None and not whole[0] <= verb <= whole[1]:
            return [whole]
    return []


def _agentless(syntax: Syntax, verb: int) -> bool:
    return not any(marked_by(syntax, child, "by") for child in syntax.with_dep(verb, "obl"))


def accused_by(syntax: Syntax, verb: int, cue: Cue) -> int | None:
    """Give the head of the one whom an accusing verb is directed at."""
    if cue.manner != "accuse":
        return None
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
    if not content:
        return None
    if cue.takes("it"):
        return draft_of(outline, _governing(syntax, word), IMPERSONAL, content, cue.manner)
    passive = syntax.with_dep(word, "nsubj:pass")
    voice = Voice(passive[0]) if passive else subject_of(syntax, word)
    if voice is None or voice.head is None or syntax.lower[voice.head] == "it":
        return None
    draft = draft_of(outline, word, voice, content, manner_of(syntax, word, cue))
    return draft


def _governing(syntax: Syntax, word: int) -> int:
    """Give the verb that "known" completes in "it became known that", else the word itself."""
    return syntax.head[word] if syntax.dep[word] == "xcomp" else word


def _adjective_content(outline: Outline, word: int, cue: Cue) -> list[Range]:
    syntax = outline.syntax
    hosts = [word, syntax.head[word]] if syntax.dep[word] == "xcomp" else [word]
    if cue.takes("that", "it"):
        for host in hosts:
            for child in syntax.with_dep(host, "ccomp", "csubj", "advcl"):
                if child > word and (syntax.dep[child] != "advcl" or marked_by(syntax, child, "that")):
                    return list(pieces_without(outline, child, host))
    if cue.takes("inf"):
        for child in syntax.with_dep(word, "xcomp", "advcl", "ccomp"):
            if child > word and _has_to(syntax, child):
                whole = trimmed(syntax, outline.left[child], outline.right[child])
                return [whole] if whole else []
    if cue.prepositions:
        for child in syntax.with_dep(word, "obl", "advcl", "nmod"):
            if child > word and marked_by(syntax, child, *cue.prepositions):
                whole = trimmed(syntax, outline.left[child], outline.right[child])
                return [whole] if whole else []
    return []
