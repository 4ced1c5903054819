"""Evidence markers that are not verbs of a clause of their own: "according to X", "in X's words", "reportedly", "the alleged …"."""

from __future__ import annotations

from sayso.claims.cues import cue_at, lexicon
from sayso.claims.indirect import draft_of
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.quotation import FAMILY, Range
from sayso.claims.sources import IMPERSONAL, Voice, possessor, source_range
from sayso.claims.syntax import Syntax
from sayso.types import Manner

_BECOMING = frozenset({"is", "was", "been", "being", "became", "becomes", "become", "'s", "be"})
CLIMB = 6
"""Most steps from an evidential phrase up to the clause that it stands over."""

STOPS = frozenset({"ccomp", "csubj", "parataxis"})
ABOVE_RELATIVE = frozenset({"acl:relcl", "advcl:relcl", "acl", "conj", "advcl"})
HYPHENATED = frozenset({"so-called", "self-proclaimed", "self-styled"})
WORDS = frozenset({"words", "opinion", "view", "account", "telling", "eyes", "estimation", "phrase", "judgment", "judgement"})
_MANNERS: dict[str, Manner] = {"opinion": "believe", "view": "believe", "eyes": "believe", "estimation": "believe"}


def find_evidential(outline: Outline) -> list[Draft]:
    """Give a draft for every such marker, in text order."""
    drafts: list[Draft | None] = []
    for token, word in enumerate(outline.syntax.lower):
        part = outline.syntax.pos[token]
        if word == "according":
            drafts.append(_according(outline, token))
        elif word in WORDS and part == "NOUN":
            drafts.append(_in_the_words_of(outline, token))
        elif part == "ADV" and word in lexicon().adverbs:
            drafts.append(_adverb(outline, token))
        elif (entry := "".join(outline.syntax.lower[max(0, token - 2) : token + 1])) in HYPHENATED:
            drafts.append(_modifier(outline, token, entry))
        elif word == "known" and part in {"ADJ", "VERB"}:
            drafts.append(_known_as(outline, token))
        elif part in {"ADJ", "VERB"} and word in lexicon().modifiers and outline.syntax.dep[token] == "amod":
            drafts.append(_modifier(outline, token, word))
    return [draft for draft in drafts if draft is not None]


def find_impersonal(outline: Outline) -> list[Draft]:
    """Give a draft for every "it became known that …", by the words alone; what follows to the sentence's end is the content."""
    syntax = outline.syntax
    drafts = []
    for token, word in enumerate(syntax.lower):
        if word == "it":
            cue = _reported_participle(syntax, token)
            if cue is not None:
                after = syntax.sentences[syntax.sentence_of[token]][1]
                end = next((place for place in range(cue + 1, after) if syntax.words[place] == ";"), after) - 1
                content = trimmed(syntax, cue + 1, end)
                if content is not None:
                    entry = cue_at(syntax, cue)
                    drafts.append(Draft(cue, (token + 1, cue), None, None, [content], entry.manner if entry else "assert"))
    return drafts


def _reported_participle(syntax: Syntax, token: int) -> int | None:
    """Give the participle of "it was (later) reported that", where these words stand behind "it" at `token`."""
    became = False
    for place in range(token + 1, min(token + 6, len(syntax) - 2)):
        became = became or syntax.lower[place] in _BECOMING
        word = lexicon().adjectives.get(syntax.lower[place])
        verb = lexicon().verbs.get(syntax.lemma[place])
        reports = (word is not None and word.takes("it")) or (
            verb is not None and verb.takes("clause") and syntax.tag[place] == "VBN"
        )
        if became and reports and syntax.lower[place + 1] == "that":
            return place
        if syntax.pos[place] not in {"AUX", "VERB", "ADV", "PART"}:
            return None
    return None


def _according(outline: Outline, token: int) -> Draft | None:
    """Read "according to X" however the parser has hung it: on X as a preposition, or on the clause with X below it."""
    syntax = outline.syntax
    if token + 2 >= len(syntax) or syntax.lower[token + 1] != "to":
        return None
    head = syntax.head[token]
    if syntax.dep[token] in {"case", "mark", "fixed"} and head > token:
        source = head
    else:
        below = [child for child in syntax.children[token] if child > token + 1 and syntax.pos[child] != "PUNCT"]
        if not below:
            return None
        source = below[0]
    top = source if syntax.dep[token] in {"case", "mark", "fixed"} else token
    content = _host_content(outline, top, (token, outline.right[source]))
    if not content:
        return None
    draft = draft_of(outline, token, Voice(source), content, "assert")
    draft.cue = (token, token + 1)
    draft.source = _after(outline, source, token + 2)
    draft.speech = True
    return draft


def _after(outline: Outline, head: int, begin: int) -> Range:
    first, last = source_range(outline, head)
    return max(first, begin), max(last, head)


