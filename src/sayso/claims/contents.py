"""What a verb takes for its content: the clause, infinitive, label or phrase that it reports, read off the syntax.

The tree is trusted first. Where it hangs a clause on the wrong word, the words themselves decide: "that" after a verb of saying,
"to" after "urged the governments", and a finite clause right behind "said" or before ", she said".
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.cues import Cue, is_passive, lexicon, word_list
from sayso.claims.outline import Outline, trimmed
from sayso.claims.quotation import Range
from sayso.claims.sources import source_range
from sayso.claims.surface import clause_beside, infinitive, that_clause, with_subject
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import event_nouns

BETWEEN = frozenset({"ccomp", "parataxis", "punct", "conj", "cc", "csubj", "advcl"})
GRANTED = word_list("granted")
"""What one is denied by being refused it, not by being contradicted."""

DENIABLE = word_list("deniable")
"""What one can deny or reject as untrue, beside claims and happenings."""

DOCUMENTS = word_list("documents")
SHOWING = frozenset({"show", "demonstrate", "indicate", "find", "detail", "highlight", "outline", "reveal", "suggest", "prove"})
NOT_CONTENT = frozenset({"PRON", "PROPN", "NUM", "DET"})


def verb_content(outline: Outline, verb: int, cue: Cue) -> Iterator[Range]:
    """Give the ranges that a verb reports, by the first construction of its entry that the syntax shows."""
    if cue.takes("clause", "quote"):
        found = _clause_content(outline, verb, cue)
        if found:
            yield from found
            return
    phrases = list(_phrase_content(outline, verb, cue))
    if not phrases:
        beside = clause_beside(outline, verb, cue)
        phrases = [beside] if beside else []
    yield from phrases


def _clause_content(outline: Outline, verb: int, cue: Cue) -> list[Range]:
    syntax = outline.syntax
    marked = that_clause(outline, verb) if cue.takes("clause") else None
    clauses = [child for child in syntax.children[verb] if _is_clause(syntax, child)]
    found = [piece for child in clauses for piece in pieces_without(outline, child, verb)]
    found = [with_subject(outline, verb, piece) for piece in found] if cue.takes("clause") else found
    if marked is not None and not any(first <= marked[0] <= last for first, last in found):
        return [(marked[0], max([marked[1], *(last for first, last in found if first > marked[0])]))]
    if found:
        return with_further_clauses(outline, verb, found, _has_dummy(outline.syntax, verb))
    inserted = _host_of_insertion(outline, verb, cue)
    return [] if inserted is None else list(pieces_without(outline, inserted, verb))


def with_further_clauses(outline: Outline, verb: int, found: list[Range], impersonal: bool) -> list[Range]:
    """Add what is coordinated with the content but hung on the cue: "said that … and that …", "it is known that …, but he …".

    A clause without "that" is taken in only behind an impersonal cue, where no other subject could go on speaking for itself.
    """
    syntax = outline.syntax
    first, last = found[-1]
    for child in syntax.with_dep(verb, "conj", "parataxis"):
        goes_on = marked_by(syntax, child, "that") or (impersonal and syntax.with_dep(child, "nsubj"))
        if child > last and goes_on and outline.left[child] - last <= 3:
            end = trimmed(syntax, first, outline.right[child])
            last = end[1] if end else last
    return [*found[:-1], (first, last)]


def _has_dummy(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb's subject is "it" or the reported clause itself."""
    return bool(syntax.with_dep(verb, "expl", "csubj")) or any(syntax.lower[c] == "it" for c in syntax.with_dep(verb, "nsubj"))


def _is_clause(syntax: Syntax, child: int) -> bool:
    """Take clausal complements, and the free relatives of "explained how …", "said what …"; not a bare "so"."""
    label = syntax.dep[child]
    if label in {"ccomp", "csubj", "csubj:pass"}:
        return syntax.lower[child] not in {"so", "not"} and not _is_gerund(syntax, child)
    if label == "xcomp":
        return bool(syntax.with_dep(child, "nsubj")) and not has_to(syntax, child)
    free = label in {"obj", "obl", "advmod"} and syntax.tag[child] in {"WP", "WRB", "WDT"}
    return free and bool(syntax.with_dep(child, "acl", "advcl"))


