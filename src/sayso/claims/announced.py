"""Statements and letters given whole: "issued the following statement: …", "The letter follows:", "commented on the vote", "…".

A release that is little more than somebody's statement names it once and then lets whole paragraphs stand, in quotation marks
reopened at each or with none at all. Where it begins is told by the announcing sentence, where it ends by the marks, or by what a
letter or a release ends with. Linear in tokens.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from sayso.claims.contents import marked_by
from sayso.claims.cues import cue_span, is_passive, word_list
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.quotation import FAMILY, Quotation, Range
from sayso.claims.sources import Voice, nominal_source, possessor, source_range, subject_of
from sayso.claims.syntax import Syntax

Starts = Mapping[int, Quotation]
"""The outermost quotations by their first token."""

TEXTS = word_list("texts")
GIVING = word_list("giving")
CLOSINGS = word_list("closings")
FAREWELLS = frozenset({"sincerely", "respectfully", "regards", "yours", "cordially", "best", "warmly", "very"})
HERE = frozenset({"following", "follows", "below", "attached", "reprinted", "reproduced", "here"})
REACTING = frozenset({"comment", "react", "respond", "remark"})
SEARCHED = 8
"""Most paragraphs between an announcement and the quotation that it announces, which background and addresses fill."""

LONGEST = 200
"""Most paragraphs of a statement given whole without marks."""

BEHIND = 20
"""How far behind "letter", in tokens, its "follows" or "is attached" is looked for."""

LETTERHEAD = 14
"""Most lines of date and address between the announcement of a letter and its salutation."""

SALUTATION = 16
"""Most tokens of "Dear Chairwoman … and Ranking Member …:"."""


def find_announced(outline: Outline) -> list[Draft]:
    """Give a draft for every statement or letter given whole, in text order; its content is in one range per quoted paragraph."""
    drafts: list[Draft] = []
    starts = {quotation.first: quotation for quotation in outline.quotations if outline.inside[quotation.first] is None}
    for token, part in enumerate(outline.syntax.pos):
        if part not in {"NOUN", "PROPN", "VERB"} or (drafts and drafts[-1].content[0][0] <= token <= drafts[-1].content[-1][1]):
            continue
        draft = _announced_by(outline, token, starts)
        if draft is None:
            continue
        if drafts and drafts[-1].content[0] == draft.content[0]:
            earlier = drafts[-1]
            heading = earlier.cue_head is not None and outline.syntax.words[earlier.cue_head].isupper()
            if draft.source is None or not (heading or earlier.source is None):
                continue
            drafts.pop()  # a heading announces what the sentence below it announces again, with the full name
        drafts.append(draft)
    return drafts or _letters(outline)


def _letters(outline: Outline) -> list[Draft]:
    """Give a draft for a letter from salutation to closing that a heading alone introduces: the heading's subject writes it."""
    syntax = outline.syntax
    farewell = max((begin for begin, _ in outline.paragraphs if syntax.lower[begin] in FAREWELLS), default=0)
    for first, _ in outline.paragraphs:
        if syntax.lower[first] != "dear" or first > farewell:
            continue
        subjects = [token for token in range(first) if syntax.dep[token] == "nsubj" and syntax.pos[token] in {"PROPN", "NOUN"}]
        body = _letter_body(outline, first)
        return [_draft(outline, None, None, Voice(subjects[0]), [body])] if subjects and body is not None else []
    return []


def given_whole(outline: Outline, announced: Sequence[Draft]) -> dict[int, Draft]:
    """Give the quotations, by number, that announced statements consist of: they are nobody else's."""
    owners = {first: draft for draft in announced for first, _ in draft.content}
    return {number: owners[one.first] for number, one in enumerate(outline.quotations) if one.first in owners}


