"""Chains: one attribution per cue, its form and kind, and the attribution whose content holds it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.attributed import Attributed
from sayso.claims.kinds import kind_of
from sayso.claims.outline import Draft, Outline
from sayso.claims.quotation import Range
from sayso.types import Attribution, Issuer, Source, SourceKind, Span, SpeechForm

MAX_CHAIN = 16
"""Deepest chain kept. Real chains have at most five links; a text made to nest thousands would cost time and memory squared."""


def without_deepest(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop the drafts whose content lies within more than `MAX_CHAIN` others', outermost kept."""
    kept: list[Draft] = []
    open_ends: list[int] = []
    for draft in sorted(drafts, key=lambda draft: (draft.content[0][0], -draft.content[-1][1])):
        while open_ends and open_ends[-1] < draft.content[0][0]:
            open_ends.pop()
        if len(open_ends) < MAX_CHAIN:
            kept.append(draft)
            open_ends.append(draft.content[-1][1])
    return kept


def assemble(outline: Outline, drafts: Sequence[Draft], issuer: Issuer | None) -> tuple[Attributed, ...]:
    """Turn drafts into attributions: duplicates dropped, ids in text order, parents set. Linear but for the sort."""
    ordered = sorted(_distinct(drafts), key=_anchor)
    parents = _parents(ordered)
    made: list[Attributed] = []
    named: dict[int | None, bool] = {}
    speakers: dict[int, SourceKind | None] = {}
    for number, draft in enumerate(ordered):
        level = parents[number]
        named_before = named.get(level, False) or (level is not None and _is_named(made, level))
        kind = _kind(outline, draft, issuer, None if level is None else speakers.get(level), named_before)
        speakers[number] = kind if draft.speech or draft.quotes else None if level is None else speakers.get(level)
        named[level] = kind == "named" or (named.get(level, False) and kind != "described")
        made.append(_attributed(outline, draft, number, level, kind))
    return tuple(made)


def _is_named(made: Sequence[Attributed], level: int) -> bool:
    return level < len(made) and made[level].attribution.source.kind == "named"


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one draft per cue, and none for a verb that another cue has taken in ("want to urge")."""
    absorbed = {token for draft in drafts for token in draft.absorbed}
    kept: dict[tuple[int | None, Range], Draft] = {}
    for draft in drafts:
        if draft.cue_head in absorbed or not draft.content:
            continue
        draft.content.sort()
        key = (draft.cue_head, draft.content[0] if draft.cue_head is None else (0, 0))
        kept.setdefault(key, draft)
    return list(kept.values())


def _anchor(draft: Draft) -> tuple[int, int]:
    """Order by where an attribution begins: its cue or content, not the far source of a bare quotation."""
    begin = draft.content[0][0] if draft.cue is None else min(draft.cue[0], draft.content[0][0])
    return begin, -draft.content[-1][1]


def _parents(ordered: Sequence[Draft]) -> list[int | None]:
    """Give each draft the number of the innermost one whose content holds its cue (its content, where it has no cue)."""
    ranges = sorted(((first, -last, number) for number, draft in enumerate(ordered) for first, last in draft.content))
    places = sorted((_own_place(draft), number) for number, draft in enumerate(ordered))
    parents: list[int | None] = [None] * len(ordered)
    active: list[tuple[int, int, int]] = []
    upcoming = 0
    for place, number in places:
        while upcoming < len(ranges) and ranges[upcoming][0] <= place:
            active.append(ranges[upcoming])
            upcoming += 1
        while active and -active[-1][1] < place:
            active.pop()
        parents[number] = _innermost(active, place, number, parents)
    return parents


def _innermost(active: Sequence[tuple[int, int, int]], place: int, number: int, parents: Sequence[int | None]) -> int | None:
    for _, negative_end, other in reversed(active[-12:]):
        if -negative_end >= place and other != number and not _is_above(number, other, parents):
            return other
    return None


def _is_above(number: int, other: int, parents: Sequence[int | None]) -> bool:
    """Tell whether `number` is already an ancestor of `other`; two contents may hold each other's cues when the parse is wrong."""
    step: int | None = other
    for _ in range(64):
        if step is None:
            return False
        if step == number:
            return True
        step = parents[step]
    return True


def _own_place(draft: Draft) -> int:
    if draft.cue_head is not None:
        return draft.cue_head
    return draft.content[0][0]


def _kind(outline: Outline, draft: Draft, issuer: Issuer | None, speaker: SourceKind | None, named_before: bool) -> SourceKind:
    if draft.source is None or draft.source_head is None:
        return "impersonal"
    return kind_of(outline, draft.source_head, draft.source, issuer, speaker, named_before)


def _form(outline: Outline, draft: Draft) -> SpeechForm:
    """Direct where every piece is a quotation, mixed where some words are quoted, indirect where none are."""
    if draft.whole:
        return "direct"
    level = None if draft.cue_head is None else outline.inside[draft.cue_head]
    quoted = [_quoted(outline, piece, level) for piece in draft.content]
    if all(share == 2 for share in quoted):
        return "direct"
    return "mixed" if any(quoted) else "indirect"


def _quoted(outline: Outline, piece: Range, level: int | None) -> int:
    """Give 2 for a piece that is wholly quoted, 1 for one that is partly, 0 for none; marks at the ends do not count."""
    first, last = piece
    inner = [outline.inside[token] != level for token in range(first, last + 1)]
    if not any(inner):
        return 0
    outside = [token for token, flag in zip(range(first, last + 1), inner, strict=True) if not flag]
    return 2 if all(outline.syntax.pos[token] == "PUNCT" for token in outside) and outside[:1] in ([first], []) else 1


def _attributed(outline: Outline, draft: Draft, number: int, parent: int | None, kind: SourceKind) -> Attributed:
    syntax = outline.syntax
    words = None if draft.source is None else syntax.span(*draft.source)
    source = Source(kind) if words is None else Source(kind, words.start, words.end, words.text)
    cue: Span | None = None if draft.cue is None else syntax.span(*draft.cue)
    attribution = Attribution(
        id=f"a{number + 1}",
        parent=None if parent is None else f"a{parent + 1}",
        source=source,
        cue=cue,
        content=tuple(syntax.span(*piece) for piece in draft.content),
        manner=draft.manner,
        form=_form(outline, draft),
    )
    return Attributed(attribution, draft.source, draft.source_head, draft.cue_head, tuple(draft.content), draft.accused)