def _is_gerund(syntax: Syntax, clause: int) -> bool:
    return syntax.tag[clause] == "VBG" and not syntax.with_dep(clause, "nsubj", "aux", "expl")


def _host_of_insertion(outline: Outline, verb: int, cue: Cue) -> int | None:
    """Give the clause that "X said" or "as X said" is put into, if the verb stands so."""
    syntax = outline.syntax
    head = syntax.head[verb]
    if head == verb or syntax.with_dep(verb, "obj") or is_passive(syntax, verb):
        return None
    if syntax.dep[verb] == "parataxis" and syntax.with_dep(verb, "nsubj"):
        return head if _stands_free(outline, verb) else None
    mark = syntax.first_with_dep(verb, "mark")
    if syntax.dep[verb] == "advcl" and mark is not None and syntax.lower[mark] == "as" and syntax.with_dep(verb, "nsubj"):
        return head if cue.takes("clause") else None
    return None


def _stands_free(outline: Outline, verb: int) -> bool:
    """Tell whether "X said" opens with its subject or verb: ", so they complained" goes on with the story."""
    syntax = outline.syntax
    first = outline.left[verb]
    while first < verb and syntax.pos[first] == "PUNCT":
        first += 1
    subject = syntax.with_dep(verb, "nsubj")[0]
    return first in {verb, outline.left[subject]} or (first < verb and syntax.lower[first] in {"also", "later", "then"})


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
    if clause > cue and syntax.head[clause] == cue and not _is_split(syntax, clause, cue):
        first = max(first, cue + 1)  # what stands before the cue is the cue's own, whatever the parser says
    bounds = [(first, last)] if high < first or low > last else [(first, low - 1), (high + 1, last)]
    for begin, end in bounds:
        piece = trimmed(syntax, begin, end) if begin <= end else None
        if piece is not None:
            yield piece


def _is_split(syntax: Syntax, clause: int, cue: int) -> bool:
    """Tell whether a clause's subject stands before the cue: "The strike, he added, would go on"."""
    return any(child < cue for child in syntax.with_dep(clause, "nsubj", "csubj", "expl"))


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
    """Give the infinitive that a verb reports; with "expect", "want" and passives of saying, its subject is content as well."""
    syntax = outline.syntax
    own = infinitive(outline, verb, own=True)
    if own is not None:
        if passive and not cue.takes("to") and not (cue.takes("onto") and syntax.lower[own[0] - 1] in {"on", "upon"}):
            raised = cue.takes("ecm", "clause") and cue.lemma != "suppose"  # "was supposed to" is a duty, not a thought
            return _joined(outline, objects, own) if raised and objects else []
        return [own] if passive or cue.takes("inf") else []
    controlled = infinitive(outline, verb, own=False) if cue.takes("to", "onto", "ecm") and not passive else None
    if controlled is None or not cue.takes("ecm"):
        return [] if controlled is None else [controlled]
    subject = [child for child in objects if child < controlled[0]] or _nominal_before(syntax, verb, controlled[0])
    return _joined(outline, subject, controlled) if subject else []


def _nominal_before(syntax: Syntax, verb: int, end: int) -> list[int]:
    return [token for token in range(end - 1, verb, -1) if syntax.pos[token] in {"NOUN", "PROPN", "PRON"}][:1]


def has_to(syntax: Syntax, clause: int) -> bool:
    """Tell whether a clause is an infinitive with "to"."""
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
        labels = [c for c in syntax.with_dep(verb, "xcomp") if c > verb and not has_to(syntax, c) and syntax.tag[c] != "VB"]
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
    if cue.takes("shift") and shifted_to(syntax, verb) is not None:
        whole = trimmed(syntax, outline.left[objects[0]], outline.right[objects[0]]) if objects else None
        return [whole] if whole else []
    near = [verb, *(child for child in objects if child > verb and cue.manner == "accuse")]
    for host in [*near, *_within_asides(syntax, near[1:])]:
        for child in syntax.with_dep(host, "obl", "advcl", "nmod", "acl"):
            if (
                child <= verb
                or (has_to(syntax, child) and syntax.tag[child] != "VBG")
                or not marked_by(syntax, child, *cue.prepositions)
            ):
                continue
            begin = outline.left[child]
            if host not in near:
                if "," not in (syntax.words[begin - 1], syntax.words[begin]):
                    continue
                begin += syntax.words[begin] == ","
            if cue.manner == "accuse" or cue.takes("charge"):
                begin += 1  # the content is what somebody is accused of, without the preposition
            whole = trimmed(syntax, begin, _with_of(outline, host, outline.right[child]))
            if whole is not None:
                return [whole]
    return []


