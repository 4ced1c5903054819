"""Reviews as words: who judged what and why, with what stood there before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sayso.export.visible import visible
from sayso.export.words import day_words, period_words
from sayso.ledger.current import marks_of
from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.apply import MAKING, made_by
from sayso.ledger.reviews.kinds import Review, Subject
from sayso.ledger.veiling import Shown

_LONGEST: Final = 120
_HASH: Final = "sha256:"
_SHOWN_OF_HASH: Final = 12
_DONE: Final[Mapping[str, str]] = {
    "accept": "accepted",
    "reject": "rejected",
    "note": "note",
    "correct": "corrected",
    "add": "added",
    "merge": "merged",
    "split": "split",
    "same": "judged the same",
    "not-same": "judged not the same",
    "undecided": "judged undecided",
    "seal": "sealed",
    "unseal": "unsealed",
    "adopt": "another reading adopted",
    "undo": "undone",
    "redo": "brought back",
}
_FIRST: Final = ("plover", "mode")
"""Fields of a value that are told before others."""
_EVERY_REVIEW: Final = ("event", "at", "reviewer", "kind", "reason", "undoes")


def told_of(found: Shown) -> Mapping[str, list[str]]:
    """Give a line on every review of a claim that holds, by the claims' ids, in order."""
    told: dict[str, list[str]] = {}
    for review in found.held:
        part = made_by(review.event) if review.kind == "add" else review.subject.part
        told.setdefault(part, []).append(line_of(review))
        if review.other is not None and review.other.statement == found.statement:
            told.setdefault(review.other.part, []).append(line_of(review))
    return told


def state_words(found: Shown, claim: str) -> str:
    """Give what people have made of a claim: "unreviewed", "accepted, corrected"."""
    mark = marks_of(found.held).get(claim)
    if mark is None:
        return "unreviewed"
    return mark.verdict if mark.origin == "read" else f"{mark.verdict}, {mark.origin}"


def line_of(review: Review) -> str:
    """Give a review as a person would tell it: "accepted by ode, 3 May 2031, event 7: p. 2 has the same"."""
    done = _DONE.get(review.kind, review.kind)
    what = " ".join(part for part in (detail_of(review), _sentence(review.reason)) if part)
    head = f"{done} by {_shown(review.reviewer)}, {day_words(review.at[:10])}, event {review.event}"
    return f"{head}: {what}" if what else head


def detail_of(review: Review) -> str:
    """Give what a review did to its part: the field with what stood there and what stands there now, the other of a pair."""
    if review.kind == "correct":
        return f"{_shown(review.field or '')}, {value_words(review.replaced)} → {value_words(review.value)}."
    if review.kind == "split" and isinstance(review.value, list):
        return f"{_shown(' '.join(map(str, review.value)))} → {made_by(review.event)}."
    if review.kind == "add" and isinstance(review.value, dict):
        return value_words(review.value)
    if review.other is not None:
        return f"{'into' if review.kind == 'merge' else 'beside'} {short(review.other)}."
    if review.undoes is None:
        return ""
    return f"lifts the undo, event {review.undoes}." if review.kind == "redo" else f"event {review.undoes}."


def value_words(value: Json) -> str:
    """Give a value of a field in a few words: the text's own where it quotes them, days where it has them."""
    if value is None or value == []:
        return "nothing"
    if isinstance(value, list):
        return _shown("; ".join(_one(item) for item in value))
    return _shown(_one(value))


def _one(value: Json) -> str:
    if not isinstance(value, dict):
        return value if isinstance(value, str) else json.dumps(value)
    days = period_words(*(str(value[end]) if value.get(end) else None for end in ("earliest", "latest")))
    if days and "text" not in value:
        return days
    if isinstance(value.get("text"), str):
        role = f"{value['role']} " if isinstance(value.get("role"), str) else ""
        return f"{role}“{value['text']}”" + (f" = {days}" if days else "")
    ordered = [value[name] for name in _FIRST if name in value] + [part for name, part in value.items() if name not in _FIRST]
    parts = [part for part in ordered if isinstance(part, str)]
    return "/".join(parts) if parts else json.dumps(value)


def _sentence(reason: str) -> str:
    return _shown(reason, longest=len(reason)) if reason.strip() else ""


def _shown(text: str, longest: int = _LONGEST) -> str:
    line = " ".join(text.split())
    return visible(line if len(line) <= longest else f"{line[: longest - 1]}…")


def judged(review: Review) -> Subject:
    """Give what a review is of: its subject, or the claim that it put in."""
    return Subject(review.subject.statement, made_by(review.event)) if review.kind == "add" else review.subject


def short(subject: Subject) -> str:
    """Give a subject as commands take it, with the beginning of its statement's hash."""
    statement = subject.statement.removeprefix(_HASH)[:_SHOWN_OF_HASH]
    return _shown(f"{statement}:{subject.part}" if subject.part else statement)


def as_object(review: Review, *, in_force: bool) -> dict[str, Any]:
    """Give a review as JSON: every field that its kind has, and whether it holds."""
    found: dict[str, Any] = {name: getattr(review, name) for name in _EVERY_REVIEW if getattr(review, name) is not None}
    found |= {"statement": review.subject.statement, "subject": review.subject.part, "reading": review.reading}
    if review.other is not None:
        found["other"] = {"statement": review.other.statement, "subject": review.other.part, "reading": review.other_reading}
    if review.field is not None:
        found |= {"field": review.field, "replaced": review.replaced}
    if review.field is not None or review.value is not None:
        found["value"] = review.value
    if review.kind in MAKING:
        found["made"] = made_by(review.event)
    return found | {"in_force": in_force}


def as_objects(reviews: Iterable[Review], in_force: Iterable[Review]) -> list[dict[str, Any]]:
    """Give reviews as JSON; `in_force` are those of them that hold."""
    holding = {review.event for review in in_force}
    return [as_object(review, in_force=review.event in holding) for review in reviews]
