"""A reading as people have left it: corrected, with claims put in, with entities merged and split.

All of it happens to the reading as JSON has it, one review after the other in their order. A review whose part is not there (that
of a claim whose adding was undone) does nothing. What comes out must be as whole as a reading is: `wrong_with` says what is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from jsonschema import Draft202012Validator

from sayso.ledger.json_lines import Json
from sayso.ledger.quotations import wrong_quotations
from sayso.ledger.reviews.kinds import DOCUMENT, Review, ReviewKind
from sayso.ledger.schema import schema_text

Reading = dict[str, Any]
"""A reading as JSON has it."""
SPAN: Final = "span"
"""The field of a correction of the claim's clause: its start, end and text, which are only right together."""
CORRECTABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "claims": (
        SPAN, "predicate", "kind", "mood", "tense", "polarity", "act", "participants", "when", "where",
        "counts", "chain", "commitment", "flags",
    ),
    "attributions": ("parent", "source", "cue", "content", "manner", "form"),
    "entities": ("schema", "caption", "names", "country", "descriptions", "place"),
    "mentions": ("label", "form", "entity", "candidates"),
    DOCUMENT: ("title", "issuer", "published", "language"),
}  # fmt: skip
"""The fields of each kind of part that people may correct: all but ids, and what says where the text came from."""
SCHEMA_OF: Final = {
    "claims": "claim",
    "attributions": "attribution",
    "entities": "entity",
    "mentions": "mention",
    DOCUMENT: "document",
}
_SPAN_FIELDS: Final = ("start", "end", "text")
_BY_HAND: Final = "h"
_SHOWN: Final = 200
"""How much of a validator's words are passed on: they repeat the value that they are about."""


MAKING: Final = ("add", "split")
"""The kinds of reviews that put something in."""


def made_by(event: int) -> str:
    """Give the id of what a review puts in: a claim or an entity."""
    return f"{_BY_HAND}{event}"


def as_reviewed(line: str, reviews: Iterable[Review]) -> Reading:
    """Give a reading, as the line that is kept of it, with the reviews that hold for it (`state.carried`)."""
    reading: Reading = json.loads(line)
    for review in reviews:
        if (change := _CHANGES.get(review.kind)) is not None:
            change(reading, review)
    return reading


def find_part(reading: Reading, part: str) -> tuple[str, dict[str, Any]] | None:
    """Give a part of a reading by its id, with the name of the list that it stands in; None where it has none such."""
    if part == DOCUMENT:
        return DOCUMENT, reading[DOCUMENT]
    for name in CORRECTABLE:
        if name != DOCUMENT:
            for one in reading[name]:
                if one["id"] == part:
                    return name, one
    return None


def _correct(reading: Reading, review: Review) -> None:
    found = find_part(reading, review.subject.part)
    if found is None or review.field is None:
        return
    if review.field != SPAN:
        found[1][review.field] = review.value
    elif is_span(review.value):
        assert isinstance(review.value, dict)
        found[1].update(review.value)


def is_span(value: Json) -> bool:
    """Tell whether a value is `start`, `end` and `text`, and nothing else; whether they fit, `wrong_with` tells."""
    return isinstance(value, dict) and value.keys() == set(_SPAN_FIELDS)


def field_of(part: Mapping[str, Any], field: str) -> Json:
    """Give what stands in a field of a part that can be corrected."""
    if field == SPAN:
        return {name: part[name] for name in _SPAN_FIELDS}
    value: Json = part.get(field)
    return value


def _add(reading: Reading, review: Review) -> None:
    assert isinstance(review.value, dict)
    reading["claims"].append({**review.value, "id": made_by(review.event)})
    reading["claims"].sort(key=lambda claim: claim["predicate"]["start"])


def _merge(reading: Reading, review: Review) -> None:
    """Put an entity into another, which takes its names and all that pointed to it."""
    into = review.other.part if review.other else ""
    one, other = _entity(reading, review.subject.part), _entity(reading, into)
    if one is None or other is None or one is other:
        return
    for field in ("names", "country", "descriptions"):
        other[field] += [item for item in one[field] if item not in other[field]]
    reading["entities"].remove(one)
    for mention in reading["mentions"]:
        left = [into if name == review.subject.part else name for name in mention["candidates"]]
        mention["candidates"] = list(dict.fromkeys(left))
    _point(reading, lambda holder: into if holder["entity"] == review.subject.part else holder["entity"])


