"""What a person writes for a field, as plain words, turned into the value that the published shape wants there.

`when=12 October` names words of the text, `when=2015-10-12` days, `agent=the port police` who did it, `act=COERCE/arrest` an event
of PLOVER. What begins with a bracket or a quotation mark, or is `null`, is JSON and taken as it is; `none` empties what may be
empty. Nothing is kept here: `apply.wrong_with` checks whatever comes out before it is.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sayso.errors import LedgerError
from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.apply import CORRECTABLE, SCHEMA_OF, SPAN, Reading, find_part
from sayso.ledger.reviews.claim_words import CLAIM_BUILDERS, ROLES, counts_after, participants_with
from sayso.ledger.reviews.finding import Beside
from sayso.ledger.reviews.given import is_none, listed, period_of, refused
from sayso.ledger.reviews.kinds import DOCUMENT
from sayso.ledger.schema import schema_text

_JSON_BEGINS: Final = ("{", "[", '"')
_ALIASES: Final[Mapping[str, Mapping[str, str]]] = {
    "claims": {"count": "counts", "source": "chain", "flag": "flags", "text": SPAN, "clause": SPAN},
    "entities": {"name": "caption", "title": "caption"},
    DOCUMENT: {"date": "published"},
}
"""Fields by the names that people give them."""
_UNNAMED: Final = ("unnamed", "impersonal", "issuer")
_NEW: Final = "new"
_SKELETON: Final[Mapping[str, Any]] = {
    "id": _NEW,
    "kind": "event",
    "mood": "declarative",
    "tense": "past",
    "polarity": "positive",
    "act": None,
    "participants": [],
    "when": None,
    "where": None,
    "counts": [],
    "chain": [],
    "commitment": None,
    "flags": [],
    "confidence": 1.0,
}
"""What a claim put in by a person says where nothing else is given of it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a part, and what is to stand there."""

    field: str
    value: Json


def corrections_for(reading: Reading, part: str, field: str, given: str) -> tuple[Correction, ...]:
    """Give what must be corrected for a field to say what is given: mostly one field, with those that depend on it.

    `field` is one of the published shape's, or for a claim a role (`agent`, `patient`, `recipient`, `instrument`, `other`), `count`
    or `source`. LedgerError NOT_FOUND for a part that is not there, NOT_CORRECTABLE, NOT_A_VALUE, NOT_IN_TEXT, AMBIGUOUS.
    """
    found = find_part(reading, part)
    if found is None:
        raise LedgerError("NOT_FOUND", f"there is no {part} in this statement.", "See `sayso show`.")
    beside = Beside(reading, *found)
    if beside.kind == "claims" and field in ROLES:
        value = participants_with(beside, field, given)
        counts = counts_after(beside.part, value)
        changed = (Correction("counts", counts),) if counts != beside.part["counts"] else ()
        return (Correction("participants", value), *changed)
    name = _ALIASES.get(beside.kind, {}).get(field, field)
    if name not in CORRECTABLE[beside.kind]:
        known = ", ".join((*CORRECTABLE[beside.kind], *(ROLES if beside.kind == "claims" else ())))
        raise LedgerError("NOT_CORRECTABLE", f"{part} has no field {field!r} to correct.", f"It has {known}.")
    return (Correction(name, _value(beside, name, given)),)


def value_for(reading: Reading, part: str, field: str, given: str) -> Json:
    """Give the value that a field is to have, as `corrections_for` finds it."""
    return corrections_for(reading, part, field, given)[0].value


def claim_for(reading: Reading, given: Iterable[tuple[str, str]]) -> Json:
    """Give a claim in the published shape without its id, from words: `text`, the clause, and `predicate` are needed.

    The others are fields as `corrections_for` takes them, in any order. LedgerError as there, and NOT_A_VALUE for what is missing.
    """
    told = list(given)
    words = dict(told)
    if not words.get("text") or not words.get("predicate"):
        raise refused("a claim needs the words of its clause and its predicate", "Give --text WORDS and --predicate WORDS.")
    draft: dict[str, Any] = copy.deepcopy(dict(_SKELETON))
    clause = Beside(reading, DOCUMENT, reading["document"]).quoted(words["text"])
    draft |= clause | {"predicate": {"start": clause["start"], "end": clause["end"]}}
    draft["predicate"] = CLAIM_BUILDERS["predicate"](Beside(reading, "claims", draft), words["predicate"])
    with_it = {**reading, "claims": [*reading["claims"], draft]}
    for field, value in sorted(told, key=lambda one: _ORDER.get(one[0], 0)):
        if field not in ("text", "predicate", "commitment"):
            for correction in corrections_for(with_it, _NEW, field, value):
                draft[correction.field] = correction.value
    held = words.get("commitment") or _HELD
    draft["commitment"] = value_for(with_it, _NEW, "commitment", f"{held}/U" if draft["chain"] and "/" not in held else held)
    return {name: value for name, value in draft.items() if name != "id"}


_HELD: Final = "CT+"
_ORDER: Final = {"count": 1, "counts": 1, "when": 1}
"""What others depend on comes first: a count is of a participant, a time is read by the tense."""


def _value(beside: Beside, field: str, given: str) -> Json:
    told = given.strip()
    if told.startswith(_JSON_BEGINS) or told == "null":
        try:
            parsed: Json = json.loads(told)
        except (ValueError, RecursionError):
            if not told.startswith('"'):
                raise refused(f"{told[:60]!r} is not JSON", "Write it as JSON, or as plain words.") from None
        else:
            return parsed
    builder = _BUILDERS.get((beside.kind, field)) or (CLAIM_BUILDERS.get(field) if beside.kind == "claims" else None)
    return _plain(beside, field, told) if builder is None else builder(beside, told)


def _plain(beside: Beside, field: str, given: str) -> Json:
    """Give a bare word: one of those that the schema allows, where it names some."""
    allowed = _allowed(beside.kind, field)
    if not allowed:
        raise refused(f"{field} is not told in words", "Give it as JSON: see `sayso schema`.")
    return one_of(given, allowed, field)


def one_of(given: str, allowed: Iterable[str], field: str) -> str:
    """Give the word of a vocabulary that is meant, whatever its case; LedgerError NOT_A_VALUE."""
    known = {word.casefold(): word for word in allowed}
    if (found := known.get(given.casefold())) is None:
        raise refused(f"{given[:60]!r} is no {field}", f"It is one of {', '.join(known.values())}.")
    return found


def _allowed(kind: str, field: str) -> tuple[str, ...]:
    properties = json.loads(schema_text())["$defs"][SCHEMA_OF[kind]]["properties"]
    return tuple(properties.get(field, {}).get("enum", ()))


def _span(beside: Beside, given: str) -> Json:
    return None if is_none(given) else beside.quoted(given)


def _spans(beside: Beside, given: str) -> Json:
    return [] if is_none(given) else [beside.quoted(words) for words in listed(given)]


def _words(_beside: Beside, given: str) -> Json:
    return given


def _words_or_none(_beside: Beside, given: str) -> Json:
    return None if is_none(given) else given


def _list(_beside: Beside, given: str) -> Json:
    return [] if is_none(given) else list(listed(given))


def _ids(_beside: Beside, given: str) -> Json:
    return [] if is_none(given) else re.split(r"[;,\s]+", given)


def _codes(_beside: Beside, given: str) -> Json:
    return [] if is_none(given) else [code.lower() for code in re.split(r"[;,\s]+", given)]


def _source(beside: Beside, given: str) -> Json:
    """Give who an attribution rests on: the words that name it, or `unnamed`, `impersonal` or `issuer`."""
    if given in _UNNAMED:
        issuer = beside.reading["document"]["issuer"]
        entity = issuer["entity"] if given == "issuer" and issuer else None
        return {"kind": given, "start": None, "end": None, "text": None, "entity": entity}
    span = beside.quoted(given)
    mention = beside.mention_at(span)
    kind = "named" if mention and mention["form"] == "name" else "described"
    return {"kind": kind, **span, "entity": mention["entity"] if mention else None}


def _issuer(beside: Beside, given: str) -> Json:
    """Give whose voice a statement is: words of the text, or a name that it does not have, as given by a person."""
    if is_none(given):
        return None
    try:
        span: dict[str, Any] = beside.quoted(given)
    except LedgerError as error:
        if error.code != "NOT_IN_TEXT":
            raise
        span = {"start": None, "end": None, "text": given}
    mention = beside.mention_at(span)
    named = mention["entity"] if mention else None
    called = [one["id"] for one in beside.reading["entities"] if given in (one["caption"], *one["names"])]
    return {**span, "entity": named or (called[0] if len(called) == 1 else None), "basis": "given"}


def _published(_beside: Beside, given: str) -> Json:
    if is_none(given):
        return None
    earliest, latest = period_of(given) or (None, None)
    if earliest is None or latest is None:
        raise refused(f"{given[:60]!r} is no day", "Write it as YYYY-MM-DD, or as two days with .. between them.")
    return {"earliest": earliest, "latest": latest, "basis": "given"}


_BUILDERS: Final[Mapping[tuple[str, str], Callable[[Beside, str], Json]]] = {
    ("claims", SPAN): Beside.quoted,
    ("attributions", "parent"): _words_or_none,
    ("attributions", "source"): _source,
    ("attributions", "cue"): _span,
    ("attributions", "content"): _spans,
    ("entities", "schema"): _words,
    ("entities", "caption"): _words,
    ("entities", "names"): _list,
    ("entities", "country"): _codes,
    ("entities", "descriptions"): _spans,
    ("entities", "place"): _words_or_none,
    ("mentions", "entity"): _words_or_none,
    ("mentions", "candidates"): _ids,
    (DOCUMENT, "title"): _span,
    (DOCUMENT, "issuer"): _issuer,
    (DOCUMENT, "published"): _published,
    (DOCUMENT, "language"): _words,
}
