"""Direct speech: which quotation is whose, where the syntax alone does not say.

Four steps, in text order: a quotation that a reported clause touches takes its whole extent; one that stands next to a verb or
noun of saying belongs to it; one that goes on after "…," X said, joins the first part; one that stands alone belongs to the last
speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.announced import find_announced, given_whole, without_announced
from sayso.claims.cues import cue_at
from sayso.claims.indirect import draft_of, manner_of, manner_of_speech
from sayso.claims.labelled import NAME_LENGTH, label_begin, speaker_before_colon
from sayso.claims.outline import Draft, Outline, trimmed
from sayso.claims.quotation import FAMILY, Quotation, Range
from sayso.claims.sources import Voice, source_range, voice_of_verb
from sayso.claims.syntax import PUNCTUATION, Syntax
from sayso.claims.unmarked import restore_speech

WINDOW = 25
"""How far, in tokens, a quotation's verb of saying is looked for; nine of ten stand within ten tokens in GUM's training half."""

MEMORY = 3
"""How many paragraphs a speaker is remembered for."""

NEARBY = 24
"""How many drafts back the one whose quotation goes on is looked for: what the quoted speaker reports stands between."""

_PAUSES = frozenset({",", "?", "!", "-", "–", "—", "…", "..."})


def quote_speech(outline: Outline, drafts: list[Draft]) -> list[Draft]:
    """Widen the drafts to their quotations and add those that only the quotation marks show. Content outside stays as it is."""
    announced = find_announced(outline)
    restore_speech(outline, drafts)
    _give_neighbours(outline, drafts)
    covered = _widened(outline, drafts)
    drafts = [*announced, *without_announced(announced, drafts)]
    covered |= given_whole(outline, announced)
    ordered = sorted(drafts, key=_begin)
    result = list(drafts)
    known = {draft.cue_head for draft in drafts}
    for number, quotation in enumerate(outline.quotations):
        if number in covered:
            continue
        before = _last_before(outline, ordered, quotation.first)
        draft = None
        if before is not None and _goes_on(outline, before, quotation):
            before.content.append(_whole(quotation)) if len(quotation.pieces) == 1 else before.content.extend(quotation.pieces)
            covered[number] = before
            before.quotes = True
            continue
        if is_speech(outline, quotation):
            draft = _beside(outline, quotation, known) or _after_colon(outline, quotation) or _bare(outline, quotation, ordered)
        if draft is not None:
            covered[number] = draft
            draft.quotes = True
            known.add(draft.cue_head)
            result.append(draft)
            ordered = _inserted(ordered, draft)
    for draft in result:
        draft.manner = manner_of_speech(outline, draft)
    return result


def _give_neighbours(outline: Outline, drafts: list[Draft]) -> None:
    """Give a draft whose verb stands right beside a quotation that quotation for its content, whatever the tree has given it."""
    by_cue = {draft.cue_head: draft for draft in drafts if draft.cue_head is not None}
    syntax = outline.syntax
    for quotation in outline.quotations:
        if not is_speech(outline, quotation):
            continue
        for verb in (_verb_after(outline, quotation), _verb_before(outline, quotation)):
            draft = None if verb is None else by_cue.get(verb)
            if draft is None or verb is None or syntax.pos[verb] != "VERB":
                continue
            touched = any(first <= quotation.last and last >= quotation.first for first, last in draft.content)
            marked = any(syntax.lower[first] in {"that", "whether", "if"} for first, _ in draft.content)
            if not touched and not marked:
                quoted = [piece for piece in draft.content if piece[0] > quotation.last and _is_quoted(outline, piece)]
                draft.content = [*quotation.pieces, *quoted]
                draft.speech = True
            break


def _is_quoted(outline: Outline, piece: Range) -> bool:
    """Tell whether a range opens with a quotation: the second half of an interrupted one."""
    first = piece[0]
    return outline.syntax.words[first] in FAMILY or (
        outline.inside[first] is not None and outline.syntax.words[first - 1] in FAMILY
    )


def _inserted(ordered: list[Draft], draft: Draft) -> list[Draft]:
    """Keep the drafts in text order; new ones mostly come last."""
    place = len(ordered)
    while place and _begin(ordered[place - 1]) > _begin(draft):
        place -= 1
    ordered.insert(place, draft)
    return ordered


def _begin(draft: Draft) -> int:
    return min(draft.content[0][0], draft.cue[0] if draft.cue else draft.content[0][0])


def _whole(quotation: Quotation) -> Range:
    return quotation.first, quotation.last


def _widened(outline: Outline, drafts: list[Draft]) -> dict[int, Draft]:
    """Let every content that enters a quotation, or fills one, take it whole; give the draft that each quotation went to."""
    covered: dict[int, Draft] = {}
    for draft in drafts:
        anchor = draft.cue_head if draft.cue_head is not None else draft.content[0][0]
        level = outline.inside[anchor]
        paragraph = outline.paragraphs[outline.paragraph_of[anchor]]
        pieces: list[Range] = []
        for first, last in draft.content:
            piece = max(first, paragraph[0]), min(last, paragraph[1])
            if piece[0] <= piece[1]:
                pieces.extend(_fitted(outline, piece, level, draft, covered))
        draft.content = _united(pieces, draft)
    return covered


def _fitted(outline: Outline, piece: Range, level: int | None, draft: Draft, covered: dict[int, Draft]) -> list[Range]:
    first, last = piece
    if level is not None:  # what a quoted speaker reports cannot reach beyond the quotation
        quotation = outline.quotations[level]
        first, last = max(first, quotation.first + 1), min(last, quotation.last - quotation.closed)
        return [(first, last)] if first <= last else []
    extra: list[Range] = []
    for number in _quotations_in(outline, first, last):
        quotation = outline.quotations[number]
        if (
            quotation.first < first
            and outline.syntax.pos[first] != "PUNCT"
            and quotation.first < first - 1
            and not draft_speaks(draft, outline)
        ):
            continue
        covered.setdefault(number, draft)
        draft.quotes = True
        if quotation.first - 1 <= first <= quotation.first + 1 and outline.syntax.words[quotation.last - 1] in {".", "?", "!"}:
            last = min(last, quotation.last)  # the quotation ends its sentence: what follows is no longer reported
        if len(quotation.pieces) > 1:
            first, last = min(first, quotation.first), max(last, quotation.pieces[0][1])
            extra.extend(quotation.pieces[1:])
        else:
            first, last = min(first, quotation.first), max(last, quotation.last)
    return [(first, last), *extra]


def draft_speaks(draft: Draft, outline: Outline) -> bool:
    """Tell whether a draft's cue may carry direct speech."""
    cue = None if draft.cue_head is None else cue_at(outline.syntax, draft.cue_head)
    return draft.speech or (cue is not None and cue.takes("quote"))