def _within_asides(syntax: Syntax, accused: list[int]) -> list[int]:
    """Give the heads of asides on the accused ("X, who lives abroad, of arson"): a parser may hang the accusation there."""
    asides, pending = [], list(accused)
    while pending:
        found = syntax.with_dep(pending.pop(), "appos", "acl")
        asides += found
        pending += found
    return asides


def shifted_to(syntax: Syntax, verb: int) -> int | None:
    """Give the one whom something is blamed on."""
    return next((child for child in syntax.with_dep(verb, "obl") if child > verb and marked_by(syntax, child, "on")), None)


def _with_of(outline: Outline, host: int, last: int) -> int:
    """Take in the "of" phrase right behind, which belongs to the noun before it though the parser hung it on the verb."""
    syntax = outline.syntax
    for child in syntax.with_dep(host, "obl", "nmod"):
        if outline.left[child] == last + 1 and syntax.lower[last + 1] == "of":
            return outline.right[child]
    return last


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
    if not cue.takes("object") or _tells_of_a_deed(syntax, verb, cue, objects):
        return []
    for child in objects:
        if child < verb and _agentless(syntax, verb):
            continue
        if syntax.pos[child] in NOT_CONTENT or syntax.dep[child] == "iobj" or syntax.lower[child] in {"one", "people"}:
            continue
        if cue.lemma in {"deny", "reject"} and not _is_deniable(syntax, child):
            continue
        last = (
            _with_adjuncts(outline, verb, outline.right[child])
            if child > verb and cue.lemma == "announce"
            else outline.right[child]
        )
        whole = trimmed(syntax, outline.left[child], last)
        if whole is not None and not whole[0] <= verb <= whole[1]:
            return [whole]
    return []


def _with_adjuncts(outline: Outline, verb: int, last: int) -> int:
    """Give where a thing announced ends: what stands right behind it tells of it ("$4,000 in grants"), though hung on the verb."""
    syntax = outline.syntax
    for child in sorted(syntax.with_dep(verb, "obl", "advcl", "acl")):
        bound = syntax.with_dep(child, "case") or syntax.tag[child] == "VBG"
        if outline.left[child] == last + 1 and bound and not syntax.dep[child].endswith("unmarked"):
            last = outline.right[child]
    return last


def _is_deniable(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun is what somebody has said or may have done; "denied them care" and "rejected the fee" are deeds."""
    if syntax.lemma[noun] in GRANTED:
        return False
    said = lexicon().nouns.get(syntax.lemma[noun])
    if said is not None:
        return said.manner in {"assert", "accuse", "predict", "believe"}
    return syntax.lemma[noun] in DENIABLE or syntax.lemma[noun] in event_nouns()


def _tells_of_a_deed(syntax: Syntax, verb: int, cue: Cue, objects: list[int]) -> bool:
    """Refuse an object where the verb tells what was done, not what was said or thought."""
    reduced = syntax.dep[verb].startswith("acl") and is_passive(syntax, verb)
    subjectless = not syntax.with_dep(verb, "nsubj") and syntax.dep[verb] != "conj"  # "plans to welcome it"
    infinitive_alone = subjectless and syntax.tag[verb] == "VB" and not cue.takes("quote")
    to_come = any(syntax.lower[child] in {"will", "can", "could", "shall"} for child in syntax.with_dep(verb, "aux"))
    shown = cue.lemma in SHOWING and not _is_document(syntax, verb)
    refused = cue.lemma == "deny" and len(objects) > 1  # "denied the team visas"
    return reduced or infinitive_alone or (cue.manner == "believe" and (subjectless or to_come)) or shown or refused


def _is_document(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb's subject is a text or a study: those show and find, where a person would point at something."""
    return any(
        {syntax.lemma[subject], syntax.lower[subject].removesuffix("s")} & DOCUMENTS for subject in syntax.with_dep(verb, "nsubj")
    )


def _agentless(syntax: Syntax, verb: int) -> bool:
    return not any(marked_by(syntax, child, "by") for child in syntax.with_dep(verb, "obl"))
