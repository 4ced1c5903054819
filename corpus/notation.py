"""Reading the sheets that annotators write: one plain text file a document, kept outside the repository as it quotes the text.

    # doc: senate:Senator/01Jan2006Senator1.txt
    # annotator: A
    # split: train
    [3]
    A a1 | src=The mayor | cue=said | con=the bridge ... last week | described | assert | indirect
    C @3: closed | pa=the bridge | when=last week | event | past | CT+/U | in a1
    F slogan | Bridges first

`corpus.lookup` says how a span is written. Every problem of a sheet is collected; a sheet with any yields no document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from corpus import scheme
from corpus.lookup import LineError
from corpus.page import Headers, Note, Page, headers, read_into
from corpus.rules import Items, problems, warnings
from corpus.scheme import GoldAttribution, GoldClaim, GoldDocument, GoldFlag, GoldParticipant, ItemKind, Offsets, text_hash
from corpus.segments import segments
from sayso import types

HEADERS = ("doc", "annotator", "split", "method", "hash")
_FIELD = re.compile(r"(src|cue|con|ag|pa|re|in|ot|when|where)=\s*(.*)$", re.DOTALL)
_ATTRIBUTION = re.compile(r"(\w+)(?:\s*<\s*(\w+))?$")
_COMMITMENT = re.compile(r"([A-Z]+[+-]?)(?:/([A-Z]+[+-]?))?$")
_IN = re.compile(r"in\s+(\w+)$")
_ROLES = {"ag": "agent", "pa": "patient", "re": "recipient", "in": "instrument", "ot": "other"}


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read: `document` is None where there are `errors`; `warnings` refuse nothing."""

    document: GoldDocument | None
    errors: tuple[Note, ...]
    warnings: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Page(Page):
    """What has been read of a sheet so far; the line of every item is beside it."""

    attributions: list[GoldAttribution] = field(default_factory=list)
    claims: list[GoldClaim] = field(default_factory=list)
    flags: list[GoldFlag] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def span(self, words: str) -> Offsets:
        """Give the span of the words; where they are not there, an empty one, and the error is kept."""
        try:
            return Page.span(self, words)
        except LineError as error:
            self.refuse(error.reason, error.remedy)
            return 0, 0


def read_sheet(sheet: str, text: str) -> Sheet:
    """Read a sheet over its document's text."""
    page = _Page(text, segments(text))
    read_into(page, sheet, _LINES)
    found = headers(sheet, HEADERS)
    _check_headers(page, found)
    items = Items(text, page.attributions, page.claims, page.flags, page.unread)
    errors = page.errors + page.note_problems(problems(items))
    document = None if errors else _document(page, found)
    return Sheet(document, tuple(sorted(errors, key=lambda note: note.line)), tuple(page.note_problems(warnings(items))))


def _check_headers(page: _Page, found: Headers) -> None:
    page.check_headers(found, ("doc", "annotator", "split"))
    for name, allowed in (("split", scheme.SPLITS), ("method", scheme.METHODS)):
        line, value = found.get(name, (1, ""))
        if value and value not in allowed:
            page.refuse(f"{value!r} is not a {name}", f"use one of: {', '.join(allowed)}", line)


def _document(page: _Page, found: Headers) -> GoldDocument:
    return GoldDocument(
        found["doc"][1],
        text_hash(page.text),
        cast(scheme.Split, found["split"][1]),
        found["annotator"][1],
        cast(scheme.Method, found.get("method", (1, ""))[1] or "from scratch"),
        tuple(page.segments),
        tuple(page.attributions),
        tuple(page.claims),
        tuple(page.flags),
    )


def _read_attribution(page: _Page, rest: str) -> None:
    _keep(page, "attribution", page.attributions, _attribution(page, _fields(rest)))


def _read_claim(page: _Page, rest: str) -> None:
    _keep(page, "claim", page.claims, _claim(page, _fields(rest)))


def _read_flag(page: _Page, rest: str) -> None:
    _keep(page, "flag", page.flags, _flag(page, _fields(rest)))


_LINES: dict[str, Callable[[_Page, str], None]] = {"A": _read_attribution, "C": _read_claim, "F": _read_flag}


def _fields(rest: str) -> list[str]:
    return [part.strip() for part in rest.split("|")]


def _keep(page: _Page, kind: ItemKind, items: list[Item], item: Item) -> None:
    """Add an item, unless one of its spans was not found."""
    if page.line not in {note.line for note in page.errors[-1:]}:
        items.append(item)
        page.note_line(kind)


def _attribution(page: _Page, fields: list[str]) -> GoldAttribution:
    name = _ATTRIBUTION.match(fields[0])
    if name is None:
        raise LineError(f"{fields[0]!r} is not an attribution's id", "write 'A a2 | …' or 'A a2 < a1 | …'")
    page.unread.add(name[1])
    spans, labels = _sort(page, fields[1:], ("src", "cue", "con"), once=("src", "cue"))
    form, labels = _take_form(labels)
    manner, labels = _take(labels, scheme.MANNERS)
    kind, labels = _take(labels, scheme.SOURCE_KINDS)
    _nothing_left(labels, "an attribution", (*scheme.MANNERS, *scheme.FORMS, *scheme.SOURCE_KINDS))
    _all_given({"manner": manner, "form": form, "source kind": kind})
    content = tuple(sorted(spans.get("con", ())))
    if not content:
        raise LineError("no content", "write con=…")
    return GoldAttribution(
        name[1],
        name[2],
        spans.get("src", [None])[0],
        cast(types.SourceKind, kind),
        spans.get("cue", [None])[0],
        content,
        cast(types.Manner, manner),
        cast(types.SpeechForm, form),
    )