def _quotations_in(outline: Outline, first: int, last: int) -> list[int]:
    """Give the outermost quotations that a range enters: by its words, or by ending at a mark."""
    found: list[int] = []
    token = first
    while token <= last:
        number = outline.inside[token]
        if number is not None:
            while (outer := outline.inside[outline.quotations[number].first]) is not None:
                number = outer
            found.append(number)
            token = max(token, outline.quotations[number].last)
        token += 1
    return found


def _united(pieces: Sequence[Range], draft: Draft) -> list[Range]:
    """Sort and merge ranges, and cut out the cue where widening has run over it."""
    merged: list[Range] = []
    for first, last in sorted(set(pieces)):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    if draft.cue is None:
        return merged
    low, high = draft.cue
    if draft.source is not None and draft.source[1] >= low - 3 and draft.source[0] <= high + 3:
        low, high = min(low, draft.source[0]), max(high, draft.source[1])
    return [part for piece in merged for part in _cut(piece, low, high)]


def _cut(piece: Range, low: int, high: int) -> list[Range]:
    if high < piece[0] or low > piece[1]:
        return [piece]
    return [(a, b) for a, b in ((piece[0], low - 1), (high + 1, piece[1])) if a <= b]


def is_speech(outline: Outline, quotation: Quotation) -> bool:
    """Tell speech from a title, a term or a scare quote: it has a verb, or is introduced and ends as sentences do."""
    syntax = outline.syntax
    words = range(quotation.first + 1, quotation.last)
    if len(quotation.pieces) > 1:
        return True
    if not any(syntax.pos[token] not in PUNCTUATION for token in words):
        return False
    has_verb = any(syntax.pos[token] in {"VERB", "AUX"} for token in words)
    introduced = quotation.first == 0 or syntax.words[quotation.first - 1] in {",", ":"}
    ends = syntax.words[quotation.last - 1] in {*_PAUSES, "."}
    return (has_verb and len(words) > 2) or (introduced and ends)