def _host_content(outline: Outline, phrase: int, zone: Range) -> list[Range]:
    """Give the clause that a phrase belongs to, without the phrase itself."""
    syntax = outline.syntax
    host = syntax.head[phrase]
    if host == phrase:
        return []
    final = zone[1] + 2 >= syntax.sentences[syntax.sentence_of[phrase]][1]
    for _ in range(CLIMB):
        if (
            syntax.head[host] == host
            or syntax.dep[host].split(":")[0] in STOPS
            or (syntax.dep[host] in ABOVE_RELATIVE and not final)
        ):
            break
        host = syntax.head[host]
    first = outline.left[host]
    while first < host and syntax.dep[first] in {"cc", "punct"} and syntax.words[first] not in FAMILY:
        first += 1
    return _around(syntax, *_between_semicolons(syntax, first, outline.right[host], zone), zone)


def _between_semicolons(syntax: Syntax, first: int, last: int, zone: Range) -> Range:
    """Keep to the phrase's own side of a semicolon: what stands beyond is another voice's, or the writer's own."""
    before = [token for token in range(first, zone[0]) if syntax.words[token] == ";"]
    behind = [token for token in range(zone[1] + 1, last + 1) if syntax.words[token] == ";"]
    return (before[-1] + 1 if before else first), (behind[0] - 1 if behind else last)


def _around(syntax: Syntax, first: int, last: int, zone: Range) -> list[Range]:
    pieces = []
    for begin, end in ((first, min(last, zone[0] - 1)), (max(first, zone[1] + 1), last)):
        piece = trimmed(syntax, begin, end) if begin <= end else None
        if piece is not None:
            pieces.append(piece)
    return pieces


def _in_the_words_of(outline: Outline, noun: int) -> Draft | None:
    """Read "in X's words", "in the view of X", "in our opinion"."""
    syntax = outline.syntax
    case = syntax.first_with_dep(noun, "case")
    if case is None or syntax.lower[case] not in {"in", "by"} or syntax.dep[noun].split(":")[0] not in {"obl", "nmod", "parataxis"}:
        return None
    owner = possessor(syntax, noun)
    if owner is None:
        owners = [c for c in syntax.with_dep(noun, "nmod") if any(syntax.lower[g] == "of" for g in syntax.children[c])]
        owner = owners[0] if owners else None
    if owner is None:
        return None
    zone = (outline.left[noun], outline.right[noun])
    content = _host_content(outline, noun, zone)
    if not content:
        return None
    draft = draft_of(outline, noun, Voice(owner), content, _MANNERS.get(syntax.lower[noun], "assert"))
    draft.cue = (case, noun) if owner > noun else (noun, noun)
    return draft


def _adverb(outline: Outline, adverb: int) -> Draft | None:
    """Read "reportedly", "allegedly": what the word stands over is the content."""
    syntax = outline.syntax
    host = syntax.head[adverb]
    if host == adverb:
        return None
    content = _around(syntax, outline.left[host], outline.right[host], (adverb, adverb))
    if not content:
        return None
    draft = draft_of(outline, adverb, IMPERSONAL, content, lexicon().adverbs[syntax.lower[adverb]].manner)
    draft.cue = (adverb, adverb)
    if draft.manner == "accuse":
        subjects = syntax.with_dep(host, "nsubj")
        draft.accused = subjects[0] if subjects else None
    return draft


def _known_as(outline: Outline, token: int) -> Draft | None:
    """Read "known as the …": the name that people use is the content, without its "as"."""
    syntax = outline.syntax
    if token + 2 >= len(syntax) or syntax.lower[token + 1] != "as":
        return None
    label = next((c for c in syntax.with_dep(token, "obl", "xcomp", "advcl", "nmod") if c > token + 1), None)
    whole = None if label is None else trimmed(syntax, token + 2, source_range(outline, label)[1])
    if whole is None:
        return None
    draft = draft_of(outline, token, IMPERSONAL, [whole], "label")
    before = token - 1 if token and syntax.pos[token - 1] == "ADV" else token
    draft.cue = before, token + 1
    return draft


def _modifier(outline: Outline, word: int, entry: str) -> Draft | None:
    """Read "the alleged attack", "so-called republic": the noun phrase from the word on is the content."""
    syntax = outline.syntax
    noun = syntax.head[word]
    if noun < word:  # a compound taken apart: the noun is the next one
        noun = next(
            (place for place in range(word + 1, min(word + 5, len(syntax))) if syntax.pos[place] in {"NOUN", "PROPN"}), noun
        )
    clauses = [outline.left[child] for child in syntax.with_dep(noun, "acl") if child > noun]
    whole = trimmed(syntax, word + 1, min([outline.right[noun], *(begin - 1 for begin in clauses)])) if noun > word else None
    if whole is None:
        return None
    owner = possessor(syntax, noun) if entry.startswith("self-") else None
    draft = draft_of(outline, word, IMPERSONAL if owner is None else Voice(owner), [whole], lexicon().modifiers[entry].manner)
    draft.cue = (word - 2, word) if "-" in entry and syntax.words[word - 1] == "-" else (word, word)
    return draft