def _claim(page: _Page, fields: list[str]) -> GoldClaim:
    predicate = page.span(fields[0])
    spans, labels = _sort(page, fields[1:], (*_ROLES, "when", "where"), once=("when", "where"))
    holders = [match[1] for word in labels if (match := _IN.match(word))]
    if len(holders) > 1:
        raise LineError("two attributions", "name the innermost only")
    kind, labels = _take([word for word in labels if not _IN.match(word)], scheme.CLAIM_KINDS)
    tense, labels = _take(labels, scheme.TENSES)
    mood, labels = _take(labels, scheme.MOODS)
    polarity, labels = _take(labels, ("neg",))
    plover, labels = _take(labels, scheme.PLOVER_EVENTS)
    innermost, issuer, labels = _take_commitment(labels)
    allowed = (*scheme.CLAIM_KINDS, *scheme.TENSES, *scheme.MOODS, "neg", *scheme.PLOVER_EVENTS, *scheme.COMMITMENTS)
    _nothing_left(labels, "a claim", allowed)
    _all_given({"kind": kind, "tense": tense, "commitment": innermost})
    parts = [GoldParticipant(cast(types.Role, role), span) for key, role in _ROLES.items() for span in spans.get(key, ())]
    return GoldClaim(
        id=f"c{len(page.claims) + 1}",
        predicate=predicate,
        kind=cast(types.ClaimKind, kind),
        mood=cast(types.Mood, mood or "declarative"),
        tense=cast(types.Tense, tense),
        polarity="negative" if polarity else "positive",
        plover=cast(scheme.PloverEvent | None, plover),
        participants=tuple(parts),
        when=spans.get("when", [None])[0],
        where=spans.get("where", [None])[0],
        attribution=holders[0] if holders else None,
        innermost=cast(types.CommitmentValue, innermost),
        issuer=cast(types.CommitmentValue, issuer),
    )


def _flag(page: _Page, fields: list[str]) -> GoldFlag:
    if len(fields) != 2:
        raise LineError("a flag has a name and a span", "write 'F slogan | words'")
    if fields[0] not in scheme.FLAGS:
        raise LineError(f"{fields[0]!r} is not a flag of the scheme", f"use one of: {', '.join(scheme.FLAGS)}")
    return GoldFlag(cast(types.FlagName, fields[0]), page.span(fields[1]))


Spans = dict[str, list[Offsets]]


def _sort(page: _Page, fields: list[str], allowed: Sequence[str], once: Sequence[str]) -> tuple[Spans, list[str]]:
    """Part the fields into spans by key and bare labels."""
    spans: Spans = {}
    labels: list[str] = []
    for words in fields:
        match = _FIELD.match(words)
        if match is None:
            labels.append(words)
            continue
        if match[1] not in allowed:
            raise LineError(f"'{match[1]}=' does not belong here", f"use {', '.join(f'{key}=' for key in allowed)}")
        if match[1] in once and match[1] in spans:
            raise LineError(f"'{match[1]}=' is given twice", "keep one")
        spans.setdefault(match[1], []).append(page.span(match[2]))
    return spans, labels


def _take(labels: list[str], allowed: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take the one label of a set out of the labels."""
    found = [word for word in labels if word in allowed]
    if len(found) > 1:
        raise LineError(f"{' and '.join(found)} exclude each other", "keep one")
    return (found[0] if found else None), [word for word in labels if word not in allowed]


def _take_form(labels: list[str]) -> tuple[str | None, list[str]]:
    # "direct" is a manner (a directive) and a form: beside another form, or written twice, one of them is the manner.
    others = [word for word in labels if word != "direct"]
    form, rest = _take(others, scheme.FORMS)
    manners = labels.count("direct") - (form is None)
    return form or ("direct" if "direct" in labels else None), rest + ["direct"] * max(0, manners)


def _take_commitment(labels: list[str]) -> tuple[str | None, str | None, list[str]]:
    values = set(scheme.COMMITMENTS)
    found = [match for word in labels if (match := _COMMITMENT.match(word)) and {match[1], match[2] or match[1]} <= values]
    if len(found) > 1:
        raise LineError(f"{' and '.join(match[0] for match in found)} exclude each other", "keep one")
    if not found:
        return None, None, labels
    return found[0][1], found[0][2] or found[0][1], [word for word in labels if word != found[0][0]]


def _nothing_left(labels: list[str], what: str, allowed: Sequence[str]) -> None:
    if labels:
        reason = f"{', '.join(map(repr, labels))}: no label of {what} in the scheme"
        raise LineError(reason, f"use {', '.join(dict.fromkeys(allowed))}")


def _all_given(labels: dict[str, str | None]) -> None:
    missing = [name for name, value in labels.items() if value is None]
    if missing:
        remedy = "'direct' is both: a direct directive is 'direct | direct'" if missing == ["manner"] else "add it"
        raise LineError(f"no {', no '.join(missing)}", remedy)