def without_announced(announced: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Drop what other rules have read at the announcing words, and cut off at a statement what is reported before it."""
    cues = {draft.cue_head for draft in announced} - {None}
    begins = sorted(whole.content[0][0] for whole in announced)
    for draft in drafts:
        anchor = draft.cue_head if draft.cue_head is not None else draft.content[0][0] if draft.content else 0
        place = bisect_right(begins, anchor)
        if place < len(begins):
            begin = begins[place]
            draft.content = [(first, min(last, begin - 1)) for first, last in draft.content if first < begin]
    return [draft for draft in drafts if draft.content and draft.cue_head not in cues]


def _announced_by(outline: Outline, token: int, starts: Starts) -> Draft | None:
    """Read an announcement at a noun or verb, if it is one and something follows that it announces."""
    syntax = outline.syntax
    if outline.inside[token] is not None:
        return None
    if syntax.pos[token] == "VERB":
        return _commented(outline, token, starts) if syntax.lemma[token] in REACTING else None
    if syntax.lemma[token] not in TEXTS and syntax.lower[token] not in TEXTS:
        return None
    strong = _is_shown(syntax, token)
    voice = _giver(outline, token)
    if not strong and (voice is None or not _is_given(syntax, token)):
        return None
    content = _what_follows(outline, token, strong, starts)
    return _draft(outline, token, (token, token), voice, content) if content else None


def _draft(outline: Outline, head: int | None, cue: Range | None, voice: Voice | None, content: list[Range]) -> Draft:
    speaker = None if voice is None else voice.head
    source = None if voice is None or speaker is None else source_range(outline, speaker, voice.besides)
    return Draft(head, cue, speaker, source, content, "assert", speech=True, quotes=True, whole=True)


def _is_shown(syntax: Syntax, noun: int) -> bool:
    """Tell whether a text is said to stand here: "the following statement", "the letter follows", "a copy is attached:"."""
    first, after = syntax.sentences[syntax.sentence_of[noun]]
    near = {syntax.lower[token] for token in range(max(first, noun - 4), noun)}
    behind = {syntax.lower[token] for token in range(noun + 1, min(after, noun + BEHIND))} if not _is_given(syntax, noun) else set()
    return bool({"following"} & near) or syntax.lower[first] in HERE or bool(HERE - {"here", "following"} & behind)


def _is_given(syntax: Syntax, noun: int) -> bool:
    """Tell whether the text is the object of a verb of giving; in a heading, whether one stands before it."""
    governed = syntax.lemma[syntax.head[noun]] in GIVING and syntax.dep[noun] in {"obj", "nsubj:pass"}
    return governed or _heading_giver(syntax, noun) is not None


def _heading_giver(syntax: Syntax, noun: int) -> int | None:
    """Give the last word before "ISSUES STATEMENT", which parsers take for one long name."""
    first = syntax.sentences[syntax.sentence_of[noun]][0]
    spoken = noun - 2 >= first and syntax.lower[noun - 1] in {"issues", "releases", "gives", "delivers"}
    return noun - 2 if spoken and syntax.pos[noun - 2] in {"PROPN", "NOUN"} else None


def _giver(outline: Outline, noun: int) -> Voice | None:
    """Find whose statement it is: its possessor, the one it comes from, or the subject of the verb that gives it."""
    syntax = outline.syntax
    owner = possessor(syntax, noun)
    heading = _heading_giver(syntax, noun)
    if heading is not None:
        return Voice(heading)
    if _is_given(syntax, noun) and not is_passive(syntax, syntax.head[noun]):
        voice = subject_of(syntax, syntax.head[noun])
        if voice is not None:
            return voice
    if owner is not None:
        return Voice(owner)
    named = nominal_source(syntax, noun, ("by", "from", "of"))
    return None if named is None else Voice(named)


def _commented(outline: Outline, verb: int, starts: Starts) -> Draft | None:
    """Read "commented today" over a quotation that stands alone in a later paragraph; "commented on the vote" is no cue of it."""
    syntax = outline.syntax
    voice = subject_of(syntax, verb) if syntax.tag[verb] in {"VBD", "VBZ"} else None
    if voice is None or voice.head is None:
        return None
    content = _quoted_later(outline, outline.paragraph_of[verb] + 1, starts)
    if not content:
        return None
    if any(marked_by(syntax, child, "on", "to") for child in syntax.with_dep(verb, "obl")):
        return _draft(outline, None, None, voice, content)
    return _draft(outline, verb, cue_span(syntax, verb), voice, content)


def _what_follows(outline: Outline, noun: int, strong: bool, starts: Starts) -> list[Range]:
    """Give what is announced: the text behind the announcing sentence, a letter's body, or the next quotation that stands alone."""
    syntax = outline.syntax
    after = _solid(outline, syntax.sentences[syntax.sentence_of[noun]][1])
    if after is None:
        return []
    opened = _quoted_from(outline, after, starts)
    if opened:
        return opened
    if strong:
        body = _letter_body(outline, after)
        if body is not None:
            return [body]
    paragraph = outline.paragraph_of[after]
    quoted = _quoted_later(outline, paragraph, starts)
    if quoted or not strong:
        return quoted
    spoken = any(quotation.last > after for quotation in reversed(outline.quotations))
    body = None if spoken else trimmed(syntax, after, _body_end(outline, after))
    return [_with_stop(outline, body)] if body is not None else []


def _solid(outline: Outline, token: int) -> int | None:
    """Give the first token from `token` on that is no blank."""
    return next((place for place in range(token, len(outline.syntax)) if outline.syntax.pos[place] != "SPACE"), None)


def _quoted_later(outline: Outline, paragraph: int, starts: Starts) -> list[Range]:
    """Give the first quotation that fills whole paragraphs, without a verb of saying, among the next ones."""
    for first, _ in outline.paragraphs[paragraph : paragraph + SEARCHED]:
        content = _quoted_from(outline, first, starts)
        if content:
            return content
    return []


def _quoted_from(outline: Outline, token: int, starts: Starts) -> list[Range]:
    """Give the quotations from `token` on that each fill the rest of their paragraphs; none where another voice's words begin."""
    pieces: list[Range] = []
    at: int | None = token
    while at is not None and at in starts and _fills(outline, starts[at]):
        pieces.extend(starts[at].pieces)
        behind = outline.paragraphs[outline.paragraph_of[starts[at].last]][1] + 1
        at = _solid(outline, behind)
    return pieces


def _fills(outline: Outline, quotation: Quotation) -> bool:
    """Tell whether nothing but a signature stands behind a quotation in its last paragraph."""
    syntax = outline.syntax
    end = outline.paragraphs[outline.paragraph_of[quotation.last]][1]
    if quotation.pieces[-1][1] - quotation.pieces[0][0] < 4 or FAMILY[syntax.words[quotation.first]] == "single":
        return False
    return not any(syntax.pos[token] in {"VERB", "AUX"} for token in range(quotation.last + 1, end + 1))


def _letter_body(outline: Outline, token: int) -> Range | None:
    """Give a letter's text from behind its salutation to before its closing, where a salutation stands near."""
    syntax = outline.syntax
    number = outline.paragraph_of[token]
    for first, last in outline.paragraphs[number : number + LETTERHEAD]:
        if syntax.lower[first] == "dear":
            end = next((place for place in range(first, min(first + SALUTATION, last)) if syntax.words[place] in {":", ","}), last)
            begin = _solid(outline, end + 1)
            body = None if begin is None else trimmed(syntax, begin, _body_end(outline, begin))
            return None if body is None else _with_stop(outline, body)
    return None


def _body_end(outline: Outline, begin: int) -> int:
    """Give the last token of a text given whole: before its closing, contact line, or the loose lines at the document's end."""
    syntax = outline.syntax
    last = outline.paragraphs[outline.paragraph_of[begin]][1]
    number = outline.paragraph_of[begin] + 1
    for first, end in outline.paragraphs[number : number + LONGEST]:
        if syntax.lower[first] in CLOSINGS or syntax.words[first].startswith("#"):
            break
        if any(syntax.words[token] in {".", "?", "!"} for token in range(first, end + 1)):
            last = end
    return last


def _with_stop(outline: Outline, body: Range) -> Range:
    """Take the last sentence's stop back in: a text given whole holds its own."""
    syntax, (first, last) = outline.syntax, body
    return (first, last + 1) if last + 1 < len(syntax) and syntax.words[last + 1] in {".", "?", "!"} else body