def _last_before(outline: Outline, ordered: Sequence[Draft], token: int) -> Draft | None:
    """Give the last draft before a token that stands outside quotations if the token does: not what a quoted speaker reports."""
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if _begin(ordered[middle]) < token:
            low = middle + 1
        else:
            high = middle
    for draft in reversed(ordered[max(0, low - NEARBY) : low]):
        if draft.cue_head is not None and outline.inside[draft.cue_head] == outline.inside[token]:
            return draft
    return None


def _goes_on(outline: Outline, draft: Draft, quotation: Quotation) -> bool:
    """Tell whether a quotation goes on with what "…," X said began: nothing but that cue's own clause stands between."""
    syntax = outline.syntax
    if draft.cue_head is None or draft.content[0][0] > draft.cue_head or not draft_speaks(draft, outline):
        return False
    if not draft.quotes or outline.inside[quotation.first] != outline.inside[draft.cue_head]:
        return False
    if not draft.cue_head < quotation.first or outline.paragraph_of[draft.cue_head] != outline.paragraph_of[quotation.first]:
        return False
    between = range(draft.cue_head + 1, quotation.first)
    stops = [token for token in between if syntax.words[token] in {".", "?", "!"}]
    after_stop = [token for token in between if stops and token > stops[0] and syntax.pos[token] not in PUNCTUATION]
    return not after_stop and (bool(stops) or syntax.words[quotation.first - 1] in {",", "-", "–", "—", ";", ":"})


def _beside(outline: Outline, quotation: Quotation, known: set[int | None]) -> Draft | None:
    """Find the verb of saying that stands after a quotation, or before it."""
    for verb in (_verb_after(outline, quotation), _verb_before(outline, quotation)):
        if verb is None or verb in known:
            continue
        cue = cue_at(outline.syntax, verb)
        voice = voice_of_verb(outline, verb) or _neighbour(outline, verb)
        if cue is not None and voice is not None:
            draft = draft_of(outline, verb, voice, list(quotation.pieces), manner_of(outline.syntax, verb, cue))
            draft.speech = True
            return draft
    return None


def _neighbour(outline: Outline, verb: int) -> Voice | None:
    """Take the noun beside a verb of saying for its subject where the parser saw none."""
    syntax = outline.syntax
    for token in (verb + 1, verb - 1, verb + 2):
        if (
            0 <= token < len(syntax)
            and syntax.pos[token] in {"PROPN", "PRON", "NOUN"}
            and syntax.sentence_of[token] == syntax.sentence_of[verb]
        ):
            head = token
            for _ in range(NAME_LENGTH):
                if syntax.dep[head] not in {"compound", "flat", "det", "amod"} or abs(syntax.head[head] - verb) >= NAME_LENGTH:
                    break
                head = syntax.head[head]
            return Voice(head) if head != verb else None
    return None


def _verb_after(outline: Outline, quotation: Quotation) -> int | None:
    syntax = outline.syntax
    if syntax.words[quotation.last - 1] not in _PAUSES and syntax.words[min(quotation.last + 1, len(syntax) - 1)] not in _PAUSES:
        return None
    for token in range(quotation.last + 1, min(quotation.last + 1 + WINDOW, len(syntax))):
        if syntax.words[token] in {".", ";", ":", "?", "!"} or outline.inside[token] != outline.inside[quotation.first]:
            return None
        if outline.paragraph_of[token] != outline.paragraph_of[quotation.last]:
            return None
        if syntax.pos[token] == "VERB":
            cue = cue_at(syntax, token)
            if cue is not None and cue.takes("quote"):
                return token
            if not syntax.dep[token].startswith("acl"):
                return None
    return None