def _split(reading: Reading, review: Review) -> None:
    """Make an entity of its own of some mentions of another, with what points to it by their words."""
    assert isinstance(review.value, list)
    parted, old = set(review.value), _entity(reading, review.subject.part)
    mentions = [one for one in reading["mentions"] if one["id"] in parted and one["entity"] == review.subject.part]
    if old is None or not mentions:
        return
    new, places = made_by(review.event), {(one["start"], one["end"]) for one in mentions}

    def pointed(holder: Mapping[str, Any]) -> Json:
        ours = holder.get("mention") in parted or (holder.get("start"), holder.get("end")) in places
        entity: Json = holder["entity"]
        return new if ours and entity == review.subject.part else entity

    _point(reading, pointed)
    names = list(dict.fromkeys(one["text"] for one in mentions if one["form"] == "name"))
    left = {one["text"] for one in reading["mentions"] if one["entity"] == review.subject.part}
    old["names"] = [name for name in old["names"] if name not in names or name in left]
    caption = names[0] if names else mentions[0]["text"]
    reading["entities"].append({**old, "id": new, "caption": caption, "names": names, "descriptions": [], "place": None})


def _point(reading: Reading, entity_of: Callable[[Mapping[str, Any]], Json]) -> None:
    for holder in _holders(reading):
        holder["entity"] = entity_of(holder)


def _holders(reading: Reading) -> Iterator[dict[str, Any]]:
    """Give everything that points to an entity."""
    yield from reading["mentions"]
    yield from (one["source"] for one in reading["attributions"])
    yield from (one for claim in reading["claims"] for one in claim["participants"])
    if reading[DOCUMENT]["issuer"] is not None:
        yield reading[DOCUMENT]["issuer"]


def _entity(reading: Reading, name: str) -> dict[str, Any] | None:
    return next((one for one in reading["entities"] if one["id"] == name), None)


_CHANGES: Final[Mapping[ReviewKind, Callable[[Reading, Review], None]]] = {
    "correct": _correct,
    "add": _add,
    "merge": _merge,
    "split": _split,
}


def wrong_with(reading: Reading, parts: Iterable[str] = ()) -> Iterator[str]:
    """Tell what keeps a changed reading from being one: parts unlike the published shape, quotations that are none, ids of nothing.

    `parts` are the ids of those that have changed: they alone are held against the schema.
    """
    for part in parts:
        if (found := find_part(reading, part)) is not None:
            yield from (f"{part}: {wrong}" for wrong in wrong_shape(found[0], found[1]))
    yield from wrong_quotations(reading)
    yield from _dangling(reading)


def wrong_shape(name: str, value: Json) -> Iterator[str]:
    """Tell what in a value is not as the published shape has the items of a list (`claims`, say), or the document."""
    yield from (error.message[:_SHOWN] for error in _validator(SCHEMA_OF[name]).iter_errors(value))


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = json.loads(schema_text())
    return Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{kind}"})


def _dangling(reading: Reading) -> Iterator[str]:
    known = {name: {one["id"] for one in reading[name]} for name in ("mentions", "entities", "attributions")}
    for holder in _holders(reading):
        if holder["entity"] is not None and holder["entity"] not in known["entities"]:
            yield f"there is no entity {holder['entity']}"
    for claim in reading["claims"]:
        named = [("attributions", one) for one in claim["chain"]]
        named += [("mentions", one["mention"]) for one in claim["participants"] if one["mention"] is not None]
        yield from (f"{claim['id']}: there is no {one} among the {name}" for name, one in named if one not in known[name])
    yield from _bad_parents(reading, known["attributions"])


def _bad_parents(reading: Reading, known: set[str]) -> Iterator[str]:
    parents = {one["id"]: one["parent"] for one in reading["attributions"]}
    for name, parent in parents.items():
        above, seen = parent, {name}
        while above is not None and above in known and above not in seen:
            seen.add(above)
            above = parents[above]
        if above is not None:
            yield f"{name}: its parent {above} is {'itself within it' if above in seen else 'not there'}"