def _verb_before(outline: Outline, quotation: Quotation) -> int | None:
    syntax = outline.syntax
    mark = quotation.first - 1
    while mark > 0 and syntax.pos[mark] == "SPACE":
        mark -= 1
    if mark < 0 or (outline.paragraph_of[mark] != outline.paragraph_of[quotation.first] and syntax.words[mark] != ":"):
        return None
    if syntax.words[mark] not in {",", ":", "-", "–", "—"} and cue_at(syntax, mark) is None:
        return None
    for token in range(mark, max(-1, mark - WINDOW), -1):
        if syntax.words[token] in {".", "?", "!"} or outline.inside[token] != outline.inside[quotation.first]:
            return None
        if syntax.pos[token] in {"VERB", "NOUN"}:
            cue = cue_at(syntax, token)
            if cue is not None and cue.takes("quote") and (syntax.pos[token] == "VERB" or syntax.words[mark] == ":"):
                return token
    return None


def _after_colon(outline: Outline, quotation: Quotation) -> Draft | None:
    """Read `Minister Ahn: "…"`: the name before the colon is the source, and there is no cue."""
    head = speaker_before_colon(outline, quotation.first - 1)
    if head is None:
        return None
    begin = label_begin(outline, quotation.first - 1)
    source = trimmed(outline.syntax, begin, quotation.first - 2)
    return Draft(None, None, head, source, list(quotation.pieces), "assert", speech=True)


def _bare(outline: Outline, quotation: Quotation, ordered: Sequence[Draft]) -> Draft | None:
    """Give a quotation that stands alone to the last speaker; it must begin a sentence, and the speaker must be near."""
    syntax = outline.syntax
    previous = quotation.first - 1
    begins = (
        previous < 0
        or syntax.words[previous] in {".", "?", "!", ":"}
        or outline.paragraph_of[previous] != outline.paragraph_of[quotation.first]
    )
    ends = (
        syntax.words[quotation.last - 1] in {".", "?", "!", "…", "..."}
        or syntax.words[min(quotation.last + 1, len(syntax) - 1)] == "."
    )
    if not begins or not ends or outline.inside[quotation.first] is not None:
        return None
    speaker = _last_speaker(outline, quotation, ordered)
    if speaker is not None:
        return Draft(None, None, speaker.source_head, speaker.source, list(quotation.pieces), "assert", speech=True)
    head = _last_named(outline, quotation)
    source = None if head is None else source_range(outline, head)
    return None if source is None else Draft(None, None, head, source, list(quotation.pieces), "assert", speech=True)


def _last_named(outline: Outline, quotation: Quotation) -> int | None:
    """Give the last subject with a name in the paragraphs before a quotation that opens its own paragraph."""
    syntax, number = outline.syntax, outline.paragraph_of[quotation.first]
    if outline.paragraphs[number][0] != quotation.first or not any(_is_own(syntax, token) for token in range(*quotation.pieces[0])):
        return None
    first = outline.paragraphs[max(0, number - MEMORY)][0]
    subjects = (token for token in range(quotation.first - 1, first - 1, -1) if syntax.dep[token].startswith("nsubj"))
    named = next((token for token in subjects if syntax.pos[token] == "PROPN" and outline.inside[token] is None), None)
    if named is not None:
        return named
    return next(
        (after - 1 for begin, after, label in syntax.entities if label == "PERSON" and first <= begin < quotation.first), None
    )


def _is_own(syntax: Syntax, token: int) -> bool:
    return syntax.lower[token] in {"i", "my", "we", "our"}


def _last_speaker(outline: Outline, quotation: Quotation, ordered: Sequence[Draft]) -> Draft | None:
    """Give the nearest draft before a quotation that can be its speaker's: one that quotes, before one that only reports."""
    paragraph = outline.paragraph_of[quotation.first]
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if _begin(ordered[middle]) < quotation.first:
            low = middle + 1
        else:
            high = middle
    near = []
    for draft in reversed(ordered[max(0, low - 12) : low]):
        anchor = draft.cue_head if draft.cue_head is not None else draft.content[0][0]
        if paragraph - outline.paragraph_of[anchor] > MEMORY:
            break
        if draft.source is not None and outline.inside[anchor] is None and draft_speaks(draft, outline):
            near.append(draft)
    quoted = (draft for draft in near if outline.syntax.words[draft.content[0][0]] in FAMILY)
    return next(quoted, near[0] if near else None)
